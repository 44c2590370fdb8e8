/** Commendations and criticisms: the same matter counts once, at its highest level or as the scheme says. FORMAT.md, 7.14. */
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  most,
  multiply,
  ratio,
  subtract,
  zero,
} from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { measured, type Outcome, only, refsOf, type View } from "../outcome";
import { chargedByMatter } from "./findings";

type Notices = Extract<Measure, { kind: "notices" }>;
type Notice = FactOf<"notice">;

export const noticesOf = (rule: Notices, scheme: Scheme) => {
  const cases = new Map(scheme.misconduct.map((one) => [one.id, one]));
  const levels = new Map(rule.levels.map(({ id, value, title }) => [id, { value: exactOf(value), title }]));
  const valueOfLevel = (level: string): Exact => levels.get(level)?.value ?? zero;
  const worthOf = ({ level, authors }: Notice): Exact => {
    const value = valueOfLevel(level);
    return rule.shared ? divide(value, ratio(authors)) : value;
  };
  /** The title of the highest level among some notices. */
  const highestLevel = (notices: readonly Notice[]): Text => {
    const names = notices.map(({ level }) => level).sort((a, b) => compare(valueOfLevel(b), valueOfLevel(a)));
    const name = names[0] ?? "";
    return levels.get(name)?.title ?? { zh: name, en: name };
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
    const charged =
      rule.besideFindings === "rest" ? chargedByMatter(gathered.charged, cases) : new Map<string, Exact>();
    const earlier = rule.once === "ever" ? (gathered.before.get(index) ?? []) : [];
    const matters = [...new Set(notices.map(({ matter }) => matter))].sort().map((matter) => {
      const before = earlier.filter((notice) => notice.matter === matter);
      const now = notices.filter((notice) => notice.matter === matter);
      const known = worthOfMatter(before);
      const added = most(subtract(worthOfMatter([...before, ...now]), known), zero);
      const cost = charged.get(matter) ?? zero;
      return { matter, level: highestLevel(now), known, cost, worth: most(subtract(added, cost), zero) };
    });
    const value = matters.map(({ worth }) => worth).reduce(add, zero);
    return measured(value, {
      kind: "notices",
      matters: matters.map(({ matter, level, worth, known, cost }) => ({
        matter,
        level,
        worth: exactText(worth),
        before: exactText(known),
        charged: exactText(cost),
      })),
      value: exactText(value),
      facts: refsOf(notices),
    });
  };
};
