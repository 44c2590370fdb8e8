/** Whom or what an expectation is about: the part of a sentence that comes before what is said of it. */
import type { Step } from "../../model/problem";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { say } from "../../report/words";

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** The title of a thing; its id, where it is not known. */
export const titleIn = (things: readonly Titled[], id: Step | undefined): Text =>
  things.find((one) => one.id === id)?.title ?? say(`${id ?? ""}`, `${id ?? ""}`);

/** A thing by its id and its title. */
const numbered = (zh: string, en: string, things: readonly Titled[], id: Step | undefined): Text => {
  const title = things.find((one) => one.id === id)?.title;
  return say(`${zh} ${id}${title ? ` ${title.zh}` : ""}`, `${en} ${id}${title ? ` (${title.en})` : ""}`);
};

const quoted = (zh: string, en: string, things: readonly Titled[], id: Step | undefined): Text => {
  const { zh: named, en: name } = titleIn(things, id);
  return say(`${zh}“${named}”`, `${en} “${name}”`);
};

/** Something of something. */
export const colon = (a: Text, b: Text): Text => say(`${a.zh}的${b.zh}`, `${a.en}, ${b.en}`);

/** The whole district, or the town of that name. */
const poolText = (name: Step | undefined): Text =>
  name === "district" ? say("全区", "the district") : say(`${name}`, `${name}`);

/** Of a member, of the places for a grade, of a vacant post. */
const ofMembersIn = ([kind, name, part, inner]: readonly Step[], { grades }: Scheme): Text | undefined => {
  if (name === undefined) return undefined;
  if (kind === "places") {
    const grade = titleIn(grades, name);
    return say(`评${grade.zh}的名额`, `the places for ${grade.en}`);
  }
  if (kind === "vacancies") return say(`岗位 ${name} 的空缺`, `the vacancy of ${name}`);
  const member = say(`队员 ${name}`, `member ${name}`);
  if (part === "leaves") return colon(member, say(`${inner} 起的请假`, `leave from ${inner}`));
  if (part === "attendance") return colon(member, say("驻村天数", "resident days"));
  return part === "leave" ? colon(member, say("全年请假", "leave of the year")) : member;
};

const ofCommitmentIn = ([, name, part, inner]: readonly Step[]): Text => {
  const own = say(`承诺 ${name} `, `commitment ${name}`);
  switch (part) {
    case "changes":
      return colon(own, say(`变更 ${inner} `, `change ${inner}`));
    case "drops":
      return colon(own, say(`撤销 ${inner} `, `drop ${inner}`));
    case "years":
      return colon(own, say(`${inner} 年`, `by the end of ${inner}`));
    default:
      return own;
  }
};

/** An event, or a run of years, by its name and the title of its case. */
const misconductText = (zh: string, en: string, name: Step, { misconduct }: Scheme): Text => {
  const title = misconduct.find(({ id }) => id === `${name}`.split("/")[0])?.title;
  return say(`${zh} ${name} ${title?.zh ?? ""}`.trim(), `${en} ${name}${title ? ` (${title.en})` : ""}`);
};

const ofMisconductIn = ([kind, name, part, inner]: readonly Step[], scheme: Scheme): Text | undefined => {
  if (name === undefined) return undefined;
  if (kind === "events") return misconductText("事件", "event", name, scheme);
  if (kind === "running") return misconductText("连续认定", "in years in a row,", name, scheme);
  const body = titleIn(scheme.bodies, name);
  return part === "events" && inner !== undefined ? colon(body, misconductText("事件", "event", inner, scheme)) : body;
};

/** Whom or what an expectation is about; undefined where it is the whole answer. */
export const subjectOf = (path: readonly Step[], scheme: Scheme): Text | undefined => {
  const [kind, name, part, inner] = path;
  switch (kind) {
    case "items":
    case "owed":
      return numbered("指标", "item", itemsOf(scheme), name);
    case "categories":
      return numbered("类", "category", scheme.rubric.categories, name);
    case "caps":
      return name === undefined ? undefined : quoted("限档", "cap", scheme.caps, name);
    case "mirrors":
      return titleIn(scheme.bodies, name);
    case "parts":
      return name === "years" ? say(`${part} 年度`, `the year ${part}`) : say("期满", "the term");
    case "teams":
    case "pools": {
      const own = kind === "pools" ? poolText(name) : say(`${name}`, `${name}`);
      return part === "places" ? colon(own, titleIn(scheme.ranking?.places ?? [], inner)) : own;
    }
    case "criteria":
      return quoted("预警条件", "criterion", scheme.warnings?.criteria ?? [], name);
    case "consequences":
      return quoted("预警后果", "consequence", scheme.warnings?.consequences ?? [], name);
    case "history":
      return say(`${name} 留存`, `the kept colour of ${name}`);
    case "members":
    case "places":
    case "vacancies":
      return ofMembersIn(path, scheme);
    case "commitments":
      return ofCommitmentIn(path);
    case "events":
    case "deductions":
    case "running":
      return ofMisconductIn(path, scheme);
    case "bodies":
      return part === "counts" || part === undefined
        ? titleIn(scheme.bodies, name)
        : colon(
            titleIn(scheme.bodies, name),
            part === "accounts"
              ? say(`${inner} 年账`, `account of ${inner}`)
              : numbered("职责", "duty", scheme.duties, inner),
          );
    default:
      return undefined;
  }
};
