/** The table of a ranking: what each cell and each note says, from answers built by hand. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { PlaceResult, Pool, PoolPlaces, RankedTeam, Ranking } from "../../src/model/answer/ranking";
import type { ResultDeadline, ResultHistory, ResultState, ResultVersion } from "../../src/model/answer/result";
import type { Evaluation } from "../../src/model/evaluation";
import type { Scheme } from "../../src/model/scheme";
import type { Text } from "../../src/model/text";
import { type RankingOf, rankingTable } from "../../src/report/ranking";
import { goodPlaces, rankingInput } from "../engine/ranking/field";
import { basis, category, item, ledgerOf, schemeOf, words } from "../small-district";

type Places = NonNullable<Parameters<typeof rankingInput>[0]>["places"];
type Conditions = NonNullable<NonNullable<Places>[number]["conditions"]>;

const survey = item({
  id: "s",
  title: { zh: "群众评议", en: "Survey" },
  measure: {
    kind: "survey",
    weights: { happy: 1, angry: 0 },
    titles: { happy: { zh: "满意", en: "happy" } },
    denominator: "all",
  },
  method: { kind: "proportional" },
});

/** A scheme with places for good teams under these conditions, a case of misconduct and a cap. */
const schemeWith = (conditions: Conditions = [], pools: "district" | "town" = "district"): Scheme =>
  schemeOf(
    [category("w", [item({ title: { zh: "缺勤", en: "Absences" } }), survey], { title: { zh: "实绩", en: "Work" } })],
    {
      misconduct: [{ id: "M1", title: { zh: "脱岗", en: "Absent" }, subjects: ["team"], basis }],
      caps: [
        {
          id: "low",
          title: { zh: "评议差", en: "Disliked" },
          basis,
          when: { kind: "measurement", item: "s", below: "0.5" },
          limit: "fair",
        },
      ],
      ranking: rankingInput({
        pools,
        ties: [],
        places: [goodPlaces({ title: { zh: "优秀队", en: "Good teams" }, conditions })],
      }),
    },
  );

const scheme = schemeWith();
const annual = evaluateAnnual(scheme, ledgerOf(), { year: 2022, asOf: "2023-01-31" });

const place = (more: Partial<PlaceResult> = {}): PlaceResult => ({
  place: "p",
  state: "granted",
  lacks: [],
  decision: null,
  published: null,
  rise: null,
  fall: null,
  ...more,
});

const team = (more: Partial<RankedTeam> = {}): RankedTeam => ({
  pool: "district",
  rank: 1,
  team: "a",
  village: "青石村",
  town: "柳镇",
  total: "9",
  ties: [],
  gradeState: "fixed",
  scoreGrade: "good",
  grade: "good",
  places: [place()],
  nextGrade: null,
  ...more,
});

const poolPlaces = (more: Partial<PoolPlaces> = {}): PoolPlaces => ({
  place: "p",
  title: { zh: "优秀队", en: "Good teams" },
  grade: "good",
  rate: "0.3",
  quota: 1,
  held: 1,
  overQuota: 0,
  ties: [],
  ...more,
});

const pool = (more: Partial<Pool> = {}): Pool => ({
  id: "district",
  fixed: 3,
  open: 0,
  none: 0,
  size: 3,
  places: [poolPlaces()],
  ...more,
});

const ranking = (teams: readonly RankedTeam[], more: Partial<Ranking> = {}): Ranking => ({
  kind: "annual",
  year: 2022,
  semantics: 1,
  scheme: annual.scheme,
  decisions: [],
  standing: null,
  pools: [pool()],
  teams,
  ...more,
});

const published: Partial<Ranking> = { standing: { holders: [], late: [] } };

const of: RankingOf = {
  title: { zh: "小区", en: "Small" },
  invented: false,
  scheme,
  evaluations: [],
  results: [],
  day: "2023-03-05",
  otherScheme: false,
  outside: [],
};

const cellOf = (one: RankedTeam, title: string, more: Partial<RankingOf> = {}, language: "zh" | "en" = "en") => {
  const { columns, rows } = rankingTable(ranking([one]), { ...of, ...more }, language);
  return rows[0]?.cells[columns.findIndex((column) => column.title === title)];
};

