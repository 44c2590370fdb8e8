/** The law of the house, as a function of source texts: which room may import what, and what no room may do. Design, section 2. */
import { posix } from "node:path";
import ts from "typescript";

/** Source texts by their path below `src`. */
export type Sources = Readonly<Record<string, string>>;

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Packages that one file of the room may use. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Whether the room has a disk, a terminal and a clock. */
  readonly outside?: true;
}

const anything = "*";

export const rooms: Readonly<Record<string, Room>> = {
  model: {
    rooms: ["model"],
    packages: ["zod"],
    only: {
      "model/calendar.ts": ["date-fns", "@date-fns/utc", "chinese-days"],
      "model/change.ts": ["immer"],
    },
  },
  engine: { rooms: ["model", "engine"], packages: ["ts-pattern"] },
  policy: { rooms: ["model", "engine", "report", "policy"], packages: ["zod", "immer", "ts-pattern"] },
  report: { rooms: ["model", "report"], packages: ["ts-pattern"] },
  batch: { rooms: ["model", "engine", "report", "batch"], packages: [] },
  "batch/disk": {
    rooms: ["model", "engine", "report", "batch", "batch/disk"],
    packages: ["node:"],
    only: { "batch/disk/parquet.ts": ["hyparquet-writer"] },
    outside: true,
  },
  testing: {
    rooms: ["model", "engine", "policy", "report", "testing"],
    packages: ["node:", "yaml", "vitest", "fast-check"],
    outside: true,
  },
  cli: { rooms: [anything], packages: [anything], outside: true },
  // The front door shows what the pure rooms have, and does nothing itself.
  "index.ts": { rooms: ["model", "engine", "policy", "report", "batch"], packages: [] },
};

const unnamed = /(^|\/)(utils?|types?|helpers?|common)(\.ts|\/)/;

interface Import {
  readonly from: string;
  readonly name: string;
  readonly line: number;
}

const lineOf = (node: ts.Node, file: ts.SourceFile): number =>
  file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
};

const importedName = (node: ts.Node): string | undefined => {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return named !== undefined && ts.isStringLiteralLike(named) ? named.text : undefined;
};

/** Where a relative import leads, as a path below `src`; `../rubrics` leads out of it. */
const target = (from: string, name: string, sources: Sources): string => {
  const path = posix.normalize(posix.join(posix.dirname(from), name.replace(/\.js$/, "")));
  return [path, `${path}.ts`, posix.join(path, "index.ts")].find((one) => Object.hasOwn(sources, one)) ?? path;
};

/** The room of a path: a room inside a room stands for itself. */
const roomOf = (path: string): string => {
  const [room = "", inner = ""] = path.replace(/^\.\.\//, "").split("/");
  return Object.hasOwn(rooms, `${room}/${inner}`) ? `${room}/${inner}` : room;
};

const packageOf = (name: string): string =>
  name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : (name.split("/")[0] ?? name);

const mayUse = (allowed: readonly string[], name: string): boolean =>
  allowed.includes(anything) ||
  allowed.includes(packageOf(name)) ||
  (name.startsWith("node:") && allowed.includes("node:"));

const importFault = ({ from, name }: Import, room: Room, sources: Sources): string | undefined => {
  if (!name.startsWith(".")) {
    const allowed = [...room.packages, ...(room.only?.[from] ?? [])];
    return mayUse(allowed, name) ? undefined : `may not use the package ${name}`;
  }
  const path = target(from, name, sources);
  if (path === "index.ts") return "imports the front door index.ts";
  return room.rooms.includes(anything) || room.rooms.includes(roomOf(path))
    ? undefined
    : `may not import from ${roomOf(path)}`;
};

const clocks = new Set(["Date.now", "Math.random", "performance.now", "crypto.randomUUID", "crypto.getRandomValues"]);
const worlds = new Set(["console", "process", "require", "__dirname", "Buffer"]);

/** Names that stand for themselves, not for a property of something else. */
const isFree = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isBindingElement(parent) ||
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent)
  );
};

/** What a node does that only the outer rooms may do. */
const worldFault = (node: ts.Node, file: ts.SourceFile): string | undefined => {
  if (ts.isNewExpression(node) && node.expression.getText(file) === "Date" && (node.arguments?.length ?? 0) === 0)
    return "asks the clock with new Date()";
  if (ts.isPropertyAccessExpression(node) && clocks.has(node.getText(file))) return `asks ${node.getText(file)}`;
  if (ts.isIdentifier(node) && worlds.has(node.text) && isFree(node)) return `reaches for ${node.text}`;
  return undefined;
};

const hasReason = (line: number, lines: readonly string[]): boolean =>
  [lines[line - 1], lines[line - 2]].some((text) => text !== undefined && /\/\/ /.test(text));

/** What a node does that no room may do. */
const habitFault = (node: ts.Node, file: ts.SourceFile, lines: readonly string[]): string | undefined => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "uses any";
  if (ts.isTypeAssertionExpression(node)) return "asserts a type in angle brackets";
  if (
    ts.isAsExpression(node) &&
    node.type.getText(file) !== "const" &&
    !hasReason(lineOf(node.type, file), lines) &&
    !hasReason(lineOf(node, file), lines)
  )
    return `uses \`as ${node.type.getText(file).split("\n")[0]}\` without a reason beside it`;
  const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText(file) : undefined;
  return called === "eval" || called === "Function" ? `calls ${called}` : undefined;
};

interface Read {
  readonly imports: readonly Import[];
  readonly faults: readonly string[];
}

const readFile = (path: string, text: string, sources: Sources): Read => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const lines = text.split("\n");
  const room = rooms[roomOf(path)];
  const imports: Import[] = [];
  const faults: string[] = [];
  if (room === undefined) return { imports, faults: [`${path}: stands in no room of the house`] };
  visit(file, (node) => {
    const line = lineOf(node, file);
    const say = (fault: string | undefined): void => {
      if (fault !== undefined) faults.push(`${path}:${line}: ${fault}`);
    };
    const name = importedName(node);
    if (name !== undefined) {
      const found = { from: path, name, line };
      imports.push(found);
      say(importFault(found, room, sources));
    }
    if (room.outside !== true) say(worldFault(node, file));
    say(habitFault(node, file, lines));
  });
  return { imports, faults: [...(unnamed.test(path) ? [`${path}: has a name that says nothing`] : []), ...faults] };
};

/** Circles of imports, each told once, from its first file by name. */
const circles = (imports: readonly Import[], sources: Sources): string[] => {
  const next = new Map<string, string[]>();
  for (const { from, name } of imports) {
    if (!name.startsWith(".")) continue;
    next.set(from, [...(next.get(from) ?? []), target(from, name, sources)]);
  }
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (at: string, path: readonly string[]): void => {
    const start = path.indexOf(at);
    if (start >= 0) {
      const circle = path.slice(start);
      const first = circle.indexOf([...circle].sort()[0] ?? "");
      found.add([...circle.slice(first), ...circle.slice(0, first), circle[first]].join(" → "));
      return;
    }
    if (done.has(at)) return;
    for (const one of next.get(at) ?? []) walk(one, [...path, at]);
    done.add(at);
  };
  for (const from of [...next.keys()].sort()) walk(from, []);
  return [...found].map((circle) => `goes round in a circle: ${circle}`);
};

/** All breaches of the law in some source texts. */
export const breachesOf = (sources: Sources): string[] => {
  const read = Object.entries(sources).map(([path, text]) => readFile(path, text, sources));
  return [
    ...read.flatMap(({ faults }) => faults),
    ...circles(
      read.flatMap(({ imports }) => imports),
      sources,
    ),
  ];
};
