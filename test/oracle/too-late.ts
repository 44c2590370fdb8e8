/** Owns when leave was asked for too late (section 17), and what such a fact then claims (7.10). */
import { nextDay } from "./day.js";
import type { Setting } from "./facts.js";
import { type Fact, required } from "./shapes.js";

/** An attendance fact with one of the statuses that are leave. */
export const isPaper = (setting: Setting, fact: Fact): boolean =>
  setting.scheme.members?.leave.statuses.includes(required(fact.status, "status")) === true;

export const isTooLate = (setting: Setting, fact: Fact): boolean => {
  const { members } = setting.scheme;
  if (members === undefined || fact.asked === undefined || !isPaper(setting, fact)) return false;
  if (fact.asked <= fact.day) return false;
  let between = 0;
  for (let day = nextDay(fact.day); day < fact.asked; day = nextDay(day)) if (setting.isWorkingDay(day)) between += 1;
  return between >= members.leave.grace;
};

/** The fact as it claims. */
export const asHeld = (setting: Setting, fact: Fact): Fact =>
  isTooLate(setting, fact) ? { ...fact, status: "absent" } : fact;
