/** `zhucun new scheme`: starts a scheme of one's own in an empty folder, with cases, a gate, a small district and the schemas for an editor. */
import casesSchema from "../../../rubrics/cases.schema.json?raw";
import gateSchema from "../../../rubrics/gate.schema.json?raw";
import ledgerSchema from "../../../rubrics/ledger.schema.json?raw";
import schemeSchema from "../../../rubrics/scheme.schema.json?raw";
import grades from "../../../rubrics/start/cases/grades.yaml?raw";
import items from "../../../rubrics/start/cases/items.yaml?raw";
import district from "../../../rubrics/start/district/district.yaml?raw";
import hewan from "../../../rubrics/start/district/teams/hewan.yaml?raw";
import qingshi from "../../../rubrics/start/district/teams/qingshi.yaml?raw";
import taoping from "../../../rubrics/start/district/teams/taoping.yaml?raw";
import gate from "../../../rubrics/start/gate.yaml?raw";
import scheme from "../../../rubrics/start/scheme.yaml?raw";
import { problem } from "../../model/problem";
import type { Language, Text } from "../../model/text";
import type { Command } from "../arguments";
import { unreadable, within } from "../read/files";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { quoted, stepLines } from "../say/steps";
import { exit, type World } from "../world";

type New = Extract<Command, { name: "new" }>;

/** What is written, by path; the scheme comes last, so that a folder that was left half-written is no scheme. */
const files: Readonly<Record<string, string>> = {
  "schemas/scheme.schema.json": schemeSchema,
  "schemas/cases.schema.json": casesSchema,
  "schemas/ledger.schema.json": ledgerSchema,
  "schemas/gate.schema.json": gateSchema,
  "district/district.yaml": district,
  "district/teams/hewan.yaml": hewan,
  "district/teams/qingshi.yaml": qingshi,
  "district/teams/taoping.yaml": taoping,
  "gate.yaml": gate,
  "cases/items.yaml": items,
  "cases/grades.yaml": grades,
  "scheme.yaml": scheme,
};

/** In `rubrics/` the schemas lie beside the folder, in a new folder they lie inside: `../` less, `schemas/` more. */
const withSchemas = (text: string): string =>
  text.replace(/^(# yaml-language-server: \$schema=)\.\.\/((?:\.\.\/)*)/, "$1$2schemas/");

const written = (folder: string): Text => ({
  zh: `已在 ${folder} 建好一份示范的考核办法（虚构，通得过检查）：scheme.yaml 是办法，cases 是用例，\ngate.yaml 是门槛，district 是试算用的三支工作队，schemas 供编辑器提示。\n`,
  en: `Wrote an example of a scheme (invented; it passes its checks) to ${folder}: scheme.yaml is the scheme, cases its\ncases, gate.yaml a gate, district three teams to try changes on, schemas are for your editor.\n`,
});

const stepsIn = (folder: string, { called }: World): [string, Text][] => {
  const at = (name: string) => quoted(within(folder, name));
  return [
    [`${called} check ${quoted(folder)}`, { zh: "检查分值、编号和规则", en: "points, names and rules" }],
    [`${called} test ${quoted(folder)}`, { zh: "运行用例", en: "run the cases" }],
    [`${called} coverage ${quoted(folder)}`, { zh: "还有哪里没有用例", en: "what no case tries" }],
    [
      `${called} mutate ${quoted(folder)}`,
      { zh: "改错一处，用例能不能发现", en: "which mistakes no case would notice" },
    ],
    [`${called} describe ${at("scheme.yaml")}`, { zh: "写成可以签发的文件", en: "the document to sign" }],
    [
      `${called} evaluate ${at("district")} --year 2022`,
      { zh: "试算三支队的得分", en: "the results of the three teams" },
    ],
  ];
};

const isFree = async (folder: string, world: World): Promise<boolean> => {
  const standing = await world.look(folder);
  return standing === "nothing" || (standing === "folder" && (await world.list(folder)).length === 0);
};

/** Starts a scheme in a folder that is empty or is not there yet. */
export const startScheme = async ({ folder }: New, language: Language, world: World): Promise<number> => {
  if (!(await isFree(folder, world)))
    return refuse([{ ...problem("folder-not-empty", []), file: folder }], language, world);
  try {
    for (const [path, text] of Object.entries(files)) await world.write(within(folder, path), withSchemas(text));
  } catch (error) {
    return refuse([unreadable(folder, error)], language, world);
  }
  world.say(written(folder)[language]);
  world.say(stepLines(stepsIn(folder, world), language, paintFor(world)));
  return exit.yes;
};
