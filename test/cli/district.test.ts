/** A district folder: every form of file gives the same ledgers, and every problem has the file and line that it comes from. */
import { describe, expect, test } from "vitest";
import { type Content, play } from "./world";

const head = "format: zhucun-district/1\nid: d\ntitle: { zh: 小区, en: Small }\nscheme: luojiang\n";
const team = `format: zhucun-ledger/1
team: x
village: 青石村
town: 云溪镇
units: [区水务局]
term: { from: 2022-01-01, to: 2022-12-31 }
members:
  - { id: m1, name: 王立春, role: leader, service: [{ from: 2022-01-01 }] }
`;
const base = { "district.yaml": head, "teams/x.yaml": team };

const english = `team,id,kind,day,recorded,by,member,until,slot,status,item,value,done,due,rater,valid,colour,arrival,rank,of,votes.satisfied,votes.blank
x,f1,attendance,2022-03-01,2022-03-02,云溪镇,m1,2022-03-04,,resident,,,,,,,,,,,,
x,f2,attendance,2022-03-07,2022-03-08,云溪镇,m1,,am,leave,,,,,,,,,,,,
x,f3,tally,2022-03-31,2022-04-01,云溪镇,,,,,1.3,,2,3,,,,,,,,
x,f4,rating,2022-03-31,2022-04-01,云溪镇,m1,,,,2.2,88.5,,,张惊蛰,false,,,,,,
x,f5,ballots,2022-12-01,2022-12-02,云溪镇,,,,,11.1,,,,,,,,,,120,3
x,f6,colour,2022-01-05,2022-01-06,云溪镇,,,,,3.2,,,,,,yellow,true,,,,
x,f7,colour,2022-04-05,2022-04-06,云溪镇,,,,,3.2,,,,,,none,,,,,
`;
const chinese =
  `\uFEFF工作队,编号,类型,日期,登记日期,登记人,队员,截止日期,时段,考勤状态,考评项,数值,完成,应完成,评分人,有效,颜色,到村时,名次,参评数,票数.满意,票数.空白
x,f1,考勤,2022-03-01,2022-03-02,云溪镇,m1,2022-03-04,,在岗,,,,,,,,,,,,
x,f2,考勤,2022-03-07,2022-03-08,云溪镇,m1,,上午,请假,,,,,,,,,,,,

x,f3,应办实办,2022-03-31,2022-04-01,云溪镇,,,,,1.3,,2,3,,,,,,,,
x,f4,评分,2022-03-31,2022-04-01,云溪镇,m1,,,,2.2,88.5,,,张惊蛰,否,,,,,,
x,f5,测评票,2022-12-01,2022-12-02,云溪镇,,,,,11.1,,,,,,,,,,120,3
x,f6,预警,2022-01-05,2022-01-06,云溪镇,,,,,3.2,,,,,,黄色,是,,,,
x,f7,预警,2022-04-05,2022-04-06,云溪镇,,,,,3.2,,,,,,正常,否,,,,
,,,,,,,,,,,,,,,,,,,,,
`.replaceAll("\n", "\r\n");
const facts = [
  {
    kind: "attendance",
    day: "2022-03-01",
    recorded: "2022-03-02",
    member: "m1",
    until: "2022-03-04",
    status: "resident",
  },
  { kind: "attendance", day: "2022-03-07", recorded: "2022-03-08", member: "m1", slot: "am", status: "leave" },
  { kind: "tally", day: "2022-03-31", recorded: "2022-04-01", item: "1.3", done: 2, due: 3 },
  {
    kind: "rating",
    day: "2022-03-31",
    recorded: "2022-04-01",
    item: "2.2",
    member: "m1",
    value: 88.5,
    rater: "张惊蛰",
    valid: false,
  },
  { kind: "ballots", day: "2022-12-01", recorded: "2022-12-02", item: "11.1", votes: { satisfied: 120, blank: 3 } },
  { kind: "colour", day: "2022-01-05", recorded: "2022-01-06", item: "3.2", colour: "yellow", arrival: true },
  { kind: "colour", day: "2022-04-05", recorded: "2022-04-06", item: "3.2", colour: "none" },
].map((fact, index) => ({ id: `f${index + 1}`, by: "云溪镇", ...fact }));

const ndjson = `\uFEFF${facts.map((fact) => `${JSON.stringify({ team: "x", ...fact })}\r\n`).join("\r\n")}`;

