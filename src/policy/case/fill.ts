/** From the layers in which a case is written to a whole ledger, with the place that each part of it comes from. */
import type { Step } from "../../model/problem";
import { filledFact } from "./fill-fact";
import type { Head, Layer } from "./shape";

type Place = readonly Step[];
type Fields = Readonly<Record<string, unknown>>;

/** A layer of a ledger with the place where it is written, and what facts without an id are called in it. */
export interface Placed {
  readonly layer: Layer;
  readonly place: Place;
  readonly name: "base" | "case" | "team";
}

/** A ledger put together, and the place of each of its parts. */
export interface Filled {
  readonly ledger: Fields;
  readonly placeOf: (path: Place) => Place;
  /** What layers leave out and nothing before them has. */
  readonly unknownDrops: readonly {
    readonly name: string;
    readonly known: ReadonlySet<string>;
    readonly place: Place;
  }[];
}

/** An entry of a list, by its name, with its place. */
interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly place: Place;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const filledMember = (written: unknown, first: boolean, from: unknown): unknown => {
  const member: Fields = isFields(written) ? written : { id: written };
  return { name: member["id"], role: first ? "leader" : "member", service: [{ from }], ...member };
};

const filledCommitment = (written: unknown): unknown =>
  isFields(written)
    ? { title: written["id"], level: written["year"] === undefined ? "term" : "annual", ...written }
    : written;

const filledMilestone = (written: unknown): unknown =>
  isFields(written) ? { title: written["id"], ...written } : written;

const nameIn = (value: unknown): string =>
  isFields(value) ? String(value["id"] ?? value["item"] ?? "") : String(value);

/** Of a target also its year tells it from others. */
const keyIn = (value: unknown): string => `${nameIn(value)} ${isFields(value) ? (value["year"] ?? "") : ""}`;

const lists = ["members", "targets", "commitments", "milestones"] as const;
type ListName = (typeof lists)[number];

const entriesOf = (written: readonly unknown[], place: Place): Entry[] =>
  written.map((value, index) => ({ name: nameIn(value), value, place: [...place, index] }));

/** A list with what a layer writes: an entry of the same name takes the place of the one before. */
const merged = (before: readonly Entry[], more: readonly Entry[]): Entry[] => {
  const keys = new Set(more.map(({ value }) => keyIn(value)));
  return [...before.filter(({ value }) => !keys.has(keyIn(value))), ...more];
};

interface Gathered {
  readonly fields: ReadonlyMap<string, { readonly value: unknown; readonly place: Place }>;
  readonly lists: Readonly<Record<ListName | "facts", readonly Entry[]>>;
  readonly unknownDrops: Filled["unknownDrops"];
}

const without = (entries: readonly Entry[], dropped: ReadonlySet<string>): Entry[] =>
  entries.filter(({ name }) => !dropped.has(name));

const droppedFrom = (before: Gathered, { layer, place }: Placed): Gathered => {
  const dropped = new Set(layer.drop);
  if (dropped.size === 0) return before;
  const { members, targets, commitments, milestones, facts } = before.lists;
  const known = new Set([...facts, ...members, ...targets, ...commitments, ...milestones].map(({ name }) => name));
  const unknown = (layer.drop ?? []).flatMap((name, index) =>
    known.has(name) ? [] : [{ name, known, place: [...place, "drop", index] }],
  );
  return {
    ...before,
    lists: {
      members: without(members, dropped),
      targets: without(targets, dropped),
      commitments: without(commitments, dropped),
      milestones: without(milestones, dropped),
      facts: without(facts, dropped),
    },
    unknownDrops: [...before.unknownDrops, ...unknown],
  };
};

const headIn = (before: Gathered, head: Head, place: Place): Gathered => {
  const fields = new Map(before.fields);
  const own = { ...before.lists };
  for (const [key, value] of Object.entries(head)) {
    const list = lists.find((one) => one === key);
    if (list === undefined) fields.set(key, { value, place: [...place, key] });
    // What is no list has been refused by the shape.
    else own[list] = merged(own[list], entriesOf(Array.isArray(value) ? value : [], [...place, key]));
  }
  return { ...before, fields, lists: own };
};

const add = (before: Gathered, placed: Placed): Gathered => {
  const { layer, place, name } = placed;
  const kept = droppedFrom(before, placed);
  const whole = layer.ledger === undefined ? kept : headIn(kept, layer.ledger, [...place, "ledger"]);
  const facts = (layer.facts ?? []).map((fact, index) => filledFact(fact, name, index));
  return {
    ...whole,
    lists: { ...whole.lists, facts: [...whole.lists.facts, ...entriesOf(facts, [...place, "facts"])] },
  };
};

const nothing: Gathered = {
  fields: new Map(),
  lists: { members: [], targets: [], commitments: [], milestones: [], facts: [] },
  unknownDrops: [],
};

/** What stands in a head that nobody wrote. */
const defaults = (team: string, year: number | undefined): Fields => ({
  team,
  village: "测算村",
  town: "测算镇",
  units: ["派员单位"],
  ...(year === undefined ? {} : { term: { from: `${year}-01-01`, to: `${year}-12-31` } }),
});

const valuesOf = (entries: readonly Entry[], fill: (value: unknown, index: number) => unknown): unknown[] =>
  entries.map(({ value }, index) => fill(value, index));

/** A place in the ledger as a place in what was written; what nobody wrote stands at the case, or the team. */
const placesIn =
  ({ fields, lists: own }: Gathered, around: Place) =>
  (path: Place): Place => {
    const [key, index, ...rest] = path;
    const list = Object.entries(own).find(([name]) => name === key)?.[1];
    if (list !== undefined && typeof index === "number") return [...(list[index]?.place ?? around), ...rest];
    const field = typeof key === "string" ? fields.get(key) : undefined;
    return field === undefined ? around : [...field.place, ...path.slice(1)];
  };

/**
 * Puts layers together: what comes later replaces or is added. `year` is the year that is asked about, which is the term where none is
 * written; `team` the team's name where none is.
 */
export const fill = (layers: readonly Placed[], team: string, year: number | undefined): Filled => {
  const gathered = layers.reduce(add, nothing);
  const head: Fields = {
    ...defaults(team, year),
    ...Object.fromEntries([...gathered.fields].map(([key, { value }]) => [key, value])),
  };
  const term = head["term"];
  const from = isFields(term) ? term["from"] : undefined;
  const { members, targets, commitments, milestones, facts } = gathered.lists;
  const people: readonly unknown[] = members.length === 0 ? [filledMember("队长", true, from)] : [];
  return {
    ledger: {
      format: "zhucun-ledger/1",
      ...head,
      members: [...people, ...valuesOf(members, (value, index) => filledMember(value, index === 0, from))],
      targets: valuesOf(targets, (value) => value),
      commitments: valuesOf(commitments, filledCommitment),
      milestones: valuesOf(milestones, filledMilestone),
      facts: valuesOf(facts, (value) => value),
    },
    placeOf: placesIn(gathered, layers.at(-1)?.place ?? []),
    unknownDrops: gathered.unknownDrops,
  };
};
