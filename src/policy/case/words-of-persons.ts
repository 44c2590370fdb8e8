/** The words for the places and values of answers about members, commitments and misconduct. */
import type { TurnStanding } from "../../model/answer/board";
import type { Text } from "../../model/text";
import { boardWords } from "../../report/board-words";
import { derelictionWords, subjects } from "../../report/dereliction-words";
import { membersWords } from "../../report/members-words";
import { say } from "../../report/words";

type Words = Readonly<Record<string, Text>>;

/** The same words under the kind of place that they belong to. */
const under = (kind: string, words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [`${kind}:${key}`, text]));

const ofMembers: Words = {
  state: say("定等情况", "whether a grade can be given"),
  days: say("天数", "the days"),
  gone: say("已任职天数", "the days served so far"),
  attendance: say("驻村天数", "the resident days"),
  needed: say("应驻天数", "the days needed"),
  present: say("实驻天数", "the days present"),
  credited: say("计入天数", "the days that count"),
  counted: say("不含法定假的天数", "the days without statutory leave"),
  most: say("上限", "the most"),
  replace: say("是否应换人", "whether the member is to be replaced"),
  noGrade: say("决定是否定等的天数", "the days that decide whether there is a grade"),
  to: say("最后一天", "the last day"),
  lost: say("作废天数", "the days lost"),
  required: say("应由谁批准", "who had to approve it"),
  faults: say("差错", "the faults"),
  missing: say("没有记的", "what is not recorded"),
  late: say("补办太晚的", "the papers that came too late"),
  reasons: say("不能定等的原因", "the reasons for no grade"),
  limits: say("限制", "what limits the grade"),
  limit: say("个人最高等次", "the limit on the own grade"),
};

const ofPlaces: Words = {
  places: say("个数", "their number"),
  members: say("参加评定的人数", "the members who take part"),
  eligible: say("可以评的队员", "the members who may be proposed"),
};

const ofVacancies: Words = {
  vacancies: say("空缺的岗位", "the vacant posts"),
  from: say("第一天", "the first day"),
  to: say("最后一天", "the last day"),
  days: say("天数", "the days"),
  beyond: say("超期天数", "the days beyond the grace"),
  since: say("超期起始日", "the first day beyond the grace"),
  body: say("责任主体", "the body that answers"),
  amount: say("扣分", "what it costs"),
};

const ofBoard: Words = {
  ...Object.fromEntries(
    Object.entries(boardWords.states).map(([state, { zh, en }]) => [state, say(`“${zh}”件数`, `the number “${en}”`)]),
  ),
  all: say("承诺件数", "the number of commitments"),
  changed: say("变更过的件数", "the number changed"),
  refused: say("变更或者撤销无效的件数", "the number with a change or drop that does not count"),
  handedOver: say("移交过的件数", "the number handed over"),
  behind: say("滞后的件数", "the number behind"),
};

const ofCommitments: Words = {
  state: say("状态", "the state"),
  counts: say("是否计入完成率", "whether it counts"),
  due: say("完成期限", "the day due"),
  weight: say("权重", "the weight"),
  expected: say("应完成的比例", "the share expected"),
  inTime: say("按期核实的比例", "the share verified in time"),
  verified: say("核实的比例", "the share verified"),
  reported: say("上报的比例", "the share reported"),
  credited: say("计入的比例", "the share credited"),
  behind: say("是否滞后", "whether it is behind"),
  changed: say("是否变更过", "whether it was changed"),
  next: say("下一个期限", "the next day due"),
  years: say("年底应完成的比例", "the share due"),
  changes: say("效力", "whether it counts"),
  drops: say("效力", "whether it counts"),
  handovers: say("移交记录", "the facts of handing over"),
  excused: say("准免记录", "the fact that excuses it"),
};

