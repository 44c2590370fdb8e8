/** Outcomes of cases as JUnit XML, for the machines that run them. */
import type { Problem } from "../../model/problem";
import type { Language, Text } from "../../model/text";

/** One case as a machine is told of it. */
export interface ReportedCase {
  readonly id: string;
  /** The file that it stands in. */
  readonly file: string;
  readonly line: number | null;
  readonly says: Text;
  /** What was said of it; empty where it holds. */
  readonly told: readonly Text[];
  /** Whether its question was not understood, so that it neither holds nor does not. */
  readonly refused: boolean;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

/** Characters that XML 1.0 does not know at all, halves of surrogate pairs among them. */
const unknownToXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text.replace(unknownToXml, "\ufffd").replace(/[&<>"'\n\t\r]/g, (character) => entities[character] ?? character);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`)
    .join("");

const failureOf = ({ told, refused }: ReportedCase, language: Language): string => {
  if (told.length === 0) return "";
  const lines = told.map((one) => one[language]);
  const name = refused ? "error" : "failure";
  return `\n      <${name}${attributes({ message: lines[0] ?? "" })}>${escaped(lines.join("\n"))}</${name}>\n    `;
};

const caseOf = (one: ReportedCase, language: Language): string => {
  const { id, file, line, says } = one;
  const about = attributes({
    name: `${id} ${says[language]}`,
    classname: file,
    file,
    ...(line === null ? {} : { line }),
  });
  const failure = failureOf(one, language);
  return failure === "" ? `    <testcase${about}/>` : `    <testcase${about}>${failure}</testcase>`;
};

const countsOf = (reported: readonly ReportedCase[]) => ({
  tests: reported.length,
  failures: reported.filter(({ told, refused }) => told.length > 0 && !refused).length,
  errors: reported.filter(({ refused }) => refused).length,
});

/**
 * A file of cases that was not understood, told as one case, so that no run without it looks green.
 * @example junitXml([unreadCases(problems, "cases")], "luojiang", "zh")
 */
export const unreadCases = (problems: readonly Problem[], name: string): ReportedCase => ({
  id: name,
  file: problems[0]?.file ?? name,
  line: problems[0]?.line ?? null,
  says: { zh: "没有读懂", en: "not understood" },
  told: problems.map(({ message }) => message),
  refused: true,
});

/**
 * JUnit XML of some cases, a suite for each file.
 * @example junitXml(reported, "luojiang", "zh") // "<?xml version=\"1.0\" encoding=\"UTF-8\"?>…"
 */
export const junitXml = (reported: readonly ReportedCase[], name: string, language: Language): string => {
  const files = [...new Set(reported.map(({ file }) => file))];
  const suites = files.map((file) => {
    const own = reported.filter((one) => one.file === file);
    const cases = own.map((one) => caseOf(one, language)).join("\n");
    return `  <testsuite${attributes({ name: file, ...countsOf(own) })}>\n${cases}\n  </testsuite>`;
  });
  const all = attributes({ name, ...countsOf(reported) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${all}>\n${suites.join("\n")}\n</testsuites>\n`;
};
