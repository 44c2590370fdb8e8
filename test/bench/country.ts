/**
 * Writes the lines of so many teams with so many facts each, from a seed: a country is 180,000 teams of 400 facts.
 * `tsx test/bench/country.ts <teams> <facts> [together|mixed] > country.ndjson`; the same numbers always give the same bytes.
 */
import { once } from "node:events";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import type { LedgerInput } from "zhucun";
import { randomLedger } from "./random-ledger";

/** How the lines stand: a team's together, or those of each hundred teams mixed. */
export type Order = "together" | "mixed";

const widest = 6;

/** The name of a team, the first being 0. */
export const teamName = (index: number): string => `t${String(index).padStart(widest, "0")}`;

/** The head and the facts of a team, a line each. */
export const linesOfTeam = (index: number, facts: number): string[] => {
  const { facts: all = [], ...head }: LedgerInput = randomLedger(index + 1, facts);
  const team = teamName(index);
  const town = `第${Math.floor(index / 100) + 1}镇`;
  return [
    JSON.stringify({ ...head, team, village: `第${index + 1}村`, town }),
    ...all.map((fact) => JSON.stringify({ team, ...fact })),
  ];
};

/** Teams whose lines are mixed with one another. */
const mixed = 100;

/** The lines of a country, in pieces. */
export function* countryOf(teams: number, facts: number, order: Order): Generator<string> {
  const group = order === "together" ? 1 : mixed;
  for (let first = 0; first < teams; first += group) {
    const lists = Array.from({ length: Math.min(group, teams - first) }, (_, at) => linesOfTeam(first + at, facts));
    const longest = Math.max(...lists.map((lines) => lines.length));
    const lines =
      group === 1
        ? lists.flat()
        : Array.from({ length: longest }, (_, at) => lists.flatMap((all) => all[at] ?? [])).flat();
    yield `${lines.join("\n")}\n`;
  }
}

const isOrder = (written: string | undefined): written is Order => written === "together" || written === "mixed";

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [teams = 100, facts = 400] = argv.slice(2, 4).map(Number);
  const order = isOrder(argv[4]) ? argv[4] : "together";
  for (const piece of countryOf(teams, facts, order)) if (!stdout.write(piece)) await once(stdout, "drain");
}
