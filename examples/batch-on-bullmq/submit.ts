/** Adds a batch and waits for its end: `tsx submit.ts <scheme.yaml> <year> <out> <input…>`. */
import { argv, env } from "node:process";
import { submit } from "./queues";

const [, , scheme = "", year = "", out = "", ...inputs] = argv;
const url = env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
const question = { kind: "annual", year: Number(year) } as const;
console.log(JSON.stringify(await submit(url, { scheme, inputs, question, out, of: 8 })));
process.exit();
