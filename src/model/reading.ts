/** From something unknown to a trusted value: runs a zod shape and says what it refuses as problems, never as validator messages. */
import type * as z from "zod";
import { nearest } from "./nearest";
import { type Problem, type ProblemCode, problem, type Step } from "./problem";
import type { Text } from "./text";

/** The two outcomes of reading a document. `partial` is there where only unknown keys stood in the way: more can be checked. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly partial?: T };

const names: Record<string, Text> = {
  nothing: { zh: "空", en: "nothing" },
  null: { zh: "空值", en: "null" },
  string: { zh: "文字", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "是否（true 或者 false）", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "若干字段", en: "keys with values" },
  record: { zh: "若干字段", en: "keys with values" },
  decimal: { zh: "数字", en: "a decimal" },
};
const nameFor = (word: string): Text => names[word] ?? { zh: word, en: word };

const foundName = (value: unknown): Text => {
  if (value === undefined) return nameFor("nothing");
  if (value === null) return nameFor("null");
  if (typeof value === "number") return { zh: `数字 ${value}`, en: String(value) };
  return nameFor(Array.isArray(value) ? "array" : typeof value);
};

const keyWords = (path: readonly Step[]): readonly Step[] => path.slice(0, -1);
const lastKey = (path: readonly Step[]): string => String(path.at(-1) ?? "");

/** The value at a place in what was read. */
const valueAt = (document: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value !== null && typeof value === "object" ? Reflect.get(value, step) : undefined),
    document,
  );

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly [more: string]: unknown;
}

const textOf = (value: unknown): string => String(value).slice(0, 60);
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** With more unknown keys in one place, what is written there is something else: no more keys that may be meant are looked for. */
const mostSuggested = 100;

/** What the shape knows at the place of an unknown key; zod does not say, so the shape is asked again with what was written. */
type KnownKeys = (path: readonly Step[]) => readonly string[];

const unknownKeys = (issue: Issue, path: readonly Step[], known: KnownKeys): Problem[] => {
  const keys = known(path);
  return listOf(issue["keys"]).map((name, index) => {
    const near = index < mostSuggested ? nearest(name, keys) : undefined;
    return problem("unknown-key", [...path, name], { name: textOf(name), near, known: keys.join(", ") });
  });
};

const wrongType = (issue: Issue, path: readonly Step[], written: unknown): Problem => {
  if (written === undefined && path.length > 0) return problem("missing-key", keyWords(path), { key: lastKey(path) });
  const unquoted = issue["expected"] === "string" && typeof written === "number";
  return problem("wrong-type", path, {
    expected: nameFor(textOf(issue["expected"])),
    found: foundName(written),
    ...(unquoted ? { unquoted } : {}),
  });
};

const unknownWord = (path: readonly Step[], written: unknown, allowed: string[]): Problem => {
  if (written === undefined) return problem("missing-key", keyWords(path), { key: lastKey(path) });
  if (typeof written !== "string")
    return problem("wrong-type", path, { expected: nameFor(allowed.join(" | ")), found: foundName(written) });
  return problem("unknown-word", path, {
    name: textOf(written),
    near: nearest(written, allowed),
    known: allowed.join(", "),
  });
};

const tooSmall = (issue: Issue, path: readonly Step[]): Problem =>
  issue["origin"] === "string" || issue["origin"] === "array"
    ? problem("empty", path)
    : problem("out-of-range", path, { least: textOf(issue["minimum"]) });

const tooBig = (issue: Issue, path: readonly Step[]): Problem =>
  issue["origin"] === "string" || issue["origin"] === "array"
    ? problem("too-long", path, { most: textOf(issue["maximum"]) })
    : problem("out-of-range", path, { most: textOf(issue["maximum"]) });

const custom = (issue: Issue, path: readonly Step[]): Problem => {
  // Only the values' own refusals are custom, and they all carry a code.
  const { code, ...params } = issue["params"] as { code: ProblemCode };
  // Values name codes of the catalogue with the parameters that they need; a test visits each of them.
  return (problem as (code: ProblemCode, path: readonly Step[], params: unknown) => Problem)(code, path, params);
};

/** What a way of a union says where something else altogether was written. */
const refusesAll = ({ code, path }: Issue): boolean =>
  path.length === 0 && ["invalid_type", "invalid_value", "invalid_union"].includes(code);

/**
 * A union fails in each of its ways. Where keys or a list were written, the way that took them says what is wrong inside; where one way
 * only disliked the value itself, the union's own words are clearest.
 */
const union = (issue: Issue, path: readonly Step[], document: unknown, known: KnownKeys): Problem[] => {
  const written = valueAt(document, path);
  if (typeof issue["discriminator"] === "string") return [unknownWord(path, written, listOf(issue["options"]))];
  // Zod gives the issues of each way as a list.
  const ways = Array.isArray(issue["errors"]) ? (issue["errors"] as Issue[][]) : [];
  const took = typeof written === "object" ? ways.find((way) => !way.some(refusesAll)) : undefined;
  if (took !== undefined)
    return took.flatMap((inner) => translate({ ...inner, path: [...issue.path, ...inner.path] }, document, known));
  const own = ways.flat().find(({ code }) => code === "custom");
  if (own !== undefined) return [custom(own, path)];
  if (written === undefined) return [problem("missing-key", keyWords(path), { key: lastKey(path) })];
  return [problem("wrong-type", path, { expected: nameFor("decimal"), found: foundName(written) })];
};

