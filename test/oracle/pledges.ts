/** Owns section 18: what became of each commitment by a day, from its change and dropped facts. */
import { type Commitment, type Fact, type Ledger, required, type Scheme } from "./shapes.js";

/** What one fact came to. */
export interface Turn {
  readonly fact: Fact;
  readonly standing: "counts" | "too-late" | "beyond" | "too-many" | "ended";
}

export interface Life {
  readonly head: Commitment;
  /** As it is in force. */
  readonly inForce: Commitment;
  readonly turns: readonly Turn[];
  readonly fate: "standing" | "withdrawn" | "abandoned";
}

const sameGroup = (a: Commitment, b: Commitment): boolean => a.level === b.level && a.year === b.year;

const lastDay = (commitment: Commitment, ledger: Ledger): string => {
  if (commitment.level === "term") return ledger.term.to;
  const end = `${required(commitment.year, "year")}-12-31`;
  return end < ledger.term.to ? end : ledger.term.to;
};

const isChanged = (life: Life): boolean =>
  life.turns.some(({ fact, standing }) => fact.kind === "change" && standing === "counts");

/** Whether all places of a commitment's level and year are taken by others. */
const isFull = (life: Life, lives: readonly Life[], oneIn: number | undefined): boolean => {
  if (oneIn === undefined) return false;
  const group = lives.filter((other) => sameGroup(other.head, life.head));
  const taken = group.filter(isChanged).length;
  return (taken + 1) * oneIn > group.length;
};

const changeStanding = (
  fact: Fact,
  life: Life,
  lives: readonly Life[],
  scheme: Scheme,
  ledger: Ledger,
): Turn["standing"] => {
  const due = fact.due === undefined ? undefined : String(fact.due);
  if (life.fate !== "standing") return "ended";
  if (life.inForce.due < fact.day) return "too-late";
  if (due !== undefined && life.inForce.due < due && lastDay(life.head, ledger) < due) return "beyond";
  if (!isChanged(life) && isFull(life, lives, scheme.commitments?.changes.oneIn)) return "too-many";
  return "counts";
};

const changed = (before: Commitment, fact: Fact): Commitment => ({
  ...before,
  ...(fact.title === undefined ? {} : { title: fact.title }),
  ...(fact.due === undefined ? {} : { due: String(fact.due) }),
  ...(fact.weight === undefined ? {} : { weight: fact.weight }),
  ...(fact.milestones === undefined ? {} : { milestones: fact.milestones }),
});

const afterDrop = (life: Life, fact: Fact): Life => {
  if (life.fate !== "standing") return { ...life, turns: [...life.turns, { fact, standing: "ended" }] };
  if (life.inForce.due < fact.day) return { ...life, turns: [...life.turns, { fact, standing: "too-late" }] };
  const fate = fact.approver === undefined ? "abandoned" : "withdrawn";
  return { ...life, turns: [...life.turns, { fact, standing: "counts" }], fate };
};

/** The lives of all commitments; `facts` are the team's effective ones, in order. */
export const livesBy = (day: string, scheme: Scheme, ledger: Ledger, facts: readonly Fact[]): Life[] => {
  let lives = (ledger.commitments ?? []).map((head): Life => ({ head, inForce: head, turns: [], fate: "standing" }));
  for (const fact of facts) {
    if (fact.day > day || (fact.kind !== "change" && fact.kind !== "dropped")) continue;
    const before = lives;
    lives = before.map((life) => {
      if (life.head.id !== fact.commitment) return life;
      if (fact.kind === "dropped") return afterDrop(life, fact);
      const standing = changeStanding(fact, life, before, scheme, ledger);
      const turns = [...life.turns, { fact, standing }];
      return standing === "counts" ? { ...life, turns, inForce: changed(life.inForce, fact) } : { ...life, turns };
    });
  }
  return lives;
};
