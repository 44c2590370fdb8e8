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
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { countedDay } from "../frame";
import { measured, type Outcome, only, refsOf, type View } from "../outcome";
import { casesFor, chargedByMatter } from "./findings";

type Notices = Extract<Measure, { kind: "notices" }>;
type Notice = FactOf<"notice">;

type LevelOf = (notice: Notice) => { readonly value: Exact; readonly title: Text };

const levelIn = ({ levels }: Notices, name: string): Notices["levels"][number] | undefined =>
  levels.find(({ id }) => id === name);

/** The levels of a notices item; where there are several versions of the scheme, those in force on the notice's day. */
const levelsFor = (rule: Notices, item: string) => {
  const own = new Map(rule.levels.map(({ id, value, title }) => [id, { value: exactOf(value), title }]));
  const ownLevel: LevelOf = ({ level }) => own.get(level) ?? { value: zero, title: { zh: level, en: level } };
  return ({ versionOn, ledger }: View): LevelOf => {
    if (versionOn === undefined) return ownLevel;
    return (notice) => {
      const then = itemsOf(versionOn(countedDay(notice, ledger.term))).find(({ id }) => id === item)?.measure;
      const level = then?.kind === "notices" ? levelIn(then, notice.level) : undefined;
      return level === undefined ? ownLevel(notice) : { value: exactOf(level.value), title: level.title };
    };
  };
};

/** What the notices of one matter are worth, by their levels. */
const worthsBy = (rule: Notices, levelOf: LevelOf) => {
  const worthOf = (notice: Notice): Exact => {
    const { value } = levelOf(notice);
    return rule.shared ? divide(value, ratio(notice.authors)) : value;
  };
  /** The title of the highest level among some notices. */
  const highestLevel = (notices: readonly Notice[]): Text => {
    const levels = notices.map(levelOf).sort((a, b) => compare(b.value, a.value));
    return levels[0]?.title ?? { zh: "", en: "" };
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
  return { highestLevel, worthOfMatter };
};

export const noticesOf = (rule: Notices, item: string, scheme: Scheme) => {
  const [cases, levels] = [casesFor(scheme), levelsFor(rule, item)];
  return (view: View): Outcome => {
    const { facts, gathered, index } = view;
    const notices = only("notice", facts);
    const { highestLevel, worthOfMatter } = worthsBy(rule, levels(view));
    const charged =
      rule.besideFindings === "rest" ? chargedByMatter(gathered.charged, cases(view)) : new Map<string, Exact>();
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
