/** Differences between two answers, one line each: where, what the engine says, what the oracle says. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const nameOf = (value: unknown, index: number): string => {
  const id = isObject(value) ? (value["id"] ?? value["item"] ?? value["case"]) : undefined;
  return id === undefined ? `[${index}]` : `[${index} ${String(id)}]`;
};

/** All places at which two answers are not the same. */
export const differences = (engine: unknown, oracle: unknown, place = ""): string[] => {
  if (Array.isArray(engine) && Array.isArray(oracle)) {
    const length = Math.max(engine.length, oracle.length);
    return Array.from({ length }, (_, index) =>
      differences(engine[index], oracle[index], `${place}${nameOf(engine[index] ?? oracle[index], index)}`),
    ).flat();
  }
  if (isObject(engine) && isObject(oracle)) {
    const keys = new Set([...Object.keys(engine), ...Object.keys(oracle)]);
    return [...keys].flatMap((key) => differences(engine[key], oracle[key], place === "" ? key : `${place}.${key}`));
  }
  if (Object.is(engine, oracle)) return [];
  return [`${place}: engine ${JSON.stringify(engine)}, oracle ${JSON.stringify(oracle)}`];
};
