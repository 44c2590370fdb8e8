/** A scheme as a document before it is written: chapters of articles with their points and tables, in both languages. */
import type { Step } from "../../model/problem";
import type { Category, Item, Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { join, nothing, say } from "../../report/words";
import { clausesOf } from "../clause";
import { basisText } from "./basis-words";
import { forceText } from "./decision-words";
import { cadenceText, dutyMore } from "./duty-words";
import { generalWords } from "./general-words";
import { itemParts } from "./item-words";
import { type Names, namesOf } from "./names";
import { clauses, sentence } from "./phrases";
import { titleOf } from "./said";
import { clauseTitle, saidOf } from "./sentences";

export interface Grid {
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
}

export interface Article {
  readonly text: Text;
  /** （一）（二）… */
  readonly points?: readonly Text[];
  readonly table?: Grid;
}

export interface Chapter {
  readonly title: Text;
  readonly articles: readonly Article[];
}

/** What stands behind the articles. */
export interface Appendix {
  readonly title: Text;
  readonly table: Grid;
}

export interface Document {
  readonly title: Text;
  readonly notice: Text;
  readonly chapters: readonly Chapter[];
  readonly appendices: readonly Appendix[];
}

/** What a document is made from. */
interface Desk {
  readonly scheme: Scheme;
  readonly names: Names;
  /** The sentence of the clause at a place. */
  readonly at: (...steps: readonly Step[]) => Text;
}

const deskOf = (scheme: Scheme): Desk => {
  const said = saidOf(scheme);
  return { scheme, names: namesOf(scheme), at: (...steps) => said.get(steps.join("/"))?.text ?? nothing };
};

const article = (text: Text, points: readonly Text[] = []): Article =>
  points.length === 0 ? { text } : { text, points };

const plain = (text: Text): Text => say(text.zh.replace(/。$/, "："), text.en.replace(/\.$/, ":"));

/** One article that introduces a list, unless there is nothing to list. */
const listed = (text: Text, points: readonly Text[]): Article[] => (points.length === 0 ? [] : [article(text, points)]);

const general = ({ scheme }: Desk): Chapter => ({
  title: say("总则", "General"),
  articles: [
    forceText(scheme),
    generalWords.words,
    generalWords.days,
    generalWords.terms,
    generalWords.exact,
    generalWords.states,
    generalWords.levels,
  ].map((text) => article(text)),
});

const dutyColumns = [
  say("编号", "Id"),
  say("职责", "Duty"),
  say("清单", "List"),
  say("频次和期限", "How often and by when"),
  say("对象和其他", "For whom, and more"),
];

const dutyTables = ({ scheme: { bodies, duties }, names }: Desk): Article[] =>
  bodies.flatMap(({ id }) => {
    const own = duties.filter(({ body }) => body === id);
    if (own.length === 0) return [];
    const name = names.body(id);
    const rows = own.map((duty) => [
      say(duty.id, duty.id),
      duty.title,
      names.list(duty.list),
      cadenceText(duty.cadence),
      clauses(...dutyMore(duty, names)),
    ]);
    return [{ text: say(`${name.zh}的职责：`, `Duties of: ${name.en}.`), table: { columns: dutyColumns, rows } }];
  });

const duties = (desk: Desk): Chapter => {
  const { scheme, names, at } = desk;
  const { lists } = scheme;
  const each = (list: "bodies" | "accounts" | "mechanisms") => scheme[list].map((_, index) => at(list, index));
  return {
    title: say("责任主体和职责", "Bodies and duties"),
    articles: [
      ...listed(say("责任主体如下：", "These are the bodies:"), each("bodies")),
      ...listed(
        say("职责清单如下：", "These are the lists of duties:"),
        lists.map(({ id }) => sentence(names.list(id))),
      ),
      ...dutyTables(desk),
      ...listed(
        say("各主体的履职情况按以下规定扣分：", "Bodies are charged for their duties as follows:"),
        each("accounts"),
      ),
      ...listed(say("工作机制如下：", "These are the mechanisms:"), each("mechanisms")),
    ],
  };
};

const itemColumns = [
  say("编号", "Id"),
  say("指标", "Item"),
  say("类型", "Kind"),
  say("分值", "Points"),
  say("上下限", "Bounds"),
  say("评分标准", "Rule"),
  say("记录", "Records"),
];

const paragraph = (texts: readonly Text[]): Text =>
  join(
    texts.filter(({ zh }) => zh !== ""),
    "",
    " ",
  );

const itemRow = (item: Item, place: readonly Step[], { names, at }: Desk): readonly Text[] => {
  const { level, points, bounds, more } = itemParts(item, names);
  const own = clauses(...more);
  const mirrors = item.mirrors.map((_, index) => at(...place, "mirrors", index));
  const rule = [
    at(...place, "measure"),
    at(...place, "method"),
    own.zh === "" ? nothing : sentence(own),
    at(...place, "rounding"),
    ...mirrors,
  ];
  const records = [at(...place, "deadline"), at(...place, "collect")];
  return [say(item.id, item.id), item.title, level, points, bounds, paragraph(rule), paragraph(records)];
};

const categoryArticle = (category: Category, place: readonly Step[], desk: Desk): Article => ({
  text: plain(desk.at(...place)),
  table: {
    columns: itemColumns,
    rows: category.items.map((item, index) => itemRow(item, [...place, "items", index], desk)),
  },
});

const rubric = (desk: Desk): Chapter => {
  const { at, scheme } = desk;
  const { groups, categories } = scheme.rubric;
  const sums = ["total", "bonus", "deduction", "rounding"].map((part) => at("rubric", part));
  return {
    title: say("评分细则", "Rubric"),
    articles: [
      article(paragraph([at("rubric"), say("总分按下列规定计算：", "The total is made as follows:")]), sums),
      ...categories.map((category, index) => categoryArticle(category, ["rubric", "categories", index], desk)),
      ...listed(
        say("下列各组指标的合计另有上下限：", "Groups of items have bounds of their own:"),
        groups.map((_, index) => at("rubric", "groups", index)),
      ),
      article(at("notApplicable")),
    ],
  };
};

const grading = ({ scheme, at }: Desk): Chapter => {
  const each = (list: "grades" | "caps") => scheme[list].map((_, index) => at(list, index));
  return {
    title: say("等次", "Grades"),
    articles: [
      ...listed(say("等次由低到高分为：", "The grades are, lowest first:"), each("grades")),
      article(generalWords.grading),
      ...listed(say("有下列情形的，限定等次：", "The grade is limited as follows:"), each("caps")),
      article(at("annual")),
      article(at("term")),
      ...(scheme.changes === undefined ? [] : [article(at("changes"))]),
    ],
  };
};

const caseArticle = (one: Scheme["misconduct"][number], index: number, { at }: Desk): Article => {
  const inside = (key: string, list: readonly unknown[]) => list.map((_, place) => at("misconduct", index, key, place));
  const [name, text] = [titleOf(one), at("misconduct", index)];
  const points = [
    ...inside("ladder", one.ladder),
    at("misconduct", index, "grave"),
    at("misconduct", index, "running"),
    ...inside("mirrors", one.mirrors),
    ...inside("suspect", one.suspect),
  ].filter(({ zh }) => zh !== "");
  const whole = say(`${name.zh}：${text.zh}`, `${name.en}: ${text.en}`);
  return article(whole, points);
};

const misconduct = (desk: Desk): Chapter => {
  const { scheme, names } = desk;
  const { steps, events, misconduct: cases } = scheme;
  return {
    title: say("失职失责", "Misconduct"),
    articles: [
      ...(cases.length === 0 ? [] : [article(generalWords.misconduct)]),
      ...listed(
        say("处理方式由轻到重为：", "What can follow, mildest first:"),
        steps.map(({ id }) => sentence(names.step(id))),
      ),
      ...cases.map((one, index) => caseArticle(one, index, desk)),
      ...listed(
        say("下列事件应当登记：", "These events are recorded:"),
        events.map(({ title }) => sentence(title)),
      ),
    ],
  };
};

const ranking = ({ scheme, at }: Desk): Chapter => ({
  title: say("排名、名额、公示和复核", "Ranking, places, publicity and appeals"),
  articles:
    scheme.ranking === undefined
      ? []
      : [
          article(at("ranking")),
          article(at("ranking", "ties")),
          ...scheme.ranking.places.map((_, index) => article(at("ranking", "places", index))),
          article(at("ranking", "publicity")),
          article(at("ranking", "appeal")),
        ],
});

const members = ({ scheme, at }: Desk): Chapter => ({
  title: say("队员", "Members"),
  articles:
    scheme.members === undefined
      ? []
      : [
          article(at("members")),
          article(at("members", "leave")),
          article(at("members", "vacancy")),
          ...scheme.members.caps.map((_, index) => article(at("members", "caps", index))),
          ...scheme.members.places.map((_, index) => article(at("members", "places", index))),
        ],
});

const commitments = ({ scheme, at }: Desk): Chapter => ({
  title: say("承诺事项", "Commitments"),
  articles: scheme.commitments === undefined ? [] : [article(at("commitments")), article(at("commitments", "changes"))],
});

const warnings = ({ scheme, at }: Desk): Chapter => {
  const title = say("预警", "Warnings");
  if (scheme.warnings === undefined) return { title, articles: [] };
  const { colours, criteria, counts, consequences } = scheme.warnings;
  const each = (key: string, list: readonly unknown[]) => list.map((_, index) => at("warnings", key, index));
  return {
    title,
    articles: [
      article(generalWords.warnings),
      ...listed(say("颜色由轻到重为：", "The colours are, mildest first:"), each("colours", colours)),
      ...listed(say("预警条件如下：", "These are the criteria:"), each("criteria", criteria)),
      ...listed(say("按成立的条数定颜色：", "The number that hold gives the colour:"), each("counts", counts)),
      article(at("warnings")),
      ...listed(say("预警的后果：", "What follows from warnings:"), each("consequences", consequences)),
    ],
  };
};

const sourcesOf = ({ scheme, at }: Desk): Appendix => ({
  title: say("来源", "Sources"),
  table: {
    columns: [say("编号", "Id"), say("来源", "Source")],
    rows: scheme.sources.map(({ id }, index) => [say(id, id), at("sources", index)]),
  },
});

const basesOf = ({ scheme }: Desk): Appendix => ({
  title: say("各条的依据", "Where the rules come from"),
  table: {
    columns: [say("规定", "Rule"), say("依据和说明", "Basis and notes")],
    rows: clausesOf(scheme).flatMap((clause) => {
      const text = basisText(clause);
      return text === undefined ? [] : [[clauseTitle(scheme, clause), text]];
    }),
  },
});

const acceptedOf = ({ scheme, at }: Desk): Chapter => ({
  title: say("保留的检查意见", "Accepted remarks"),
  articles: (scheme.accepted ?? []).map((_, index) => article(at("accepted", index))),
});

const chapters = [general, duties, rubric, grading, misconduct, ranking, members, commitments, warnings, acceptedOf];

/** The document of a scheme. Chapters and appendices without content are left out. */
export const documentOf = (scheme: Scheme): Document => {
  const desk = deskOf(scheme);
  return {
    title: scheme.title,
    notice: scheme.notice,
    chapters: chapters.map((make) => make(desk)).filter(({ articles }) => articles.length > 0),
    appendices: [sourcesOf(desk), basesOf(desk)].filter(({ table }) => table.rows.length > 0),
  };
};
