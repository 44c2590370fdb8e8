/** Aims in words of both languages. */
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { Aim } from "./aim";
export const aimText = (_scheme: Scheme, { key }: Aim): Text => ({ zh: key, en: key });
