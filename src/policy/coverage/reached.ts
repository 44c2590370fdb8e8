/** Whether the answer to a case shows what an aim asks for. */
import type { Scheme } from "../../model/scheme";
import type { What } from "./aim";
import { reachedByGrade } from "./reached-grades";
import { reachedByItem } from "./reached-items";
import { reachedByPlace, reachedByRanking } from "./reached-rankings";
import { reachedByWarning } from "./reached-warnings";
import { type Answers, seenIn } from "./seen";

/** A test of aims, made once for the answer to one case. */
export type Reached = (what: What) => boolean;

const asked = (
  what: What,
  scheme: Scheme,
  { teams, ranking, warnings }: Answers,
  seen: ReturnType<typeof seenIn>,
): boolean => {
  const [first] = teams;
  switch (what.kind) {
    case "state":
    case "value":
    case "branch":
    case "arm":
    case "bound":
    case "rounded":
    case "deadline":
    case "struck":
    case "set-aside":
    case "item-mirror":
    case "sliced":
      return seen.some((one) => reachedByItem(what, one));
    case "place":
    case "lack":
    case "quota":
    case "tie":
    case "pools":
      return ranking !== null && reachedByRanking(what, ranking, scheme);
    case "colour":
    case "criterion":
    case "run":
    case "sight":
    case "part":
    case "move":
    case "together":
    case "consequence":
    case "unrecorded":
      return warnings !== null && first !== undefined && reachedByWarning(what, warnings, first, scheme);
    case "compared": {
      const inWarnings = warnings !== null && first !== undefined && reachedByWarning(what, warnings, first, scheme);
      const inPlaces = ranking !== null && seen.some((one) => reachedByPlace(what, one));
      return inWarnings || inPlaces || seen.some((one) => reachedByGrade(what, one));
    }
    default:
      return seen.some((one) => reachedByGrade(what, one));
  }
};

/** The test of aims on the answer to one case. */
export const reachedIn = (scheme: Scheme, answers: Answers): Reached => {
  const seen = seenIn(scheme, answers);
  return (what) => asked(what, scheme, answers, seen);
};
