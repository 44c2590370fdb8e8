/** The second scheme as a plain object: read from `scheme.yaml` and checked when the package is built, so that no disk is needed. */
import type { Scheme } from "../../src/model/scheme";
import scheme from "./scheme.yaml";

/**
 * Monitoring of village leadership teams by age structure, education structure, progress of the central work and the running of
 * the organisation, with blue, yellow and red warnings. Authored from public rules; the district's own text is not public.
 * @example evaluateWarnings(villageLeadership, ledger, { asOf: "2022-09-30" }).colour
 */
export const villageLeadership: Scheme = scheme;
