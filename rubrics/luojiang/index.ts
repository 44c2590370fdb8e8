/** The first scheme as a plain object: read from `scheme.yaml` and checked when the package is built, so that no disk is needed. */
import type { Scheme } from "../../src/model/scheme";
import scheme from "./scheme.yaml";

/**
 * The scheme for Luojiang's published shape (5 bodies, 3 lists, 37 duties, 11 cases, 12 categories, 39 items, 100 points).
 * The counts are the district's; the text, points and thresholds are authored from public rules.
 * @example evaluateAnnual(luojiang, ledger, { year: 2022 })
 */
export const luojiang: Scheme = scheme;
