/** Commendations and criticisms: the same matter counts once, at its highest level or as the scheme says. FORMAT.md, 7.14. */
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { add, divide, type Exact, exactOf, exactText, most, multiply, ratio, subtract, zero } from "../../model/points";
import { measured, type Outcome, only, refsOf, type View } from "../outcome";

type Notices = Extract<Measure, { kind: "notices" }>;
type Notice = FactOf<"notice">;

export const noticesOf = (rule: Notices) => {
  const levels = new Map(rule.levels.map(({ id, value }) => [id, exactOf(value)]));
  const worthOf = ({ level, authors }: Notice): Exact => {
    const value = levels.get(level) ?? zero;
    return rule.shared ? divide(value, ratio(authors)) : value;
  };
  /** What one matter is worth, from all its notices. */
  const worthOfMatter = (notices: readonly Notice[]): Exact => {
    const worths = notices.map(worthOf);
    const highest = worths.reduce(most, zero);
    if (rule.sameMatter === "highest") return highest;
    const all = worths.reduce(add, zero);
    if (rule.sameMatter === "sum") return all;
    return add(highest, multiply(exactOf(rule.rest ?? "0"), subtract(all, highest)));
  };

  return ({ facts, gathered, index }: View): Outcome => {
    const notices = only("notice", facts);
    const earlier = rule.once === "ever" ? (gathered.before.get(index) ?? []) : [];
    const matters = [...new Set(notices.map(({ matter }) => matter))].sort().map((matter) => {
      const before = earlier.filter((notice) => notice.matter === matter);
      const now = notices.filter((notice) => notice.matter === matter);
      const known = worthOfMatter(before);
      return { matter, known, worth: most(subtract(worthOfMatter([...before, ...now]), known), zero) };
    });
    const value = matters.map(({ worth }) => worth).reduce(add, zero);
    return measured(value, {
      kind: "notices",
      matters: matters.map(({ matter, worth, known }) => ({
        matter,
        worth: exactText(worth),
        before: exactText(known),
      })),
      value: exactText(value),
      facts: refsOf(notices),
    });
  };
};
