/** Stories of exact numbers: a total on the very edge of a band, points that end in half a hundredth, a bonus above its cap. */
import { type Draft, isAbout, type Plan, records, type Story, told, without } from "../book";
import { addDays, type Day, type Period, piecesOf } from "../calendar";
import { ballots, count, notice, progress, rating, tally } from "./entries";

const rewrites = (year: number, items: readonly string[]): Story => without(isAbout(items, year));

const served = (year: number): Period => ({
  from: `${year}-01-01`,
  to: year === 2023 ? "2023-09-15" : `${year}-12-31`,
});

/** One fact at the end of every month or quarter that the team served in a year. */
const everyPiece = (year: number, every: "month" | "quarter", factOn: (day: Day, nth: number) => Draft): Draft[] =>
  piecesOf(served(year), every).map(({ to }, nth) => factOn(to, nth));

/** A commitment or project step of the plan gets other facts than the ordinary ones. */
const restarts = (id: string): Story =>
  without(
    (draft) => ("commitment" in draft && draft.commitment === id) || ("milestone" in draft && draft.milestone === id),
  );

const dueOf = (id: string, plan: Parameters<Story>[0]["plan"]): string =>
  [...(plan.commitments ?? []), ...(plan.milestones ?? [])].find((due) => due.id === id)?.due ?? plan.term.to;

/** Faults with a cost of 0.5, 1, 1, 0.5 and 1 point. */
const faults = (year: number): Story =>
  told(
    rewrites(year, ["1.2", "3.1", "8.2", "4.3", "6.3"]),
    records(
      count("1.2", `${year}-03-30`, 1, { paper: "请销假台账核查" }),
      count("3.1", `${year}-05-30`, 2, { paper: "组织生活纪实检查" }),
      count("8.2", `${year}-06-29`, 2, { paper: "村务公开检查" }),
      count("4.3", `${year}-07-15`, 1, { paper: "惠农政策落实抽查" }),
      count("6.3", `${year}-08-10`, 1, { paper: "三资管理检查" }),
    ),
  );

/** Ratios and ratings that cost 0.18 to 0.6 points each; `unit` is the mark of item 11.3, 0.02 points for one mark. */
const shares = (year: number, unit: string): Story => {
  const day = `${year}-08-30`;
  const each = (item: string, scorer: string, marks: readonly string[]) =>
    marks.map((mark, index) =>
      rating(item, addDays(day, index), mark, `评委${index + 1}`, { scorer, paper: "评议表" }),
    );
  return told(
    rewrites(year, [
      "10.4",
      "11.1",
      "11.2",
      "11.3",
      "3.4",
      "5.3",
      "8.3",
      "7.2",
      "4.1",
      "9.2",
      "9.3",
      "1.3",
      "1.4",
      "2.1",
    ]),
    rewrites(year, ["2.2", "5.2", "6.1"]),
    records(
      ballots("10.4", day, [40, 0, 10, 0, 0, 0]),
      ballots("11.1", day, [40, 10, 0, 0, 0, 0]),
      ...everyPiece(year, "quarter", (to, nth) =>
        rating("11.2", to, ["86.5", "88.35", "89.15", "88"][nth] ?? "88", "云溪镇党委", {
          scorer: "town",
          paper: "镇党委季度评价表",
        }),
      ),
      rating("11.3", day, unit, "区农业农村局", { scorer: "unit", paper: "派员单位评价表" }),
      ...each("3.4", "town", ["83.5", "84", "85", "86", "86.5"]),
      ...each("5.3", "departments", ["87", "87.5", "88", "88.5", "89"]),
      ...each("8.3", "departments", ["85", "85.5", "86", "86.5", "87"]),
      ...everyPiece(year, "quarter", (to) =>
        rating("7.2", to, "91", "云溪镇党委", { scorer: "town", paper: "人居环境检查评分表" }),
      ),
      ...everyPiece(year, "quarter", (to) => tally("4.1", to, 27, 30, { paper: "入户走访登记" })),
      ...everyPiece(year, "quarter", (to) => tally("9.2", to, 9, 10, { paper: "群众诉求办理台账" })),
      ...everyPiece(year, "quarter", (to) => tally("9.3", to, 19, 20, { paper: "关爱走访登记" })),
      ...everyPiece(year, "month", (to) => tally("1.3", to, 9, 10, { paper: "到岗抽查记录" })),
      ...everyPiece(year, "month", (to) => tally("1.4", to, 9, 10, { paper: "日志月报收件登记" })),
      tally("2.1", day, 18, 20, { paper: "培训签到册" }),
      ...["m1", "m2", "m3"].map((member, index) =>
        rating("2.2", day, `${90 + index}`, "区委组织部考务组", { member, paper: "应知应会测试成绩单" }),
      ),
      count("5.2", day, 40, { paper: "联农带农名册" }),
      count("6.1", day, 90000, { paper: "村集体收入台账" }),
    ),
  );
};

