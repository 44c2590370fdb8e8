/** Units of work, done by this thread and by others beside it. The order in which they are done is seen in nothing. */
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

/** Beside the built package lies the built thread. Out of the sources it is TypeScript, which a thread must be taught to read first. */
const isSource = import.meta.url.endsWith(".ts");

/** A bound makes a thread tidy up earlier; a team with as many facts as a ledger may have is well within it. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

const startThread = (job: Job): Worker => {
  if (!isSource) return new Worker(new URL("./batch-worker.js", import.meta.url), { workerData: job, resourceLimits });
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const begin = `import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(begin, { eval: true, workerData: job });
};

/** So many units wait with a thread, the one that it is at among them: it need not wait for this thread, which is at work itself. */
const ahead = 2;

type Next = () => Unit | undefined;

/** Gives units to another thread until there are none, or something stops. */
const serve = (thread: Worker, next: Next, { tick, done }: Telling): Promise<void> =>
  new Promise((resolve, reject) => {
    const given: Unit[] = [];
    const give = (): void => {
      while (given.length < ahead) {
        const unit = next();
        if (unit === undefined) break;
        given.push(unit);
        thread.postMessage(unit);
      }
      if (given.length === 0) resolve();
    };
    thread.on("message", (said: Said) => {
      if (said.kind === "tick") tick(said.tick);
      else if (said.kind === "stopped") reject(new Stopped(said.problems));
      else {
        const unit = given.shift();
        if (unit !== undefined) done(unit);
        give();
      }
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    give();
  });

/** Does units in this thread; what the others say is heard in between. */
const serveHere = async (job: Job, next: Next, { tick, done }: Telling): Promise<void> => {
  for (let unit = next(); unit !== undefined; unit = next()) {
    work(unit, job, tick);
    done(unit);
    await pause();
  }
};

/** Does all units, in so many threads, this one among them. Where one stops, those that others are at are done first: they are kept. */
export const workAll = async (units: readonly Unit[], job: Job, threads: number, telling: Telling): Promise<void> => {
  const waiting = [...units];
  let stopped = false;
  const next = (): Unit | undefined => (stopped ? undefined : waiting.shift());
  const others = Array.from({ length: Math.min(threads, units.length) - 1 }, () => startThread(job));
  const served = [...others.map((thread) => serve(thread, next, telling)), serveHere(job, next, telling)];
  const ended = await Promise.allSettled(
    served.map((one) =>
      one.catch((error: unknown) => {
        stopped = true;
        throw error;
      }),
    ),
  );
  await Promise.all(others.map((thread) => thread.terminate()));
  const failed = ended.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
};
