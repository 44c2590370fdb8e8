/** Remarks of the check that are left as they are, and why: a sentence for each. */
import type { Scheme } from "../../model/scheme";
import { say } from "../../report/words";
import { partTitle, type Said, said } from "./said";

/** The remarks that a scheme accepts, with their reasons. */
export const acceptedClauses = ({ accepted = [] }: Scheme): Said[] =>
  accepted.map(({ remark, at, reason }, index) =>
    said(
      ["accepted", index],
      partTitle(say("保留意见", "Accepted remark"), say(`${remark} ${at}`, `${remark} at ${at}`)),
      say(
        `检查意见 ${remark}（${at}）予以保留：${reason.zh}`,
        `The remark ${remark} of the check at ${at} is left as it is: ${reason.en}`,
      ),
    ),
  );
