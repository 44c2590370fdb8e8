/**
 * Stories of places in 2023: two teams equal at the cut, a place lost while the publicity is open, one lost after it, an appeal that is upheld.
 * What was found out later is recorded on its own later day, so that every day before it can be looked at as it was.
 */
import { isAbout, records, type Story, told, without } from "../book";
import { ballots, count, finding } from "./entries";

const year = 2023;

/** Faults by item, all found in one inspection, in place of the ordinary counts. */
const faulty = (by: string, faults: Readonly<Record<string, number>>): Story =>
  told(
    without(isAbout(Object.keys(faults), year)),
    records(
      ...Object.entries(faults).map(([item, times]) =>
        count(item, "2023-07-12", times, { by, paper: "年度集中检查表" }),
      ),
    ),
  );

const pleased = (by: string): Story =>
  told(
    without(isAbout(["11.1"], year)),
    records(ballots("11.1", "2023-09-05", [30, 10, 0, 0, 0, 0], { by: `${by}组织办` })),
  );

/** Two teams without other faults lose eight points each, for different things, and are liked alike: 91.75, equal in every tie-break. */
export const equalOne: Story = told(
  faulty("青禾镇督查组", { "1.2": 2, "3.1": 4, "4.3": 2, "6.3": 2, "8.2": 4 }),
  pleased("青禾镇"),
);
export const equalOther: Story = told(
  faulty("望江镇督查组", { "1.2": 4, "3.1": 2, "4.3": 2, "6.3": 1, "8.2": 6 }),
  pleased("望江镇"),
);

/** During the publicity villagers report that the village's income was made up. */
export const falsified: Story = records(
  finding({ case: "M03", matter: "2023-income", subject: "team", state: "confirmed", item: "6.2" }, "2023-11-02", {
    for: year,
    days: 0,
  }),
);

/** The day after the publicity it comes out that a grievance had been ignored, with bad effect. */
export const ignored: Story = records(
  finding({ case: "M05", matter: "2023-drainage", subject: "team", state: "confirmed", grave: true }, "2023-11-07", {
    for: year,
    days: 0,
  }),
);

/** Too few households were asked; after an appeal the others are asked as well, and the share of 90 % is reached. */
export const askedAgain: Story = records(
  ballots("11.1", "2023-11-08", [36, 2, 0, 0, 0, 0], {
    by: "松岭镇组织办",
    paper: "群众满意度补测票",
    days: 1,
    for: year,
    order: "示范区更正令2023年第4号",
  }),
);