const evaluated = async (files: Record<string, Content>): Promise<string> => {
  const { code, said, warned } = await play(["evaluate", ".", "--year", "2022", "--json"], { files });
  expect({ code, warned }).toEqual({ code: 0, warned: "" });
  return said;
};

/** The problems of a district as `file:line code path`. */
const told = async (files: Record<string, Content>): Promise<string[]> => {
  const { code, said } = await play(["check", ".", "--json"], { files: { ...base, ...files } });
  expect(code).toBe(2);
  return said
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ file, line, code: of, path }) => `${file}:${line ?? ""} ${of} ${path.join(".")}`.trim());
};

describe("the same facts give the same evaluation", () => {
  test("in every form of file", async () => {
    const inside = await evaluated({ ...base, "teams/x.yaml": `${team}facts: ${JSON.stringify(facts)}\n` });
    expect(inside).toContain('"value":"2/3"');
    const whole = { format: "zhucun-ledger/1", team: "x", village: "青石村", town: "云溪镇", units: ["区水务局"] };
    const rest = {
      term: { from: "2022-01-01", to: "2022-12-31" },
      members: [{ id: "m1", name: "王立春", role: "leader", service: [{ from: "2022-01-01" }] }],
    };
    const json = `\uFEFF${JSON.stringify({ ...whole, ...rest, facts })}`;
    expect(await evaluated({ "district.yaml": head, "teams/x.json": json })).toBe(inside);
    expect(await evaluated({ ...base, "facts/f.ndjson": ndjson })).toBe(inside);
    expect(await evaluated({ ...base, "facts/f.csv": english })).toBe(inside);
    expect(await evaluated({ ...base, "facts/f.csv": chinese })).toBe(inside);
  });

  test("in several files, in any order, beside files that are nobody's", async () => {
    const lines = ndjson.trimEnd().slice(1).split("\r\n\r\n");
    const files = { ...base, "README.md": "", "facts/.DS_Store": "", "facts/README.md": "" };
    const one = await evaluated({ ...files, "facts/a.ndjson": `${lines.join("\n")}` });
    const several = {
      "facts/b.ndjson": lines.slice(0, 3).reverse().join("\n"),
      "facts/a.ndjson": lines.slice(3).join("\n"),
    };
    expect(await evaluated({ ...files, ...several })).toBe(one);
  });

  test("with the scheme at a path of the district", async () => {
    const { code } = await play(["check", "test/fixtures/own-scheme"], {
      root: ".",
      files: {
        "test/fixtures/own-scheme/district.yaml": head.replace("luojiang", "../../../rubrics/luojiang/scheme.yaml"),
        "test/fixtures/own-scheme/teams/x.yaml": team,
      },
    });
    expect(code).toBe(0);
  });
});

const row = (id: string, more = ""): string =>
  `{"team":"x","id":"${id}","kind":"count","item":"2.3","day":"2022-05-01","recorded":"2022-05-02","by":"镇"${more}}\n`;

