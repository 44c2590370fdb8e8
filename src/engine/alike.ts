/** What two schemes have alike, so that what was gathered and scored under one of them serves the other. */
import type { Gathered } from "./frame";
import type { World } from "./item";
import type { Plan } from "./plan";

/** What was read under a plan. */
export interface Read {
  readonly plan: Plan;
  readonly world: World;
}

/** Whether two plans put every fact on the same shelf. */
const gathersAlike = (before: Plan, now: Plan): boolean =>
  before.assessedBody === now.assessedBody &&
  before.items.length === now.items.length &&
  before.items.every(({ item, reads }, index) => {
    const other = now.items[index];
    return other !== undefined && other.item.id === item.id && other.reads === reads;
  });

/** Whether an absence could be cured by leave or not, as the rules for members say: only of what was asked for afterwards. */
const hasLateLeave = ({ attendance }: Gathered): boolean =>
  attendance.some(({ asked, day }) => asked !== undefined && asked > day);

/** Whether the day to stand on, which follows from when the books close, is the same. */
const closesAlike = ({ world }: Read, { scheme: a }: Plan, { scheme: b }: Plan): boolean => {
  const { kind, partOf } = world.frame;
  if (partOf !== undefined || kind === "daily") return true;
  return kind === "annual" ? a.annual.closes === b.annual.closes : a.term.closes === b.term.closes;
};

/** Whether two schemes look at the same stretch of time, and read the same facts from it in the same way. */
export const seesAlike = (before: Read, now: Plan): boolean => {
  const [a, b] = [before.plan.scheme, now.scheme];
  return (
    a.from === b.from &&
    a.to === b.to &&
    closesAlike(before, before.plan, now) &&
    (a.members === b.members || !hasLateLeave(before.world.gathered)) &&
    gathersAlike(before.plan, now)
  );
};

/** What items are scored by beside themselves: findings can set an item to zero. */
export const zeroesAlike = ({ plan, world }: Read, now: Plan): boolean =>
  world.gathered.charged.length === 0 || plan.scheme.misconduct === now.scheme.misconduct;
