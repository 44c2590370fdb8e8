/** Trusted values are readonly at every level. */

/** Makes every level of a value readonly. */
export type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [key in keyof T]: Frozen<T[key]> }
    : T;
