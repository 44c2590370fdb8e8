/** From a path in a document to a line in its file. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Document as YamlDocument } from "yaml";
import { walkJson } from "../../model/json-text";
import { type Problem, pathText, type Step } from "../../model/problem";

/** Finds the line of each path; a path that leads nowhere has the line of the deepest place on its way. */
export type LinesOf = (paths: readonly (readonly Step[])[]) => readonly number[];

const startOf = (node: Node | null | undefined): number | undefined => node?.range?.[0];

interface Found {
  readonly node: Node | null | undefined;
  readonly offset: number | undefined;
}

const stepInto = (document: YamlDocument, node: Node | null | undefined, step: Step): Found | undefined => {
  const inner = isAlias(node) ? node.resolve(document) : node;
  if (isSeq<Node>(inner) && typeof step === "number") {
    const entry = inner.items[step];
    return entry === undefined ? undefined : { node: entry, offset: startOf(entry) };
  }
  if (!isMap<Node, Node | null>(inner)) return undefined;
  const pair = inner.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? undefined : { node: pair.value, offset: startOf(pair.key) };
};

/** Lines of paths in a YAML document. */
export const yamlLines =
  (document: YamlDocument, counter: LineCounter): LinesOf =>
  (paths) =>
    paths.map((path) => {
      let at: Found = { node: document.contents, offset: startOf(document.contents) };
      for (const step of path) {
        const next = stepInto(document, at.node, step);
        if (next === undefined) break;
        at = { node: next.node, offset: next.offset ?? at.offset };
      }
      return counter.linePos(at.offset ?? 0).line;
    });

/** Turns offsets into lines, the first being 1. */
export const lineAt = (text: string): ((offset: number) => number) => {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) counter.addNewLine(at + 1);
  return (offset) => counter.linePos(offset).line;
};

/** Every beginning of a path, the longest first. */
const beginnings = (path: readonly Step[]): string[] =>
  Array.from({ length: path.length + 1 }, (_, cut) => pathText(path.slice(0, path.length - cut)));

/** Lines of paths in a JSON text. */
export const jsonLines =
  (text: string): LinesOf =>
  (paths) => {
    const wanted = new Set(paths.flatMap(beginnings));
    const offsets = new Map<string, number>();
    walkJson(text, (path, offset) => {
      const name = pathText(path);
      if (wanted.has(name)) offsets.set(name, offset);
    });
    const line = lineAt(text);
    return paths.map((path) => {
      const found = beginnings(path).flatMap((name) => offsets.get(name) ?? []);
      return line(found[0] ?? 0);
    });
  };

/** Problems of a document with its file, and each with its line. */
export const placed = (problems: readonly Problem[], file: string, lines: LinesOf): Problem[] => {
  const found = lines(problems.map(({ path }) => path));
  return problems.map((one, index) => ({ ...one, file, line: found[index] ?? 1 }));
};
