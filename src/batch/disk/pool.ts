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

/**
 * Bounds make a thread tidy up earlier. A team with as many facts as a ledger may have is well within the first. The second is what Node 20
 * has by itself: from Node 24 on it would be twice as much, and with half of it a thread tidies up for a tenth of its time.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 48 };

const startThread = (job: Job): Worker => {
  if (!isSource) return new Worker(new URL("./batch-worker.js", import.meta.url), { workerData: job, resourceLimits });
  const file = JSON.stringify(new URL("./worker.ts", import.meta.url).href);
  const begin = `import("tsx/esm/api").then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(begin, { eval: true, workerData: job });
};

/** So many units wait with a thread, the one that it is at among them: it need not wait for this thread, which is at work itself. */
const ahead = 2;

/** Where units come from: `next` gives one where there is one now, `isOver` tells whether there may be more. */
interface Queue {
  readonly next: () => Unit | undefined;
  readonly isOver: () => boolean;
}

/** Another thread, which takes units when it is called to, until there are no more, or something stops. */
const served = (job: Job, { next, isOver }: Queue, { tick, done }: Telling) => {
  const thread = startThread(job);
  const held: Unit[] = [];
  let end: () => void;
  const call = (): void => {
    while (held.length < ahead) {
      const unit = next();
      if (unit === undefined) break;
      held.push(unit);
      thread.postMessage(unit);
    }
    if (held.length === 0 && isOver()) end();
  };
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    thread.on("message", (said: Said) => {
      if (said.kind === "tick") tick(said.tick);
      else if (said.kind === "stopped") reject(new Stopped(said.problems));
      else {
        const unit = held.shift();
        if (unit !== undefined) done(unit);
        call();
      }
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
  });
  return { call, ended, terminate: () => thread.terminate() };
};

/** Does units in this thread; what the others say is heard in between. */
const serveHere = async (job: Job, next: Queue["next"], { tick, done }: Telling): Promise<void> => {
  for (let unit = next(); unit !== undefined; unit = next()) {
    work(unit, job, tick);
    done(unit);
    await pause();
  }
};

/**
 * So many threads for units that become known one after another. This one is among them, but takes part only when it has nothing else to
 * do. Where a thread stops, what the others are at is done first: it is kept.
 */
export const pool = (job: Job, threads: number, telling: Telling) => {
  const waiting: Unit[] = [];
  let [given, isLast, stopped] = [0, false, false];
  const queue: Queue = {
    next: () => (stopped ? undefined : waiting.shift()),
    isOver: () => stopped || (isLast && waiting.length === 0),
  };
  const others: ReturnType<typeof served>[] = [];
  const callAll = (): void => {
    for (const other of others) other.call();
  };
  const stopping = (ending: Promise<void>): Promise<void> =>
    ending.catch((error: unknown) => {
      stopped = true;
      callAll();
      throw error;
    });
  const terminate = (): Promise<unknown> => Promise.all(others.map((other) => other.terminate()));

  /** One more unit. Another thread is begun where there is work for it and for this one. */
  const give = (unit: Unit): void => {
    waiting.push(unit);
    given += 1;
    if (others.length < Math.min(threads, given) - 1) {
      const other = served(job, queue, telling);
      const ended = stopping(other.ended);
      // It is waited for at the end; until then nobody hears that it stopped.
      ended.catch(() => {});
      others.push({ ...other, ended });
    }
    callAll();
  };
  /** All units were given: does what is left of them. */
  const finish = async (): Promise<void> => {
    isLast = true;
    callAll();
    const ended = await Promise.allSettled([
      ...others.map((other) => other.ended),
      stopping(serveHere(job, queue.next, telling)),
    ]);
    await terminate();
    const failed = ended.find((one) => one.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  };
  /** Does something in this thread meanwhile; where that fails, the others are given up. */
  const beside = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      stopped = true;
      await terminate();
      throw error;
    }
  };
  return { give, finish, beside };
};
