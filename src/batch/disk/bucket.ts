/** A line as it stands in a bucket: which file and line it came from, then its bytes; or a refusal that its reader made already. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "../../model/problem";
import type { Line } from "../line";
import { splitter } from "../split";
import { type Bucket, bytesOf } from "./blocks";
import { at } from "./failure";
import { writeWhole } from "./write";

const [space, refusal] = [0x20, 0x21] as const;

/** No prefix is longer: two whole numbers, each with a space. */
export const longestPrefix = 2 * (`${Number.MAX_SAFE_INTEGER}`.length + 1);

const putNumber = (bytes: Uint8Array, at: number, number: number): number => {
  let behind = at + 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) behind += 1;
  let rest = number;
  for (let place = behind - 1; place >= at; place--) {
    bytes[place] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  bytes[behind] = space;
  return behind + 1;
};

/** Writes the prefix of a line, `<number of the file> <line> `; gives the place behind it. */
export const putPrefix = (bytes: Uint8Array, at: number, file: number, line: number): number =>
  putNumber(bytes, putNumber(bytes, at, file), line);

/** A refused team: `!` and its problem, whose place is its own. */
export const refusalLine = (team: string, problem: Problem): string => `!${JSON.stringify([team, problem])}`;

/** A team that was refused before its lines were read. */
export interface Refusal {
  readonly team: string;
  readonly problem: Problem;
}

const numberBefore = (bytes: Uint8Array, from: number): readonly [value: number, next: number] => {
  let [value, at] = [0, from];
  for (; bytes[at] !== space && at < bytes.length; at++) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  return [value, at + 1];
};

const namesFile = "names";

/** Writes down the names of the files, by their numbers, for all buckets of a folder. */
export const writeNames = (folder: string, names: readonly string[]): void => {
  writeWhole(join(folder, namesFile), [JSON.stringify(names)]);
};

const decoder = new TextDecoder();

/** Hands on what a bucket holds; lines are good until the next bucket is read. */
export const readBucket = (bucket: Bucket, see: (line: Line) => void, refuse: (refusal: Refusal) => void): void => {
  const named = join(dirname(bucket.path), namesFile);
  const files: readonly string[] = JSON.parse(at(named, () => readFileSync(named, "utf8")));
  const unwrap = (line: Line): void => {
    if (line.bytes[line.from] === refusal) {
      const [team, problem]: [string, Problem] = JSON.parse(
        decoder.decode(line.bytes.subarray(line.from + 1, line.to)),
      );
      refuse({ team, problem });
    } else {
      const [file, second] = numberBefore(line.bytes, line.from);
      const [number, from] = numberBefore(line.bytes, second);
      see({ bytes: line.bytes, from, to: line.to, file: files[file] ?? "", number });
    }
  };
  const { push, end } = splitter(bucket.path, unwrap, { most: Number.MAX_SAFE_INTEGER });
  push(bytesOf(bucket));
  end();
};
