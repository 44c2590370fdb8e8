/** What must hold for each fact of a register: inside itself, against the real bodies, the scheme's duties and the ledgers of teams. */
import type { PlacedFact } from "./correction-check";
import type { Duty } from "./duty";
import type { Ledger } from "./ledger";
import { duplicates, unknownName } from "./names";
import { type Problem, problem, type Step } from "./problem";
import { answersFor, membersFor, reachOf } from "./reach";
import type { RealBody, Register, RegisterFact, RegisterFactOf } from "./register";
import type { Scheme } from "./scheme";

type Place = readonly Step[];
type DutyFact = RegisterFactOf<"performed" | "occasion" | "exemption">;

interface Context {
  readonly scheme?: Scheme;
  readonly ledgers?: readonly Ledger[];
}

/** What facts are looked up in; made once for a register. */
interface Names extends Context {
  readonly bodies: ReadonlyMap<string, RealBody>;
  readonly bodyIds: ReadonlySet<string>;
  readonly duties: ReadonlyMap<string, Duty>;
  readonly dutyIds: ReadonlySet<string>;
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly caseIds: ReadonlySet<string>;
  readonly teams: ReadonlyMap<string, Ledger>;
  readonly teamIds: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly occasions: ReadonlyMap<string, RegisterFactOf<"occasion">>;
  readonly occasionIds: ReadonlySet<string>;
}

/** The real bodies: those of the register, and every team. */
export const realBodies = ({ bodies }: Pick<Register, "bodies">, scheme: Scheme, ledgers: readonly Ledger[]) => {
  const assessed = scheme.bodies.find((body) => body.assessed === true)?.id ?? "";
  return [...bodies, ...ledgers.map(({ team, village }): RealBody => ({ id: team, body: assessed, name: village }))];
};

const isOccasion = (fact: RegisterFact): fact is RegisterFactOf<"occasion"> => fact.kind === "occasion";

const namesOf = (register: Register, { scheme, ledgers }: Context): Names => {
  const known = scheme === undefined ? register.bodies : realBodies(register, scheme, ledgers ?? []);
  const bodies = new Map(known.map((body) => [body.id, body]));
  const duties = new Map(scheme?.duties.map((duty) => [duty.id, duty]));
  const cases = new Map(scheme?.misconduct.map(({ id, subjects }) => [id, new Set<string>(subjects)]));
  const teams = new Map(ledgers?.map((ledger) => [ledger.team, ledger]));
  const occasions = new Map(register.facts.filter(isOccasion).map((fact) => [fact.id, fact]));
  return {
    ...(scheme === undefined ? {} : { scheme }),
    ...(ledgers === undefined ? {} : { ledgers }),
    bodies,
    bodyIds: new Set([...bodies.keys(), ...teams.keys()]),
    duties,
    dutyIds: new Set(duties.keys()),
    cases,
    caseIds: new Set(cases.keys()),
    teams,
    teamIds: new Set(teams.keys()),
    members: new Map(ledgers?.map(({ team, members }) => [team, new Set(members.map(({ id }) => id))])),
    occasions,
    occasionIds: new Set(occasions.keys()),
  };
};

const unfit = ({ id }: Duty, place: Place, zh: string, en: string): Problem =>
  problem("fact-does-not-fit-duty", place, { duty: id, reason: { zh, en } });

const performedProblems = (fact: RegisterFactOf<"performed">, duty: Duty, place: Place): Problem[] => {
  const { cadence, per, shownBy } = duty;
  if (shownBy !== undefined)
    return [
      unfit(
        duty,
        place,
        `由指标 ${shownBy} 的考勤说明，不另记履职`,
        `item ${shownBy} shows it; nothing else is recorded`,
      ),
    ];
  if (cadence.kind === "always")
    return [
      unfit(
        duty,
        place,
        "常年的职责不记每次履职，只记违反（finding）",
        "a standing duty is not performed, only broken by findings",
      ),
    ];
  const need = (needed: boolean, key: "team" | "people" | "answers", zh: string, en: string): Problem[] =>
    needed === (fact[key] !== undefined)
      ? []
      : [
          unfit(
            duty,
            [...place, key],
            `${needed ? "须" : "不"}写${zh}（${key}）`,
            `${needed ? "needs" : "has no"} \`${key}\` ${en}`,
          ),
        ];
  const after = cadence.kind === "after";
  return [
    ...need(per === "member", "people", "是为哪些队员办的", "(the members it was done for)"),
    ...need(after, "answers", "是答复哪一条事由的", "(the occasion it answers)"),
    ...(after ? [] : need(per === "village", "team", "是为哪个村的工作队办的", "(the team of the village)")),
    ...(after && fact.part !== undefined
      ? [unfit(duty, [...place, "part"], "不写所属期间（part）", "has no `part`")]
      : []),
  ];
};

const answerProblems = (fact: RegisterFactOf<"performed">, names: Names, place: Place): Problem[] => {
  if (fact.answers === undefined) return [];
  const at = [...place, "answers"];
  const occasion = names.occasions.get(fact.answers);
  if (occasion === undefined) return unknownName(fact.answers, names.occasionIds, "occasion", at);
  const refuse = (zh: string, en: string) => [
    problem("answer-does-not-fit", at, { name: occasion.id, reason: { zh, en } }),
  ];
  if (occasion.duty !== fact.duty || occasion.body !== fact.body)
    return refuse("那条事由属于别的职责或者别的主体", "that occasion is of another duty or another body");
  return fact.day < occasion.day ? refuse(`事由在后（${occasion.day}）`, `it came later, on ${occasion.day}`) : [];
};

