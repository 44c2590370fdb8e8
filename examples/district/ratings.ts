/** What others said of the invented teams: tests, panels, ratings by town and unit, ballots of villagers, colours, commendations. */
import { type Draft, noted } from "./book";
import { addDays, dayAtPercent, type Period, piecesOf, yearOf } from "./calendar";
import type { Chance } from "./chance";
import type { Circumstances } from "./circumstances";

const isServing = (service: ReadonlyArray<{ from: string; to?: string | undefined }>, day: string): boolean =>
  service.some(({ from, to }) => from <= day && (to === undefined || day <= to));

/** A mark near the skill with half points; 100 for a team without faults. */
const markOf = (skill: number, draws: Chance): string => {
  if (skill === 100) return "100";
  const halves = Math.min(200, skill * 2 + draws.between(-6, 8));
  return halves % 2 === 0 ? `${halves / 2}` : `${(halves - 1) / 2}.5`;
};

const tests = (year: Period, { plan, skill, chance }: Circumstances): Draft[] => {
  const day = dayAtPercent(year, 70);
  const draws = chance(`2.2 ${day}`);
  return plan.members
    .filter(({ service }) => isServing(service, day))
    .map(({ id }) => ({
      kind: "rating",
      item: "2.2",
      ...noted(day, "区委组织部", "应知应会测试成绩单", 7),
      value: markOf(skill("2.2"), draws),
      rater: "区委组织部考务组",
      member: id,
    }));
};

/** Who sits on the panel of an item. */
const panels = [
  {
    item: "3.4",
    scorer: "town",
    paper: "帮带村干部评议表",
    raters: ["镇组织委员", "镇包村干部", "村党组织书记", "村委会主任", "党员代表"],
  },
  {
    item: "5.3",
    scorer: "departments",
    paper: "产业配套服务评议表",
    raters: ["区农业农村局", "区商务局", "区供销社", "专业合作社", "家庭农场代表"],
  },
  {
    item: "8.3",
    scorer: "departments",
    paper: "文明平安评议表",
    raters: ["区委宣传部", "区委政法委", "区民政局", "区公安分局", "区司法局"],
  },
] as const;

const panelRatings = (year: Period, { skill, chance, town }: Circumstances): Draft[] =>
  panels.flatMap(({ item, scorer, paper, raters }) =>
    raters.map((rater) => ({
      kind: "rating",
      item,
      ...noted(dayAtPercent(year, 93), scorer === "town" ? `${town.name}组织办` : "区委农办", paper, 4),
      value: markOf(skill(item), chance(`${item} ${year.from} ${rater}`)),
      rater,
      scorer,
    })),
  );

const townRatings = ({ plan, skill, chance, town }: Circumstances): Draft[] =>
  piecesOf(plan.term, "quarter").flatMap((quarter): Draft[] => {
    const draws = chance(`town ${quarter.from}`);
    const rated = (item: string, percent: number, paper: string): Draft => ({
      kind: "rating",
      item,
      ...noted(dayAtPercent(quarter, percent), `${town.name}组织办`, paper, 3),
      value: markOf(skill(item), draws),
      rater: `${town.name}党委`,
      scorer: "town",
    });
    return [
      rated("7.2", 50, "人居环境检查评分表"),
      rated("7.2", 90, "人居环境检查评分表"),
      rated("11.2", 96, "镇党委季度评价表"),
    ];
  });

const unitRating = (year: Period, { plan, skill, chance }: Circumstances): Draft[] =>
  plan.units.slice(0, 1).map((unit) => ({
    kind: "rating",
    item: "11.3",
    ...noted(dayAtPercent(year, 96), unit, "派员单位评价表", 3),
    value: markOf(skill("11.3"), chance(`11.3 ${year.from}`)),
    rater: unit,
    scorer: "unit",
  }));

const choiceOf = (skill: number, draw: number): string => {
  if (skill === 100 || draw < skill - 4) return "satisfied";
  if (draw < skill + 6) return "fairly";
  if (draw < skill + 9) return "basically";
  if (draw < skill + 11) return "dissatisfied";
  return draw % 2 === 0 ? "blank" : "invalid";
};

const choices = ["satisfied", "fairly", "basically", "dissatisfied", "blank", "invalid"] as const;

const ballots = (year: Period, { skill, chance, town }: Circumstances): Draft[] =>
  ["10.4", "11.1"].map((item) => {
    const draws = chance(`${item} ${year.from}`);
    const cast = Array.from({ length: draws.between(36, 64) }, () => choiceOf(skill(item), draws.below(100)));
    return {
      kind: "ballots",
      item,
      ...noted(
        dayAtPercent(year, 95),
        `${town.name}组织办`,
        item === "10.4" ? "承诺事项评议票" : "群众满意度测评票",
        2,
      ),
      votes: Object.fromEntries(choices.map((choice) => [choice, cast.filter((vote) => vote === choice).length])),
    };
  });

const planning = (year: Period, { skill, chance }: Circumstances): Draft => ({
  kind: "value",
  item: "7.3",
  ...noted(dayAtPercent(year, 90), "区自然资源局", "片区规划参与情况核定", 5),
  value: chance(`7.3 ${year.from}`).happens(skill("7.3")) ? 1 : 0,
  scorer: "departments",
});

/** The colour that was found on arrival, and one for every quarter. */
const colours = ({ plan, skill, chance, town }: Circumstances): Draft[] => {
  const draws = chance("3.2");
  const drawn = (): string => (draws.happens(skill("3.2")) ? "none" : draws.pick(["blue", "blue", "blue", "yellow"]));
  const office = `${town.name}党委`;
  return [
    {
      kind: "colour",
      item: "3.2",
      ...noted(addDays(plan.term.from, -10), office, "村级班子摸底研判表"),
      colour: "none",
      arrival: true,
    },
    ...piecesOf(plan.term, "quarter").map(
      (quarter): Draft => ({
        kind: "colour",
        item: "3.2",
        ...noted(dayAtPercent(quarter, 94), office, "村级班子季度研判表"),
        colour: drawn(),
      }),
    ),
  ];
};

/** A strong team is now and then commended by the district or the city, a weak one criticised by the town. */
const notices = (year: Period, { strength, chance, town }: Circumstances): Draft[] => {
  const draws = chance(`notices ${year.from}`);
  const matter = `${yearOf(year.from)}-`;
  const day = dayAtPercent(year, draws.between(30, 90));
  const commended = strength < 100 && draws.happens(Math.max(0, (strength - 70) * 2));
  const criticised = draws.happens(Math.max(0, 84 - strength));
  return [
    ...(commended
      ? [
          {
            kind: "notice",
            item: "12.1",
            ...noted(day, "区委办公室", "表扬通报"),
            matter: `${matter}commended`,
            level: draws.pick(["district", "district", "city"]),
          } as const,
        ]
      : []),
    ...(criticised
      ? [
          {
            kind: "notice",
            item: "12.2",
            ...noted(addDays(day, 5), `${town.name}党政办`, "镇级通报"),
            matter: `${matter}criticised`,
            level: draws.pick(["town", "town", "district"]),
          } as const,
        ]
      : []),
  ];
};

/** Everything that was said of one team in its term. */
export const ratingsOf = (team: Circumstances): Draft[] => [
  ...piecesOf(team.plan.term, "year").flatMap((year) => [
    ...tests(year, team),
    ...panelRatings(year, team),
    ...unitRating(year, team),
    ...ballots(year, team),
    planning(year, team),
    ...notices(year, team),
  ]),
  ...townRatings(team),
  ...colours(team),
];