/** The notes below one team with one place, in both languages. */
const notesOf = (one: Partial<PlaceResult>, frame: Partial<Ranking> = {}, more: Partial<RankingOf> = {}): Text[] => {
  const said = (language: "zh" | "en") =>
    rankingTable(ranking([team({ places: [place(one)] })], frame), { ...of, ...more }, language).rows[0]?.notes ?? [];
  const en = said("en");
  return said("zh").map((zh, at) => ({ zh, en: en[at] ?? "" }));
};

const unmet = (when: Conditions[number]): Text[] =>
  notesOf({ state: "below-threshold", lacks: [{ kind: "condition", index: 0 }] }, {}, { scheme: schemeWith([when]) });

describe("the cells of a ranking", () => {
  test("name every state of a place in both languages", () => {
    const states = ["granted", "decided", "over-quota", "tied", "no-place", "below-threshold", "none"] as const;
    const told = (language: "zh" | "en", title: string) =>
      states.map((state) => cellOf(team({ places: [place({ state })] }), title, {}, language));
    expect(told("zh", "名额")).toEqual(["有", "有（评审）", "有（增列）", "待定", "无", "不够条件", "-"]);
    expect(told("en", "Place")).toEqual(["yes", "yes (panel)", "yes (over quota)", "tied", "no", "not reached", "-"]);
  });

  test("tell the place that a team competes for, else the first, else none", () => {
    const far = place({ place: "q", state: "below-threshold" });
    expect(cellOf(team({ places: [far, place({ state: "tied" })] }), "Place")).toBe("tied");
    expect(cellOf(team({ places: [far, place({ state: "none" })] }), "Place")).toBe("not reached");
    expect(cellOf(team({ places: [] }), "Place")).toBe("-");
    expect(cellOf(team({ places: [] }), "To the cut")).toBe("-");
  });

  test("say how far a team is from the cut and from the next grade", () => {
    const cut = (one: Partial<PlaceResult>, language: "zh" | "en") =>
      cellOf(team({ places: [place(one)] }), language === "zh" ? "距名额线" : "To the cut", {}, language);
    expect([cut({ rise: "0.5" }, "zh"), cut({ rise: "0.5" }, "en")]).toEqual(["差 0.5", "0.5 short"]);
    expect([cut({ fall: "0" }, "zh"), cut({ fall: "0" }, "en")]).toEqual(["余 0", "0 clear"]);
    expect(cut({}, "en")).toBe("-");
    expect(cellOf(team({ nextGrade: { grade: "good", points: "1.25" } }), "To next grade")).toBe("1.25");
    expect(cellOf(team(), "To next grade")).toBe("-");
  });

  test("write totals with equally many digits, and a rank only where there is one", () => {
    const open = team({ team: "b", rank: null, total: "8.25", grade: null, gradeState: "open" });
    const { rows } = rankingTable(ranking([team(), open]), of, "en");
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["1", "a", "青石村", "9.00", "-", "-", "yes", "good"],
      ["-", "b", "青石村", "8.25", "-", "-", "yes", "not fixed yet"],
    ]);
  });

  test("are toned by the grade: the lowest is the worst, the highest the best", () => {
    const tones = ["poor", "fair", "good", null].map(
      (grade) => rankingTable(ranking([team({ grade })]), of, "en").rows[0]?.tone,
    );
    expect(tones).toEqual(["worst", "middle", "best", "none"]);
  });
});