describe("a problem has its file and line", () => {
  test("in a team file, in a file of facts, and between the two", async () => {
    const own = `${team}facts:\n  - ${row("f1", ',"value":-1').replace('"team":"x",', "")}`;
    const files = { "teams/x.yaml": own, "facts/a.ndjson": `\n${row("f1")}${row("f2", ',"vale":2')}` };
    expect(await told(files)).toEqual([
      "facts/a.ndjson:3 unknown-key vale",
      "teams/x.yaml:10 below-zero facts.0.value",
    ]);
    expect(await told({ "facts/a.ndjson": row("f1"), "facts/b.ndjson": row("f1") })).toEqual([
      "facts/b.ndjson:1 duplicate-name id",
    ]);
  });

  test("in a JSON team file, with keys that stand twice", async () => {
    const json =
      '{\n "format": "zhucun-ledger/1",\n "team": "y",\n "team": "y",\n "village": "",\n "facts": [\n {"id": 1}]}';
    expect(await told({ "teams/y.json": json })).toEqual(
      expect.arrayContaining([
        "teams/y.json:4 duplicate-key team",
        "teams/y.json:5 empty village",
        "teams/y.json:1 missing-key",
      ]),
    );
  });

  test("in the cells of a table", async () => {
    const columns = "工作队,编号,类型,日期,登记日期,登记人,考评项,备注,名次\n";
    const cells = [
      'x,f1,计次,2022-05-01,2022-05-02,"云溪\n镇",2.3,,',
      "x,f2,计次,2022-05-01,2022-05-02,镇,2.3,,三",
      "x,f3,计次,2022-02-29,2022-05-02,镇,2.3,,",
      "x,f4,计次",
      '"x,f5,计次',
    ];
    expect(await told({ "facts/a.csv": columns + cells.join("\n") })).toEqual([
      "facts/a.csv:1 unknown-column",
      "facts/a.csv:4 unknown-key rank",
      "facts/a.csv:5 impossible-day day",
      "facts/a.csv:6 wrong-cell-count",
      "facts/a.csv:7 not-csv",
    ]);
  });

  test("where a quote is never closed: the rows behind it are read all the same", async () => {
    const columns = "team,id,kind,day,recorded,by\n";
    const places = Array.from({ length: 105 }, (_, index) => `facts/a.csv:${index + 3} wrong-cell-count`);
    const lines = places.map(() => "x,f,count").join("\n");
    expect(await told({ "facts/a.csv": `${columns}"x\n${lines}` })).toEqual(["facts/a.csv:2 not-csv", ...places]);
  });

  test("in lines that are no facts, or nobody's", async () => {
    const lines = [
      "[]",
      "null",
      '"x"',
      '{"id":"f"}',
      '{"team":7}',
      row("f1").trim().replace('"x"', '"xx"'),
      '{"team":""}',
    ];
    expect(await told({ "facts/a.ndjson": `${lines.join("\n")}\n${row("f1").replace('"x"', '"xx"')}` })).toEqual([
      "facts/a.ndjson:1 wrong-type",
      "facts/a.ndjson:2 wrong-type",
      "facts/a.ndjson:3 wrong-type",
      "facts/a.ndjson:4 missing-key",
      "facts/a.ndjson:5 wrong-type team",
      "facts/a.ndjson:6 unknown-name team",
      "facts/a.ndjson:7 missing-key",
    ]);
  });

  test("in keys that stand twice in a line", async () => {
    const twice = row("f1", ',"item":"2.3"') + row("f2", ',"source":"a \\":b"') + row("f3", ',"x":{"a":1}');
    expect(await told({ "facts/a.ndjson": twice })).toEqual([
      "facts/a.ndjson:1 duplicate-key item",
      "facts/a.ndjson:3 unknown-key x",
    ]);
  });

  test("in two files of one team, and in files that cannot be read, whose facts are not called unknown", async () => {
    const files = {
      "teams/y.yaml": team,
      "teams/z.yaml": "team: [",
      "teams/w.yml": "village: w\n",
      "facts/a.ndjson": row("f1").replace('"x"', '"z"'),
    };
    const problems = await told(files);
    expect(problems).toContain("teams/y.yaml:2 duplicate-name team");
    expect(problems).toContain("teams/z.yaml:1 not-yaml");
    expect(problems).toContain("teams/w.yml:1 missing-key");
    expect(problems.some((one) => one.includes("unknown-name"))).toBe(false);
  });

  test("in the head of the district and its scheme, with those of the teams", async () => {
    const files = {
      "district.yaml": "format: zhucun-district/1\nid: d\ntitel: { zh: 小区, en: Small }\nscheme: none.yaml\n",
      "teams/x.yaml": team.replace("to: 2022-12-31", "to: 2022-02-30"),
    };
    expect(await told(files)).toEqual([
      "district.yaml:1 missing-key",
      "district.yaml:3 unknown-key titel",
      "teams/x.yaml:6 impossible-day term.to",
    ]);
    expect(await told({ "district.yaml": head.replace("luojiang", "none.yaml") })).toEqual(["none.yaml: no-such-file"]);
    expect(await told({ "district.yaml": head.replace("luojiang", "/none.yaml") })).toEqual([
      "/none.yaml: no-such-file",
    ]);
  });
});

