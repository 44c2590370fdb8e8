/** Stories of misconduct: the ladder of unexcused absences, a veto, an open investigation, several caps at once. */
import { dayOf } from "../attendance";
import { type Draft, isAbout, noted, records, type Story, told, without } from "../book";
import type { Day } from "../calendar";
import { ballots, finding, progress } from "./entries";

const office = "石桥镇组织办";

const check = { days: 10, by: "区委组织部", paper: "到岗抽查认定书" } as const;

/** The attendance of the day says that the member was away without leave. */
const isAway = (member: string, day: Day): Story =>
  told(
    without((draft) => draft.kind === "attendance" && draft.member === member && draft.day === day),
    records(dayOf(member, day, "absent", office)),
  );

const checks = ["2022-03-15", "2022-06-21", "2022-09-14"];

/**
 * Three checks in one year find nobody of the team: at most good, then basically qualified, then unqualified.
 * Each time the team loses a point, and the town and the unit lose 0.1.
 */
export const threeAbsences: Story = told(
  ...checks.flatMap((day) => ["m1", "m2", "m3"].map((member) => isAway(member, day))),
  records(
    ...checks.map((day) =>
      finding({ case: "M01", matter: `absence-${day}`, subject: "team", state: "confirmed" }, day, check),
    ),
    {
      kind: "event",
      event: "absent-two-checks",
      ...noted("2022-09-14", "区委组织部", "到岗抽查通报", 5),
    },
  ),
  without(isAbout(["11.1"], 2022)),
  records(ballots("11.1", "2022-12-12", [34, 8, 5, 3, 0, 0], { by: office })),
);

const absent = (member: string, day: Day): Story =>
  told(
    isAway(member, day),
    records(
      finding(
        { case: "M01", matter: `absence-${member}-${day}`, subject: "member", member, state: "confirmed" },
        day,
        check,
      ),
    ),
  );

/** Absences of members cost the team points, and count for each member and each year: only in 2023 two of one member. */
export const scatteredAbsences: Story = told(
  absent("m1", "2021-11-16"),
  absent("m1", "2022-05-17"),
  absent("m2", "2022-10-18"),
  absent("m2", "2023-03-21"),
  absent("m2", "2023-06-13"),
);

/** A strong team that gave public money to relatives of a member: points are computed, the grade is unqualified. */
export const veto: Story = records(
  finding({ case: "M06", matter: "2022-subsidy", subject: "team", state: "suspected" }, "2022-07-06"),
  finding({ case: "M06", matter: "2022-subsidy", subject: "team", state: "investigating" }, "2022-07-20"),
  finding({ case: "M06", matter: "2022-subsidy", subject: "team", state: "confirmed" }, "2022-08-30"),
);

/** Under investigation at the turn of the year, dismissed in March: the grade of 2022 is open, and is fixed afterwards. */
export const investigated: Story = records(
  finding({ case: "M05", matter: "2022-grievance", subject: "team", state: "suspected" }, "2022-10-25"),
  finding({ case: "M05", matter: "2022-grievance", subject: "team", state: "investigating" }, "2022-11-18"),
  finding({ case: "M05", matter: "2022-grievance", subject: "team", state: "dismissed" }, "2023-03-15", { for: 2022 }),
);

const unkept = (year: number): Story =>
  told(
    without((draft) => draft.kind === "progress" && draft.commitment.startsWith(`${year}-`)),
    records(
      ...[1, 2, 3, 4, 5].map(
        (nth): Draft => progress(`${year}-${nth}`, `${year}-08-31`, nth < 4 ? "0.5" : "0.2", { by: office }),
      ),
    ),
  );

/**
 * 2022: more than half of the ballots dissatisfied, less than 60 % of the commitments kept, falsified diaries that set an item to zero:
 * five caps, of which the lowest wins. 2023: exactly half dissatisfied, which is not more than half.
 */
export const manyCaps: Story = told(
  unkept(2022),
  without(isAbout(["11.1"])),
  records(
    ballots("11.1", "2021-12-10", [20, 12, 6, 2, 0, 0], { by: office }),
    ballots("11.1", "2022-12-12", [8, 6, 5, 27, 2, 2], { by: office }),
    ballots("11.1", "2023-08-28", [12, 8, 5, 25, 0, 0], { by: office }),
    finding({ case: "M03", matter: "2022-diaries", subject: "team", state: "confirmed", item: "1.4" }, "2022-11-22"),
  ),
);
