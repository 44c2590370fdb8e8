/** Remarks of the check that are left as they are, and why: a sentence for each. */
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { say } from "../../report/words";
import { changeWords } from "../check/words";
import { partTitle, type Said, said } from "./said";

/** A change by its name, in words where the check knows it. */
const changeTitle = (change: string): Text =>
  Object.entries(changeWords).find(([name]) => name === change)?.[1] ?? say(change, change);

/** The remarks that a scheme accepts, with their reasons. */
export const acceptedClauses = ({ accepted = [] }: Scheme): Said[] =>
  accepted.map(({ remark, at, change, reason }, index) => {
    const changed = change === undefined ? undefined : changeTitle(change);
    const [zh, en] = changed === undefined ? [at, at] : [`${at}，${changed.zh}`, `${at}, ${changed.en}`];
    return said(
      ["accepted", index],
      partTitle(say("保留意见", "Accepted remark"), say(`${remark}（${zh}）`, `${remark} (${en})`)),
      say(
        `检查意见 ${remark}（${zh}）予以保留：${reason.zh}`,
        `The remark ${remark} of the check (${en}) is left as it is: ${reason.en}`,
      ),
    );
  });
