/** Waiting for changes on the disk. The folder around a file is watched, not the file: editors put a new file in its place. */
import { watch } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";

/** So long, in milliseconds, nothing more has to happen before a change is told: editors write in several steps. */
const quiet = 100;

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** What is watched for a path: the folder with all that is in it, or one name in the folder around it. */
const watched = async (path: string): Promise<{ readonly folder: string; readonly only: string | undefined }> =>
  (await isFolder(path)) ? { folder: path, only: undefined } : { folder: dirname(path), only: basename(path) };

/** Says each time that something at these paths has changed, until nobody listens any more. */
export async function* changesAt(paths: readonly string[]): AsyncGenerator<void> {
  let wake = (): void => {};
  let changed = false;
  let timer: NodeJS.Timeout | undefined;
  const told = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, quiet);
  };
  const found = await Promise.all(paths.map(watched));
  const there = await Promise.all(found.map(({ folder }) => isFolder(folder)));
  const places = found.filter((_, index) => there[index]);
  // Where nothing is, nothing will ever change.
  if (places.length === 0) return;
  const watchers = places.map(({ folder, only }) =>
    watch(folder, { recursive: only === undefined }, (_, name) => {
      if (only === undefined || name === null || name === only) told();
    }),
  );
  try {
    for (;;) {
      if (!changed)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      changed = false;
      yield;
    }
  } finally {
    clearTimeout(timer);
    for (const one of watchers) one.close();
  }
}
