/** A small district for the tests of duties: two teams in two towns, two units, a department, the committee; and facts to write in its register. */
import { luojiang } from "../rubrics/luojiang";
import { evaluateDuties } from "../src/engine/duties/evaluate";
import type { DutiesEvaluation, Obligation } from "../src/model/answer/duties";
import type { Ledger, LedgerInput } from "../src/model/ledger";
import { parseLedger } from "../src/model/ledger-check";
import type { Register, RegisterInput } from "../src/model/register";
import { parseRegister } from "../src/model/register-check";
import type { Scheme } from "../src/model/scheme";

export type RegisterFactInput = NonNullable<RegisterInput["facts"]>[number];

const member = (id: string, unit: string, from: string, to?: string) => ({
  id,
  name: id,
  role: "member" as const,
  unit,
  service: [to === undefined ? { from } : { from, to }],
});

export const qingshi: LedgerInput = {
  format: "zhucun-ledger/1",
  team: "qingshi",
  village: "青石村",
  town: "云溪镇",
  units: ["区水务局"],
  term: { from: "2021-08-20", to: "2023-09-15" },
  members: [member("m1", "区水务局", "2021-08-20"), member("m2", "区水务局", "2021-08-20", "2022-05-20")],
};

export const liulin: LedgerInput = {
  format: "zhucun-ledger/1",
  team: "liulin",
  village: "柳林村",
  town: "柳湾镇",
  units: ["区水务局", "区财政局"],
  term: { from: "2022-02-21", to: "2023-09-15" },
  members: [member("m1", "区水务局", "2022-02-21"), member("m2", "区财政局", "2022-02-21")],
};

export const bodies: RegisterInput["bodies"] = [
  { id: "qw", body: "district-committee", name: "区委" },
  { id: "jtj", body: "departments", name: "区交通运输局" },
  { id: "swj", body: "unit", name: "区水务局" },
  { id: "czj", body: "unit", name: "区财政局" },
  { id: "yunxi", body: "town", name: "云溪镇" },
  { id: "liuwan", body: "town", name: "柳湾镇" },
];

let written = 0;

type Kind = RegisterFactInput["kind"];
type Of<K extends Kind> = Extract<RegisterFactInput, { kind: K }>;
type More<K extends Kind> = Omit<Of<K>, "kind" | "id" | "day" | "recorded" | "by"> & {
  readonly id?: string;
  readonly recorded?: string;
};

/** A fact of a register, recorded on its day unless it says otherwise. */
export const entry = <K extends Kind>(kind: K, day: string, more: More<K>): RegisterFactInput => {
  written += 1;
  // the rest of the kind comes with `more`
  return { id: `r${written}`, recorded: day, by: "区委组织部", ...more, kind, day } as unknown as RegisterFactInput;
};

export const done = (body: string, duty: string, day: string, more: Partial<More<"performed">> = {}) =>
  entry("performed", day, { body, duty, ...more });

export const ledgersOf = (...inputs: readonly LedgerInput[]): Ledger[] =>
  inputs.map((input) => parseLedger(input, { scheme: luojiang }));

export const both = ledgersOf(qingshi, liulin);

export const registerOf = (
  facts: readonly RegisterFactInput[],
  { scheme = luojiang, ledgers = both }: { readonly scheme?: Scheme; readonly ledgers?: readonly Ledger[] } = {},
): Register =>
  parseRegister(
    { format: "zhucun-register/1", id: "small", title: { zh: "小", en: "small" }, bodies, facts },
    { scheme, ledgers },
  );

interface Asked {
  readonly knownAt?: string;
  readonly scheme?: Scheme;
  readonly ledgers?: readonly Ledger[];
}

/** The duties of the small district with these facts on a day. */
export const dutiesOn = (
  asOf: string,
  facts: readonly RegisterFactInput[] = [],
  { knownAt, scheme = luojiang, ledgers = both }: Asked = {},
): DutiesEvaluation =>
  evaluateDuties(scheme, { register: registerOf(facts, { scheme, ledgers }), ledgers }, { asOf, knownAt });

export const bodyIn = ({ bodies: all }: DutiesEvaluation, id: string) => {
  const found = all.find((body) => body.id === id);
  if (found === undefined) throw new Error(`no body ${id}`);
  return found;
};

export const obligationsIn = (evaluation: DutiesEvaluation, id: string, duty: string): readonly Obligation[] =>
  bodyIn(evaluation, id)
    .lists.flatMap(({ duties }) => duties)
    .filter((one) => one.duty === duty)
    .flatMap(({ obligations }) => obligations);

/** Obligations in one line each: due day, state and, where there is one, why. */
export const linesOf = (obligations: readonly Obligation[]): string[] =>
  obligations.map(({ due, state, why }) => `${due} ${why ?? state}`);
