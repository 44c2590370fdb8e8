/** The heap of this process, without what nobody holds any more. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** So many bytes are held now. */
export const heldBytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};
