/** Cases as a person would write them in YAML. */
import { Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { Text } from "../../model/text";
import type { CaseFileInput } from "../../policy/case/shape";

const lines: Text = {
  zh: " 以下用例由 zhucun coverage 写出，每个都让引擎算过，确实试到所说的地方。\n expect 留空：请先自己算出应当是多少，填好以后再运行 zhucun test；留空的用例不能运行。",
  en: " These cases were written by zhucun coverage; each was put to the engine and does try what it says.\n `expect` is empty: work out first what must come out, fill it in, then run zhucun test. A case with nothing expected is refused.",
};

/** Lists and maps that fit on a line are written on one. */
const inline: ReadonlySet<string> = new Set(["says", "ask", "expect", "term", "votes", "drop", "service"]);

/** A file of cases as YAML: a fact, a member, a target on a line each. */
export const caseFileText = (file: CaseFileInput): string => {
  const document = new Document(file, { aliasDuplicateObjects: false });
  document.commentBefore = `${lines.zh}\n${lines.en}`;
  visit(document, {
    Pair: (_, pair) => {
      const name = String(pair.key);
      const { value } = pair;
      if ((isMap(value) || isSeq(value)) && inline.has(name)) value.flow = true;
      const listed = ["facts", "members", "targets", "commitments", "milestones"].includes(name);
      if (!isSeq(value) || !listed) return;
      if (value.items.every(isScalar)) value.flow = true;
      for (const entry of value.items) if (isMap(entry)) entry.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
};
