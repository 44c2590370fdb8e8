/** The language to speak in: what a flag says, else what the locale says. */
import type { Language } from "../model/text";
import type { World } from "./world";

/** Chinese for a Chinese locale, else English. The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX has it; where none is, the system is asked. */
export const languageOf = ({ environment, locale }: World): Language => {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const first = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== "") ?? locale;
  return first.toLowerCase().startsWith("zh") ? "zh" : "en";
};
