/** The words of warnings in both languages: colours, criteria and what they compared, what follows. */
import { match } from "ts-pattern";
import type {
  ConsequenceResult,
  CriterionFound,
  CriterionResult,
  KeptColour,
  PartLook,
  Warnings,
} from "../model/answer/warnings";
import type { Period } from "../model/calendar";
import type { Measure } from "../model/measures";
import type { Text } from "../model/text";
import { dayText, monthText, periodText, quarterText } from "./days";
import { isShare } from "./measured";
import { near, percent } from "./numbers";
import { join, nothing, say } from "./words";

type Of<K extends CriterionFound["kind"]> = Extract<CriterionFound, { kind: K }>;

const shownBy = (measure: Measure["kind"] | null): ((value: string) => string) => (isShare(measure) ? percent : near);

const conditionText = ({ when, measure, value }: Of<"condition">): Text => {
  if (value === null) return nothing;
  const isShare = when.kind === "points-share" || when.kind === "choice";
  const shown = isShare ? percent(value) : shownBy(measure)(value);
  return say(`目前 ${shown}`, `now ${shown}`);
};

const countText = ({ from, to, count }: Of<"count">): Text => {
  const times = count === 1 ? "once" : `${count} times`;
  return say(`${periodText({ from, to }).zh} ${count} 次`, `${times}, ${periodText({ from, to }).en}`);
};

/** A calendar part that the term may have cut: by the name of the whole part. */
const wholePart = ({ from }: Period, every: "month" | "quarter"): Text =>
  every === "month" ? monthText(from) : quarterText(from);

const partsText = ({ parts, every, measure }: Of<"running"> | Of<"trend">): Text => {
  const shown = shownBy(measure);
  const valued = parts.filter((part): part is PartLook & { value: string } => part.value !== null);
  const named = valued.map((part) => {
    const name = wholePart(part, every);
    return say(`${name.zh} ${shown(part.value)}`, `${name.en} ${shown(part.value)}`);
  });
  return join(named, "、", ", ");
};

const foundText = (found: CriterionFound): Text =>
  match(found)
    .returnType<Text>()
    .with({ kind: "condition" }, conditionText)
    .with({ kind: "count" }, countText)
    .with({ kind: "running" }, partsText)
    .with({ kind: "trend" }, partsText)
    .exhaustive();

/** A criterion that holds, with what it compared. */
export const criterionText = ({ title, found }: CriterionResult): Text => {
  const compared = foundText(found);
  return compared.zh === "" ? title : say(`${title.zh}（${compared.zh}）`, `${title.en} (${compared.en})`);
};

const colourTitle = ({ colours }: Warnings, colour: string): Text =>
  colours.find(({ id }) => id === colour)?.title ?? say(colour, colour);

/** What follows from kept colours: since when it does, and how it is to be done. */
const consequenceText = ({ title, reached, steps }: ConsequenceResult): Text => {
  const last = reached.at(-1);
  const since = last === undefined ? nothing : say(`（${dayText(last).zh}达到）`, ` (reached ${last})`);
  const what = join(
    steps.map((step) => step.title),
    "、",
    ", ",
  );
  const done = steps.length === 0 ? nothing : say(`：${what.zh}`, `: ${what.en}`);
  return say(`后果：${title.zh}${since.zh}${done.zh}`, `Follows: ${title.en}${since.en}${done.en}`);
};

/** Most kept colours that one line lists; the answer holds them all. */
const mostKept = 4;

const keptText = ({ colour }: KeptColour, warnings: Warnings): Text =>
  colour === null ? say("无记录", "nothing recorded") : colourTitle(warnings, colour);

/** The last kept colours one after the other, where one of them warns or is missing. */
const historyText = (warnings: Warnings): Text => {
  const last = warnings.history.slice(-mostKept);
  const [first] = last;
  if (first === undefined || last.every(({ colour }) => colour === warnings.colours[0]?.id)) return nothing;
  const from = wholePart(first, warnings.every);
  const kept = last.map((part) => keptText(part, warnings));
  return say(`${from.zh}起历次：${join(kept, "、", "").zh}`, `Kept from ${from.en}: ${join(kept, "", ", ").en}`);
};

const noDataText = (criteria: readonly CriterionResult[]): Text => {
  const silent = criteria.filter(({ state }) => state === "no-data").map(({ title }) => title);
  if (silent.length === 0) return nothing;
  return say(`没有数据、无法判断：${join(silent, "、", "").zh}`, `No data: ${join(silent, "", "; ").en}`);
};

/** Everything that stands below a team's row. */
export const noteTexts = (warnings: Warnings): Text[] => {
  const { criteria, consequences } = warnings;
  const holding = criteria.filter(({ state }) => state === "holds");
  const follows = consequences.filter(({ holds }) => holds);
  const notes = [
    ...holding.map(criterionText),
    historyText(warnings),
    ...follows.map(consequenceText),
    noDataText(criteria),
  ];
  return notes.filter(({ zh }) => zh !== "");
};

export const warningWords = {
  columns: {
    team: say("工作队", "Team"),
    village: say("村", "Village"),
    town: say("镇", "Town"),
    holding: say("成立条件", "Criteria"),
    since: say("起始", "Since"),
    colour: say("预警", "Warning"),
  },
  title: (district: Text, { asOf }: Warnings): Text =>
    say(`${district.zh}　${dayText(asOf).zh}预警情况`, `${district.en}: warnings on ${asOf}`),
  standing: ({ knownAt, every, asOf }: Warnings): Text => {
    const known =
      knownAt === null
        ? nothing
        : say(`，只计${dayText(knownAt).zh}以前登记的台账`, `, knowing what was recorded by ${knownAt}`);
    const kept =
      every === "month"
        ? say("每月末留一次颜色", "a colour is kept every month")
        : say("每季末留一次颜色", "a colour is kept every quarter");
    return say(`截至${dayText(asOf).zh}${known.zh}；${kept.zh}。`, `As of ${asOf}${known.en}; ${kept.en}.`);
  },
  colour: (warnings: Warnings): Text => colourTitle(warnings, warnings.colour),
  counts: (teams: number, colours: readonly (readonly [Text, number])[]): Text => {
    const zh = colours.map(([title, count]) => `${title.zh} ${count}`).join("，");
    const en = colours.map(([title, count]) => `${title.en} ${count}`).join(", ");
    return say(`共 ${teams} 个：${zh}。`, `${teams} in all: ${en}.`);
  },
  following: (teams: number): Text =>
    teams === 0
      ? nothing
      : say(`应当跟进处理的 ${teams} 个，见各行的“后果”。`, `${teams} to be followed up; see “Follows” below each.`),
};
