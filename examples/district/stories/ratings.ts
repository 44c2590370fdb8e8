/** Stories of who rates and how many: surveys that are too small, panels that are trimmed, marks of the wrong body, a village red on arrival. */
import { type Draft, isAbout, type Plan, records, type Story, told, without } from "../book";
import { ballots, colour, rating } from "./entries";

const replaces = (item: string, year: number | undefined, ...drafts: readonly Draft[]): Story =>
  told(without(isAbout([item], year)), records(...drafts));

const office = "青禾镇组织办";

/** Seven ballots on the commitments of 2022: pending. Eight on satisfaction, and fifteen more in January: enough. Ten in 2023: just enough. */
export const fewBallots: Story = told(
  replaces("10.4", 2022, ballots("10.4", "2022-12-08", [5, 1, 0, 0, 1, 0], { by: office })),
  replaces(
    "11.1",
    2022,
    ballots("11.1", "2022-12-08", [6, 1, 0, 0, 1, 0], { by: office }),
    ballots("11.1", "2023-01-12", [10, 3, 1, 0, 0, 1], { by: office, for: 2022, paper: "群众满意度补测票" }),
  ),
  replaces("10.4", 2023, ballots("10.4", "2023-09-05", [7, 2, 0, 0, 1, 0], { by: office })),
);

const panel = { by: "青禾镇组织办", paper: "评议表" } as const;
const town = { ...panel, scorer: "town" } as const;
const departments = { ...panel, scorer: "departments" } as const;

/**
 * 2022: seven raters, so the highest and the lowest mark are dropped (3.4); five, so none is (8.3), one of whom rated again.
 * 2023: of four marks two are invalid, too few are left (5.3); and no test paper is valid (2.2): pending.
 */
export const panels: Story = told(
  replaces(
    "3.4",
    2022,
    ...["40", "84.5", "86", "87.5", "88", "89", "100"].map((mark, index) =>
      rating("3.4", "2022-12-06", mark, `评委${index + 1}`, town),
    ),
  ),
  replaces(
    "8.3",
    2022,
    ...["62", "85", "86", "87", "88"].map((mark, index) =>
      rating("8.3", "2022-12-07", mark, `评委${index + 1}`, departments),
    ),
    rating("8.3", "2022-12-09", "84", "评委1", { ...departments, paper: "评议表（重评）" }),
  ),
  replaces(
    "5.3",
    2023,
    rating("5.3", "2023-08-29", "88", "评委1", departments),
    rating("5.3", "2023-08-29", "86", "评委2", departments),
    rating("5.3", "2023-08-29", "20", "评委3", { ...departments, valid: false }),
    rating("5.3", "2023-08-29", "100", "评委4", { ...departments, valid: false }),
  ),
  replaces(
    "2.2",
    2023,
    ...["m1", "m2", "m3"].map((member) =>
      rating("2.2", "2023-06-20", "95", "区委组织部考务组", { member, valid: false, paper: "作废试卷登记" }),
    ),
  ),
);

/** 40,000 yuan of growth by the end of 2022: reported are 42,000, but only 30,000 stand the check. */
export const fortyThousand = (plan: Plan): Plan => ({
  ...plan,
  targets: (plan.targets ?? []).map((target) =>
    target.item === "6.2" && target.year === 2022 ? { ...target, value: 40000 } : target,
  ),
});

/** Marks of a body that does not own the item are set aside; a report of one's own counts only until it is checked. */
export const wrongScorers: Story = told(
  records(
    rating("11.2", "2022-06-28", "35", "区农业农村局", { scorer: "departments", paper: "部门意见" }),
    rating("7.2", "2022-08-16", "100", "区住房城乡建设局", { scorer: "unit", paper: "派员单位自评" }),
  ),
  without(isAbout(["6.2"], 2022)),
  records(
    {
      kind: "value",
      item: "6.2",
      day: "2022-12-20",
      recorded: "2022-12-22",
      by: "望江镇财政所",
      source: "村级集体收入自报表（虚构演示数据）",
      value: 42000,
      claim: "self",
    },
    {
      kind: "value",
      item: "6.2",
      day: "2022-12-28",
      recorded: "2023-01-05",
      by: "区农业农村局",
      source: "集体收入核定表（虚构演示数据）",
      value: 30000,
    },
    {
      kind: "value",
      item: "7.3",
      day: "2022-11-02",
      recorded: "2022-11-04",
      by: "马蹄村委会",
      source: "片区规划自评（虚构演示数据）",
      value: 0,
      claim: "self",
      scorer: "departments",
    },
  ),
);

/** The village was red on arrival: two quarters are left out, then every quarter that is better than red has full points. */
export const redOnArrival: Story = told(
  without(isAbout(["3.2"])),
  records(
    colour("2021-08-12", "red", { arrival: true, by: "望江镇党委" }),
    ...(
      [
        ["2021-09-28", "red"],
        ["2021-12-28", "red"],
        ["2022-03-29", "red"],
        ["2022-06-28", "yellow"],
        ["2022-09-27", "blue"],
        ["2022-12-28", "blue"],
        ["2023-03-28", "none"],
        ["2023-06-27", "yellow"],
        ["2023-09-12", "none"],
      ] as const
    ).map(([day, name]) => colour(day, name, { by: "望江镇党委" })),
  ),
);