const teamProblems = (team: string | undefined, fact: DutyFact, names: Names, place: Place): Problem[] => {
  const { scheme, ledgers } = names;
  if (team === undefined || ledgers === undefined) return [];
  const ledger = names.teams.get(team);
  if (ledger === undefined) return unknownName(team, names.teamIds, "team", place);
  const body = names.bodies.get(fact.body);
  if (scheme === undefined || body === undefined) return [];
  const own = names.teams.has(body.id) ? body.id === team : answersFor(body, reachOf(scheme, body.body), ledger);
  return own ? [] : [problem("team-of-other-body", place, { team, body: fact.body })];
};

const memberProblems = (team: string, member: string, fact: DutyFact, names: Names, place: Place): Problem[] => {
  const { scheme } = names;
  const unknown = unknownName(member, names.members.get(team) ?? new Set([member]), "member", place);
  const [ledger, body] = [names.teams.get(team), names.bodies.get(fact.body)];
  if (unknown.length > 0 || ledger === undefined || body === undefined || scheme === undefined) return unknown;
  if (names.teams.has(body.id)) return [];
  const own = new Set(membersFor(body, reachOf(scheme, body.body), ledger).map(({ id }) => id));
  return unknownName(member, own, "member", place);
};

const personProblems = (fact: DutyFact, names: Names, place: Place): Problem[] => {
  if (fact.kind === "performed")
    return (fact.people ?? []).flatMap(({ team, member }, index) => {
      const at = [...place, "people", index];
      const ofTeam = teamProblems(team, fact, names, [...at, "team"]);
      return ofTeam.length > 0 ? ofTeam : memberProblems(team, member, fact, names, [...at, "member"]);
    });
  if (fact.member === undefined) return [];
  if (fact.team === undefined) return [problem("missing-key", place, { key: "team" })];
  return names.teams.has(fact.team) ? memberProblems(fact.team, fact.member, fact, names, [...place, "member"]) : [];
};

const dutyFactProblems = (fact: DutyFact, names: Names, place: Place): Problem[] => {
  const duty = names.duties.get(fact.duty);
  const people = [...teamProblems(fact.team, fact, names, [...place, "team"]), ...personProblems(fact, names, place)];
  if (duty === undefined)
    return [
      ...(names.scheme === undefined ? [] : unknownName(fact.duty, names.dutyIds, "duty", [...place, "duty"])),
      ...people,
    ];
  const body = names.bodies.get(fact.body);
  if (body !== undefined && body.body !== duty.body)
    return [problem("duty-of-other-body", [...place, "duty"], { duty: duty.id, body: body.id })];
  const notAfter = fact.kind === "occasion" && duty.cadence.kind !== "after";
  return [
    ...(fact.kind === "performed" ? performedProblems(fact, duty, place) : []),
    ...(notAfter ? [unfit(duty, place, "不是遇到事由才要办的职责", "no occasion makes it fall due")] : []),
    ...people,
  ];
};

const findingProblems = (fact: RegisterFactOf<"finding">, names: Names, place: Place): Problem[] => {
  const { scheme } = names;
  if (scheme === undefined) return [];
  const kind = names.bodies.get(fact.body)?.body;
  const expected = scheme.bodies.find(({ id }) => id === kind)?.subject;
  return [
    ...unknownName(fact.case, names.caseIds, "case", [...place, "case"]),
    ...unknownName(fact.subject, names.cases.get(fact.case) ?? new Set([fact.subject]), "subject", [
      ...place,
      "subject",
    ]),
    ...(expected !== undefined && expected !== fact.subject
      ? [problem("subject-does-not-fit", [...place, "subject"], { subject: fact.subject, expected })]
      : []),
  ];
};

const ownProblems = (fact: RegisterFact, names: Names, place: Place): Problem[] => {
  switch (fact.kind) {
    case "finding":
      return findingProblems(fact, names, place);
    case "performed":
      return [...dutyFactProblems(fact, names, place), ...answerProblems(fact, names, place)];
    case "exemption":
      return [
        ...dutyFactProblems(fact, names, place),
        ...(fact.to < fact.from
          ? [problem("period-reversed", [...place, "to"], { from: fact.from, to: fact.to })]
          : []),
      ];
    case "occasion":
      return dutyFactProblems(fact, names, place);
    default:
      // What is done with results has its own check.
      return [];
  }
};

/** All problems of the facts of a register; without a scheme or ledgers, only those that need none. */
export const registerFactProblems = (
  register: Register,
  facts: readonly PlacedFact<RegisterFact>[],
  context: Context,
): Problem[] => {
  const names = namesOf(register, context);
  // Without ledgers, a body that is not in the register may be a team.
  const bodiesKnown = context.ledgers !== undefined;
  const each = facts.flatMap(({ fact, index }) => {
    const place = ["facts", index];
    const { day, recorded } = fact;
    return [
      ...(recorded < day ? [problem("recorded-before-day", [...place, "recorded"], { recorded, day })] : []),
      ...("body" in fact && bodiesKnown ? unknownName(fact.body, names.bodyIds, "body", [...place, "body"]) : []),
      ...ownProblems(fact, names, place),
    ];
  });
  return [
    ...duplicates(
      facts.map(({ fact }) => fact),
      "fact",
      (at) => ["facts", facts[at]?.index ?? at],
    ),
    ...each,
  ];
};
