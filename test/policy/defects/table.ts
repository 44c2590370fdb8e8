/** The list of mistakes with what reports each, as a page. */
import type { Defect } from "./defects";

type Found = Readonly<Record<string, readonly string[]>>;

const columns = ["refused", "check", "cases", "unprotected", "compare"] as const;
const heads = ["| 错误 mistake | 查出 reported by |", "| --- | --- |"];

const startsWith = (column: string) => (found: string) => found === column || found.startsWith(`${column}:`);

/** `refused` and `check` with what they say; of the others only the name. */
const told = (found: readonly string[]): string => {
  const [strong, compare] = [found.filter((one) => !one.startsWith("compare:")), found.some(startsWith("compare"))];
  const names = strong.map((one) => (one.includes(":") ? `\`${one}\`` : one));
  return [...names, ...(compare ? ["compare"] : [])].join(", ");
};

const countsOf = (defects: readonly Defect[], found: Found): readonly string[] =>
  columns.map((column) => {
    const count = defects.filter(({ id }) => (found[id] ?? []).some(startsWith(column))).length;
    return `- ${column}: ${count}`;
  });

const isCompareAlone = (found: readonly string[]): boolean => found.every(startsWith("compare"));

/** The page; it changes only with the list. */
export const tableOf = (defects: readonly Defect[], found: Found): string => {
  const alone = defects.filter(({ id }) => isCompareAlone(found[id] ?? []));
  return [
    "# Seeded mistakes",
    "",
    `${defects.length} mistakes that staff make, each in a copy of the first scheme. The list is \`defects.ts\`, what reports each is \`expected.ts\`;`,
    "`defects.test.ts` compares and writes this page (`vitest -u`). It was made without a look at the mutation operators.",
    "One was replaced since: the scheme no longer has the condition of a place that `place-condition` left out (its cap says the same);",
    "`tie-lost` stands in its place.",
    "",
    "- `refused`: the scheme is not accepted. `check`: a remark that the first scheme does not have. `cases`: a worked case fails.",
    "- `unprotected`: no case looks at it; `zhucun coverage` or `zhucun mutate` says so of the changed scheme. A case may notice it one day.",
    "- `compare`: the structural difference names the clause. Asked wherever the scheme is accepted.",
    "",
    "How many each reports:",
    "",
    ...countsOf(defects, found),
    `- compare alone: ${alone.length}${alone.length === 0 ? "" : ` (${alone.map(({ id }) => id).join(", ")})`}`,
    "",
    ...heads,
    ...defects.map(({ id, says }) => `| ${says.zh}。${says.en}. (\`${id}\`) | ${told(found[id] ?? [])} |`),
    "",
  ].join("\n");
};
