/** Stories of the records themselves: missing, waived, nothing due, corrected, recorded late, promises kept in part. */
import { type Draft, isAbout, noted, type Plan, records, type Story, told, without } from "../book";
import { addDays, piecesOf } from "../calendar";
import { ballots, notice, progress, rating, tally } from "./entries";

const year2022 = { from: "2022-01-01", to: "2022-12-31" };

type Waived = { readonly item: string; readonly over?: "term" } | { readonly commitment: string };

const waiver = (day: string, about: Waived, reason: string): Draft => ({
  kind: "waiver",
  ...about,
  ...noted(day, "区委组织部", "免评审批表", 2),
  reason,
  approver: "区委组织部部务会",
});

const withoutSteps =
  (...items: readonly string[]) =>
  (plan: Plan): Plan => ({
    ...plan,
    milestones: (plan.milestones ?? []).filter(({ item, due }) => !(items.includes(item) && due.startsWith("2022"))),
  });

/** No industry project was approved for 2022. */
export const noIndustryProject = withoutSteps("5.1");

const noPlanning = "本村未列入片区规划";
const noIndustry = "水源保护区，当年不发展产业";

/**
 * No area plan concerns the village, over the whole term: that point goes to the rest of its category.
 * In 2022 the whole category of industry is not applicable: its nine points go to the other categories.
 */
export const waived: Story = told(
  without(isAbout(["7.3"])),
  without(isAbout(["5.2", "5.3"], 2022)),
  records(
    waiver("2021-10-13", { item: "7.3", over: "term" }, noPlanning),
    waiver("2022-04-11", { item: "5.2" }, noIndustry),
    waiver("2022-04-11", { item: "5.3" }, noIndustry),
  ),
);

/** No project at all and no target for 2022. */
export const unplanned = (plan: Plan): Plan => ({
  ...withoutSteps("5.1", "7.1")(plan),
  targets: (plan.targets ?? []).filter(({ year }) => year !== 2022),
});

/** In 2022 more than 20 % of the points are waived or have nothing to be measured by: a total, and no grade. */
export const hardlyApplicable: Story = told(
  without(isAbout(["3.3", "5.2", "5.3", "6.1", "6.2", "7.3"], 2022)),
  records(
    waiver("2022-04-18", { item: "3.3" }, "村党组织整顿期间，培养工作由镇党委承担"),
    waiver("2022-04-18", { item: "5.2" }, noIndustry),
    waiver("2022-04-18", { item: "5.3" }, noIndustry),
    waiver("2022-04-18", { item: "7.3" }, noPlanning),
  ),
);

const nothingDue = (...items: readonly string[]): Story =>
  told(
    without(isAbout(items, 2022)),
    records(
      ...items.flatMap((item) =>
        piecesOf(year2022, "quarter").map(({ to }) =>
          tally(item, to, 0, 0, { by: "青禾镇组织办", paper: "季度台账（本季无）" }),
        ),
      ),
    ),
  );

/** No monitored household, no dispute, no request in the whole of 2022: not applicable, not 100 %. */
export const zeroDenominators: Story = nothingDue("4.2", "8.1", "9.2");

/** 2022 has no record of care visits, which become zero after the deadline, and no mark of the unit, which stays open. */
export const missing: Story = without((draft) => isAbout(["9.3"], 2022)(draft) || isAbout(["11.3"], 2022)(draft));

const office = "云溪镇组织办";

/** An absence that was a trip, a criticism taken back, a ballot counted wrongly and corrected twice after the result was published. */
export const corrected: Story = told(
  without((draft) => draft.kind === "attendance" && draft.member === "m2" && draft.day === "2022-05-10"),
  without(isAbout(["11.1"], 2022)),
  records(
    {
      kind: "attendance",
      id: "m2:2022-05-10",
      ...noted("2022-05-10", office, "到岗抽查记录", 3),
      member: "m2",
      status: "absent",
    },
    {
      kind: "attendance",
      id: "m2:2022-05-10:corrected",
      ...noted("2022-05-10", office, "外出办事报备单", 9),
      member: "m2",
      status: "duty",
      corrects: "m2:2022-05-10",
      reason: "当日赴区农业农村局对接项目，两日内补交报备单",
    },
    notice("12.2", "2022-09-07", "2022-ledger", "district", { id: "criticised:2022-09-07" }),
    {
      kind: "withdrawal",
      ...noted("2022-11-15", "区委组织部", "通报更正函", 3),
      corrects: "criticised:2022-09-07",
      reason: "通报对象有误，应为邻村",
    },
    ballots("11.1", "2022-12-13", [41, 5, 2, 1, 1, 0], { id: "ballots:2022", by: office }),
    ballots("11.1", "2022-12-13", [36, 8, 3, 2, 1, 0], {
      id: "ballots:2022:recount",
      by: office,
      days: 87,
      corrects: "ballots:2022",
      reason: "复核发现计票重复",
      order: "示范区更正令2023年第2号",
    }),
    ballots("11.1", "2022-12-13", [38, 7, 3, 1, 1, 0], {
      id: "ballots:2022:recount-2",
      by: office,
      days: 110,
      corrects: "ballots:2022:recount",
      reason: "申诉复查，确认最终票数",
      order: "示范区更正令2023年第3号",
    }),
  ),
);

/** November's checks and diaries of 2022 were recorded in February 2023, after the year had been closed: by an order. */
export const recordedLate: Story = (book) => ({
  ...book,
  drafts: book.drafts.map((draft) =>
    isAbout(["1.3", "1.4"])(draft) && draft.day.startsWith("2022-11")
      ? { ...draft, recorded: "2023-02-20", order: "示范区更正令2023年第1号" }
      : draft,
  ),
});

const heavyRain = "遭遇特大暴雨，属不可抗力，经批准免评";

/** 2022: one promise late (0.6 of the late part counts), one kept to 70 %, one without any progress, one excused by force majeure. */
export const keptInPart: Story = (book) => {
  const due = (id: string): string =>
    book.plan.commitments?.find((commitment) => commitment.id === id)?.due ?? book.plan.term.to;
  const by = "望江镇组织办";
  return told(
    without((draft) => draft.kind === "progress" && draft.commitment.startsWith("2022-")),
    records(
      progress("2022-1", addDays(due("2022-1"), -6), "0.5", { by }),
      progress("2022-1", addDays(due("2022-1"), 20), "1", { by }),
      progress("2022-2", addDays(due("2022-2"), -4), "1", { by }),
      progress("2022-3", addDays(due("2022-3"), -3), "1", { by, paper: "工作队自报", verified: false }),
      progress("2022-3", addDays(due("2022-3"), -1), "0.7", { by, paper: "实地核实记录" }),
      waiver("2022-08-30", { commitment: "2022-4" }, heavyRain),
    ),
  )(book);
};

/** In 2023 only three of the five promises were published within 90 days. */
export const publishedLate = (plan: Plan): Plan => ({
  ...plan,
  commitments: (plan.commitments ?? []).map((commitment) =>
    commitment.id === "2023-4" || commitment.id === "2023-5" ? { ...commitment, published: "2023-04-20" } : commitment,
  ),
});

/** One person is the whole team: rates, not numbers, so that nothing is lost by being alone. */
export const alone: Story = told(
  without(isAbout(["1.4"], 2022)),
  records(
    ...piecesOf(year2022, "month").map(({ to }) =>
      tally("1.4", to, 1, 1, { by: "柳湾镇组织办", paper: "日志月报收件登记" }),
    ),
    rating("2.2", "2022-10-12", "92", "区委组织部考务组", { member: "m1", paper: "应知应会测试成绩单" }),
  ),
);
