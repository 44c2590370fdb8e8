/** Which ledgers may try an aim: those of its item, its cap, its criterion, or of a whole part of the scheme. Each pool is made only if it is asked for. */
import { itemsOf, type Scheme } from "../../../model/scheme";
import type { Aim } from "../aim";
import { cappedTrials, conductTrials, trialsOfCap } from "./cap-trials";
import { itemTrials } from "./item-trials";
import { rankingTrials } from "./ranking-trials";
import { smallestReaching } from "./search";
import { bandTrials, shareTrials, sumTrials, timeTrials } from "./sum-trials";
import { type Ground, groundOf, type Trial } from "./trial";
import { colourTrials, trialsOfCriterion } from "./warning-trials";

/** A pool with a name. */
interface Pool {
  readonly name: string;
  readonly trials: (ground: Ground) => readonly Trial[];
}

const pool = (name: string, trials: Pool["trials"]): Pool => ({ name, trials });

const sums = pool("sums", sumTrials);
const bands = pool("bands", bandTrials);
const shares = pool("shares", shareTrials);
const times = pool("times", timeTrials);
const ranking = pool("ranking", rankingTrials);
const colours = pool("colours", colourTrials);
const capped = pool("capped", cappedTrials);
const ofCap = (id: string): Pool => pool(`cap ${id}`, (ground) => trialsOfCap(ground, id));
const ofCase = (id: string): Pool => pool(`case ${id}`, (ground) => conductTrials(ground, id));
const ofCriterion = (id: string): Pool => pool(`criterion ${id}`, (ground) => trialsOfCriterion(ground, id));
const ofItem = (id: string): Pool =>
  pool(`item ${id}`, (ground) =>
    itemsOf(ground.scheme)
      .filter((item) => item.id === id)
      .flatMap((item) => itemTrials(ground, item)),
  );

/** Pools of all items that are as one asks. */
const ofItems = (scheme: Scheme, fits: (item: ReturnType<typeof itemsOf>[number]) => boolean): readonly Pool[] =>
  itemsOf(scheme)
    .filter(fits)
    .map(({ id }) => ofItem(id));

/** The pools in which ledgers for an aim are looked for, one after another. */
const poolsFor = ({ what }: Aim, scheme: Scheme): readonly Pool[] => {
  switch (what.kind) {
    case "rounded":
      return what.item === null ? ofItems(scheme, ({ rounding }) => rounding === undefined) : [ofItem(what.item)];
    case "changes":
      return ofItems(scheme, ({ measure }) => measure.kind === "commitments");
    case "adjusted":
    case "brim":
    case "category":
      return [sums];
    case "band":
      return [bands];
    case "share":
      return [shares];
    case "days":
    case "term":
      return [times];
    case "cap":
    case "cap-in":
    case "year-grade":
      return [ofCap(what.cap)];
    case "row":
    case "row-binds":
    case "case-mirror":
      return [ofCase(what.case)];
    case "given":
      return [capped];
    case "compared":
      return ["cap" in what.by ? ofCap(what.by.cap) : "place" in what.by ? ranking : ofCriterion(what.by.criterion)];
    case "place":
    case "lack":
    case "quota":
    case "tie":
    case "pools":
      return [ranking];
    case "criterion":
    case "run":
    case "sight":
    case "part":
    case "move":
      return [ofCriterion(what.criterion)];
    case "colour":
    case "together":
    case "consequence":
    case "unrecorded":
      return [colours];
    case "version":
    case "sliced":
      return [];
    default:
      return [ofItem(what.item)];
  }
};

/** By key of the aim, the smallest ledgers that were seen to reach it; aims for which none was found are not there. */
export const trialsReaching = (scheme: Scheme, aims: readonly Aim[]): ReadonlyMap<string, Trial> => {
  const ground = groundOf(scheme);
  const found = new Map<string, Trial>();
  const asked = new Map<string, { readonly pool: Pool; readonly aims: Aim[] }>();
  for (const aim of aims) {
    for (const one of poolsFor(aim, scheme)) {
      const known = asked.get(one.name) ?? { pool: one, aims: [] };
      known.aims.push(aim);
      asked.set(one.name, known);
    }
  }
  for (const { pool: one, aims: own } of asked.values()) {
    const open = own.filter(({ key }) => !found.has(key));
    if (open.length === 0) continue;
    for (const [key, trial] of smallestReaching(scheme, open, one.trials(ground))) found.set(key, trial);
  }
  return found;
};