const translate = (issue: Issue, document: unknown, known: KnownKeys): Problem[] => {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKeys(issue, path, known);
    case "invalid_type":
      return [wrongType(issue, path, valueAt(document, path))];
    case "invalid_value":
      return [unknownWord(path, valueAt(document, path), listOf(issue["values"]))];
    case "invalid_union":
      return union(issue, path, document, known);
    case "too_small":
      return [tooSmall(issue, path)];
    case "too_big":
      return [tooBig(issue, path)];
    case "custom":
      return [custom(issue, path)];
    case "invalid_key":
      return [problem("not-an-id", path)];
    default:
      return [problem("wrong-form", path)];
  }
};

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
}

// Zod tells its definitions as one type a kind; what is asked of them here is the same for all.
const definitionOf = (shape: z.ZodType): Definition => shape._zod.def as unknown as Definition;

/** Follows wrappers inward and, at a union, the way that what was written chose. */
const unwrap = (shape: z.ZodType | undefined, written: unknown): Definition | undefined => {
  if (shape === undefined) return undefined;
  const definition = definitionOf(shape);
  const inner = definition.innerType ?? definition.in;
  if (inner !== undefined) return unwrap(inner, written);
  const { discriminator, options } = definition;
  if (options === undefined) return definition;
  if (discriminator === undefined)
    return options.map((option) => unwrap(option, written)).find(takesKeys) ?? definition;
  const kind = valueAt(written, [discriminator]);
  return unwrap(
    options.find((option) => kindsOf(option, discriminator).includes(kind)),
    written,
  );
};

/** Whether a shape is one of an object. */
const takesKeys = (definition: Definition | undefined): boolean => definition?.shape !== undefined;

const kindsOf = (option: z.ZodType, discriminator: string): unknown[] => {
  const literal = definitionOf(option).shape?.[discriminator];
  // A literal's values are a set, whatever their type.
  return literal === undefined ? [] : [...((literal._zod.values ?? []) as Iterable<unknown>)];
};

/** The keys that a shape knows at a place of a document. */
const keysAt = (shape: z.ZodType, document: unknown, path: readonly Step[]): readonly string[] => {
  let definition = unwrap(shape, document);
  path.forEach((step, index) => {
    const next = typeof step === "number" ? definition?.element : (definition?.shape?.[step] ?? definition?.valueType);
    definition = unwrap(next, valueAt(document, path.slice(0, index + 1)));
  });
  return Object.keys(definition?.shape ?? {});
};

/** Deeper than any document of ours; what lies deeper is refused by its type. */
const deepest = 12;

/** Keys that could reach an object's prototype; zod would drop them in silence. Each object is visited once, also where it holds itself. */
const forbiddenKeys = (value: unknown, path: readonly Step[] = [], seen = new Set<object>()): Problem[] => {
  if (value === null || typeof value !== "object" || path.length > deepest || seen.has(value)) return [];
  seen.add(value);
  if (Array.isArray(value)) return value.flatMap((inner, index) => forbiddenKeys(inner, [...path, index], seen));
  const own = Object.hasOwn(value, "__proto__")
    ? [problem("forbidden-key", [...path, "__proto__"], { name: "__proto__" })]
    : [];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    key === "__proto__" ? [] : forbiddenKeys(one, [...path, key], seen),
  );
  return [...own, ...inner];
};

const shallowCopy = (value: object): object => (Array.isArray(value) ? [...value] : { ...value });

/** A copy of a document without the keys at these places. Only what leads to them is copied: the rest may be as deep as it likes. */
const without = (document: object, places: readonly (readonly Step[])[]): object => {
  const whole = shallowCopy(document);
  const copies = new Set([whole]);
  for (const path of places) {
    let holder = whole;
    for (const step of path.slice(0, -1)) {
      // Where an unknown key was found, there are objects all the way.
      const inner = Reflect.get(holder, step) as object;
      const copy = copies.has(inner) ? inner : shallowCopy(inner);
      copies.add(copy);
      Reflect.set(holder, step, copy);
      holder = copy;
    }
    Reflect.deleteProperty(holder, lastKey(path));
  }
  return whole;
};

/** Reads a document by its shape: the trusted value, or all problems of its form. */
export const readShape = <S extends z.ZodType>(shape: S, document: unknown): Read<z.output<S>> => {
  const forbidden = forbiddenKeys(document);
  const read = shape.safeParse(document);
  if (read.success && forbidden.length === 0) return { ok: true, value: read.data };
  const known: KnownKeys = (path) => keysAt(shape, document, path);
  // Zod's issues are one type a code; they are read here by their code.
  const issues = read.success ? [] : (read.error.issues as unknown as Issue[]);
  const said = issues.flatMap((issue) => translate(issue, document, known));
  const problems = [...forbidden, ...said.filter(({ path }) => path.at(-1) !== "__proto__")];
  const onlyKeys = problems.every(({ code }) => code === "unknown-key");
  if (!onlyKeys || document === null || typeof document !== "object") return { ok: false, problems };
  const rest = shape.safeParse(
    without(
      document,
      problems.map(({ path }) => path),
    ),
  );
  return rest.success ? { ok: false, problems, partial: rest.data } : { ok: false, problems };
};

/** Reads single values by their shape, and says nothing of those that it refuses. */
export const readerOf =
  <T>(shape: z.ZodType<T>) =>
  (written: unknown): T | undefined => {
    const read = readShape(shape, written);
    return read.ok ? read.value : undefined;
  };
