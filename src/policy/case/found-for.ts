/** What an answer holds for each name that a case expects something about. */

export type Named = Readonly<Record<string, unknown>>;

/** What is found for each name that is expected about; names of which nothing is found are left out. */
export const foundFor = (expected: object | undefined, find: (name: string) => unknown): Named | undefined =>
  expected &&
  Object.fromEntries(
    Object.keys(expected).flatMap((name) => {
      const found = find(name);
      return found === undefined ? [] : [[name, found]];
    }),
  );
