/** The building blocks of a problem's sentence: both languages at once, and the cure where one is known. */
import type { Text } from "../text";

/** A problem as it is said. */
export interface Said {
  readonly message: Text;
  readonly cure?: Text | undefined;
}

export const both = (zh: string, en: string): Text => ({ zh, en });

export const say = (zh: string, en: string, cure?: Text): Said => ({ message: both(zh, en), cure });

/** "Did you mean", where a known name is near. */
export const meant = (near: string | undefined): Text | undefined =>
  near === undefined ? undefined : both(`是否想写“${near}”？`, `Did you mean \`${near}\`?`);

/** A name that is not known, and the known one nearest to it. */
export interface Misspelt {
  readonly name: string;
  readonly near?: string | undefined;
}
