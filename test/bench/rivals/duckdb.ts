/**
 * DuckDB reads facts as rows and scores all teams in one statement (duckdb/score.sql), prepared once, on one thread. Its preparation is
 * to bring the ledgers into its tables: as lines of JSON, which cost it half of what its appender of rows costs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "zhucun";
import type { Contestant, Points } from "./contestant";
import { openDatabase, type TeamRow } from "./duckdb/database";
import { versionOf } from "./version";

/** One team's ledger as the lines that DuckDB reads. */
const linesOf = ({ facts, ...head }: Ledger): string[] => {
  const team = `{"team":${JSON.stringify(head.team)},`;
  return [JSON.stringify(head), ...facts.map((fact) => team + JSON.stringify(fact).slice(1))];
};

interface Answer {
  /** The teams in the order in which they were given. */
  readonly teams: readonly string[];
  readonly rows: readonly TeamRow[];
}

const numberIn = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const pointsFrom = ({ teams, rows }: Answer): readonly Points[] => {
  const byTeam = new Map(rows.map(([team, points, total]) => [team, { points, total }]));
  return teams.map((team) => {
    const row = byTeam.get(team);
    const points = Array.isArray(row?.points) ? row.points : [];
    return { items: points.map(numberIn), total: numberIn(row?.total) ?? Number.NaN };
  });
};

/** Opens the contestant. */
export const duckdb = async (): Promise<Contestant<readonly string[], Answer>> => {
  const database = await openDatabase(1);
  const folder = mkdtempSync(join(tmpdir(), "zhucun-bench-"));
  const file = join(folder, "lines.ndjson");
  return {
    name: "DuckDB",
    version: versionOf("@duckdb/node-api"),
    kind: "database",
    way: "reads facts as rows; one prepared statement over all teams",
    readsLedgers: false,
    prepare: async (ledgers) => {
      writeFileSync(file, ledgers.flatMap(linesOf).join("\n"));
      await database.load(file);
      return ledgers.map(({ team }) => team);
    },
    adapt: undefined,
    score: async (teams) => ({ teams, rows: await database.score() }),
    read: pointsFrom,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
};
