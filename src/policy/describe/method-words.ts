/** How a number becomes points, as a sentence for every kind of method. */
import { match } from "ts-pattern";
import type { Comparison } from "../../model/condition";
import type { Measure, Method } from "../../model/measures";
import type { Text } from "../../model/text";
import { percent, same } from "../../report/numbers";
import { join, nothing, say } from "../../report/words";
import { between, comparisonText, pointsText, type Shown, sentence, shownBy } from "./phrases";

type Of<K extends Method["kind"]> = Extract<Method, { kind: K }>;

/** What a method is applied to. */
interface Scale {
  readonly shown: Shown;
  /** `每次`, `计量值每 100%`: one unit of the value. */
  readonly one: Text;
  /** Differences: of shares in percentage points. */
  readonly apart: Shown;
}

const ones: Partial<Record<Measure["kind"], Text>> = {
  count: say("每次", "for each time"),
  published: say("每件", "for each of them"),
};

const scaleOf = (kind: Measure["kind"] | undefined): Scale => {
  const shown = shownBy(kind);
  const unit = shown("1");
  const isPercent = unit.zh === "100%";
  return {
    shown,
    one: (kind && ones[kind]) ?? say(`计量值每${unit.zh}`, `for each ${unit.en} of the value`),
    apart: isPercent
      ? (share) => say(percent(share).replace("%", "个百分点"), percent(share).replace("%", " percentage points"))
      : shown,
  };
};

/** `超过 2 次的部分，` where some are free. */
const beyond = (free: string, { shown }: Scale): Text =>
  same(free, "0") ? nothing : say(`计量值超过${shown(free).zh}的部分，`, ` beyond a value of ${shown(free).en}`);

const perOccurrence = ({ each, free }: Of<"per-occurrence">, scale: Scale): Text => {
  const [cost, over] = [pointsText(each), beyond(free, scale)];
  return sentence(
    say(
      `从分值中扣分，${over.zh}${scale.one.zh}扣${cost.zh}`,
      `${cost.en} off the item's points ${scale.one.en}${over.en}`,
    ),
  );
};

const perUnit = ({ each, free }: Of<"per-unit">, scale: Scale): Text => {
  const [worth, over] = [pointsText(each), beyond(free, scale)];
  return sentence(say(`${over.zh}${scale.one.zh}计${worth.zh}`, `${worth.en} ${scale.one.en}${over.en}`));
};

const proportional = ({ full }: Of<"proportional">, { shown }: Scale): Text => {
  const over = same(full, "1") ? nothing : say(`，再除以${shown(full).zh}`, `, divided by ${shown(full).en}`);
  return sentence(
    say(`按比例计分，得分为分值乘以计量值${over.zh}`, `in proportion: the item's points times the value${over.en}`),
  );
};

type Edge = { readonly from?: string | undefined; readonly over?: string | undefined };

/** What reaches an edge. */
const reaching = ({ from, over }: Edge): Comparison =>
  over === undefined ? { atLeast: from ?? "0" } : { above: over };
/** What does not. */
const missing = ({ from, over }: Edge): Comparison => (over === undefined ? { below: from ?? "0" } : { atMost: over });

const tiers = ({ steps, else: rest }: Of<"tiers">, { shown }: Scale): Text => {
  const rows = steps.map((step, index) => {
    const above = steps[index - 1];
    return { range: between(reaching(step), above === undefined ? {} : missing(above), shown), points: step.points };
  });
  const last = steps.at(-1);
  const least = last === undefined ? nothing : comparisonText(missing(last), shown);
  const all = [...rows, { range: least, points: rest }].map(({ range, points }) =>
    say(`${range.zh}的计${pointsText(points).zh}`, `${range.en}: ${pointsText(points).en}`),
  );
  const list = join(all, "，", "; ");
  return sentence(say(`按计量值分档计分，${list.zh}`, `by steps of the value: ${list.en}`));
};

const steps = ({ from, each, costs, begun }: Of<"steps">, { shown, apart }: Scale): Text => {
  const [start, step, cost] = [shown(from), apart(each), pointsText(costs)];
  return sentence(
    say(
      `从分值中扣分，计量值比${start.zh}每低${step.zh}扣${cost.zh}`,
      `${cost.en} off the item's points for each ${step.en} under ${start.en}`,
    ),
    begun === "costs" ? say("不足一档按一档计", "a begun step counts") : say("不足一档不计", "only whole steps count"),
  );
};

const allOrNothing = (edge: Of<"all-or-nothing">, { shown }: Scale): Text => {
  const [yes, no] = [comparisonText(reaching(edge), shown), comparisonText(missing(edge), shown)];
  return sentence(
    say(`计量值${yes.zh}的得全部分值`, `with a value of ${yes.en} all of the item's points`),
    say(`${no.zh}的不得分`, `${no.en}: none`),
  );
};

const byRank = ({ points, else: rest }: Of<"by-rank">): Text => {
  const list = join(
    points.map((given, index) =>
      say(`第${index + 1}名计${pointsText(given).zh}`, `rank ${index + 1}: ${pointsText(given).en}`),
    ),
    "，",
    "; ",
  );
  return sentence(
    say(
      `按名次计分，${list.zh}，其他名次计${pointsText(rest).zh}`,
      `by rank: ${list.en}; any other: ${pointsText(rest).en}`,
    ),
  );
};

/** How a value of a kind of measure becomes points. The item's own points are not said: they are the item's. */
export const methodText = (method: Method, measure: Measure["kind"] | undefined): Text => {
  const scale = scaleOf(measure);
  return match(method)
    .returnType<Text>()
    .with({ kind: "per-occurrence" }, (rule) => perOccurrence(rule, scale))
    .with({ kind: "proportional" }, (rule) => proportional(rule, scale))
    .with({ kind: "tiers" }, (rule) => tiers(rule, scale))
    .with({ kind: "steps" }, (rule) => steps(rule, scale))
    .with({ kind: "all-or-nothing" }, (rule) => allOrNothing(rule, scale))
    .with({ kind: "per-unit" }, (rule) => perUnit(rule, scale))
    .with({ kind: "by-rank" }, byRank)
    .exhaustive();
};
