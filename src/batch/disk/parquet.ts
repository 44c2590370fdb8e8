/** Results as Parquet, by a package that only those install who want it. Points are decimals, so that no digit changes. */
import type { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { columnsOf, type Row, type RowColumn } from "../row";
import { stop } from "./failure";
import type { Sink } from "./table";
import type { Target } from "./write";

const packageName = "hyparquet-writer";

/** So many teams stand in one group of rows. */
const groupSize = 5000;

/** All points fit: at most 12 digits before and 6 behind the point. */
const [precision, scale] = [18, 6];

/** A decimal text in millionths. */
const unscaled = (decimal: string): bigint => {
  const [whole = "0", behind = ""] = decimal.replace("-", "").split(".");
  const magnitude = BigInt(whole + behind.padEnd(scale, "0"));
  return decimal.startsWith("-") ? -magnitude : magnitude;
};

const elementOf = ({ name, kind }: RowColumn) =>
  kind === "text"
    ? ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const)
    : ({ name, type: "INT64", converted_type: "DECIMAL", precision, scale, repetition_type: "OPTIONAL" } as const);

const cellFor = (kind: RowColumn["kind"], read: string | null): string | bigint | null =>
  read === null || kind === "text" ? read : unscaled(read);

/** The package, or the problem that it is not there. */
const library = async (): Promise<typeof import("hyparquet-writer")> => {
  try {
    return await import("hyparquet-writer");
  } catch {
    throw stop(problem("package-missing", [], { name: packageName }));
  }
};

/** Refuses at once where the package is not installed. */
export const checkParquet = async (): Promise<void> => void (await library());

/** Hands on what has been written so far. */
const drain = (writer: ByteWriter, file: Target): void => {
  file.write(writer.getBytes().slice());
  writer.index = 0;
};

export const parquetSink = async (file: Target, scheme: Scheme): Promise<Sink> => {
  const { ByteWriter, ParquetWriter } = await library();
  const columns = columnsOf(scheme);
  const writer = new ByteWriter();
  const elements = columns.map(elementOf);
  const schema = [{ name: "root", num_children: elements.length }, ...elements];
  const parquet: ParquetWriter = new ParquetWriter({ writer, schema, createdBy: "zhucun" });
  let rows: Row[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name, kind, read }) => ({
      name,
      data: rows.map((row) => cellFor(kind, read(row))),
    }));
    rows = [];
    await parquet.write({ columnData, rowGroupSize: groupSize });
    drain(writer, file);
  };
  return {
    row: async (line) => {
      rows.push(JSON.parse(line));
      if (rows.length === groupSize) await flush();
    },
    finish: async () => {
      await flush();
      await parquet.finish();
      drain(writer, file);
      return file.finish();
    },
  };
};
