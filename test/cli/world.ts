/** A world for tests: files of arrays over a folder of the disk, a fixed clock, and everything that was said. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../src/cli/run";
import type { World } from "../../src/cli/world";

/** What a file holds: text, bytes, or a stream that is made anew for each reading. */
export type Content = string | Uint8Array | (() => AsyncIterable<Uint8Array>);

export interface Stage {
  /** Files by path; they lie over those of the folder. */
  readonly files?: Readonly<Record<string, Content>>;
  /** The folder that paths start from; without it there are no files but those above. */
  readonly root?: string;
  readonly world?: Partial<World>;
}

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (typeof content === "function") yield* content();
  else yield typeof content === "string" ? new TextEncoder().encode(content) : content;
}

const missing = (path: string) => Object.assign(new Error(`no ${path}`), { code: "ENOENT" });

/** What a command did: its exit code, and all it said. */
export interface Done {
  readonly code: number;
  readonly said: string;
  readonly warned: string;
  readonly written: ReadonlyMap<string, string>;
}

const clean = (path: string): string =>
  path
    .replace(/^\.\/|\/$/g, "")
    .replace(/(^|\/)[^/]+\/\.\.(?=\/|$)/g, "")
    .replace(/^\//, "");

/** The world of a stage, and what will have been said and written in it. */
export const worldOn = ({ files = {}, root, world = {} }: Stage) => {
  const written = new Map<string, string>();
  const said: string[] = [];
  const warned: string[] = [];
  const held = (): Map<string, Content> => new Map([...Object.entries(files), ...written]);
  const inside = (folder: string): string[] => {
    const before = clean(folder) === "." || clean(folder) === "" ? "" : `${clean(folder)}/`;
    return [...held().keys()]
      .filter((path) => path.startsWith(before))
      .map((path) => path.slice(before.length).split("/")[0] ?? "");
  };
  const onDisk = (path: string): string | undefined => (root === undefined ? undefined : join(root, path));
  const stage: World = {
    look: async (path) => {
      if (held().has(clean(path))) return "file";
      if (inside(path).length > 0) return "folder";
      const disk = onDisk(path);
      if (disk === undefined) return "nothing";
      return stat(disk).then(
        (found) => (found.isDirectory() ? "folder" : "file"),
        () => "nothing",
      );
    },
    read: (path) => {
      const content = held().get(clean(path));
      if (content !== undefined) return piecesOf(content);
      const disk = onDisk(path);
      if (disk === undefined) throw missing(path);
      return createReadStream(disk);
    },
    list: async (folder) => {
      const disk = onDisk(folder);
      const names = disk === undefined ? [] : await readdir(disk).catch(() => []);
      return [...new Set([...inside(folder), ...names])];
    },
    write: async (path, text) => {
      written.set(clean(path), text);
    },
    changes: async function* () {},
    onInterrupt: () => () => {},
    say: (text) => said.push(text),
    warn: (text) => warned.push(text),
    today: () => "2023-06-01",
    clock: () => 0,
    isTerminal: false,
    warnsOnTerminal: false,
    width: 100,
    environment: {},
    locale: "en-GB",
    called: "zhucun",
    ...world,
  };
  return { stage, said, warned, written };
};

/** Runs the command line on a stage. */
export const play = async (args: readonly string[], on: Stage = {}): Promise<Done> => {
  const { stage, said, warned, written } = worldOn(on);
  const code = await run(args, stage);
  return { code, said: said.join(""), warned: warned.join(""), written };
};