describe("the result of a team", () => {
  const version = (state: ResultState, due: readonly ResultDeadline[] = []): ResultVersion => ({
    version: 1,
    state,
    made: { id: "r", day: "2023-02-01" },
    asOf: "2023-01-31",
    knownAt: "2023-01-31",
    scheme: "hash",
    total: "9",
    grade: "good",
    place: "p",
    order: null,
    reason: null,
    published: null,
    publicity: null,
    appealBy: null,
    appeals: [],
    due,
  });
  const history = (...versions: readonly ResultVersion[]): ResultHistory => ({ team: "a", period: "2022", versions });

  test("stands in a column of its own, with its version and every state", () => {
    const states = ["drafted", "published", "appealed", "reviewed", "final", "corrected"] as const;
    const told = (language: "zh" | "en", title: string) =>
      states.map((state) => cellOf(team(), title, { results: [history(version(state))] }, language));
    expect(told("zh", "结果")).toEqual([
      "第1版拟定",
      "第1版公示",
      "第1版复核中",
      "第1版已复核",
      "第1版生效",
      "第1版已被更正",
    ]);
    expect(told("en", "Result")).toEqual([
      "v1 drafted",
      "v1 published",
      "v1 under appeal",
      "v1 reviewed",
      "v1 final",
      "v1 corrected",
    ]);
  });

  test("is the last version, and a dash for a team that has none", () => {
    const results = [history(version("corrected"), { ...version("final"), version: 2 })];
    expect(cellOf(team(), "Result", { results })).toBe("v2 final");
    expect(cellOf(team({ team: "b" }), "Result", { results })).toBe("-");
    expect(cellOf(team(), "Result")).toBeUndefined();
  });

  test("names in a note what is due by when, and what is overdue", () => {
    const due: ResultDeadline[] = [
      { kind: "publicity", by: "2023-03-07", overdue: false },
      { kind: "appeal", by: "2023-03-17", overdue: false },
      { kind: "answer", by: "2023-03-01", overdue: true },
    ];
    expect(notesOf({}, {}, { results: [history(version("appealed", due))] })).toEqual([
      {
        zh: "公示到2023年3月7日，申请复核截止2023年3月17日，复核答复期限2023年3月1日，已超期",
        en: "publicity ends 2023-03-07; appeals by 2023-03-17; answer by 2023-03-01, overdue",
      },
    ]);
  });
});

