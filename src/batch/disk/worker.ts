/** One thread: it does the units that it is given, each with all that the job says. */
import { parentPort, workerData } from "node:worker_threads";
import type { Job, Unit } from "./job";
import { workAndSay } from "./pool";

// The pool starts this file with a job and sends units, nothing else.
const job = workerData as Job;

parentPort?.on("message", (unit: Unit) => workAndSay(unit, job, (said) => parentPort?.postMessage(said)));
