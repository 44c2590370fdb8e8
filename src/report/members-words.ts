/** The sentences about members: their leave, their limits, places and vacant posts. */
import type {
  LeaveResult,
  MemberLimit,
  MemberPlaces,
  MemberReason,
  MemberResult,
  MembersEvaluation,
  Vacancy,
} from "../model/answer/members";
import type { Day } from "../model/calendar";
import type { DayCount } from "../model/serving";
import type { Text } from "../model/text";
import { dayText, periodText } from "./days";
import { near } from "./numbers";
import { countOf, factsText, join, nothing, say, sentences } from "./words";

type Scheme = MembersEvaluation["scheme"];

const titleIn = (named: readonly { readonly id: string; readonly title: Text }[], id: string): Text =>
  named.find((one) => one.id === id)?.title ?? say(id, id);

export const gradeIn = (scheme: Scheme, grade: string): Text => titleIn(scheme.grades, grade);
const bodyIn = (scheme: Scheme, body: string): Text => titleIn(scheme.bodies, body);

/** So many days of one kind. */
export const counted = (days: string, count: DayCount): Text => {
  const shown = near(days);
  const s = shown === "1" ? "" : "s";
  return count === "working"
    ? say(`${shown} 个工作日`, `${shown} working day${s}`)
    : say(`${shown} 天`, `${shown} day${s}`);
};

export const membersWords = {
  title: ({ town, village, team, period }: MembersEvaluation) =>
    say(
      `${town}${village}驻村工作队（${team}）${period.year}年队员情况`,
      `Members of team ${team}, ${village}, ${town}, in ${period.year}`,
    ),
  standing: ({ period, asOf, knownAt }: MembersEvaluation) => {
    const known =
      knownAt === null
        ? nothing
        : say(`，只计${dayText(knownAt).zh}以前登记的台账`, `, knowing what was recorded by ${knownAt}`);
    return say(
      `${periodText(period).zh}，截至${dayText(asOf).zh}${known.zh}。驻村天数即评分细则中的天数，不另计算；个人等次由有权的机关评定，这里只列限制。`,
      `${periodText(period).en}, as of ${asOf}${known.en}. Days are those of the rubric; a member's grade is given by those who may, and only its limits stand here.`,
    );
  },
  columns: {
    id: say("编号", "Id"),
    name: say("姓名", "Name"),
    post: say("岗位", "Post"),
    gone: say("任职天数", "Served"),
    needed: say("应驻村", "Needed"),
    present: say("实驻村", "Present"),
    leave: say("请假", "Leave"),
    grade: say("个人等次", "Own grade"),
  },
  role: ({ post, role }: MemberResult) =>
    post !== null ? say(post, post) : role === "leader" ? say("队长", "leader") : say("队员", "member"),
  state: {
    gradable: say("可以评定", "may be graded"),
    open: say("暂不评定", "not yet"),
    none: say("不定等次", "none"),
  } satisfies Record<MemberResult["state"], Text>,
  atMost: (grade: Text) => say(`最高${grade.zh}`, `at most ${grade.en}`),
  none: say("没有队员在这一年任职。", "No member served in this year."),
};

export const reasonText = (reason: MemberReason): Text => {
  switch (reason.kind) {
    case "short-service":
      return say(
        `当年任职 ${reason.days} 天，不满 ${reason.least} 天：只写评语，不定等次。`,
        `Served ${countOf(reason.days, "day")}, less than ${reason.least}: a comment, no grade.`,
      );
    case "long-leave":
      return say(
        `全年请假 ${near(reason.days)} 天，超过 ${reason.above} 天：不定等次。`,
        `${near(reason.days)} days of leave, more than ${reason.above}: no grade.`,
      );
    case "investigation":
      return sentences(
        say("有问题正在核查，核查结束后补定等次。", "Under investigation; the grade is added afterwards."),
        factsText(reason.facts),
      );
    case "team-open":
      return say(
        "工作队的等次还没有确定，是否受连带也就不能确定。",
        "The team's grade is open, and with it what it means for the member.",
      );
  }
};

export const limitText = (limit: MemberLimit, scheme: Scheme): Text => {
  const most = membersWords.atMost(gradeIn(scheme, limit.limit));
  if (limit.source === "team") {
    const grade = gradeIn(scheme, limit.team);
    return say(`工作队等次不高于${grade.zh}，个人${most.zh}。`, `The team is not above ${grade.en}: ${most.en}.`);
  }
  const veto = limit.veto ? say("（一票否决）", " (veto)") : nothing;
  return sentences(
    say(`${limit.title.zh}${veto.zh}，${most.zh}。`, `${limit.title.en}${veto.en}: ${most.en}.`),
    factsText(limit.facts),
  );
};

