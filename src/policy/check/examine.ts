/** The whole check of a scheme beyond its form: bounds, the idle score, every input, all remarks, and which of them are accepted in writing. */
import { nearest } from "../../model/nearest";
import { type Problem, problem } from "../../model/problem";
import type { Accepted, Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { type Bounds, boundsOf } from "./bounds";
import { cappingRemarks } from "./capping";
import { cliffRemarks } from "./cliff";
import { conductRemarks } from "./conduct";
import { type IdleScore, idleRemarks, idleScore } from "./idle";
import { reachRemarks } from "./reaching";
import type { Remark } from "./remark";
import { type Sight, sightOf } from "./sight";
import { type InputVerdict, verdictRemarks, verdictsOf } from "./verdict";

/** What can be asked of the check. */
export interface Examining {
  /** One step that moves more than this share of an item is a cliff; 0.3, where it is left out. */
  readonly cliff?: string | undefined;
}

/** A remark that the scheme accepts, with the reason it gives. */
export interface AcceptedRemark {
  readonly remark: Remark;
  readonly reason: Text;
}

/** What a check of a scheme found. */
export interface Examination {
  readonly bounds: readonly Bounds[];
  readonly idle: IdleScore;
  readonly verdicts: readonly InputVerdict[];
  /** Remarks that the scheme does not accept: those that want an answer first. */
  readonly remarks: readonly Remark[];
  readonly accepted: readonly AcceptedRemark[];
  /** What the scheme accepts although there is no such remark. */
  readonly problems: readonly Problem[];
  /** Whether no remark is left that wants an answer, and nothing is accepted that is not there. */
  readonly passes: boolean;
}

const allRemarks = (sight: Sight, verdicts: readonly InputVerdict[], cliff: string): Remark[] => [
  ...verdictRemarks(sight, verdicts),
  ...idleRemarks(sight),
  ...cliffRemarks(sight, cliff),
  ...conductRemarks(sight),
  ...cappingRemarks(sight),
  ...reachRemarks(sight),
];

const placeOf = ({ code, at }: Remark): string => `${code} ${at}`;

/** The remarks that an entry of the scheme answers: those of its change; of one that names none all, but only if they are about the same. */
const answeredBy = ({ remark, at, change }: Accepted, remarks: readonly Remark[]): readonly Remark[] => {
  const meant = remarks.filter((one) => one.code === remark && one.at === at);
  if (change !== undefined) return meant.filter((one) => one.change === change);
  return new Set(meant.map((one) => one.change)).size > 1 ? [] : meant;
};

const problemsOf = ({ accepted = [] }: Scheme, remarks: readonly Remark[]): Problem[] => {
  const known = new Set(remarks.map(placeOf));
  return accepted.flatMap((one, index) => {
    if (answeredBy(one, remarks).length > 0) return [];
    const { remark, at } = one;
    const several = known.has(`${remark} ${at}`);
    const changes = remarks.flatMap(({ code, at: place, change = [] }) =>
      code === remark && place === at ? change : [],
    );
    return several
      ? [
          problem("accepted-needs-change", ["accepted", index], {
            remark,
            at,
            changes: [...new Set(changes)].join(", "),
          }),
        ]
      : [
          problem("accepted-fits-nothing", ["accepted", index], {
            remark,
            at,
            near: nearest(`${remark} ${at}`, known),
          }),
        ];
  });
};

const weighed = (remarks: readonly Remark[]): Remark[] => [
  ...remarks.filter(({ weight }) => weight === "answer"),
  ...remarks.filter(({ weight }) => weight === "note"),
];

/**
 * Checks a scheme beyond its form. Every number stands on the engine; every remark has the key of its clause.
 * @example
 * const { remarks, passes } = examine(scheme);
 * for (const { message, at } of remarks) console.log(at, message.zh);
 */
export const examine = (scheme: Scheme, { cliff = "0.3" }: Examining = {}): Examination => {
  const sight = sightOf(scheme);
  const verdicts = verdictsOf(sight);
  const remarks = allRemarks(sight, verdicts, cliff);
  const reasons = new Map(
    (scheme.accepted ?? []).flatMap((entry) => answeredBy(entry, remarks).map((one) => [one, entry.reason] as const)),
  );
  const left = weighed(remarks.filter((one) => !reasons.has(one)));
  const accepted = remarks.flatMap((one) => {
    const reason = reasons.get(one);
    return reason === undefined ? [] : [{ remark: one, reason }];
  });
  const problems = problemsOf(scheme, remarks);
  const passes = problems.length === 0 && left.every(({ weight }) => weight === "note");
  return { bounds: boundsOf(scheme), idle: idleScore(scheme), verdicts, remarks: left, accepted, problems, passes };
};

/**
 * The remarks on a scheme, whether they are accepted in it or not.
 * @example remarksIn(scheme).filter(({ weight }) => weight === "answer").map(({ code, at }) => `${code} ${at}`)
 */
export const remarksIn = (scheme: Scheme, { cliff = "0.3" }: Examining = {}): readonly Remark[] => {
  const sight = sightOf(scheme);
  return weighed(allRemarks(sight, verdictsOf(sight), cliff));
};