const ofEvents: Words = {
  events: say("失职失责事件", "the events of misconduct"),
  state: say("状态", "the state"),
  subject: say("对象", "the subject"),
  year: say("年度", "the year"),
  grave: say("是否情节严重", "whether it is grave"),
  nth: say("次数", "which time it is"),
  row: say("所到的档", "the row it reaches"),
  points: say("扣分", "the points off"),
  counts: say("是否计扣", "whether it is charged"),
  zeroes: say("记零的指标", "the item set to zero"),
  limit: say("对象的最高等次", "the limit on the subject's grade"),
  teamLimit: say("全队的最高等次", "the limit on the team's grade"),
  veto: say("是否一票否决", "whether it is a veto"),
  steps: say("处理", "the steps"),
};

const ofDeductions: Words = {
  sum: say("扣分合计", "the sum of deductions"),
  amount: say("扣分", "the points off"),
  counts: say("是否计扣", "whether it is charged"),
};

const ofRuns: Words = {
  running: say("连续认定的情形", "the cases in years in a row"),
  state: say("状态", "the state"),
  years: say("年度", "the years"),
  passedOver: say("跳过的年度", "the years passed over"),
  steps: say("处理", "the steps"),
  leaders: say("所涉队长", "the leaders"),
};

/** What stands at a place, by kind of place and key. */
export const labelsOfPersons: Words = {
  ...under("members", ofMembers),
  ...under("places", ofPlaces),
  ...under("vacancies", ofVacancies),
  ...under("board", ofBoard),
  ...under("commitments", ofCommitments),
  ...under("events", ofEvents),
  ...under("deductions", ofDeductions),
  ...under("running", ofRuns),
};

const standings = {
  counts: say("有效", "counts"),
  "too-late": say("无效（已过期限）", "too late"),
  beyond: say("无效（超出所属年度或者驻村期）", "beyond its year or the term"),
  "too-many": say("无效（超过可以变更的件数）", "too many"),
  ended: say("无效（此前已经撤销）", "dropped before"),
} satisfies Record<TurnStanding, Text>;

/** The words for values, by kind of place and key. */
export const valuesOfPersons: Readonly<Record<string, Words>> = {
  "members:state": membersWords.state,
  "members:faults": {
    "approved-too-low": say("批准权限不够", "approved too low"),
    "asked-late": say("补办太晚", "asked for too late"),
  },
  "members:missing": { authority: say("批准人", "who approved"), asked: say("申请日", "when it was asked for") },
  "members:reasons": {
    "short-service": say("任职太短", "short service"),
    "long-leave": say("请假太长", "long leave"),
    investigation: say("正在核查", "investigation"),
    "team-open": say("全队待定", "team open"),
  },
  "members:limits": { team: say("全队的等次", "the team's grade") },
  "commitments:state": boardWords.states,
  "commitments:changes": standings,
  "commitments:drops": standings,
  "events:state": derelictionWords.states,
  "events:subject": subjects,
  "running:state": { stands: say("成立", "stands"), open: say("暂不处理", "open") },
};

interface Truth {
  readonly yes: Text;
  readonly no: Text;
}

/** Yes and no. */
export const truthsOfPersons: Readonly<Record<string, Truth>> = {
  "members:replace": { yes: say("换人", "is to be replaced"), no: say("不换人", "is not to be replaced") },
  "commitments:counts": { yes: say("计入完成率", "counts"), no: say("不计入完成率", "does not count") },
  "commitments:behind": { yes: say("滞后", "is behind"), no: say("不滞后", "is not behind") },
  "commitments:changed": { yes: say("变更过", "was changed"), no: say("没有变更过", "was not changed") },
  "events:grave": { yes: say("情节严重", "is grave"), no: say("不算情节严重", "is not grave") },
  "events:counts": { yes: say("计扣", "is charged"), no: say("不计扣", "is not charged") },
  "events:veto": { yes: say("是一票否决", "is a veto"), no: say("不是一票否决", "is no veto") },
  "deductions:counts": { yes: say("计扣", "is charged"), no: say("不计扣", "is not charged") },
};
