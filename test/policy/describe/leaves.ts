/** Every value of a scheme that means something, with other values of its form: what a change of one number is tried with. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { Step } from "../../../src/model/problem";
import { type Scheme, schemeShape } from "../../../src/model/scheme";

/** One value of a scheme with another value in its place. */
export interface Change {
  readonly at: readonly Step[];
  readonly from: unknown;
  /** Undefined: the key is taken away. */
  readonly to: unknown;
  readonly scheme: Scheme;
}

/** Names and texts: they are no rules. */
const silent = new Set(["id", "title", "titles", "basis", "notice", "format", "version", "event", "reason"]);

const schema: unknown = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../../rubrics/scheme.schema.json", import.meta.url)), "utf8"),
);

const wordsIn = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === "enum" && Array.isArray(inner)
          ? inner.filter((word) => typeof word === "string")
          : key === "const" && typeof inner === "string"
            ? [inner]
            : wordsIn(inner),
      );

/** Every word that stands somewhere in the format. */
const vocabulary = [...new Set(wordsIn(schema))];

interface Leaf {
  readonly at: readonly Step[];
  readonly value: unknown;
  readonly siblings: readonly unknown[];
}

const leavesOf = (value: unknown, at: readonly Step[] = [], siblings: readonly unknown[] = []): Leaf[] => {
  if (typeof value !== "object" || value === null) return [{ at, value, siblings }];
  if (Array.isArray(value)) return value.flatMap((inner, index) => leavesOf(inner, [...at, index], value));
  return Object.entries(value)
    .filter(([key]) => !silent.has(key) || (key === "event" && at.at(-1) === "when"))
    .flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
};

/** A copy with another value at a place; what lies beside the way there is shared. */
const replaced = (value: unknown, [step, ...rest]: readonly Step[], to: unknown): unknown => {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const changed = value.map((inner, index) => (index === step ? replaced(inner, rest, to) : inner));
    return changed.filter((inner) => inner !== undefined);
  }
  const entries = Object.entries(value as object); // a leaf's place leads through lists and records
  return Object.fromEntries(
    entries.flatMap(([key, inner]) => {
      if (key !== step) return [[key, inner]];
      const found = replaced(inner, rest, to);
      return found === undefined ? [] : [[key, found]];
    }),
  );
};

const unwrapped = (shape: z.ZodType): z.ZodType =>
  shape instanceof z.ZodOptional || shape instanceof z.ZodDefault ? unwrapped(shape.unwrap() as z.ZodType) : shape; // zod's inner types are wider than what it builds

/** Whether the changed part has the form of a scheme, whatever holds between the parts: only the smallest shape around it is asked. */
const formed = (value: unknown, at: readonly Step[], shape: z.ZodType = schemeShape): boolean => {
  const [step, ...rest] = at;
  const [plain, inner] = [unwrapped(shape), step === undefined ? undefined : valueAt(value, step)];
  if (step !== undefined && inner !== undefined) {
    const next =
      plain instanceof z.ZodObject ? plain.shape[step] : plain instanceof z.ZodArray ? plain.element : undefined;
    if (next !== undefined) return formed(inner, rest, next as z.ZodType); // as above
  }
  return shape.safeParse(value).success;
};

const valueAt = (value: unknown, step: Step): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;

const millionth = (text: string, by: bigint): string => {
  const [whole = "0", rest = ""] = text.replace("-", "").split(".");
  const number = BigInt(`${text.startsWith("-") ? "-" : ""}${whole}${rest.padEnd(6, "0")}`) + by;
  const digits = `${number < 0n ? -number : number}`.padStart(7, "0");
  const end = digits.slice(-6).replace(/0+$/, "");
  return `${number < 0n ? "-" : ""}${digits.slice(0, -6)}${end === "" ? "" : `.${end}`}`;
};

const idLists = (scheme: Scheme): string[][] => {
  const lists: string[][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      const ids = value.flatMap((one: unknown) => {
        const id: unknown = typeof one === "object" && one !== null ? Reflect.get(one, "id") : undefined;
        return typeof id === "string" ? [id] : [];
      });
      if (ids.length > 0) lists.push(ids);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(scheme);
  return [...lists, lists.flat()];
};

/** Marks that are written as true or not at all. */
const optional = new Set(["assessed", "zeroes", "spreads", "veto", "grave", "leader"]);

/** Bounds, which may be absent by word. */
const bounds = new Set(["floor", "cap", "most"]);

/** Other values that a leaf might have; which of them have its form is tried out. */
const others = ({ at, value, siblings }: Leaf, lists: readonly string[][]): readonly unknown[] => {
  // What is not written where it is true is taken away.
  if (typeof value === "boolean") return optional.has(String(at.at(-1))) ? [undefined] : [!value];
  if (typeof value === "number") return [value + 1, value - 1];
  if (typeof value !== "string") return [];
  if (bounds.has(String(at.at(-1))) && value === "none") return ["3.25", "0"];
  if (/^-?\d+(\.\d+)?$/.test(value) && !named(at)) {
    const none = bounds.has(String(at.at(-1))) ? ["none"] : [];
    return [
      ...none,
      millionth(value, 1n),
      millionth(value, -1n),
      millionth(value, 1_000_000n),
      millionth(value, -250_000n),
    ];
  }
  if (/^\d\d-\d\d$/.test(value)) return ["02-27", "12-30"];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return ["2033-03-04"];
  if (/^\d+\/\d+$/.test(value)) return ["3/7", "1/2"];
  const word = vocabulary.includes(value) ? vocabulary : [];
  const ids = lists.find((list) => list.includes(value)) ?? [];
  const fewer = siblings.length > 1 ? [undefined] : [];
  return [...fewer, ...[...ids, ...word, "other"].filter((one) => one !== value && !siblings.includes(one))];
};

/** Places whose value is an id, even where it looks like a number. */
const namingKeys = new Set(["item", "category", "case", "name", "shownBy", "attendance", "group", "scorer", "body"]);
const namingLists = new Set(["records", "duties", "brokenBy", "steps"]);
const named = (at: readonly Step[]): boolean =>
  namingKeys.has(String(at.at(-1))) || (typeof at.at(-1) === "number" && namingLists.has(String(at.at(-2))));

/** At most so many other values of one leaf. */
const mostTried = 4;

/** All changes of one value of a scheme that keep its form. */
export const changesOf = (scheme: Scheme): Change[] => {
  const lists = idLists(scheme);
  return leavesOf(scheme).flatMap((leaf) => {
    const found: Change[] = [];
    for (const to of others(leaf, lists)) {
      if (found.length === mostTried) break;
      const changed = replaced(scheme, leaf.at, to);
      // That it has the form was just seen.
      if (formed(changed, leaf.at)) found.push({ at: leaf.at, from: leaf.value, to, scheme: changed as Scheme });
    }
    return found;
  });
};

/** The meaningful leaves of a scheme that are not among the changes. */
export const untriedOf = (scheme: Scheme, changes: readonly Change[]): string[] => {
  const tried = new Set(changes.map(({ at }) => at.join("/")));
  return leavesOf(scheme)
    .map(({ at }) => at.join("/"))
    .filter((at) => !tried.has(at));
};
