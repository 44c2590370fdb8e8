/** The smallest strict reader of XML that the tests need: elements, attributes, text; it throws at whatever is not well-formed. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const plain = (text: string): string => {
  if (/[<>]/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1];
    const found = code === undefined ? names[name] : String.fromCodePoint(Number(code));
    if (found === undefined || !whole.endsWith(";")) throw new Error(`no such entity: ${whole}`);
    return found;
  });
};

const attributesIn = (written: string): Record<string, string> => {
  const found: Record<string, string> = {};
  const rest = written.replace(/\s+([A-Za-z]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (name in found) throw new Error(`twice: ${name}`);
    found[name] = plain(value);
    return "";
  });
  if (rest.trim() !== "") throw new Error(`no attributes: ${rest}`);
  return found;
};

/** Reads a document of one element. */
export const readXml = (xml: string): Element => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml)) throw new Error("a character that XML does not know");
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  if (body === xml) throw new Error("no declaration");
  const top = { name: "", attributes: {}, children: [] as Element[], text: "" };
  const open = [top];
  for (const [, text = "", closing, name = "", attributes = "", empty] of body.matchAll(
    /([^<]*)<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"]*")*)\s*(\/?)>/g,
  )) {
    const around = open.at(-1) ?? top;
    around.text += plain(text);
    if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`not the one that is open: ${name}`);
      continue;
    }
    const element = { name, attributes: attributesIn(attributes), children: [], text: "" };
    around.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const rest = body.replace(/[^<]*<\/?[A-Za-z]+(?:\s+[A-Za-z]+="[^"]*")*\s*\/?>/g, "").trim();
  const [only] = top.children;
  if (rest !== "" || open.length !== 1 || only === undefined || top.children.length !== 1)
    throw new Error(`no whole document: ${rest}`);
  return only;
};