/** The last industry step is late (60 % of it counts), one of six shares of commitments is 40 % done: 0.8 and 0.7 points. */
const delays =
  (year: number): Story =>
  (book) => {
    const [step, promise] = [`5.1-${year}-3`, `${year}-3`];
    return told(
      restarts(step),
      restarts(promise),
      records(
        {
          kind: "milestone",
          milestone: step,
          day: addDays(dueOf(step, book.plan), 9),
          recorded: addDays(dueOf(step, book.plan), 14),
          by: "云溪镇农业综合办",
          source: "项目进度月报（虚构演示数据）",
        },
        progress(promise, dueOf(promise, book.plan), "0.4", { by: "云溪镇组织办" }),
      ),
    )(book);
  };

/** Targets that 40 households and 90,000 yuan meet to 80 % and 90 %. */
export const roundTargets = (plan: Plan): Plan => ({
  ...plan,
  targets: (plan.targets ?? []).map((target) =>
    target.item === "5.2" ? { ...target, value: 50 } : target.item === "6.1" ? { ...target, value: 100000 } : target,
  ),
});

/** Full marks but for exactly 10.00 points in 2022 and 10.01 in 2023: 90.00 is excellent, 89.99 is good. */
export const onTheEdge: Story = told(
  ...[2022, 2023].map((year) => told(faults(year), shares(year, year === 2022 ? "84.5" : "84"), delays(year))),
);

/** Points that end in half a hundredth before rounding (1.005, 1.685, 4.345), and thirds. */
export const halfHundredths: Story = told(
  rewrites(2022, ["3.4", "11.3", "11.1", "1.3", "4.2"]),
  records(
    ...["村党组织书记", "镇包村干部", "党员代表"].map((rater) =>
      rating("3.4", "2022-12-06", "50.25", rater, { scorer: "town", by: "云溪镇组织办", paper: "帮带村干部评议表" }),
    ),
    rating("11.3", "2022-12-20", "84.25", "区农业农村局", { scorer: "unit", paper: "派员单位评价表" }),
    ballots("11.1", "2022-12-12", [165, 11, 0, 10, 8, 6]),
    ...everyPiece(2022, "month", (to) => tally("1.3", to, 2, 3, { by: "云溪镇组织办", paper: "到岗抽查记录" })),
    ...everyPiece(2022, "quarter", (to) =>
      tally("4.2", to, 2, 3, { by: "云溪镇农业综合办", paper: "监测对象帮扶台账" }),
    ),
  ),
);

/**
 * Commendations of 5.25 points in 2022, of which 5 count. One matter is praised by the city and the province (highest only);
 * another is shared by two teams; and what the nation praised in 2023 adds only what the province had not given before.
 */
export const muchPraised: Story = records(
  notice("12.1", "2022-05-18", "2022-brand", "city"),
  notice("12.1", "2022-11-09", "2022-brand", "province"),
  notice("12.1", "2022-07-01", "2022-branch", "province"),
  notice("12.1", "2022-09-22", "2022-harvest", "city"),
  notice("12.1", "2022-10-13", "2022-road", "district", { authors: 2 }),
  notice("12.1", "2023-02-24", "2022-brand", "national", { paper: "全国表扬通报（上年工作）" }),
);

/** A criticised team: more than 6 points of notices in one year, of which 6 count, and more faults than item 1.2 has points. */
export const muchCriticised: Story = records(
  notice("12.2", "2022-03-11", "2022-inspection", "city"),
  notice("12.2", "2022-04-02", "2022-inspection", "district"),
  notice("12.2", "2022-06-17", "2022-ledger", "province"),
  notice("12.2", "2022-08-09", "2022-meeting", "district"),
  notice("12.2", "2022-10-28", "2022-report", "town"),
  count("1.2", "2022-07-04", 5, { paper: "请销假专项检查" }),
);
