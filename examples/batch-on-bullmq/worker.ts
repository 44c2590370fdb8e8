/** A worker: `tsx worker.ts redis://127.0.0.1:6379`. Start as many as there are machines; stop them with SIGTERM, or with no word at all. */
import { argv, env } from "node:process";
import { work } from "./queues";

const [, , url = "redis://127.0.0.1:6379"] = argv;
const silence = Number(env["SILENCE"] ?? 30_000);
const worker = work(url, { lockDuration: silence, stalledInterval: silence });
process.once("SIGTERM", () => void worker.close().then(() => process.exit()));
console.log("ready");