describe("YAML", () => {
  test("may use anchors, but not as a bomb", async () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh".split("").map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at]}`)}]`),
    ];
    expect(await told({ "teams/x.yaml": bomb.join("\n") })).toEqual(["teams/x.yaml:1 not-yaml"]);
    const anchored = team
      .replace("from: 2022-01-01, to", "from: &first 2022-01-01, to")
      .replace("{ from: 2022-01-01 }", "{ from: *first }");
    await evaluated({ ...base, "teams/x.yaml": anchored });
    const wrong = anchored.replace("2022-01-01, to", "2021-02-29, to");
    expect(await told({ "teams/x.yaml": wrong })).toEqual([
      "teams/x.yaml:6 impossible-day term.from",
      "teams/x.yaml:8 impossible-day members.0.service.0.from",
    ]);
  });

  test.each([
    ["a: b: c", "a colon is misplaced"],
    ["a: [1, 2", "a quote, bracket or comma is missing"],
    ['a: "\\q"', "a backslash inside double quotes"],
    ["a: @b", "this text needs quotes"],
    ["a: *b", "an alias"],
    ["a: 1\n---\nb: 2", "one file holds one document"],
    ["a: 1\n b: 2", "a colon is misplaced"],
    ["%YAML 9\n", "This is not valid YAML"],
  ])("that is wrong is told in plain words: %j", async (text, words) => {
    const { said } = await play(["check", "x.yaml"], { files: { "x.yaml": text } });
    expect(said).toContain(words);
  });

  test("is read at several slips at once, each told once", async () => {
    const text = 'a: "\\q"\nb: 1\nc: 2\nd: "\\q"\n';
    const { said } = await play(["check", "x.yaml", "--json"], { files: { "x.yaml": text } });
    expect(
      said
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).line),
    ).toEqual([1, 4]);
  });
});

describe("what is seldom written", () => {
  test("choices and columns of one's own, and columns without a name", async () => {
    const columns = "team,id,kind,day,recorded,by,item,票数.很好,\n";
    const votes = "x,f1,测评票,2022-12-01,2022-12-02,镇,11.1,3,\n";
    expect(await told({ "facts/a.csv": columns + votes })).toEqual(["facts/a.csv:2 unknown-name votes.很好"]);
    const both = "team,id,kind,day,recorded,by,item,votes.satisfied,票数.满意\n";
    expect(await told({ "facts/a.csv": both })).toEqual(["facts/a.csv:1 duplicate-column"]);
    const valid =
      "team,id,kind,day,recorded,by,item,value,rater,valid\nx,f1,评分,2022-03-31,2022-04-01,镇,2.2,80,甲,maybe\n";
    expect(await told({ "facts/a.csv": valid })).toEqual(["facts/a.csv:2 wrong-type valid"]);
    await evaluated({ ...base, "facts/a.csv": valid.replace("maybe", "TRUE") });
  });

  test("a head that cannot be read, with the problems of the teams", async () => {
    const files = { "district.yaml": "a: [", "teams/x.yaml": team.replace("village", "vilage") };
    expect(await told(files)).toEqual([
      "district.yaml:1 not-yaml",
      "teams/x.yaml:1 missing-key",
      "teams/x.yaml:3 unknown-key vilage",
    ]);
  });

  test("a team file that is no ledger at all", async () => {
    expect(await told({ "teams/x.yaml": "just text\n" })).toEqual(["teams/x.yaml:1 wrong-type"]);
    expect(await told({ "teams/x.yaml": "" })).toEqual(["teams/x.yaml:1 wrong-type"]);
    expect(await told({ "teams/y.json": "7" })).toEqual(["teams/y.json:1 wrong-type"]);
    expect(await told({ "teams/x.yaml": `${team}facts: many\n`, "facts/a.ndjson": row("f1") })).toEqual([
      "teams/x.yaml:9 wrong-type facts",
    ]);
  });

  test("a file of facts that the disk refuses", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array();
      throw Object.assign(new Error(), { code: "EACCES" });
    }
    expect(await told({ "facts/a.ndjson": broken })).toEqual(["facts/a.ndjson: cannot-read"]);
  });

  test("an error of our own is not taken for one of the disk", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array();
      throw new TypeError("ours");
    }
    await expect(play(["check", "."], { files: { ...base, "facts/a.ndjson": broken } })).rejects.toThrow("ours");
  });

  test("keys in quotes that stand twice", async () => {
    expect(await told({ "teams/x.yaml": `${team}"town": 另一个镇\n` })).toEqual(["teams/x.yaml:9 duplicate-key"]);
  });

  test("two thousand teams that are not there are not all told", async () => {
    const strangers = Array.from({ length: 2000 }, (_, index) => row("f").replace('"x"', `"t${index}"`)).join("");
    const problems = await told({ "facts/a.ndjson": strangers });
    expect(problems).toHaveLength(1001);
    expect(problems[0]).toBe("facts/a.ndjson: too-many-problems");
  });
});