describe("the notes below a team", () => {
  test("say nothing of a place that is simply granted, or kept as published", () => {
    expect(notesOf({})).toEqual([]);
    expect(notesOf({ published: "kept" }, published)).toEqual([]);
    expect(notesOf({ state: "none" })).toEqual([]);
  });

  test("say that a place is a refilled one where others were published", () => {
    expect(notesOf({}, published)).toEqual([
      { zh: "递补，须重新公示", en: "Fills a place that was lost; to be published again" },
    ]);
  });

  test("say that a place is over the quota", () => {
    expect(notesOf({ state: "over-quota" }, published)).toEqual([
      {
        zh: "公示以后补定或者复核改定，达到名额线，在名额之外增列，不影响别的队",
        en: "Settled after publication and above the cut: added over the quota, at nobody's cost",
      },
    ]);
  });

  test("say which decision of a panel gave or refused a place", () => {
    expect(notesOf({ state: "decided", decision: "d1" })).toEqual([
      { zh: "各项都相同，由评审会决定（d1），取得名额", en: "Tied; the panel (d1) gave it a place" },
    ]);
    expect(notesOf({ state: "no-place", decision: "d1" })).toEqual([
      {
        zh: "各项都相同，由评审会决定（d1），没有取得名额",
        en: "Tied; the panel (d1) gave the place to another team",
      },
    ]);
  });

  test("name the teams that it is tied with, and no other ties", () => {
    const ties = [
      { teams: ["x", "y"], decision: null },
      { teams: ["b", "a", "c"], decision: null },
    ];
    const pools = [
      pool({
        places: [poolPlaces({ place: "q", ties: [{ teams: ["a", "z"], decision: null }] }), poolPlaces({ ties })],
      }),
    ];
    expect(notesOf({ state: "tied" }, { pools })).toEqual([
      {
        zh: "与 b、c 各项都相同，剩下的名额不够分，待评审会决定",
        en: "Equal in everything to b, c, with too few places left: a panel decides",
      },
    ]);
  });

  test("say which grade a team has where the places are used up", () => {
    expect(notesOf({ state: "no-place" })).toEqual([
      { zh: "条件都符合，名额已满，定为fair", en: "All conditions met, but the places are used up: fair" },
    ]);
  });

  test("say that a published place was lost, and why", () => {
    expect(
      notesOf({ state: "below-threshold", published: "lost", lacks: [{ kind: "cap", cap: "low" }] }, published),
    ).toEqual([
      { zh: "已公示的名额因不再符合条件取消", en: "Lost its published place: it no longer qualifies" },
      { zh: "不能评为good：受“评议差”限制", en: "Not eligible for good: capped by “Disliked”" },
    ]);
  });

  test("name a cap by the scheme's title, by the case of misconduct, or as it is written", () => {
    const lacks = ["low", "M1#2022-x", "gone"].map((cap) => ({ kind: "cap" as const, cap }));
    expect(notesOf({ state: "below-threshold", lacks })).toEqual([
      {
        zh: "不能评为good：受“评议差”限制；受“脱岗”限制；受“gone”限制",
        en: "Not eligible for good: capped by “Disliked”; capped by “Absent”; capped by “gone”",
      },
    ]);
  });

  test("say nothing where the total alone is too low, whatever else is lacking", () => {
    expect(notesOf({ state: "below-threshold", lacks: [{ kind: "grade" }] })).toEqual([]);
    expect(notesOf({ state: "below-threshold", lacks: [{ kind: "grade" }, { kind: "cap", cap: "low" }] })).toEqual([]);
    expect(notesOf({ state: "below-threshold" })).toEqual([]);
  });

  test("say nothing of rules that the scheme does not have", () => {
    const { ranking: _, ...bare } = scheme;
    expect(notesOf({ state: "no-place" }, {}, { scheme: bare })).toEqual([]);
    expect(notesOf({ place: "other", state: "below-threshold", lacks: [{ kind: "cap", cap: "low" }] })).toEqual([]);
  });

  test("give the reasons of an evaluation that has no fixed grade", () => {
    const open = team({ gradeState: "open", grade: null, rank: null, places: [place({ state: "none" })] });
    const evaluation: Evaluation = { ...annual, team: "a", gradeReasons: [{ kind: "missing", item: "s" }] };
    const told = (evaluations: readonly Evaluation[], language: "zh" | "en") =>
      rankingTable(ranking([open]), { ...of, evaluations }, language).rows[0]?.notes;
    expect(told([evaluation], "zh")).toEqual(["s 还没有记录"]);
    expect(told([evaluation], "en")).toEqual(["nothing recorded for s"]);
    expect(told([{ ...evaluation, team: "b" }], "en")).toEqual([]);
  });
});

describe("a condition that a team does not meet", () => {
  test("is told with its comparison, as a percentage where it is a share", () => {
    expect(unmet({ kind: "measurement", item: "s", atLeast: "0.9" })).toEqual([
      {
        zh: "不能评为good：s“群众评议”应达到90%，不符合",
        en: "Not eligible for good: s “Survey” must be at least 90%, and is not",
      },
    ]);
    expect(unmet({ kind: "measurement", item: "s", above: "0.9" })[0]).toEqual({
      zh: "不能评为good：s“群众评议”应超过90%，不符合",
      en: "Not eligible for good: s “Survey” must be above 90%, and is not",
    });
  });

  test("is told as a number where it is counted", () => {
    expect(unmet({ kind: "measurement", item: "i", atMost: "3" })).toEqual([
      {
        zh: "不能评为good：i“缺勤”应在3以下，不符合",
        en: "Not eligible for good: i “Absences” must be at most 3, and is not",
      },
    ]);
  });

  test("names the answer of a survey that is compared, by its title where it has one", () => {
    expect(unmet({ kind: "choice", item: "s", choice: "happy", atLeast: "0.8" })[0]).toEqual({
      zh: "不能评为good：s“群众评议”中“满意”的比例应达到80%，不符合",
      en: "Not eligible for good: the share of “happy” in s “Survey” must be at least 80%, and is not",
    });
    expect(unmet({ kind: "choice", item: "s", choice: "angry", below: "0.1" })[0]).toEqual({
      zh: "不能评为good：s“群众评议”中“angry”的比例应不满10%，不符合",
      en: "Not eligible for good: the share of “angry” in s “Survey” must be below 10%, and is not",
    });
  });

  test("names the item or the category whose share of points is compared", () => {
    expect(unmet({ kind: "points-share", category: "w", atLeast: "0.5" })[0]).toEqual({
      zh: "不能评为good：w“实绩”得分率应达到50%，不符合",
      en: "Not eligible for good: the share of points in w “Work” must be at least 50%, and is not",
    });
    expect(unmet({ kind: "points-share", item: "i", atLeast: "0.5" })[0]?.zh).toBe(
      "不能评为good：i“缺勤”得分率应达到50%，不符合",
    );
  });

  test("is told beside a cap that holds the grade down", () => {
    const lacks = [{ kind: "cap", cap: "low" } as const, { kind: "condition", index: 0 } as const];
    const strict = schemeWith([{ kind: "measurement", item: "s", atLeast: "0.9" }]);
    expect(notesOf({ state: "below-threshold", lacks }, {}, { scheme: strict })[0]?.en).toBe(
      "Not eligible for good: capped by “Disliked”; s “Survey” must be at least 90%, and is not",
    );
  });
});

