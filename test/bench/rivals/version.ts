/** Which version of a package is installed here. */
import { readFileSync } from "node:fs";

/** @throws Where the package is not installed. */
export const versionOf = (name: string): string => {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")).version;
};
