/** Text broken into lines of a width on screen: Chinese between any two characters but not before a closing mark, others between words. */
import stringWidth from "string-width";

const pieces =
  /\s+|[“‘（《【]*(?:\p{Script=Han}|[^\s\p{Script=Han}“‘（《【，。；：、！？”’）》】…]+)?[，。；：、！？”’）》】…]*/gu;

/** Lines of at most so many columns; only a single word that is longer goes over. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(pieces)) {
    if (line !== "" && stringWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trimEnd() === "" ? lines : [...lines, line.trimEnd()];
};
