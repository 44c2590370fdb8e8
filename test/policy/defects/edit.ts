/** Edits of a scheme as it is written: a place by the names that clauses have, and what is done there. */

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** One edit of a written scheme. Places are keys as compare writes them, such as `items/1.2/method/each`; `+` is the end of a list, `~` a stroke in a name. */
export type Edit =
  | { readonly kind: "set"; readonly at: string; readonly to: Value }
  | { readonly kind: "drop"; readonly at: string }
  | { readonly kind: "swap"; readonly at: string; readonly with: string }
  | { readonly kind: "move"; readonly at: string; readonly to: string };

/** Writes a value, over what stood there or as a new key. */
export const set = (at: string, to: Value): Edit => ({ kind: "set", at, to });
export const drop = (at: string): Edit => ({ kind: "drop", at });
export const swap = (at: string, other: string): Edit => ({ kind: "swap", at, with: other });
/** Takes a value away and puts it at the end of a list. */
export const move = (at: string, to: string): Edit => ({ kind: "move", at, to });

type Writable = Record<string, unknown>;
interface Place {
  readonly holder: Writable | unknown[];
  readonly key: string | number;
}

const isRecord = (value: unknown): value is Writable =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNamed = (entry: unknown, name: string): boolean =>
  isRecord(entry) && ["id", "body", "nth", "at"].some((key) => String(entry[key]) === name);

const indexIn = (list: readonly unknown[], name: string): number => {
  if (name === "+") return list.length;
  const accepted = list.findIndex(
    (entry) => isRecord(entry) && `${String(entry["remark"])} ${String(entry["at"])}` === name.replaceAll("~", "/"),
  );
  if (accepted >= 0) return accepted;
  const named = list.findIndex((entry) => isNamed(entry, name) || entry === name);
  return named >= 0 ? named : Number(name) - 1;
};

const stepInto = (holder: unknown, step: string): Place => {
  if (Array.isArray(holder)) return { holder, key: indexIn(holder, step) };
  if (isRecord(holder)) return { holder, key: step };
  throw new Error(`nothing is inside at ${step}`);
};

const valueAt = ({ holder, key }: Place): unknown => Reflect.get(holder, key);

/** Items stand in categories, but are named without them. */
const startOf = (document: unknown, steps: readonly string[]): readonly [unknown, readonly string[]] => {
  const [first = "", second = ""] = steps;
  const rubric = isRecord(document) ? document["rubric"] : undefined;
  const categories = isRecord(rubric) && Array.isArray(rubric["categories"]) ? rubric["categories"] : [];
  if (first === "categories") return [{ categories }, steps];
  if (first !== "items") return [document, steps];
  const lists: unknown[] = categories.map((category) => (isRecord(category) ? category["items"] : undefined));
  const items = lists.find((list) => Array.isArray(list) && list.some((entry) => isNamed(entry, second)));
  return [{ items }, steps];
};

const placeOf = (document: unknown, at: string): Place => {
  const [start, steps] = startOf(document, at.split("/"));
  const [first = "", ...rest] = steps;
  return rest.reduce((place, step) => stepInto(valueAt(place), step), stepInto(start, first));
};

const write = ({ holder, key }: Place, value: unknown): void => {
  Reflect.set(holder, key, value);
};

const present = (place: Place, at: string): Place => {
  if (valueAt(place) === undefined) throw new Error(`nothing stands at ${at}`);
  return place;
};

const remove = ({ holder, key }: Place): void => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
};

const edited = (document: unknown, edit: Edit): void => {
  const place = placeOf(document, edit.at);
  if (edit.kind === "set") write(place, edit.to);
  if (edit.kind === "drop") remove(present(place, edit.at));
  if (edit.kind === "swap") {
    const other = present(placeOf(document, edit.with), edit.with);
    const value = valueAt(present(place, edit.at));
    write(place, valueAt(other));
    write(other, value);
  }
  if (edit.kind === "move") {
    const value = valueAt(present(place, edit.at));
    const target = placeOf(document, edit.to);
    remove(place);
    write(target, value);
  }
};

/** A copy of a written scheme with edits made in it. */
export const withEdits = (document: unknown, edits: readonly Edit[]): unknown => {
  const copy: unknown = structuredClone(document);
  for (const edit of edits) edited(copy, edit);
  return copy;
};
