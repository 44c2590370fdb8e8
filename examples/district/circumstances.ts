/** What the ordinary facts of one team depend on: its plan, its town, how well it works, and chance. */
import type { Plan } from "./book";
import { type Chance, chanceOf } from "./chance";
import type { Town } from "./places";

export interface Circumstances {
  readonly plan: Plan;
  readonly town: Town;
  /** How well the team does a kind of work, to 100. A team of strength 100 does everything without a fault, whatever the seed. */
  readonly skill: (work: string) => number;
  readonly strength: number;
  readonly chance: (purpose: string) => Chance;
}

export const circumstancesOf = (seed: number, plan: Plan, town: Town, strength: number): Circumstances => ({
  plan,
  town,
  strength,
  chance: (purpose) => chanceOf(seed, `${plan.team} ${purpose}`),
  skill: (work) => {
    if (strength >= 100) return 100;
    const swing = chanceOf(seed, `${plan.team} skill ${work}`).between(-7, 7);
    return Math.max(30, Math.min(99, strength + swing));
  },
});
