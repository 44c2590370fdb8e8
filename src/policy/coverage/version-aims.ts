/** What cases ought to try of the versions of a scheme: each in force, each governing, and every daily item whose rule changed. */
import { canonicalJson } from "../../model/hash";
import { type Item, itemsOf, type Scheme } from "../../model/scheme";
import { aim, type Candidate } from "./aim";
import type { KeyAt } from "./places";

const accumulating = new Set<Item["measure"]["kind"]>(["count", "tally", "mean", "colours", "attendance"]);

const ruleOf = ({ points, measure, method, floor, cap, scorer, waivable }: Item): string =>
  canonicalJson({ points, measure, method, floor, cap, scorer, waivable });

/** Whether an item is measured day by day, and not by one rule in all versions. */
const isSliced = (item: Item, schemes: readonly Scheme[]): boolean => {
  if (item.level !== "daily" || !accumulating.has(item.measure.kind)) return false;
  const rules = schemes.flatMap((scheme) =>
    itemsOf(scheme)
      .filter(({ id }) => id === item.id)
      .map(ruleOf),
  );
  return new Set(rules).size > 1 || rules.length < schemes.length;
};

/** The aims of the changes between versions. */
export const versionAims = (schemes: readonly Scheme[], keyAt: KeyAt): readonly Candidate[] => {
  const latest = [...schemes].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (schemes.length < 2 || latest === undefined) return [];
  return [
    ...schemes.flatMap(({ version }) =>
      (["in-force", "governs"] as const).map((is) => aim("scheme", { kind: "version", version, is })),
    ),
    ...latest.rubric.categories.flatMap(({ items }, category) =>
      items.flatMap((item, index) =>
        isSliced(item, schemes)
          ? [aim(keyAt("rubric", "categories", category, "items", index), { kind: "sliced", item: item.id })]
          : [],
      ),
    ),
  ];
};
