/** The Markdown table of a comparison, with the day, the machine and what was measured. */
import { cpus } from "node:os";
import type { Entrant } from "./contestant";

/** Microseconds of processor time a team, medians: preparation and scoring together, and scoring alone. */
export interface Times {
  readonly entrant: Entrant;
  readonly both: number;
  readonly alone: number;
}

const number = (value: number): string => value.toFixed(value < 10 ? 1 : 0).replace(/\B(?=(\d{3})+$)/g, ",");
const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

const rowOf = ({ entrant, both, alone }: Times, own: number): string => {
  const { name, version, way, readsLedgers } = entrant;
  const measured = [number(both), number(1_000_000 / both), times(both / own)];
  return `| ${[`${name} ${version}`.trim(), way, ...measured, readsLedgers ? "" : number(alone)].join(" | ")} |`;
};

/** How the first of them does against the fastest rule engine. */
const ratioLine = (all: readonly Times[]): string => {
  const engines = all.filter(({ entrant }) => entrant.kind === "rule engine").sort((a, b) => a.both - b.both);
  const [own, fastest] = [all[0], engines[0]];
  if (own === undefined || fastest === undefined) return "";
  const ratio = (fastest.both / own.both).toFixed(2);
  return `${own.entrant.name} scores ${ratio} times the teams of the fastest rule engine, ${fastest.entrant.name}, its preparation counted.`;
};

/** All contestants in the order given, the first of which the others are compared with. */
export const markdownOf = (all: readonly Times[], measured: string): string => {
  const own = all[0]?.both ?? Number.NaN;
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}`;
  return [
    `${day}, ${machine}; one year of one team with 400 facts, 39 items; processor time of all threads, ${measured}.`,
    "",
    "| | how | µs a team | teams a second | against zhucun | µs without preparation |",
    "|---|---|---:|---:|---:|---:|",
    ...all.map((one) => rowOf(one, own)),
    "",
    ratioLine(all),
    "",
  ].join("\n");
};
