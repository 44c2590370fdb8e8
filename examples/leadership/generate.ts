/**
 * The leadership district: eight invented village leadership teams from July 2021 on, kept under the second scheme, so that every
 * state of a warning occurs. The same seed gives the same bytes; the stories hold for every seed.
 */
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { type Chance, chanceOf } from "../district/chance";
import { type File, yamlOf } from "../district/files";
import { personOf } from "../district/places";

/** What one quarter was like: how well the key tasks went, how much Party life was held, how old and how educated the team was. */
interface Quarter {
  /** Of ten key tasks a month so many done in time; drawn near 9 where nothing is said. */
  readonly tasks?: readonly [number, number, number];
  /** Of six meetings so many held. */
  readonly meetings?: number;
  readonly age?: string;
  /** Percentage with junior college or above. */
  readonly educated?: number;
  readonly omissions?: number;
  /** Events, with their days. */
  readonly events?: readonly (readonly [event: string, day: string])[];
}

/** Of each quarter from Q3 2021 what differs from the ordinary; null where nothing was recorded at all. */
type Story = Readonly<Record<string, Quarter | null>>;

interface Village {
  readonly id: string;
  readonly village: string;
  readonly town: string;
  readonly members: number;
  readonly story: Story;
}

const behind = [6, 6, 5] as const;
const old = "56.2";

/** Three criteria at once: an old team, little education, key tasks behind. */
const three: Quarter = { age: old, educated: 20, tasks: behind };

const villages: readonly Village[] = [
  { id: "qingshi", village: "青石村", town: "云溪镇", members: 5, story: {} },
  {
    id: "gaoping",
    village: "高坪村",
    town: "松岭镇",
    members: 7,
    story: { "2022Q1": { educated: 28 }, "2022Q2": { educated: 28 }, "2022Q3": { educated: 28 } },
  },
  {
    id: "liulin",
    village: "柳林村",
    town: "柳湾镇",
    members: 5,
    story: { "2022Q1": { age: old, tasks: behind }, "2022Q3": { omissions: 2, tasks: behind } },
  },
  {
    id: "dongyue",
    village: "东岳村",
    town: "石桥镇",
    members: 5,
    story: { "2022Q1": three, "2022Q2": { age: "48.4", educated: 40 }, "2022Q3": { ...three, educated: 20 } },
  },
  { id: "nanmu", village: "楠木村", town: "石桥镇", members: 7, story: { "2022Q2": three, "2022Q3": three } },
  {
    id: "shuiku",
    village: "水库村",
    town: "青禾镇",
    members: 5,
    story: { "2022Q1": three, "2022Q2": null, "2022Q3": three },
  },
  {
    id: "hongyan",
    village: "红岩村",
    town: "望江镇",
    members: 7,
    story: {
      "2021Q4": { meetings: 2 },
      "2022Q1": { meetings: 1 },
      "2022Q2": { meetings: 2 },
      "2022Q3": { meetings: 2, tasks: [8, 7, 7] },
    },
  },
  {
    id: "tieta",
    village: "铁塔村",
    town: "望江镇",
    members: 4,
    story: {
      "2021Q4": { tasks: [9, 9, 9] },
      "2022Q1": { tasks: [9, 9, 9], events: [["last-in-ranking", "2022-01-20"]] },
      "2022Q2": { tasks: [8, 8, 8] },
      "2022Q3": { tasks: [7, 7, 7], events: [["secretary-vacant", "2022-08-10"]] },
    },
  },
];

const quarters = ["2021Q3", "2021Q4", "2022Q1", "2022Q2", "2022Q3"] as const;

/** The months of a quarter, each with its last working days: 24th for tasks, 26th for what is counted once a quarter. */
const monthsOf = (quarter: string): readonly string[] => {
  const [year = "", number = "1"] = quarter.split("Q");
  return [0, 1, 2].map((month) => `${year}-${String(Number(number) * 3 - 2 + month).padStart(2, "0")}`);
};

const of = (by: string, day: string) => ({ day, recorded: day, by });

const factsOf = (quarter: string, { town, story }: Village, draws: Chance): FactInput[] => {
  const told = story[quarter];
  if (told === null) return [];
  const { tasks, meetings = 6, age, educated = 45, omissions = 0, events = [] } = told ?? {};
  const [office, party] = [`${town}党政办`, `${town}组织办`];
  const months = monthsOf(quarter);
  const end = `${months[2]}-26`;
  const done = tasks ?? ([9, 9, 9] as const).map((usual) => usual + draws.below(2));
  const drawnAge = `${46 + draws.below(3)}.${draws.below(10)}`;
  const value = (item: string, found: string | number): FactInput => ({
    id: `${item}-${quarter}`,
    kind: "value",
    item,
    ...of(party, end),
    value: found,
  });
  return [
    value("1.1", age ?? drawnAge),
    value("1.2", age === undefined ? 1 : 0),
    value("2.1", educated),
    value("2.2", educated >= 30 ? 1 : 0),
    ...months.map(
      (month, at): FactInput => ({
        id: `3.1-${month}`,
        kind: "tally",
        item: "3.1",
        ...of(office, `${month}-24`),
        done: done[at] ?? 9,
        due: 10,
      }),
    ),
    { id: `4.1-${quarter}`, kind: "tally", item: "4.1", ...of(party, end), done: meetings, due: 6 },
    ...(omissions === 0
      ? []
      : [{ id: `4.3-${quarter}`, kind: "count", item: "4.3", ...of(office, end), value: omissions } as const]),
    ...events.map(
      ([event, day]): FactInput => ({ id: `${event}-${day}`, kind: "event", event, ...of("区委组织部", day) }),
    ),
  ];
};

/** Where in the list of invented people those of these teams begin. */
const firstPerson = 96;

const ledgerOf = (seed: number, village: Village, at: number): LedgerInput => {
  const draws = chanceOf(seed, `${village.id} leadership`);
  const before = villages.slice(0, at).reduce((sum, { members }) => sum + members, 0);
  return {
    format: "zhucun-ledger/1",
    team: village.id,
    village: village.village,
    town: village.town,
    units: [`${village.town}党委`],
    term: { from: "2021-07-01", to: "2026-06-30" },
    members: Array.from({ length: village.members }, (_, number) => ({
      id: `m${number + 1}`,
      name: personOf(firstPerson + before + number),
      role: number === 0 ? "leader" : "member",
      service: [{ from: "2021-07-01" }],
    })),
    targets: [{ item: "3.3", year: 2022, value: 60000 }],
    facts: quarters.flatMap((quarter) => factsOf(quarter, village, draws)),
  };
};

const districtFile: File = {
  path: "district.yaml",
  text: yamlOf({
    format: "zhucun-district/1",
    id: "shifan-leadership",
    title: {
      zh: "示范区村级班子（虚构演示数据）",
      en: "Village leadership teams of Shifan District (invented demonstration data)",
    },
    scheme: "village-leadership",
    invented: true,
  }),
};

/** The files of the folder, by path. Pure: writing them is `write.ts`. */
export const generateLeadership = (seed: number): File[] => [
  districtFile,
  ...villages.map((village, at) => ({ path: `teams/${village.id}.yaml`, text: yamlOf(ledgerOf(seed, village, at)) })),
];
