/** A sentence within another: in quotation marks, without the full stop at its end, what it quotes itself in single ones. */
import type { Text } from "../../model/text";
import { say } from "../../report/words";

const inner = (text: string): string => text.replace(/“/g, "‘").replace(/”/g, "’");

/**
 * A sentence as it is quoted in another.
 * @example quoted(say("记为“良好”。", "Counts as “good”.")).zh // "“记为‘良好’”"
 */
export const quoted = ({ zh, en }: Text): Text =>
  say(`“${inner(zh.replace(/。$/, ""))}”`, `“${inner(en.replace(/\.$/, ""))}”`);
