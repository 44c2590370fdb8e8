/**
 * Reads by a shape what is mostly right, many times: the same trusted value as `readShape`, and nothing where that would find problems.
 * Objects and lists are walked along the shape's own definition; each distinct text or number is put to zod once and remembered.
 */
import type * as z from "zod";
import { readShape } from "./reading";

/** Stands for what a shape refuses, or would have to be asked in full. */
const refused = Symbol("refused");
type Reader = (written: unknown) => unknown;

interface Check {
  readonly check?: string;
  readonly maximum?: number;
  readonly minimum?: number;
}

interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly defaultValue?: unknown;
  readonly discriminator?: string;
  readonly options?: readonly z.ZodType[];
}

// Zod tells its definitions as one type a kind; what is asked of them here is the same for all.
const definitionOf = (shape: z.ZodType): Definition => shape._zod.def as unknown as Definition;

/** Distinct values that are remembered of one shape; when there are more, all are forgotten. */
const mostKnown = 4096;
const longestKnown = 64;

const isRemembered = (written: unknown): boolean =>
  typeof written === "string"
    ? written.length <= longestKnown
    : typeof written === "boolean" || (typeof written === "number" && !Object.is(written, -0));

/** Any shape as a whole. */
const wholeReader = (shape: z.ZodType): Reader => {
  const known = new Map<unknown, unknown>();
  const ask = (written: unknown): unknown => {
    const read = readShape(shape, written);
    return read.ok ? read.value : refused;
  };
  return (written) => {
    if (!isRemembered(written)) return ask(written);
    const before = known.get(written);
    if (before !== undefined) return before;
    const reading = ask(written);
    if (known.size === mostKnown) known.clear();
    known.set(written, reading);
    return reading;
  };
};

type Keys = Readonly<Record<string, unknown>>;

const isPlain = (written: unknown): written is Keys =>
  typeof written === "object" && written !== null && Object.getPrototypeOf(written) === Object.prototype;

const objectReader = (fields: Readonly<Record<string, z.ZodType>>): Reader => {
  const readers = Object.entries(fields).map(([key, shape]) => {
    const { type } = definitionOf(shape);
    return { key, read: readerFor(shape), isOptional: type === "optional" };
  });
  /** What stands for a key that is not there. */
  const absent = (key: string): unknown => {
    const { type, defaultValue } = definitionOf(fields[key] as z.ZodType); // the key is one of the fields
    return type === "default" ? defaultValue : refused;
  };
  return (written) => {
    if (!isPlain(written)) return refused;
    const value: Record<string, unknown> = {};
    let left = Object.keys(written).length;
    for (const { key, read, isOptional } of readers) {
      const isThere = Object.hasOwn(written, key);
      if (isThere) left--;
      else if (isOptional) continue;
      const reading = isThere ? read(written[key]) : absent(key);
      if (reading === refused) return refused;
      value[key] = reading;
    }
    return left === 0 ? value : refused;
  };
};

const listReader = (element: z.ZodType, checks: readonly Check[]): Reader => {
  const read = readerFor(element);
  const most = Math.min(...checks.map(({ maximum = Number.POSITIVE_INFINITY }) => maximum));
  const least = Math.max(0, ...checks.map(({ minimum = 0 }) => minimum));
  return (written) => {
    if (!Array.isArray(written) || written.length > most || written.length < least) return refused;
    const list: unknown[] = [];
    for (const one of written) {
      const reading = read(one);
      if (reading === refused) return refused;
      list.push(reading);
    }
    return list;
  };
};

const unionReader = (options: readonly z.ZodType[], discriminator: string): Reader => {
  const readers = new Map<unknown, Reader>();
  for (const option of options) {
    const kinds: Iterable<unknown> = definitionOf(option).shape?.[discriminator]?._zod.values ?? [];
    for (const kind of kinds) readers.set(kind, readerFor(option));
  }
  return (written) => (isPlain(written) ? (readers.get(written[discriminator])?.(written) ?? refused) : refused);
};

const lengthChecks = new Set(["max_length", "min_length"]);

const readerFor = (shape: z.ZodType): Reader => {
  const definition = definitionOf(shape);
  const { type, catchall, shape: fields, element, innerType, discriminator, options } = definition;
  const checks = (definition.checks ?? []).map(({ _zod }) => _zod.def);
  if (type === "optional" && innerType !== undefined) {
    const read = readerFor(innerType);
    return (written) => (written === undefined ? undefined : read(written));
  }
  if (type === "default" && innerType !== undefined) {
    const read = readerFor(innerType);
    return (written) => (written === undefined ? definition.defaultValue : read(written));
  }
  if (type === "array" && element !== undefined && checks.every(({ check }) => lengthChecks.has(check ?? "")))
    return listReader(element, checks);
  if (checks.length > 0) return wholeReader(shape);
  const isStrict = catchall !== undefined && definitionOf(catchall).type === "never";
  if (type === "object" && fields !== undefined && isStrict) return objectReader(fields);
  if (options !== undefined && discriminator !== undefined) return unionReader(options, discriminator);
  return wholeReader(shape);
};

/**
 * A reader that gives what `readShape` gives where nothing is wrong, and undefined where anything is or may be.
 * @example const read = sureReader(fact); const one = read(written) ?? readShape(fact, written);
 */
export const sureReader = <S extends z.ZodType>(shape: S): ((written: unknown) => z.output<S> | undefined) => {
  const read = readerFor(shape);
  return (written) => {
    const reading = read(written);
    // What is not refused is made as the shape's output is: key by key, and each part by zod itself.
    return reading === refused ? undefined : (reading as z.output<S>);
  };
};
