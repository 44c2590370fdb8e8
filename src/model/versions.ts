/** The versions of a scheme over a period: which is in force when, and which governs the whole. FORMAT.md, section 20. */

import { addDays, type Day, earlier, overlap, type Period, yearOf } from "./calendar";
import { byCode } from "./names";
import { type Problem, problem } from "./problem";
import type { Scheme } from "./scheme";

/** A part of a period in which one version is in force. */
export interface Slice extends Period {
  readonly scheme: Scheme;
}

/** The slices of a period in order, and the version that governs it; or why there are none. */
export type Slices =
  | { readonly ok: true; readonly slices: readonly Slice[]; readonly governing: Scheme }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const endOfDays: Day = "2199-12-31";

const byFrom = (a: Scheme, b: Scheme): number => byCode(a.from, b.from);

/** Each version's days in force: never beyond its own end, and only until the next one begins. */
const forcesOf = (sorted: readonly Scheme[]): Slice[] =>
  sorted.map((scheme, index) => {
    const next = sorted[index + 1];
    const last = next === undefined ? endOfDays : addDays(next.from, -1);
    return { scheme, from: scheme.from, to: earlier(scheme.to ?? endOfDays, last) };
  });

/** What keeps schemes from being versions of one scheme. */
export const versionProblems = (schemes: readonly Scheme[]): Problem[] => {
  const sorted = [...schemes].sort(byFrom);
  const [first] = sorted;
  return sorted.flatMap((scheme, index) => {
    const before = sorted[index - 1];
    return [
      ...(first !== undefined && scheme.id !== first.id
        ? [problem("versions-of-different-schemes", [], { first: first.id, other: scheme.id })]
        : []),
      ...(before !== undefined && (before.from === scheme.from || before.version === scheme.version)
        ? [problem("versions-collide", [], { version: scheme.version, other: before.version, from: scheme.from })]
        : []),
    ];
  });
};

/** Whether slices follow each other day by day from a period's first to its last day. */
const covers = (slices: readonly Slice[], { from, to }: Period): boolean =>
  slices[0]?.from === from &&
  slices.at(-1)?.to === to &&
  slices.every((slice, index) => index === 0 || slices[index - 1]?.to === addDays(slice.from, -1));

/** Whether a version came into force too late to govern the year that it came in. */
const cameTooLate = ({ from, changes }: Scheme): boolean =>
  changes !== undefined && from > `${yearOf(from)}-${changes.latest}`;

const governingOf = (slices: readonly Slice[]): Scheme | undefined => {
  let at = slices.length - 1;
  for (let slice = slices[at]; at > 0 && slice !== undefined && cameTooLate(slice.scheme); slice = slices[at]) at--;
  return slices[at]?.scheme;
};

/** The slices of a period under one scheme or several versions of it. */
export const slicesOf = (schemes: readonly Scheme[], period: Period): Slices => {
  const sorted = [...schemes].sort(byFrom);
  const slices = forcesOf(sorted).flatMap(({ scheme, ...force }) => {
    const part = overlap(force, period);
    return part === undefined ? [] : [{ ...part, scheme }];
  });
  const governing = governingOf(slices);
  const hole =
    governing !== undefined && covers(slices, period)
      ? []
      : [problem("scheme-not-in-force", [], { from: period.from, to: period.to })];
  const problems = [...versionProblems(sorted), ...hole];
  return governing === undefined || problems.length > 0 ? { ok: false, problems } : { ok: true, slices, governing };
};
