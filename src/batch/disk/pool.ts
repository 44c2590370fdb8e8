/** Units of work done one after another, or by several threads at once. The order in which they are done is seen in nothing. */
import { Worker } from "node:worker_threads";
import type { Problem } from "../../model/problem";
import { problemsIn, Stopped } from "./failure";
import type { Job, Tick, Unit } from "./job";
import { work } from "./unit";

/** What a thread says. */
export type Said =
  | { readonly kind: "tick"; readonly tick: Tick }
  | { readonly kind: "done"; readonly unit: string }
  | { readonly kind: "stopped"; readonly problems: readonly Problem[] };

/** What is told while units are worked on. */
export interface Telling {
  readonly tick: (tick: Tick) => void;
  /** A unit is done: its part is on the disk. */
  readonly done: (unit: Unit) => void;
}

/** Does one unit and says what came of it; what is no refusal is thrown on. */
export const workAndSay = (unit: Unit, job: Job, say: (said: Said) => void): void => {
  try {
    work(unit, job, (tick) => say({ kind: "tick", tick }));
    say({ kind: "done", unit: unit.id });
  } catch (error) {
    const problems = problemsIn(error);
    if (problems === undefined) throw error;
    say({ kind: "stopped", problems });
  }
};

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const alone = async (units: readonly Unit[], job: Job, { tick, done }: Telling): Promise<void> => {
  for (const unit of units) {
    work(unit, job, tick);
    done(unit);
    await pause();
  }
};

/** Beside the built package lies the built thread. Out of the sources it is TypeScript, which a thread must be taught to read first. */
const isSource = import.meta.url.endsWith(".ts");

/**
 * What a thread makes is soon let go: little room for what is young keeps it small. A bound for what is old makes it tidy up earlier;
 * a team with as many facts as a ledger may have is well within it.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

const startThread = (job: Job): Worker => {
  if (!isSource) return new Worker(new URL("./batch-worker.js", import.meta.url), { workerData: job, resourceLimits });
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const begin = `import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(begin, { eval: true, workerData: job });
};

/** Gives units to one thread until there are none, or something stops. */
const serve = (thread: Worker, next: () => Unit | undefined, { tick, done }: Telling): Promise<void> =>
  new Promise((resolve, reject) => {
    let unit: Unit | undefined;
    const give = (): void => {
      unit = next();
      if (unit === undefined) resolve();
      else thread.postMessage(unit);
    };
    thread.on("message", (said: Said) => {
      if (said.kind === "tick") tick(said.tick);
      else if (said.kind === "stopped") reject(new Stopped(said.problems));
      else {
        if (unit !== undefined) done(unit);
        give();
      }
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    give();
  });

/** Does all units. Where one stops, those that others are at are done first: they are kept. */
export const workAll = async (units: readonly Unit[], job: Job, threads: number, telling: Telling): Promise<void> => {
  if (threads <= 1 || units.length <= 1) return alone(units, job, telling);
  const waiting = [...units];
  let stopped = false;
  const next = (): Unit | undefined => (stopped ? undefined : waiting.shift());
  const all = Array.from({ length: Math.min(threads, units.length) }, () => startThread(job));
  const served = all.map((thread) =>
    serve(thread, next, telling).catch((error: unknown) => {
      stopped = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(served);
  await Promise.all(all.map((thread) => thread.terminate()));
  const failed = ended.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
};
