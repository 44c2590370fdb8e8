/** What the authors of a scheme know of it and leave as it is, each remark in a sentence with their reason. */
import type { Accepted, Scheme } from "../../model/scheme";
import { say } from "../../report/words";
import { type Said, said } from "./said";

const acceptedText = ({ remark, at, reason }: Accepted) =>
  say(
    `条款“${at}”的检查意见“${remark}”予以保留。${reason.zh}`,
    `The remark \`${remark}\` on the clause \`${at}\` is accepted. ${reason.en}`,
  );

/** The sentences of the remarks that a scheme accepts. */
export const acceptedClauses = ({ accepted = [] }: Scheme): readonly Said[] =>
  accepted.map((one, index) =>
    said(
      ["accepted", index],
      say(`保留的检查意见 ${one.remark} ${one.at}`, `Accepted remark ${one.remark} ${one.at}`),
      acceptedText(one),
    ),
  );
