/** The two queues: shares, which any worker may take, and the merge, which becomes due when all its shares are done. */
import { FlowProducer, QueueEvents, Worker } from "bullmq";
import { Redis } from "ioredis";
import { type Batch, evaluateShare, mergeShares, type Share, sharesOf } from "./batch";

const [shares, merges] = ["zhucun-shares", "zhucun-merges"];

/** How long a worker may be silent before its job is given to another, in milliseconds. */
export interface Patience {
  readonly lockDuration: number;
  readonly stalledInterval: number;
}

const connect = (url: string): Redis => new Redis(url, { maxRetriesPerRequest: null });

/** Adds a batch: a parent job with a child for each share. Resolves when the parent is done, with how it ended. */
export const submit = async (url: string, batch: Batch): Promise<unknown> => {
  const connection = connect(url);
  const listening = connect(url);
  const flow = new FlowProducer({ connection });
  const events = new QueueEvents(merges, { connection: listening });
  try {
    await events.waitUntilReady();
    const opts = { attempts: 3, failParentOnFailure: true };
    const children = sharesOf(batch).map((data) => ({
      name: `${data.index}/${data.of}`,
      queueName: shares,
      data,
      opts,
    }));
    const { job } = await flow.add({
      name: batch.out,
      queueName: merges,
      data: batch,
      children,
      opts: { attempts: 3 },
    });
    return await job.waitUntilFinished(events);
  } finally {
    await Promise.all([events.close(), flow.close()]);
    connection.disconnect();
    listening.disconnect();
  }
};

/** Works on both queues until it is closed. A job whose worker died is taken up as often as need be: what is done stays done. */
export const work = (url: string, patience: Patience): { readonly close: () => Promise<void> } => {
  const options = { ...patience, maxStalledCount: 1000 };
  const workers = [
    new Worker<Share>(shares, ({ data }) => evaluateShare(data), { ...options, connection: connect(url) }),
    new Worker<Batch>(merges, ({ data }) => mergeShares(data), { ...options, connection: connect(url) }),
  ];
  for (const worker of workers) {
    worker.on("error", (error) => console.error(error.message));
    // Another has the job now: this process stops at once.
    worker.on("lockRenewalFailed", () => process.exit(1));
  }
  return { close: async () => void (await Promise.all(workers.map((worker) => worker.close()))) };
};
