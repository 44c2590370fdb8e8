/** `zhucun check`: says all that is wrong with a scheme, a team's ledger or a district; where nothing is, what was counted. */
import { nearest } from "../../model/nearest";
import { type Problem, problem } from "../../model/problem";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import { examinationTable, examinationText } from "../../policy/check/examination-words";
import { type Examination, examine } from "../../policy/check/examine";
import type { Command } from "../arguments";
import { type District, headFile, readDistrict, readHead, schemeOf } from "../read/district";
import { type Document, readDocument, textAt } from "../read/document";
import { folderOf, within } from "../read/files";
import { joinLedger } from "../read/ledgers";
import { placed } from "../read/place";
import { readScheme, schemeFile, schemeIn } from "../read/scheme";
import { paintFor } from "../say/paint";
import { problemJson, problemLines } from "../say/problems";
import { tableText } from "../say/table";
import { exit, type World } from "../world";

type Check = Extract<Command, { name: "check" }>;

/** What a check found: what was counted, and of a scheme all that was looked into; or problems. */
type Found =
  | { readonly counted: Text; readonly looked?: { readonly scheme: Scheme; readonly examination: Examination } }
  | { readonly problems: readonly Problem[] };

const schemeCounts = (scheme: Scheme): Text => {
  const { title, version, bodies, lists, duties, misconduct, rubric } = scheme;
  const items = itemsOf(scheme).length;
  const { categories, points } = rubric;
  return {
    zh: `${title.zh}（版本 ${version}）：没有问题。\n${bodies.length} 类责任主体，${lists.length} 张清单，${duties.length} 项职责，${misconduct.length} 种失职失责情形，${categories.length} 类 ${items} 项指标，基础分 ${points} 分。`,
    en: `${title.en} (version ${version}): no problems.\n${bodies.length} bodies, ${lists.length} lists, ${duties.length} duties, ${misconduct.length} misconduct cases, ${categories.length} categories, ${items} items, ${points} base points.`,
  };
};

const districtCounts = ({ head, teams }: District): Text => {
  const members = teams.reduce((sum, { ledger }) => sum + ledger.members.length, 0);
  const facts = teams.reduce((sum, { ledger }) => sum + ledger.facts.length, 0);
  return {
    zh: `${head.title.zh}：没有问题。\n${teams.length} 支工作队，${members} 名队员，${facts} 条台账记录。`,
    en: `${head.title.en}: no problems.\n${teams.length} teams, ${members} members, ${facts} facts.`,
  };
};

/** A scheme whose form is right is looked into; what it accepts and nobody remarked is a problem of the document. */
const lookedInto = (scheme: Scheme, { file, lines }: Document): Found => {
  const examination = examine(scheme);
  const { problems } = examination;
  return problems.length > 0
    ? { problems: placed(problems, file, lines) }
    : { counted: schemeCounts(scheme), looked: { scheme, examination } };
};

const formats = ["zhucun-scheme/1", "zhucun-ledger/1", "zhucun-district/1"];

/** The scheme for a single team file: the one that is named, else that of the district around it, else none. */
const schemeAround = async (world: World, path: string, named: string | undefined): Promise<string | undefined> => {
  if (named !== undefined) return named;
  const folder = within(folderOf(path), "..");
  if ((await world.look(within(folder, headFile))) !== "file") return undefined;
  const { head } = await readHead(world, folder);
  return head && schemeOf(head, folder);
};

const checkTeam = async (world: World, document: Document, named: string | undefined): Promise<Found> => {
  const name = await schemeAround(world, document.file, named);
  const { scheme, problems } = name === undefined ? { scheme: undefined, problems: [] } : await readScheme(world, name);
  const joined = joinLedger(document, undefined, scheme);
  if (!joined.ok || problems.length > 0) return { problems: [...problems, ...(joined.ok ? [] : joined.problems)] };
  const { village, members, facts } = joined.ledger;
  return {
    counted: {
      zh: `${village}驻村工作队台账：没有问题。\n${members.length} 名队员，${facts.length} 条台账记录。`,
      en: `The ledger of ${village}: no problems.\n${members.length} members, ${facts.length} facts.`,
    },
  };
};

const unknownFormat = (document: Document): Problem[] => {
  const written = textAt(document.value, "format");
  const said =
    written === undefined
      ? problem("missing-key", [], { key: "format" })
      : problem("unknown-word", ["format"], {
          name: written,
          near: nearest(written, formats),
          known: formats.join(", "),
        });
  return placed([said], document.file, document.lines);
};

const checkDistrict = async (world: World, folder: string, scheme: string | undefined): Promise<Found> => {
  const read = await readDistrict(world, folder, scheme);
  return read.ok ? { counted: districtCounts(read.district) } : { problems: read.problems };
};

const checkFile = async (world: World, path: string, scheme: string | undefined): Promise<Found> => {
  const { document, problems } = await readDocument(world, path);
  if (document === undefined) return { problems };
  const format = textAt(document.value, "format");
  if (format === "zhucun-district/1") return checkDistrict(world, folderOf(path), scheme);
  if (format === "zhucun-scheme/1") {
    const read = schemeIn(document, problems);
    return read.scheme === undefined ? { problems: read.problems } : lookedInto(read.scheme, document);
  }
  if (format !== "zhucun-ledger/1") return { problems: [...problems, ...unknownFormat(document)] };
  const found = await checkTeam(world, document, scheme);
  return problems.length === 0 ? found : { problems: [...problems, ...("problems" in found ? found.problems : [])] };
};

const isFile = async (world: World, path: string): Promise<boolean> => (await world.look(path)) === "file";

/** A folder is a district, or that of a scheme. */
const checkAt = async (world: World, path: string, scheme: string | undefined): Promise<Found> => {
  if (await isFile(world, path)) return checkFile(world, path, scheme);
  const file = within(path, schemeFile);
  const isOfScheme = (await isFile(world, file)) && !(await isFile(world, within(path, headFile)));
  return isOfScheme ? checkFile(world, file, scheme) : checkDistrict(world, path, scheme);
};

/** What was looked into, for people or as one JSON object. */
const sayExamination = (scheme: Scheme, examination: Examination, json: boolean, language: Language, world: World) => {
  if (json) {
    const { id, version } = scheme;
    world.say(`${JSON.stringify({ scheme: { id, version }, ...examination })}\n`);
    return;
  }
  world.say(`\n${tableText(examinationTable(examination, language), paintFor(world), world.width)}\n`);
  world.say(examinationText(examination, language));
};

/** Checks what stands at a path. A scheme with remarks that want an answer is understood, but the answer is no. */
export const check = async ({ path, scheme, json }: Check, language: Language, world: World): Promise<number> => {
  const found = await checkAt(world, path, scheme);
  if ("problems" in found) {
    world.say(json ? problemJson(found.problems) : problemLines(found.problems, language, paintFor(world)));
    return exit.notUnderstood;
  }
  if (!json) world.say(`${found.counted[language]}\n`);
  if (found.looked === undefined) return exit.yes;
  const { examination } = found.looked;
  sayExamination(found.looked.scheme, examination, json, language, world);
  return examination.passes ? exit.yes : exit.no;
};
