/** Rules for single members, and for commitments, each clause in a sentence. */
import type { Scheme } from "../../model/scheme";
import type { ServingRules } from "../../model/serving";
import type { Text } from "../../model/text";
import { join, say } from "../../report/words";
import { statusNames } from "./measure-words";
import type { Names } from "./names";
import { daysText, phrase, pointsText, quotedText, sentence } from "./phrases";
import { partTitle, type Said, said } from "./said";

type Leave = ServingRules["leave"];

const ownText = ({ attendance, minDays }: ServingRules, names: Names): Text => {
  const [item, least] = [names.item(attendance), daysText(minDays, "calendar")];
  return sentence(
    say(`队员的驻村天数按${item.zh}的考勤`, `a member's days are those of ${item.en}`),
    say(`当年任职不满${least.zh}的，不定等次`, `with under ${least.en} of service in the year there is no grade`),
  );
};

const approversText = ({ approvers, count }: Leave, names: Names): Text =>
  join(
    approvers.map(({ upTo, body }, index) => {
      const name = names.body(body);
      if (upTo === undefined) {
        return index === 0
          ? say(`由${name.zh}批准`, `approved by: ${name.en}`)
          : say(`更长的由${name.zh}批准`, `anything longer by: ${name.en}`);
      }
      const time = daysText(upTo, count);
      return say(`${time.zh}以内由${name.zh}批准`, `at most ${time.en} is approved by: ${name.en}`);
    }),
    "，",
    ", ",
  );

const leaveText = (leave: Leave, names: Names): Text => {
  const { statuses, count, most, noGrade, grace } = leave;
  const kinds = quotedText(statuses.map((status) => statusNames[status]));
  const [late, longest, none] = [
    daysText(grace, "working"),
    daysText(most, count),
    daysText(noGrade.above, noGrade.count),
  ];
  const by = count === "working" ? say("工作日", "working days") : say("日历天", "calendar days");
  return sentence(
    say(
      `${kinds.zh}都算请假，按${by.zh}计，相连的合并`,
      `${kinds.en} are leave, counted in ${by.en}, what adjoins as one`,
    ),
    approversText(leave, names),
    say(
      `请假应当在第一天以后${late.zh}以内办好手续，过期补办的按脱岗计`,
      `asked for within ${late.en} after the first day, or it counts as absent`,
    ),
    say(
      `一年累计超过${longest.zh}的（法定假除外），由派员单位换人`,
      `over a year, more than ${longest.en} (statutory leave apart): the unit is to replace the member`,
    ),
    say(`一年累计超过${none.zh}的，不定等次`, `more than ${none.en}: no grade`),
  );
};

const vacancyText = ({ grace, count, body, each }: ServingRules["vacancy"], names: Names): Text => {
  const [time, name, off] = [daysText(grace, count), names.body(body), pointsText(each)];
  return sentence(
    say(
      `岗位空缺超过${time.zh}的，每次扣${name.zh}${off.zh}`,
      `a post vacant for more than ${time.en} takes ${off.en} off once: ${name.en}`,
    ),
  );
};

const capText = ({ team, limit, minDays }: ServingRules["caps"][number], names: Names): Text => {
  const [grade, most, least] = [names.grade(team), names.grade(limit), daysText(minDays, "calendar")];
  return sentence(
    say(
      `工作队等次为${grade.zh}以下的，当年任职${least.zh}以上的队员等次最高定为${most.zh}`,
      `in a team graded at most ${grade.en}, members with at least ${least.en} of service in the year are graded at most ${most.en}`,
    ),
  );
};

const placeText = ({ team, grade, oneIn }: ServingRules["places"][number], names: Names): Text => {
  const [least, best] = [names.grade(team), names.grade(grade)];
  return sentence(
    phrase(
      say(
        `工作队等次为${least.zh}以上的，每${oneIn}名队员可以推荐一名${best.zh}`,
        `a team graded at least ${least.en} may propose one member for ${best.en} in every ${oneIn}`,
      ),
      say("剩余人数不足此数的按此数计", "a begun group counts as whole"),
    ),
  );
};

/** The rules for members: a sentence for each of their clauses. */
export const memberClauses = ({ members }: Scheme, names: Names): Said[] => {
  if (members === undefined) return [];
  const { leave, vacancy, caps, places } = members;
  return [
    said(["members"], say("队员", "Members"), ownText(members, names)),
    said(["members", "leave"], say("请假", "Leave"), leaveText(leave, names)),
    said(["members", "vacancy"], say("岗位空缺", "Vacant posts"), vacancyText(vacancy, names)),
    ...caps.map((cap, at) =>
      said(
        ["members", "caps", at],
        partTitle(say("队员限档", "Cap of members"), names.grade(cap.team)),
        capText(cap, names),
      ),
    ),
    ...places.map((place, at) => {
      const title = partTitle(say("队员名额", "Places of members"), names.grade(place.grade));
      return said(["members", "places", at], title, placeText(place, names));
    }),
  ];
};

/** The rules for commitments: a sentence for each of their clauses. */
export const commitmentClauses = ({ commitments }: Scheme): Said[] => {
  if (commitments === undefined) return [];
  const { oneIn } = commitments.changes;
  const dropped = sentence(
    say(
      "承诺在完成期限以前经批准可以变更、撤销",
      "a commitment may be changed or dropped with approval before it is due",
    ),
    say("未经批准撤销的，按没有完成计", "one dropped without approval has failed"),
  );
  const limit = sentence(
    say(
      `同一年度（任期）的承诺，每${oneIn}项最多变更一项，剩余项数不足此数的不计`,
      `of the commitments of one year (or of the term), one in every ${oneIn} may be changed, a begun group giving none`,
    ),
  );
  return [
    said(["commitments"], say("承诺事项", "Commitments"), dropped),
    said(["commitments", "changes"], say("承诺变更", "Changes of commitments"), limit),
  ];
};
