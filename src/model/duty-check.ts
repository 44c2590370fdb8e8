/** What must hold for duties, for the accounts of bodies, and for mechanisms. */
import type { Duty } from "./duty";
import { duplicates, idsOf, unknownName } from "./names";
import { compare, exactOf } from "./points";
import { type Problem, problem, type Step } from "./problem";
import { itemsOf, type Scheme } from "./scheme";
import type { Text } from "./text";

type Place = readonly Step[];

const unfit = (place: Place, zh: string, en: string): Problem =>
  problem("duty-does-not-fit", place, { reason: { zh, en } satisfies Text });

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether every year has a day `MM-DD`. */
const isYearly = (by: string): boolean => Number(by.slice(3)) <= (lengths[Number(by.slice(0, 2)) - 1] ?? 0);

const cadenceProblems = ({ cadence, per }: Duty, place: Place): Problem[] => {
  if (cadence.kind !== "every")
    return per === undefined
      ? []
      : [
          unfit(
            [...place, "per"],
            "per 只用于定期的职责（every）",
            "`per` is for duties that fall due `every` so often",
          ),
        ];
  const { by, within, period } = cadence;
  if (by === undefined) return [];
  const at = [...place, "cadence", "by"];
  return [
    ...(isYearly(by) ? [] : [problem("never-due", at, { by })]),
    ...(period === "year"
      ? []
      : [unfit(at, "by（几月几日以前）只用于每年一次的职责", "`by` is a day of the year and needs `period: year`")]),
    ...(within === undefined
      ? []
      : [unfit(at, "by 和 within 只能写一个", "`by` and `within` name two days; write one of them")]),
  ];
};

const shownProblems = ({ cadence, per, shownBy }: Duty, scheme: Scheme, place: Place): Problem[] => {
  if (shownBy === undefined) return [];
  const at = [...place, "shownBy"];
  const items = itemsOf(scheme);
  const measure = items.find(({ id }) => id === shownBy)?.measure;
  if (measure === undefined) return unknownName(shownBy, idsOf(items), "item", at);
  if (measure.kind !== "attendance" || per !== "member")
    return [
      unfit(
        at,
        "shownBy 只能写按人计的驻村天数指标，且职责按人计（per: member）",
        "`shownBy` needs an attendance item, and the duty `per: member`",
      ),
    ];
  return cadence.kind === "every" && cadence.period === measure.every && cadence.times === 1 && cadence.by === undefined
    ? []
    : [
        unfit(
          [...place, "cadence"],
          `由指标 ${shownBy} 说明的职责，周期应同为 ${measure.every}、次数为 1，不写 by`,
          `shown by item ${shownBy}, the duty has its period ${measure.every}, once, without \`by\``,
        ),
      ];
};

const brokenProblems = ({ cadence, brokenBy = [] }: Duty, cases: ReadonlySet<string>, place: Place): Problem[] => {
  const at = [...place, "brokenBy"];
  return [
    ...(brokenBy.length > 0 && cadence.kind !== "always"
      ? [unfit(at, "brokenBy 只用于常年的职责（always）", "`brokenBy` is for standing duties (`always`)")]
      : []),
    ...brokenBy.flatMap((name, index) => unknownName(name, cases, "case", [...at, index])),
  ];
};

const accountProblems = (scheme: Scheme): Problem[] =>
  scheme.accounts.flatMap((account, index) => {
    const place = ["accounts", index];
    const refuse = (key: string, zh: string, en: string) =>
      problem("account-does-not-fit", [...place, key], { reason: { zh, en } });
    const assessed = scheme.bodies.some(({ id, assessed: is }) => id === account.body && is === true);
    return [
      ...unknownName(account.body, idsOf(scheme.bodies), "body", [...place, "body"]),
      ...(assessed
        ? [refuse("body", "被考核的一方已有得分，不另设账", "the assessed body has its score and no account beside it")]
        : []),
      ...(compare(exactOf(account.late), exactOf(account.overdue)) > 0
        ? [
            refuse(
              "late",
              `补办的扣 ${account.late} 分，比一直不办的扣 ${account.overdue} 分还多，等于不让补办`,
              `done late costs ${account.late}, more than never done (${account.overdue}): nobody would still do it`,
            ),
          ]
        : []),
    ];
  });

/** All problems of duties, accounts and mechanisms. */
export const dutyProblems = (scheme: Scheme): Problem[] => {
  const [bodies, lists] = [idsOf(scheme.bodies), idsOf(scheme.lists)];
  const [duties, cases] = [idsOf(scheme.duties), idsOf(scheme.misconduct)];
  return [
    ...scheme.duties.flatMap((duty, index) => {
      const place = ["duties", index];
      return [
        ...unknownName(duty.body, bodies, "body", [...place, "body"]),
        ...unknownName(duty.list, lists, "list", [...place, "list"]),
        ...cadenceProblems(duty, place),
        ...shownProblems(duty, scheme, place),
        ...brokenProblems(duty, cases, place),
      ];
    }),
    ...duplicates(
      scheme.accounts.map(({ body }) => ({ id: body })),
      "account",
      (index) => ["accounts", index],
    ),
    ...accountProblems(scheme),
    ...duplicates(scheme.mechanisms, "mechanism", (index) => ["mechanisms", index]),
    ...scheme.mechanisms.flatMap((mechanism, index) =>
      mechanism.duties.flatMap((name, at) => unknownName(name, duties, "duty", ["mechanisms", index, "duties", at])),
    ),
  ];
};
