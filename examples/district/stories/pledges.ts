/** Stories of commitments: changed, changed in vain, dropped with approval and without, reported before it was checked, handed over. No result of a year or a term depends on them. */
import { type Draft, noted, records, type Story, told, without } from "../book";
import type { Day } from "../calendar";
import { progress } from "./entries";

type Change = Extract<Draft, { kind: "change" }>;

const changed = (
  commitment: string,
  day: Day,
  by: string,
  more: Pick<Change, "title" | "due" | "weight" | "milestones" | "published" | "reason">,
): Draft => ({
  kind: "change",
  commitment,
  ...noted(day, `${by}组织办`, "承诺变更审批表", 2),
  approver: `${by}党委`,
  ...more,
});

const dropped = (commitment: string, day: Day, by: string, reason: string, approver?: string): Draft => ({
  kind: "dropped",
  commitment,
  ...noted(day, `${by}组织办`, approver === undefined ? "践诺督查通报" : "承诺撤销审批表", 2),
  reason,
  ...(approver === undefined ? {} : { approver }),
});

const isProgressOf =
  (...ids: readonly string[]) =>
  (draft: Draft): boolean =>
    draft.kind === "progress" && ids.includes(draft.commitment);

const yunxi = "云溪镇";

/** One commitment of 2022 changed in time, another beyond the third that may be changed, one withdrawn with approval; later a due day moved past the term. */
export const rewritten: Story = told(
  without(isProgressOf("2022-2", "2022-5")),
  records(
    changed("2022-2", "2022-07-25", yunxi, {
      title: "改造农户厕所 38 户",
      due: "2022-08-31",
      published: "2022-07-28",
      reason: "2 户整户外迁，其余受连日高温影响延后施工",
    }),
    progress("2022-2", "2022-08-26", "1", { by: `${yunxi}组织办` }),
    changed("2022-3", "2022-08-15", yunxi, { due: "2022-12-20", reason: "志愿队员外出务工" }),
    dropped("2022-5", "2022-08-22", yunxi, "资金改由区级统一安排，村里不再单独争取", `${yunxi}党委`),
    changed("2022-5", "2022-09-05", yunxi, { due: "2022-12-25", reason: "拟恢复实施" }),
    changed("term-2", "2022-03-01", yunxi, {
      milestones: [
        { due: "2021-12-11", share: "0.2" },
        { due: "2022-06-30", share: "0.4" },
        { due: "2022-09-02", share: "0.5" },
        { due: "2023-04-16", share: "0.8" },
      ],
      reason: "增设半年节点，便于督查",
    }),
    progress("2023-1", "2023-03-20", "0.4", { by: `${yunxi}青石村工作队`, paper: "工作队自报", verified: false }),
    changed("2023-5", "2023-08-01", yunxi, { due: "2023-12-31", reason: "培训师资未落实" }),
  ),
);

const wangjiang = "望江镇";

/** A promise without progress was given up without approval; a change and a withdrawal came after the days due, and count for nothing. */
export const givenUp: Story = records(
  changed("2022-1", "2022-06-10", wangjiang, { due: "2022-06-30", reason: "用工企业延期招工" }),
  dropped("2022-3", "2022-10-08", wangjiang, "剩余路段并入高标准农田项目", `${wangjiang}党委`),
  dropped("2022-5", "2022-10-15", wangjiang, "培训未列入计划，工作队自行停办"),
);

/** The commitment that the old first secretary left half done went to the new one on his last day. */
export const passedOn: Story = records({
  kind: "handover",
  commitment: "2022-4",
  ...noted("2022-07-31", "松岭镇组织办", "工作交接清单", 1),
  from: "m1",
  to: "m4",
});
