/** The 30 invented teams: how strong each is, how many people it has, when it served, and which story it tells. */
import { type Plan, type Story, told } from "./book";
import type { Period } from "./calendar";
import { towns } from "./places";
import type { Entry } from "./plan";
import * as awards from "./stories/awards";
import * as conduct from "./stories/conduct";
import * as dereliction from "./stories/dereliction";
import * as edges from "./stories/edges";
import * as members from "./stories/members";
import * as pledges from "./stories/pledges";
import * as presence from "./stories/presence";
import * as ratings from "./stories/ratings";
import * as records from "./stories/records";

/** One team of the district. */
export interface Part extends Entry {
  readonly strength: number;
  /** How strong it was in its last year, 2023, where that is not the same. */
  readonly lately?: number;
  readonly plan?: (plan: Plan) => Plan;
  readonly story?: Story;
}

type Cast = Pick<Part, "strength" | "lately" | "plan" | "story"> & Partial<Pick<Part, "size" | "term">>;

/** The ordinary term: in August 2021, out in September 2023. */
const fullTerm: Period = { from: "2021-08-20", to: "2023-09-15" };

/** Teams without a story are ordinary; a strength of 100 makes no fault, so that a story alone decides the result. */
const cast: Readonly<Record<string, Cast>> = {
  "yunxi-qingshi": { strength: 100, story: told(edges.muchPraised, pledges.rewritten) },
  "yunxi-shuangjing": { strength: 100, plan: edges.roundTargets, story: edges.onTheEdge },
  "yunxi-baihe": { strength: 88, story: edges.halfHundredths },
  "yunxi-meilin": { strength: 70, story: edges.muchCriticised },
  "yunxi-tianba": { strength: 82, story: told(records.corrected, records.recordedLate) },

  "songling-gaoping": { strength: 84, plan: presence.replaced, story: told(presence.handedOver, pledges.passedOn) },
  "songling-zhushan": { strength: 80, plan: presence.joined },
  "songling-lengshui": { strength: 81, lately: 96, story: presence.longIll },
  "songling-maan": { strength: 85, story: told(presence.recalledByUnit, awards.askedAgain) },
  "songling-yingpan": { strength: 92, size: 4, plan: members.lentOut, story: members.ownPapers },

  "liuwan-liulin": { strength: 80, term: { from: "2022-02-21", to: "2023-09-15" } },
  "liuwan-taoping": { strength: 83, term: { from: "2022-09-01", to: "2023-09-15" }, story: dereliction.longAway },
  "liuwan-shahe": { strength: 84, size: 1, story: records.alone },
  "liuwan-xindu": { strength: 91, size: 4, story: awards.ignored },
  "liuwan-huangjue": { strength: 53, story: dereliction.unkeptTwice },

  "shiqiao-dongyue": { strength: 82, lately: 96, story: conduct.investigated },
  "shiqiao-xishan": { strength: 98, story: conduct.veto },
  "shiqiao-nanmu": { strength: 80, story: conduct.threeAbsences },
  "shiqiao-beidou": { strength: 89, story: conduct.scatteredAbsences },
  "shiqiao-zhongba": { strength: 64, story: conduct.manyCaps },

  "qinghe-daotian": { strength: 84, plan: records.noIndustryProject, story: records.waived },
  "qinghe-lianhua": {
    strength: 82,
    lately: 100,
    plan: records.unplanned,
    story: told(records.hardlyApplicable, awards.equalOne),
  },
  "qinghe-jinfeng": { strength: 83, story: records.zeroDenominators },
  "qinghe-yutang": { strength: 85, story: ratings.fewBallots },
  "qinghe-shuiku": { strength: 86, story: ratings.panels },

  "wangjiang-hongyan": { strength: 79, story: ratings.redOnArrival },
  "wangjiang-mati": {
    strength: 84,
    lately: 96,
    plan: ratings.fortyThousand,
    story: told(ratings.wrongScorers, awards.falsified),
  },
  "wangjiang-tieta": { strength: 80, lately: 100, story: told(records.missing, awards.equalOther) },
  "wangjiang-guihua": { strength: 90, story: presence.overlapping },
  "wangjiang-shizi": { strength: 82, plan: records.publishedLate, story: told(records.keptInPart, pledges.givenUp) },
};

export const roster: readonly Part[] = towns.flatMap((town, nthTown) =>
  town.villages.map(
    (village, nthVillage): Part => ({
      town,
      village,
      nth: nthTown * 5 + nthVillage,
      size: 3,
      term: fullTerm,
      ...(cast[`${town.id}-${village[0]}`] ?? { strength: 86 }),
    }),
  ),
);
