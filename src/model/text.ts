/** Words in both languages. */
import * as z from "zod";

/** The languages that everything is said in. */
export type Language = "zh" | "en";

/** A title or sentence in Chinese and English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Longest text that a document may hold in one place. */
export const longestText = 2000;

/** Non-empty text in one language. */
export const words = z.string().min(1).max(longestText);

/** A title or sentence in both languages. */
export const text = z.strictObject({ zh: words, en: words });