describe("the words around a ranking", () => {
  const about = (frame: Partial<Ranking>, more: Partial<RankingOf>, language: "zh" | "en" = "en") =>
    rankingTable(ranking([], frame), { ...of, ...more }, language).about;

  test("title a year or a term", () => {
    const title = (frame: Partial<Ranking>, language: "zh" | "en") =>
      rankingTable(ranking([], frame), of, language).title;
    expect([title({}, "zh"), title({}, "en")]).toEqual(["小区　2022年度考核排名", "Small: ranking of 2022"]);
    const term = { kind: "term", year: null } as const;
    expect([title(term, "zh"), title(term, "en")]).toEqual(["小区　期满考核排名", "Small: ranking of the term"]);
  });

  test("say that nothing was published yet, or that what was published stands", () => {
    expect(about({}, {})).toEqual([
      "Scheme: small, version 1.",
      "Nothing was published by 2023-03-05: places are decided anew.",
      "Notice: invented",
    ]);
    expect(about({}, {}, "zh")[1]).toBe("到2023年3月5日还没有公示过结果，名额按现有结果重新分配。");
    expect(about(published, {})[1]).toBe(
      "Places as of 2023-03-05: those that were published stand, and what changed since is treated apart.",
    );
    expect(about(published, {}, "zh")[1]).toBe("名额以2023年3月5日为准：已公示的名额保留，之后变动的另行处理。");
  });

  test("say that another scheme leaves what was published aside, and that data are invented", () => {
    const told = about({}, { otherScheme: true, invented: true });
    expect(told[0]).toMatch(/^Invented data: /);
    expect(told[2]).toBe("Another scheme is used: published results and panel decisions are left aside.");
    expect(about({}, { otherScheme: true }, "zh")[1]).toBe("换用了另一份考核办法，已公示的结果和评审决定都不计。");
  });

  test("name the days of the evaluations in order, and what was known", () => {
    const evaluations = [
      { ...annual, asOf: "2023-02-10", knownAt: "2023-02-05" },
      { ...annual, team: "b" },
    ];
    expect(about({}, { evaluations })[1]).toBe(
      "As of 2023-01-31 to 2023-02-10, by team, knowing what was recorded by 2023-02-05.",
    );
  });

  const foot = (pools: readonly Pool[], language: "zh" | "en", more: Partial<RankingOf> = {}) =>
    rankingTable(ranking([], { pools }), { ...of, ...more }, language).foot;
  const margins = {
    zh: "距名额线：“差”是总分至少还要高多少才有名额，“余”是总分最少低多少就会失去名额，都假定别的不变；“-”是多高都没有，或者多低都不会失去。",
    en: "To the cut: “short” is the smallest rise of the total that gives a place, “clear” the smallest fall that loses it, all else unchanged; “-” where none does.",
  };

  test("count the teams and the places of the one pool", () => {
    expect(foot([pool()], "zh")).toEqual([
      "3 支参评；优秀队 1 个（参评数的 30%，不足一个的舍去），已定 1 个。",
      margins.zh,
    ]);
    expect(foot([pool()], "en")).toEqual([
      "3 teams assessed. Good teams: 1 (30% of them, rounded down), 1 held.",
      margins.en,
    ]);
  });

  test("count one team as one", () => {
    expect(foot([pool({ size: 1, places: [] })], "en")[0]).toBe("1 team assessed.");
    expect(foot([pool({ size: 1, places: [] })], "zh")[0]).toBe("1 支参评。");
  });

  test("tell open teams, teams outside, and places over the quota", () => {
    const pools = [
      pool({ open: 1, none: 2, places: [poolPlaces({ held: 3, overQuota: 2 }), poolPlaces({ title: words("q") })] }),
    ];
    expect(foot(pools, "zh")[0]).toBe(
      "3 支参评（其中 1 支暂不定等次），另有 2 支不定等次、不参评；优秀队 1 个（参评数的 30%，不足一个的舍去），已定 3 个，其中超名额增列 2 个；q 1 个（参评数的 30%，不足一个的舍去），已定 1 个。",
    );
    expect(foot(pools, "en")[0]).toBe(
      "3 teams assessed (1 of them not fixed yet); 2 without a grade stand outside. Good teams: 1 (30% of them, rounded down), 3 held, 2 of them over the quota; q: 1 (30% of them, rounded down), 1 held.",
    );
  });

  test("list ties at the cut, decided or not, and who is not listed", () => {
    const ties = [
      { teams: ["a", "b"], decision: null },
      { teams: ["c", "d"], decision: "d1" },
    ];
    const outside = [{ team: "z", village: "梅林村", why: { zh: "不在驻村期。", en: "Outside." } }];
    const pools = [pool({ places: [poolPlaces({ ties })] })];
    expect(foot(pools, "zh", { outside }).slice(1)).toEqual([
      "名额线上并列：a、b，待评审会决定。",
      "名额线上并列：c、d，已由评审会决定（d1）。",
      margins.zh,
      "未列入：梅林村（z）。不在驻村期。",
    ]);
    expect(foot(pools, "en", { outside }).slice(1)).toEqual([
      "Tied at the cut, to be decided by a panel: a, b.",
      "Tied at the cut, decided by a panel (d1): c, d.",
      margins.en,
      "Not listed: z (梅林村). Outside.",
    ]);
  });

  test("name several pools by their towns, in a column and in the counts", () => {
    const pools = [pool({ id: "district", places: [] }), pool({ id: "柳镇", places: [] })];
    const told = (more: Partial<RankingOf>, language: "zh" | "en") =>
      rankingTable(ranking([team(), team({ team: "b", pool: "柳镇" })], { pools }), { ...of, ...more }, language);
    const byTown = told({ scheme: schemeWith([], "town") }, "en");
    expect(byTown.columns[0]).toEqual({ title: "Pool", side: "left" });
    expect(byTown.rows.map(({ cells }) => cells[0])).toEqual(["district", "柳镇"]);
    expect(byTown.foot.slice(0, 2)).toEqual(["district: 3 teams assessed.", "柳镇: 3 teams assessed."]);
    // Where the scheme's own pool is the district, that pool is named in the reader's language.
    expect(told({}, "zh").rows.map(({ cells }) => cells[0])).toEqual(["全区", "柳镇"]);
    expect(told({}, "zh").foot.slice(0, 2)).toEqual(["全区：3 支参评。", "柳镇：3 支参评。"]);
    const { ranking: _, ...bare } = scheme;
    expect(told({ scheme: bare }, "zh").rows[0]?.cells[0]).toBe("district");
  });

  test("name a grade that the scheme does not have as it is written", () => {
    const grades = scheme.grades.filter(({ id }) => id === "good");
    expect(notesOf({ state: "no-place" }, {}, { scheme: { ...scheme, grades } })[0]?.en).toBe(
      "All conditions met, but the places are used up: fair",
    );
  });
});
