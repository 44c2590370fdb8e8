/** The register of the invented district as files: who there is in `register.yaml`, and what each kind of body did in NDJSON. */
import type { Plan } from "../book";
import { type File, yamlOf } from "../files";
import { district } from "../places";
import { bodies, listed } from "./bodies";
import { events } from "./events";
import { type Draft, type Entry, habitual } from "./habits";

const bodyOf = (draft: Draft): string => ("body" in draft ? draft.body : "");

/** What a fact without an id is called: the duty, the body and whom it was for, and its day. */
const nameOf = (draft: Draft): string => {
  const duty = "duty" in draft ? draft.duty : draft.kind;
  const team = "team" in draft && draft.team !== undefined && draft.team !== bodyOf(draft) ? `:${draft.team}` : "";
  return `${duty}:${bodyOf(draft)}${team}:${draft.day}`;
};

const orderOf = (draft: Draft): string => `${draft.recorded} ${draft.day} ${draft.id ?? nameOf(draft)}`;

/** The facts in the order in which they were recorded, each with its id. */
const numbered = (drafts: readonly Draft[]): Entry[] => {
  const times = new Map<string, number>();
  return drafts
    .map((draft) => ({ draft, order: orderOf(draft) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ draft }): Entry => {
      if (draft.id !== undefined) return { ...draft, id: draft.id };
      const name = nameOf(draft);
      const nth = (times.get(name) ?? 0) + 1;
      times.set(name, nth);
      return { id: nth === 1 ? name : `${name}#${nth}`, ...draft };
    });
};

const names = {
  "district-committee": "committee",
  departments: "departments",
  unit: "units",
  town: "towns",
} as const;

const fileOf = (entry: Entry): string => {
  const kind = bodies.find(({ id }) => "body" in entry && id === entry.body)?.body;
  return `register/${kind === undefined ? "teams" : names[kind]}.ndjson`;
};

/** The files of the register, by path. */
export const registerFiles = (seed: number, plans: readonly Plan[]): File[] => {
  const files = new Map<string, string[]>();
  for (const entry of numbered([...habitual(seed, plans), ...events(plans)])) {
    const path = fileOf(entry);
    const lines = files.get(path) ?? [];
    lines.push(`${JSON.stringify(entry)}\n`);
    files.set(path, lines);
  }
  const title = { zh: `${district.zh}主体登记簿`, en: `Register of bodies of ${district.en}` };
  const head = { format: "zhucun-register/1", id: district.id, title, bodies: listed };
  return [
    { path: "register.yaml", text: yamlOf(head) },
    ...[...files].map(([path, lines]) => ({ path, text: lines.join("") })),
  ];
};
