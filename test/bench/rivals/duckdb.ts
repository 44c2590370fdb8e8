/**
 * DuckDB reads facts as rows (duckdb/schema.sql) and scores all teams in one statement (duckdb/score.sql), prepared once, on one thread. Its documentation says
 * to work on many rows at once, so it is given more teams than the others. Its preparation is to bring the ledgers into its
 * table: as lines of JSON, which cost it half of what its appender of rows costs.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from "@duckdb/node-api";
import { chineseCalendar, type Ledger } from "zhucun";
import { scorers } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { year } from "./inputs";
import { items } from "./rules";
import { versionOf } from "./version";

const sqlOf = (name: string): string => readFileSync(new URL(`./duckdb/${name}.sql`, import.meta.url), "utf8");

const quoted = (text: string | undefined): string => (text === undefined ? "NULL" : `'${text}'`);

/** The working days of the year, as a statement that puts them in. */
const calendar = (): string => {
  const start = Date.UTC(year, 0, 1);
  const days = Array.from({ length: 366 }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10));
  const own = days.filter((day) => day.startsWith(String(year)));
  return `INSERT INTO calendar VALUES ${own.map((day) => `('${day}', ${chineseCalendar.isWorkingDay(day)})`).join(", ")}`;
};

/** The table of rules, as a statement that puts it in. */
const rules = (): string => {
  const rows = items.map(({ id, category, outOf, rule, closes, pendingCounts }, place) => {
    const points = rule.kind === "steps" ? "NULL" : "cap" in rule ? rule.cap : rule.points;
    const each = rule.kind === "less" ? rule.each : "NULL";
    const steps = rule.kind === "steps" ? rule.steps : [];
    const lists = [0, 1].map((at) => `[${steps.map((step) => step[at]).join(", ")}]::BIGINT[]`);
    const head = [place, quoted(id), quoted(category), outOf, quoted(rule.kind), points, each, closes, pendingCounts];
    return `(${[...head, ...lists, quoted(scorers[id])].join(", ")})`;
  });
  return `INSERT INTO rules VALUES ${rows.join(", ")}`;
};

/** One team's ledger as the lines that DuckDB reads. */
const linesOf = ({ facts, ...head }: Ledger): string[] => {
  const team = `{"team":${JSON.stringify(head.team)},`;
  return [JSON.stringify(head), ...facts.map((fact) => team + JSON.stringify(fact).slice(1))];
};

interface Answer {
  /** The teams in the order in which they were given. */
  readonly teams: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
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

const preparedFor = async (connection: DuckDBConnection): Promise<DuckDBPreparedStatement> => {
  const statement = await connection.prepare(sqlOf("score"));
  statement.bindInteger(statement.parameterIndex("year"), year);
  return statement;
};

/** Opens the contestant. */
export const duckdb = async (): Promise<Contestant<readonly string[], Answer>> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(sqlOf("schema"));
  const described = await connection.runAndReadAll("SELECT column_name, column_type FROM (DESCRIBE lines)");
  const columns = described.getRows().map(([name, type]) => `"${name}": '${type}'`);
  const folder = mkdtempSync(join(tmpdir(), "zhucun-bench-"));
  const file = join(folder, "lines.ndjson");
  const source = `read_json('${file}', format = 'newline_delimited', columns = {${columns.join(", ")}})`;
  await connection.run(calendar());
  await connection.run(rules());
  const load = sqlOf("load");
  let statement: DuckDBPreparedStatement | undefined;
  return {
    name: "DuckDB (SQL)",
    version: versionOf("@duckdb/node-api"),
    kind: "database",
    way: "one prepared statement over all teams, one thread",
    readsLedgers: false,
    teams: 500,
    prepare: async (ledgers) => {
      writeFileSync(file, ledgers.flatMap(linesOf).join("\n"));
      await connection.run("TRUNCATE lines");
      await connection.run(`INSERT INTO lines FROM ${source}`);
      await connection.run(load);
      return ledgers.map(({ team }) => team);
    },
    adapt: undefined,
    score: async (teams) => {
      // Prepared when the tables are filled for the first time: the plan rests on how many rows there are.
      statement ??= await preparedFor(connection);
      return { teams, rows: (await statement.runAndReadAll()).getRowsJS() };
    },
    read: pointsFrom,
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
};
