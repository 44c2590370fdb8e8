/** Colour on a terminal, plain text everywhere else. NO_COLOR and FORCE_COLOR are respected. */
import colors from "picocolors";
import type { World } from "../world";

export type Paint = ReturnType<typeof colors.createColors>;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

/** Whether to use colour: never under NO_COLOR, always under FORCE_COLOR (but 0), else on a terminal that can. */
export const wantsColour = ({ environment, isTerminal }: World): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR)) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
};

export const paintFor = (world: World): Paint => colors.createColors(wantsColour(world));
