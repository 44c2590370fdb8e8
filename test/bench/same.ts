/** Where two answers differ, looked through to the last text; nothing is tolerated. */

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

const keysOf = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];

const partOf = (of: object, key: string): unknown => (Object.hasOwn(of, key) ? Reflect.get(of, key) : "nothing");

/** The first place where they differ with what stands there, or undefined where all is equal. */
export const differenceIn = (left: unknown, right: unknown, at = ""): string | undefined => {
  if (Object.is(left, right)) return undefined;
  if (!isTree(left) || !isTree(right) || Array.isArray(left) !== Array.isArray(right)) {
    return `${at}: ${JSON.stringify(left)} against ${JSON.stringify(right)}`;
  }
  for (const key of keysOf(left, right)) {
    const found = differenceIn(partOf(left, key), partOf(right, key), `${at}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};
