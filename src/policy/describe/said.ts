/** What is said about one clause: its place, what it is called, and its sentence. */
import type { Step } from "../../model/problem";
import type { Text } from "../../model/text";
import { say } from "../../report/words";

export interface Said {
  readonly at: readonly Step[];
  readonly title: Text;
  readonly text: Text;
}

export const said = (at: readonly Step[], title: Text, text: Text): Said => ({ at, title, text });

/** `1.2 请销假手续`: a thing by its id and its title. */
export const titleOf = ({ id, title }: { readonly id: string; readonly title: Text }): Text =>
  say(`${id} ${title.zh}`, `${id} ${title.en}`);

/** `1.2 请销假手续 计分方法`: a part of a thing. */
export const partTitle = (thing: Text, part: Text): Text => say(`${thing.zh} ${part.zh}`, `${thing.en}: ${part.en}`);
