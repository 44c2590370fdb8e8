/** The members of a team as a table: days, leave, what limits their grades; and below it places and vacant posts. */
import type { MemberResult, MembersEvaluation } from "../model/answer/members";
import { earlier } from "../model/calendar";
import type { Language, Text } from "../model/text";
import {
  gradeIn,
  leaveText,
  limitText,
  membersWords,
  placesText,
  reasonText,
  replaceText,
  vacancyText,
} from "./members-words";
import { near } from "./numbers";
import type { Column, Row, Table, Tone } from "./table";

const toneOf = ({ state, limit }: MemberResult, { scheme }: MembersEvaluation): Tone => {
  if (state !== "gradable") return "none";
  if (limit === null) return "best";
  return limit === scheme.grades[0]?.id ? "worst" : "middle";
};

const lastOf = ({ state, limit }: MemberResult, { scheme }: MembersEvaluation): Text => {
  const said = membersWords.state[state];
  if (state === "none" || limit === null) return said;
  const most = membersWords.atMost(gradeIn(scheme, limit));
  return state === "gradable" ? most : { zh: `${said.zh}，${most.zh}`, en: `${said.en}, ${most.en}` };
};

const notesOf = (member: MemberResult, { scheme }: MembersEvaluation): Text[] => [
  ...member.reasons.map(reasonText),
  ...member.limits.map((limit) => limitText(limit, scheme)),
  ...(member.leave.replace ? [replaceText(member)] : []),
  ...member.leaves.flatMap((leave) => leaveText(leave, member.leave.count, scheme) ?? []),
];

const rowOf = (member: MemberResult, evaluation: MembersEvaluation, language: Language): Row => ({
  cells: [
    member.id,
    member.name,
    membersWords.role(member)[language],
    String(member.gone),
    member.attendance === null ? "-" : near(member.attendance.needed),
    member.attendance === null ? "-" : near(member.attendance.present),
    near(member.leave.days),
    lastOf(member, evaluation)[language],
  ],
  notes: notesOf(member, evaluation).map((note) => note[language]),
  tone: toneOf(member, evaluation),
});

const columnsOf = (language: Language): Column[] => {
  const { id, name, post, gone, needed, present, leave, grade } = membersWords.columns;
  const left = (text: Text): Column => ({ title: text[language], side: "left" });
  const right = (text: Text): Column => ({ title: text[language], side: "right" });
  return [left(id), left(name), left(post), right(gone), right(needed), right(present), right(leave), left(grade)];
};

/**
 * The members of a team in one year as a table.
 * @example members(evaluateMembers(scheme, ledger, { year: 2022 }), "zh").rows
 */
export const members = (evaluation: MembersEvaluation, language: Language): Table => {
  const { scheme, places, vacancies, period, asOf } = evaluation;
  const foot = [
    ...(evaluation.members.length === 0 ? [membersWords.none] : []),
    ...places.map((one) => placesText(one, scheme)),
    ...vacancies.map((one) => vacancyText(one, earlier(period.to, asOf), scheme)),
  ];
  return {
    title: membersWords.title(evaluation)[language],
    about: [membersWords.standing(evaluation), scheme.notice].map((text) => text[language]),
    columns: columnsOf(language),
    rows: evaluation.members.map((member) => rowOf(member, evaluation, language)),
    foot: foot.map((text) => text[language]),
  };
};
