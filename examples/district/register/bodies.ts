/** The real bodies of the invented district: one committee, four departments, the units and towns of `places.ts`; and how reliable each is. */
import type { RegisterInput } from "../../../src/model/register";
import { towns, units } from "../places";

export type Kind = "district-committee" | "departments" | "unit" | "town";

/** A real body, and how many of 100 things it does in time. */
export interface Body {
  readonly id: string;
  readonly body: Kind;
  readonly name: string;
  readonly reliable: number;
}

const departments: readonly Body[] = [
  { id: "dd-agriculture", body: "departments", name: "区农业农村局", reliable: 97 },
  { id: "dd-finance", body: "departments", name: "区财政局", reliable: 94 },
  { id: "dd-transport", body: "departments", name: "区交通运输局", reliable: 86 },
  { id: "dd-health", body: "departments", name: "区卫生健康局", reliable: 95 },
];

/** In the order of `units`. */
const unitIds = [
  "agriculture",
  "education",
  "finance",
  "water",
  "transport",
  "health",
  "land",
  "market",
  "housing",
  "commerce",
];
const unitReliable = [100, 97, 95, 98, 90, 96, 94, 97, 95, 70];
const townReliable: Readonly<Record<string, number>> = {
  yunxi: 100,
  songling: 96,
  liuwan: 95,
  shiqiao: 78,
  qinghe: 97,
};

export const bodies: readonly Body[] = [
  { id: "committee", body: "district-committee", name: "区委", reliable: 96 },
  ...departments,
  ...units.map(
    (name, at): Body => ({ id: `su-${unitIds[at] ?? at}`, body: "unit", name, reliable: unitReliable[at] ?? 95 }),
  ),
  ...towns.map(({ id, name }): Body => ({ id, body: "town", name, reliable: townReliable[id] ?? 94 })),
];

export const unitNamed = (name: string | undefined): string =>
  bodies.find((one) => one.body === "unit" && one.name === name)?.id ?? "";

/** The bodies as the register lists them. */
export const listed: RegisterInput["bodies"] = bodies.map(({ id, body, name }) => ({ id, body, name }));
