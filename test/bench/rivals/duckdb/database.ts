/**
 * A DuckDB in memory that reads a file of lines (facts with their team, and heads of ledgers) and scores every team in it: schema.sql, load.sql,
 * score.sql. It gives points and no trace.
 */
import { readFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from "@duckdb/node-api";
import { chineseCalendar } from "zhucun";
import { scorers } from "../../straight-line";
import { year } from "../inputs";
import { items } from "../rules";

/** A team, its 39 items in hundredths (a list of whole numbers and nulls), its total. */
export type TeamRow = readonly unknown[];

export interface Database {
  /** Forgets what it had and reads a file of lines. */
  readonly load: (file: string) => Promise<void>;
  /** Scores all that was read. */
  readonly score: () => Promise<readonly TeamRow[]>;
  readonly close: () => void;
}

const sqlOf = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), "utf8");

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

const preparedFor = async (connection: DuckDBConnection): Promise<DuckDBPreparedStatement> => {
  const statement = await connection.prepare(sqlOf("score"));
  statement.bindInteger(statement.parameterIndex("year"), year);
  return statement;
};

/** Opens one that works on so many threads. */
export const openDatabase = async (threads: number): Promise<Database> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  for (const statement of [sqlOf("schema"), calendar(), rules()]) await connection.run(statement);
  const described = await connection.runAndReadAll("SELECT column_name, column_type FROM (DESCRIBE lines)");
  const columns = described.getRows().map(([name, type]) => `"${name}": '${type}'`);
  const asked = `format = 'newline_delimited', columns = {${columns.join(", ")}}`;
  const fill = sqlOf("load");
  let statement: DuckDBPreparedStatement | undefined;
  return {
    load: async (file) => {
      await connection.run("TRUNCATE lines");
      await connection.run(`INSERT INTO lines FROM read_json(${quoted(file)}, ${asked})`);
      await connection.run(fill);
    },
    score: async () => {
      // Prepared when the tables are filled for the first time: the plan rests on how many rows there are.
      statement ??= await preparedFor(connection);
      return (await statement.runAndReadAll()).getRowsJS();
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};
