/** Files that appear under their name only when they are whole: written beside it, brought to the disk, then renamed. */
import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { at } from "./failure";

/** A file that is being written. */
export interface Target {
  readonly write: (piece: string | Uint8Array) => void;
  /** Brings it to the disk under its name. */
  readonly finish: () => Written;
  /** Leaves nothing of it. */
  readonly abandon: () => void;
}

/** A file that was written. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** So many characters are kept before they are written: what is joined of them is small enough to lie among other young objects. */
const enough = 32 * 1024;

const writeAll = (handle: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
};

/** A name in a folder is on the disk only when the folder is. Not every system can do that with a folder. */
const keepFolder = (folder: string): void => {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows has no handle for a folder; there the rename itself is enough.
  }
};

/** Every process has a name of its own for what it has not finished: two that do the same work write the same file, but not into one. */
const own = randomBytes(6).toString("hex");
const ending = ".unfinished";
const unfinished = (path: string): string => `${path}.${own}${ending}`;

/** Removes what attempts that ended early have left in a folder. */
export const sweep = (folder: string): void => {
  for (const name of readdirSync(folder)) if (name.endsWith(ending)) rmSync(join(folder, name), { force: true });
};

const isThere = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/**
 * Makes a folder and those that it lies in, one after another: where one cannot be made, Node's own way of doing that may try for ever.
 * @returns the first that was made; undefined where all are there
 */
export const makeFolder = (path: string): string | undefined => {
  if (existsSync(path)) return undefined;
  const first = makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was faster.
    if (!isThere(error)) throw error;
  }
  return first ?? path;
};

/**
 * A new folder whose name begins so, in place of earlier ones: no other process writes into it, and without its folder, one that was given
 * up stops.
 */
export const newFolder = (parent: string, beginning: string): string => {
  for (const name of readdirSync(parent))
    if (name.startsWith(beginning)) rmSync(join(parent, name), { recursive: true, force: true });
  return mkdtempSync(join(parent, beginning));
};

/** Begins a file. */
export const target = (path: string): Target => {
  const beside = unfinished(path);
  const handle = at(path, () => openSync(beside, "w"));
  const hash = createHash("sha256");
  let waiting: string[] = [];
  let [size, bytes, isOpen] = [0, 0, true];
  const put = (piece: Uint8Array): void => {
    at(path, () => writeAll(handle, piece));
    hash.update(piece);
    bytes += piece.length;
  };
  const flush = (): void => {
    if (waiting.length > 0) put(Buffer.from(waiting.join("")));
    waiting = [];
    size = 0;
  };
  const write = (piece: string | Uint8Array): void => {
    if (typeof piece === "string") {
      waiting.push(piece);
      size += piece.length;
      if (size > enough) flush();
    } else {
      flush();
      put(piece);
    }
  };
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  const finish = (): Written => {
    flush();
    at(path, () => fsyncSync(handle));
    close();
    at(path, () => renameSync(beside, path));
    keepFolder(dirname(path));
    return { bytes, sha256: hash.digest("hex") };
  };
  const abandon = (): void => {
    close();
    rmSync(beside, { force: true });
  };
  return { write, finish, abandon };
};

/** Writes a file in one go; where the disk refuses, nothing is left of it. */
export const writeWhole = (path: string, pieces: Iterable<string>): Written => {
  const file = target(path);
  try {
    for (const piece of pieces) file.write(piece);
    return file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
};
