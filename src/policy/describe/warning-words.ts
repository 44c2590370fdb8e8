/** Early warnings: colours, criteria, how many of them give which colour, and what follows, each clause in a sentence. */
import { match } from "ts-pattern";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { Consequence, Criterion, Shade, Trigger, WarningRules } from "../../model/warning";
import { percent, same } from "../../report/numbers";
import { nothing, say } from "../../report/words";
import { conditionText, measuredText } from "./condition-words";
import type { Names } from "./names";
import { everyText, listText, sentence, shownBy, stepsText } from "./phrases";
import { partTitle, type Said, said, titleOf } from "./said";

type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;

const shades: Readonly<Record<Shade, Text>> = {
  green: say("绿", "green"),
  blue: say("蓝", "blue"),
  yellow: say("黄", "yellow"),
  red: say("红", "red"),
};

const colourText = ({ id, shade }: WarningRules["colours"][number], names: Names): Text => {
  const { zh, en } = names.colour(id);
  return sentence(
    shade === undefined
      ? say(zh, en)
      : say(`${zh}，以${shades[shade].zh}色显示`, `${en}, drawn in ${shades[shade].en}`),
  );
};

const counted = ({ of, name }: Of<"count">, names: Names): Text => {
  if (of === "notice") {
    const { zh, en } = names.item(name ?? "");
    return say(`${zh}记录的事项`, `matters recorded for ${en}`);
  }
  const what = of === "event" ? say("发生事件", "events") : say("认定失职失责", "findings");
  if (name === undefined) return what;
  const { zh, en } = of === "event" ? names.event(name) : names.misconduct(name);
  return of === "event" ? say(`发生${zh}`, `events ${en}`) : say(`认定${zh}`, `findings of ${en}`);
};

const count = (rule: Of<"count">, names: Names): Text => {
  const { zh, en } = counted(rule, names);
  const s = rule.days === 1 ? "day" : "days";
  return say(
    `近${rule.days}天内${zh}${rule.atLeast}${rule.of === "notice" ? "件" : "次"}以上`,
    `at least ${rule.atLeast} ${en} in the last ${rule.days} ${s}`,
  );
};

const running = ({ item, every, times, kind: _, ...comparison }: Of<"running">, names: Names): Text => {
  const [part, what] = [everyText[every], measuredText(item, comparison, names)];
  return say(`连续${times}个${part.zh}${what.zh}`, `${times} ${part.en}${times === 1 ? "" : "s"} running, ${what.en}`);
};

const trend = ({ item, every, goes, times, by }: Of<"trend">, names: Names): Text => {
  const [part, name] = [everyText[every], names.item(item)];
  const way = goes === "down" ? say("下降", "falls") : say("上升", "rises");
  const least = apart(by, item, names);
  const enough = same(by, "0") ? nothing : say(`、每次${least.zh}以上`, `, each time by at least ${least.en}`);
  return say(
    `${name.zh}的计量值连续${times}个${part.zh}${way.zh}${enough.zh}`,
    `the value of ${name.en} ${way.en} ${times} ${part.en}${times === 1 ? "" : "s"} running${enough.en}`,
  );
};

/** A difference of values of an item: of shares in percentage points. */
const apart = (by: string, item: string, names: Names): Text => {
  const shown = shownBy(names.measure(item)?.kind);
  if (!shown("1").zh.endsWith("%")) return shown(by);
  return say(percent(by).replace("%", "个百分点"), percent(by).replace("%", " percentage points"));
};

const triggerText = (trigger: Trigger, names: Names): Text =>
  match(trigger)
    .returnType<Text>()
    .with({ kind: "condition" }, ({ when }) => {
      const { zh, en } = conditionText(when, names);
      return say(`当年到目前为止${zh}`, `in the year so far, ${en}`);
    })
    .with({ kind: "count" }, (rule) => count(rule, names))
    .with({ kind: "running" }, (rule) => running(rule, names))
    .with({ kind: "trend" }, (rule) => trend(rule, names))
    .exhaustive();

const criterionText = ({ when, colour }: Criterion, names: Names): Text => {
  const holds = triggerText(when, names);
  const least = colour === undefined ? undefined : names.colour(colour);
  return sentence(
    least === undefined
      ? say(`${holds.zh}的，成立一条`, `it holds where ${holds.en}`)
      : say(
          `${holds.zh}的，成立一条，至少为${least.zh}`,
          `it holds, and gives at least ${least.en}, where ${holds.en}`,
        ),
  );
};

const countText = ({ atLeast, colour }: WarningRules["counts"][number], names: Names): Text => {
  const { zh, en } = names.colour(colour);
  return sentence(say(`成立${atLeast}条以上的，至少为${zh}`, `at least ${atLeast} that hold give at least ${en}`));
};

const consequenceText = ({ colour, running: row, inYear, steps }: Consequence, names: Names): Text => {
  const [name, done] = [names.colour(colour), stepsText(steps, names.step)];
  const when =
    row === undefined
      ? say(
          `同一年度有${inYear ?? 0}期以上留存${name.zh}或者更重颜色的`,
          `at least ${inYear ?? 0} kept colours of a year are ${name.en} or worse`,
        )
      : say(
          `连续${row}期以上留存${name.zh}或者更重颜色的`,
          `at least ${row} kept colours running are ${name.en} or worse`,
        );
  const then = steps.length === 0 ? say("不另作处理", "nothing follows") : done;
  return sentence(say(`${when.zh}，${then.zh}`, `where ${when.en}, ${then.en}`));
};

const ownText = ({ every, records }: WarningRules, names: Names): Text => {
  const [part, items] = [everyText[every], listText(records.map(names.item))];
  return sentence(
    say(`每${part.zh}末留存一次颜色`, `a colour is kept at the end of every ${part.en}`),
    records.length === 0
      ? nothing
      : say(
          `${items.zh}在该${part.zh}都没有计量值的，不留存`,
          `none where no value was measured in it for ${items.en}`,
        ),
  );
};

/** The rules of warnings: a sentence for each of their clauses. */
export const warningClauses = ({ warnings }: Scheme, names: Names): Said[] => {
  if (warnings === undefined) return [];
  const { colours, criteria, counts, consequences } = warnings;
  const at = (list: string, index: number) => ["warnings", list, index] as const;
  return [
    said(["warnings"], say("预警", "Warnings"), ownText(warnings, names)),
    ...colours.map((one, index) =>
      said(at("colours", index), partTitle(say("预警颜色", "Colour"), names.colour(one.id)), colourText(one, names)),
    ),
    ...criteria.map((one, index) =>
      said(at("criteria", index), partTitle(say("预警条件", "Criterion"), titleOf(one)), criterionText(one, names)),
    ),
    ...counts.map((one, index) => {
      const title = partTitle(say("预警条数", "Number of criteria"), names.colour(one.colour));
      return said(at("counts", index), title, countText(one, names));
    }),
    ...consequences.map((one, index) =>
      said(
        at("consequences", index),
        partTitle(say("预警后果", "Consequence"), titleOf(one)),
        consequenceText(one, names),
      ),
    ),
  ];
};
