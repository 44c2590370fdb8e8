/**
 * A batch in a process of its own, so that it can be killed: its options as JSON come as the argument, how it ended goes out as JSON. With
 * `surveyPause`, looking at the inputs takes so many milliseconds more for each piece, and other threads are at work meanwhile.
 */
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { parse } from "yaml";
import { type Progress, runBatch } from "../../src/batch/disk/index";
import { parseScheme } from "../../src/model/scheme-check";

const scheme = parseScheme(parse(readFileSync(new URL("../../rubrics/luojiang/scheme.yaml", import.meta.url), "utf8")));
stdout.write("ready\n");
const { surveyPause = 0, ...options } = JSON.parse(argv[2] ?? "{}");
const onProgress = ({ stage }: Progress): void => {
  if (stage === "survey") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, surveyPause);
};
const ended = await runBatch({ scheme, question: { kind: "annual", year: 2022 }, onProgress, ...options });
const peak = process.resourceUsage().maxRSS;
stdout.write(`${JSON.stringify({ code: ended.code, problems: ended.problems.map(({ code }) => code), peak })}\n`);
process.exitCode = ended.code;
