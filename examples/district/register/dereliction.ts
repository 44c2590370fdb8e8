/** Findings about bodies of the invented district that are no team: every state, the ladder to its third row, a grave one. */
import type { Register } from "../../../src/model/register";
import { addDays, type Day } from "../calendar";

type Finding = Omit<Extract<Register["facts"][number], { kind: "finding" }>, "kind" | "recorded" | "by" | "source">;

const found = (one: Finding) => ({
  kind: "finding" as const,
  ...one,
  recorded: addDays(one.day, 4),
  by: "区纪委监委机关",
  source: "核查情况报告（虚构演示数据）",
});

/** A reply that never came or came late, and was found to be evasion. */
const evaded = (nth: number, day: Day) =>
  found({
    id: `finding:finance-${nth}`,
    case: "M11",
    matter: `evaded-${nth}`,
    subject: "department",
    body: "dd-finance",
    state: "confirmed",
    day,
  });

/** By the ids of the district's bodies. */
export const findingsOfBodies = [
  evaded(1, "2022-03-25"),
  evaded(2, "2022-06-24"),
  evaded(3, "2022-11-25"),
  found({
    id: "finding:insurance",
    case: "M09",
    matter: "SU-S1/2022",
    subject: "unit",
    body: "su-commerce",
    state: "suspected",
    day: "2023-02-06",
  }),
  found({
    id: "finding:housing",
    case: "M08",
    matter: "2023-borrowed",
    subject: "unit",
    body: "su-housing",
    state: "investigating",
    day: "2023-04-10",
  }),
  found({
    id: "finding:shielding",
    case: "M10",
    matter: "shielding",
    subject: "town",
    body: "shiqiao",
    state: "confirmed",
    grave: true,
    day: "2022-10-19",
  }),
  found({
    id: "finding:songling",
    case: "M10",
    matter: "songling-sheets",
    subject: "town",
    body: "songling",
    state: "dismissed",
    day: "2022-09-02",
  }),
  found({
    id: "finding:flood",
    case: "M07",
    matter: "2023-flood",
    subject: "town",
    body: "liuwan",
    state: "confirmed",
    day: "2023-07-14",
  }),
];
