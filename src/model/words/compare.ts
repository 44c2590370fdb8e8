/** The problems of comparing schemes and evaluations, and of gates. */
import { both, say } from "./say";

export const compareWords = {
  "needs-district": (p: { flag: string }) =>
    say(
      `“${p.flag}”要有工作队可比。`,
      `\`${p.flag}\` needs teams to compare.`,
      both(
        "请加 --district <区县文件夹>，或者比较两份考核结果（.jsonl）。",
        "Add `--district <folder>`, or compare two lists of evaluations (`.jsonl`).",
      ),
    ),
  "gate-needs-ranks": (p: { limit: string }) =>
    say(
      `门槛限制了“${p.limit}”，但是这次没有比较名次和名额。`,
      `The gate limits \`${p.limit}\`, but no ranks and places were compared.`,
      both(
        "两份办法都要有排名规则，考核期用 --year 或者 --term；比较考核结果的，另加 --scheme <办法>。",
        "Both schemes need ranking rules, and the question `--year` or `--term`; for lists of evaluations add `--scheme <path>`.",
      ),
    ),
  "nobody-compared": () =>
    say(
      "没有一支工作队可比，门槛不能算通过。",
      "No team could be compared, so that the gate cannot be passed.",
      both("请核对考核期和文件。", "Check the period and the files."),
    ),
  "list-and-scheme": () =>
    say(
      "一边是考核办法，一边是考核结果，不能相比。",
      "A scheme cannot be compared with a list of evaluations.",
      both(
        "请比较两份办法（.yaml），或者两份考核结果（.jsonl）。",
        "Compare two schemes (`.yaml`) or two lists of evaluations (`.jsonl`).",
      ),
    ),
};