/** What is wrong with a leave, or not recorded; empty where all is well. */
const faultTexts = ({ faults, missing, required, lost }: LeaveResult, count: DayCount, scheme: Scheme): Text[] => {
  const body = bodyIn(scheme, required);
  const days = counted(lost, count);
  return [
    ...(faults.includes("approved-too-low")
      ? [say(`应由${body.zh}批准，批准的层级不够`, `${body.en} had to approve it, and somebody lower did`)]
      : []),
    ...(faults.includes("asked-late")
      ? [
          say(
            `补办手续过期，其中 ${days.zh}按脱岗计`,
            `asked for too late, ${days.en} ${near(lost) === "1" ? "counts" : "count"} as absent`,
          ),
        ]
      : []),
    ...(missing.includes("authority") ? [say("没有批准记录", "no approval is recorded")] : []),
    ...(missing.includes("asked") ? [say("没有申请日期", "no day of asking is recorded")] : []),
  ];
};

/** A leave that something is wrong with or not recorded of, in a sentence; undefined where all is well. */
export const leaveText = (leave: LeaveResult, count: DayCount, scheme: Scheme): Text | undefined => {
  const found = faultTexts(leave, count, scheme);
  if (found.length === 0) return undefined;
  const days = counted(leave.days, count);
  const what = join(found, "；", "; ");
  const merged =
    leave.papers.length > 1
      ? say(`（${leave.papers.length} 张假条合并）`, ` (${leave.papers.length} papers as one)`)
      : nothing;
  const span = leave.from === leave.to ? dayText(leave.from) : periodText(leave);
  return say(
    `${span.zh}请假 ${days.zh}${merged.zh}：${what.zh}。`,
    `Leave ${span.en}, ${days.en}${merged.en}: ${what.en}.`,
  );
};

export const replaceText = ({ leave }: MemberResult): Text => {
  const [days, most] = [counted(leave.counted, leave.count), counted(String(leave.most), leave.count)];
  return say(
    `全年请假 ${days.zh}（法定假除外），超过 ${most.zh}：应由派员单位换人；只作提示，不扣分。`,
    `${days.en} of leave in the year (statutory leave apart), more than ${most.en}: the unit is to replace the member; nothing is deducted.`,
  );
};

export const placesText = ({ grade, oneIn, members, places, eligible }: MemberPlaces, scheme: Scheme): Text => {
  const title = gradeIn(scheme, grade);
  return say(
    `${title.zh}名额：参加评定的队员 ${members} 名，每 ${oneIn} 名推荐 1 名（不足 ${oneIn} 名的按 ${oneIn} 名算），共 ${places} 名；没有限制的 ${eligible.length} 名${eligible.length === 0 ? "" : `（${eligible.join("、")}）`}。`,
    `Places for ${title.en}: ${places}, one in every started group of ${oneIn} of ${countOf(members, "member")}; no limit keeps ${eligible.length} of them${eligible.length === 0 ? "" : ` (${eligible.join(", ")})`}.`,
  );
};

/** A vacant post, as it stands on the last day that is looked at. */
export const vacancyText = (
  { post, from, to, count, days, beyond, since, body, amount }: Vacancy,
  last: Day,
  scheme: Scheme,
): Text => {
  const still = say(`${dayText(from).zh}起、${dayText(last).zh}仍`, `from ${from}, still on ${last}`);
  const span = to === null ? still : periodText({ from, to });
  const whole = counted(String(days), count);
  if (beyond === 0 || since === null) {
    return say(
      `岗位“${post}”${span.zh}空缺 ${whole.zh}，没有超过期限。`,
      `Post ${post} vacant ${span.en}, ${whole.en}: within the grace.`,
    );
  }
  const unit = bodyIn(scheme, body);
  const cost =
    amount === "0"
      ? say("，不在本年扣分", ", not charged in this year")
      : say(`，扣${unit.zh} ${amount} 分`, `, ${amount} off ${unit.en}`);
  return say(
    `岗位“${post}”${span.zh}空缺 ${whole.zh}，超期 ${beyond} 天（自${dayText(since).zh}起）${cost.zh}。`,
    `Post ${post} vacant ${span.en}, ${whole.en}, ${beyond} beyond the grace (from ${since})${cost.en}.`,
  );
};
