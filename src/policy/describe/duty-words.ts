/** Who is responsible for what: bodies, lists, duties, accounts and mechanisms, each clause in a sentence. */
import { match } from "ts-pattern";
import type { Account, Cadence, Duty, Mechanism } from "../../model/duty";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { subjects } from "../../report/dereliction-words";
import { nothing, say } from "../../report/words";
import type { Names } from "./names";
import { daysText, listText, phrase, pointsText, sentence } from "./phrases";
import { partTitle, type Said, said, titleOf } from "./said";

type Body = Scheme["bodies"][number];

const teams: Readonly<Record<NonNullable<Body["teams"]>, Text>> = {
  all: say("全区的工作队", "all teams"),
  town: say("本镇的工作队", "the teams of its town"),
  units: say("本单位派了队员的工作队", "the teams that it sends people to"),
};

const bodyText = ({ id, assessed, teams: which = "all", subject }: Body, names: Names): Text => {
  const name = names.body(id);
  if (assessed === true) return sentence(say(`${name.zh}为被考核的对象`, `${name.en} is what is assessed`));
  const found =
    subject === undefined
      ? nothing
      : say(`认定失职失责时按“${subjects[subject].zh}”登记`, `findings name it as “${subjects[subject].en}”`);
  return sentence(
    say(`${name.zh}为责任主体，管${teams[which].zh}`, `${name.en} is a body and answers for ${teams[which].en}`),
    found,
  );
};

const periodNames: Readonly<Record<Extract<Cadence, { kind: "every" }>["period"], Text>> = {
  month: say("月", "month"),
  quarter: say("季度", "quarter"),
  "half-year": say("半年", "half-year"),
  year: say("年", "year"),
  term: say("任期", "term"),
};

const monthDayText = (monthDay: string): Text => {
  const [month, day] = monthDay.split("-").map(Number);
  return say(`${month}月${day}日`, monthDay);
};

/** How often, and by when. */
export const cadenceText = (cadence: Cadence): Text =>
  match(cadence)
    .returnType<Text>()
    .with({ kind: "every" }, ({ period, times, by, within }) => {
      const { zh, en } = periodNames[period];
      const day = by === undefined ? undefined : monthDayText(by);
      const late = within === undefined ? undefined : daysText(within, "calendar");
      return phrase(
        say(`每${zh}${times}次`, `${times === 1 ? "once" : `${times} times`} every ${en}`),
        day === undefined ? nothing : say(`至迟在${day.zh}完成`, `by ${day.en} at the latest`),
        late === undefined ? nothing : say(`该${zh}结束后${late.zh}以内完成`, `within ${late.en} after its end`),
      );
    })
    .with({ kind: "after" }, ({ event, within, days }) => {
      const time = daysText(within, days);
      return say(`“${event.zh}”以后${time.zh}以内完成`, `within ${time.en} after “${event.en}”`);
    })
    .with({ kind: "always" }, () => say("任期内始终履行", "always"))
    .exhaustive();

const perNames: Readonly<Record<NonNullable<Duty["per"]>, Text>> = {
  village: say("每个村分别履行", "for each village"),
  member: say("每名队员分别履行", "for each member"),
};

/** What else is said of a duty: for whom, how it is shown, what breaks it. */
export const dutyMore = ({ per, shownBy, brokenBy = [] }: Duty, names: Names): readonly Text[] => {
  const shown = shownBy === undefined ? undefined : names.item(shownBy);
  const broken = listText(brokenBy.map(names.misconduct));
  return [
    per === undefined ? nothing : perNames[per],
    shown === undefined
      ? nothing
      : say(
          `是否履行看${shown.zh}的考勤，不另记录`,
          `shown by the attendance of ${shown.en}, nothing is recorded twice`,
        ),
    brokenBy.length === 0 ? nothing : say(`认定${broken.zh}的，为违反本项职责`, `broken by a finding of ${broken.en}`),
  ];
};

const dutyText = (duty: Duty, names: Names): Text => {
  const [who, where] = [names.body(duty.body), names.list(duty.list)];
  const owed = say(`${who.zh}的职责，列入${where.zh}`, `a duty of: ${who.en}, on the list: ${where.en}`);
  return sentence(phrase(owed, cadenceText(duty.cadence)), ...dutyMore(duty, names));
};

const accountText = ({ body, points, overdue, late }: Account, names: Names): Text => {
  const name = names.body(body);
  return sentence(
    say(
      `${name.zh}每年从${pointsText(points).zh}起扣，扣完为止`,
      `${name.en}: every year begins with ${pointsText(points).en} and ends at none at worst`,
    ),
    phrase(
      say(`职责逾期没有履行的每次扣${pointsText(overdue).zh}`, `${pointsText(overdue).en} off for each duty overdue`),
      say(`逾期才履行的每次扣${pointsText(late).zh}`, `${pointsText(late).en} off for each done late`),
    ),
    say("认定的失职失责和连带的扣分另计", "what misconduct and items take off comes on top"),
  );
};

const mechanismText = ({ title, duties }: Mechanism, names: Names): Text => {
  const list = listText(duties.map(names.duty));
  return sentence(say(`“${title.zh}”机制包括${list.zh}`, `the mechanism “${title.en}” consists of ${list.en}`));
};

/** Bodies, lists, duties, accounts and mechanisms: a sentence for each of their clauses. */
export const dutyClauses = ({ bodies, lists, duties, accounts, mechanisms }: Scheme, names: Names): Said[] => [
  ...bodies.map((body, at) =>
    said(["bodies", at], partTitle(say("责任主体", "Body"), names.body(body.id)), bodyText(body, names)),
  ),
  ...lists.map(({ id }, at) => {
    const name = names.list(id);
    const text = sentence(say(`设${name.zh}`, `there is the ${name.en}`));
    return said(["lists", at], partTitle(say("清单", "List"), name), text);
  }),
  ...duties.map((duty, at) =>
    said(["duties", at], partTitle(say("职责", "Duty"), titleOf(duty)), dutyText(duty, names)),
  ),
  ...accounts.map((account, at) =>
    said(
      ["accounts", at],
      partTitle(say("主体的账", "Account"), names.body(account.body)),
      accountText(account, names),
    ),
  ),
  ...mechanisms.map((mechanism, at) =>
    said(["mechanisms", at], partTitle(say("机制", "Mechanism"), mechanism.title), mechanismText(mechanism, names)),
  ),
];
