/** Facts in; one exact number out, or the reason there is none. All measures stand on this page. FORMAT.md, section 7. */
import { match } from "ts-pattern";
import type { Item, Scheme } from "../model/scheme";
import { attendanceOf } from "./measure/attendance";
import { coloursOf } from "./measure/colours";
import { commitmentsOf, milestonesOf, publishedOf } from "./measure/commitments";
import { countOf, tallyOf, targetOf } from "./measure/counts";
import { findingsOf } from "./measure/findings";
import { noticesOf } from "./measure/notices";
import { latestOf, meanOf, panelOf, rankOf } from "./measure/ratings";
import { surveyOf } from "./measure/survey";
import type { Outcome, View } from "./outcome";

/** A measure made ready for its item. */
export type Measurer = (view: View) => Outcome;

/** Makes an item's measure ready once, so that evaluating it later only runs it. */
export const measurerOf = (item: Item, scheme: Scheme): Measurer =>
  match(item.measure)
    .returnType<Measurer>()
    .with({ kind: "count" }, (count) => countOf(count))
    .with({ kind: "tally" }, () => tallyOf)
    .with({ kind: "target" }, (target) => targetOf(target, item.id))
    .with({ kind: "mean" }, (mean) => meanOf(mean))
    .with({ kind: "panel" }, (panel) => panelOf(panel))
    .with({ kind: "survey" }, (survey) => surveyOf(survey))
    .with({ kind: "latest" }, (latest) => latestOf(latest))
    .with({ kind: "rank" }, () => rankOf)
    .with({ kind: "colours" }, (colours) => coloursOf(colours))
    .with({ kind: "attendance" }, (attendance) => attendanceOf(attendance))
    .with({ kind: "commitments" }, (commitments) => commitmentsOf(commitments, scheme.commitments?.changes.oneIn))
    .with({ kind: "published" }, (published) => publishedOf(published))
    .with({ kind: "milestones" }, (milestones) => milestonesOf(milestones, item.id))
    .with({ kind: "notices" }, (notices) => noticesOf(notices, item.id, scheme))
    .with({ kind: "findings" }, () => findingsOf(scheme))
    .exhaustive();
