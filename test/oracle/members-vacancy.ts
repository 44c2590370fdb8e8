/** Owns vacant posts (section 17). */
import { contains, daysOf, intersection, type Period } from "./day.js";
import type { Setting } from "./facts.js";
import { decimal, exactText } from "./fraction.js";
import { isServed } from "./members-leave.js";
import type { Ledger, MemberRules } from "./shapes.js";

/** Day by day: who holds the post; the days without a holder after the first one, in unbroken stretches. */
const gapsOf = (ledger: Ledger, post: string): Period[] => {
  const holders = ledger.members.filter((member) => member.post === post);
  const gaps: { from: string; to: string }[] = [];
  let [wasHeld, isOpen] = [false, false];
  for (const day of daysOf(ledger.term)) {
    const isHeld = holders.some((member) => isServed(ledger, member, day));
    const last = gaps.at(-1);
    if (!isHeld && wasHeld && isOpen && last !== undefined) last.to = day;
    if (!isHeld && wasHeld && !isOpen) gaps.push({ from: day, to: day });
    isOpen = !isHeld && wasHeld;
    wasHeld = wasHeld || isHeld;
  }
  return gaps;
};

export const vacanciesOf = (setting: Setting, { vacancy }: MemberRules) => {
  const { ledger, window } = setting;
  const posts = new Set<string>();
  for (const { post } of ledger.members) if (post !== undefined) posts.add(post);
  return [...posts].sort().flatMap((post) =>
    gapsOf(ledger, post)
      .filter((gap) => intersection(gap, window) !== null)
      .map((gap) => {
        const isOver = gap.to <= window.to;
        const gone = daysOf({ from: gap.from, to: isOver ? gap.to : window.to });
        const counted = gone.filter((day) => vacancy.count === "calendar" || setting.isWorkingDay(day));
        const since = counted[vacancy.grace] ?? null;
        return {
          post,
          from: gap.from,
          to: isOver ? gap.to : null,
          count: vacancy.count,
          days: counted.length,
          beyond: counted.slice(vacancy.grace).length,
          since,
          body: vacancy.body,
          amount: since !== null && contains(window, since) ? exactText(decimal(vacancy.each)) : "0",
        };
      }),
  );
};
