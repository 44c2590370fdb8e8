/** The keys of clauses by where they stand in a scheme. */
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { clausesOf } from "../clause";

/** The key of the clause at a place; of the clause around it, where the place is none of its own. */
export type KeyAt = (...place: readonly Step[]) => string;

export const keysIn = (scheme: Scheme): KeyAt => {
  const keys = new Map(clausesOf(scheme).map(({ key, at }) => [JSON.stringify(at), key]));
  return (...place) => {
    for (let length = place.length; length > 0; length--) {
      const key = keys.get(JSON.stringify(place.slice(0, length)));
      if (key !== undefined) return key;
    }
    return "scheme";
  };
};
