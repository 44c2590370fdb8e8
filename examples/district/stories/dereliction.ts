/** Stories of dereliction that cost no points: commitments dropped two years running, months below the need, somebody's suspicion, a quarter of absence. */
import { rangeOf } from "../attendance";
import { records, type Story, told } from "../book";
import type { Period } from "../calendar";
import { finding } from "./entries";
import { spends } from "./presence";

const ofMember = (member: string) => ({ subject: "member", member }) as const;

/** M04 in 2022 and in 2023: two years running. M02 of m3 twice in 2022, of m2 looked into and dismissed; of m1 a grievance that somebody suspects. */
export const unkeptTwice: Story = records(
  finding({ case: "M04", matter: "condition/2022", subject: "team", state: "suspected" }, "2022-12-30"),
  finding({ case: "M04", matter: "condition/2022", subject: "team", state: "confirmed" }, "2023-01-12", { for: 2022 }),
  finding({ case: "M04", matter: "condition/2023", subject: "team", state: "confirmed" }, "2023-09-08"),
  finding({ case: "M02", matter: "1.1/2022-05-01", ...ofMember("m3"), state: "confirmed" }, "2022-08-12"),
  finding({ case: "M02", matter: "august", ...ofMember("m3"), state: "confirmed" }, "2022-09-13"),
  finding({ case: "M02", matter: "1.1/2022-01-01", ...ofMember("m2"), state: "dismissed" }, "2022-12-16"),
  finding({ case: "M05", matter: "2023-well", ...ofMember("m1"), state: "suspected" }, "2023-07-20"),
);

const autumn: Period = { from: "2022-10-10", to: "2022-12-09" };

/** Two months of private leave: the quarter is below two thirds of its working days, which nobody has looked into yet. */
export const longAway: Story = told(
  spends("m3", autumn, rangeOf("m3", autumn, "leave", "柳湾镇组织办", "家庭事务，经批准请事假")),
);
