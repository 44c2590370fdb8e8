/** The problems of files and of the command line's arguments. */
import type { Text } from "../text";
import { both, type Misspelt, meant, say } from "./say";

/** Slips in YAML, told by what a writer can look for. */
const yamlFaults = {
  tab: both("缩进用了 Tab，请改用空格", "a tab is used to indent; use spaces"),
  indent: both("缩进没有对齐", "the indentation is not aligned"),
  "missing-character": both("缺少引号、括号或者逗号", "a quote, bracket or comma is missing"),
  unexpected: both("多了不该有的内容", "there is something here that does not belong"),
  "needs-quotes": both("这段文字要加引号", "this text needs quotes"),
  escape: both("双引号里的反斜杠用错了", "a backslash inside double quotes is wrong"),
  alias: both("引用（*）指向的内容不存在，或者引用过多", "an alias (`*`) is unknown, or there are too many"),
  "several-documents": both(
    "一个文件里只能有一份，中间不要写 ---",
    "one file holds one document; there is a `---` too many",
  ),
  colon: both("冒号的位置不对，文字里有冒号的要加引号", "a colon is misplaced; text with a colon needs quotes"),
  other: both("这里读不懂", "this cannot be read"),
} as const;
export type YamlFault = keyof typeof yamlFaults;

const csvFaults = {
  "stray-quote": both("引号的位置不对", "a quote is misplaced"),
  "open-quote": both("从这一行开始的引号没有配对", "the quote that opens here is never closed"),
} as const;
export type CsvFault = keyof typeof csvFaults;

const readFaults = {
  permission: both("没有权限", "permission denied"),
  folder: both("这是一个文件夹", "it is a folder"),
  file: both("这是一个文件，不是文件夹", "it is a file, not a folder"),
  disk: both("磁盘出错", "the disk refused"),
} as const;
export type ReadFault = keyof typeof readFaults;

export const fileWords = {
  "no-such-file": () =>
    say("没有这个文件或者文件夹。", "There is no such file or folder.", both("请核对路径。", "Check the path.")),
  "cannot-read": (p: { fault: ReadFault }) =>
    say(`读写不了：${readFaults[p.fault].zh}。`, `Cannot be read or written: ${readFaults[p.fault].en}.`),
  "not-utf8": () =>
    say(
      "文件不是 UTF-8 编码，没有读入。",
      "The file is not UTF-8 and was not read.",
      both(
        "请另存为 UTF-8 编码；用 Excel 的，保存类型选“CSV UTF-8”。",
        "Save it as UTF-8; in Excel choose “CSV UTF-8”.",
      ),
    ),
  "line-too-long": (p: { most: string }) =>
    say(
      `这一行超过 ${p.most}，没有读入。`,
      `This line is longer than ${p.most} and was not read.`,
      both("一条记录写一行，请检查是不是漏了换行。", "One fact a line: check for missing line ends."),
    ),
  "file-too-large": (p: { most: string }) =>
    say(
      `文件超过 ${p.most}，没有读入。`,
      `The file is larger than ${p.most} and was not read.`,
      both(
        "台账记录多的，请移到 facts 文件夹，存成 .ndjson 或者 .csv。",
        "Move facts to `.ndjson` or `.csv` files in the folder `facts`.",
      ),
    ),
  "too-many-problems": (p: { most: string }) =>
    say(
      `这个文件的问题超过 ${p.most} 个，后面的没有列出。`,
      `This file has more than ${p.most} problems; the rest are not listed.`,
    ),
  "not-yaml": (p: { fault: YamlFault }) =>
    say(`YAML 写法有误：${yamlFaults[p.fault].zh}。`, `This is not valid YAML: ${yamlFaults[p.fault].en}.`),
  "not-json": (p: { found: string }) =>
    say(
      `JSON 写法有误：不该出现“${p.found}”。`,
      `This is not valid JSON: unexpected \`${p.found}\`.`,
      both(
        "引号、逗号、冒号要用英文符号，最后一项后面不加逗号。",
        "Check quotes and commas; no comma after the last entry.",
      ),
    ),
  "cut-off-json": () =>
    say(
      "JSON 没有写完就断了。",
      "The JSON ends before it is complete.",
      both(
        "可能是文件没有传全，请重新导出或者补全。",
        "The file may have been cut off; export it again or complete it.",
      ),
    ),
  "not-csv": (p: { fault: CsvFault }) =>
    say(
      `CSV 写法有误：${csvFaults[p.fault].zh}。`,
      `This is not valid CSV: ${csvFaults[p.fault].en}.`,
      both(
        "格子里有引号的，整格用英文引号括起来，里面的引号写两个。",
        "Put a cell with quotes into quotes, and double the quotes inside.",
      ),
    ),
  "unknown-column": (p: Misspelt) => say(`没有“${p.name}”这一列。`, `There is no column \`${p.name}\`.`, meant(p.near)),
  "duplicate-column": (p: { name: string }) =>
    say(
      `“${p.name}”这一列出现了两次。`,
      `The column \`${p.name}\` is there twice.`,
      both("请删去一列。", "Remove one of them."),
    ),
  "missing-column": (p: { name: string; zh: string }) =>
    say(`缺少“${p.zh}”（${p.name}）这一列。`, `The column \`${p.name}\` (${p.zh}) is missing.`),
  "column-separator": (p: { separator: Text }) =>
    say(
      `各列是用${p.separator.zh}隔开的，没有读入。`,
      `The columns are separated by ${p.separator.en}; the file was not read.`,
      both(
        "列与列之间要用英文逗号；用 Excel 或 WPS 的，另存为“CSV UTF-8（逗号分隔）”。",
        "Separate them by commas; Excel writes what the regional settings name as list separator.",
      ),
    ),
  "wrong-cell-count": (p: { expected: string; found: string }) =>
    say(
      `表头有 ${p.expected} 列，这一行有 ${p.found} 格。`,
      `The header has ${p.expected} columns, this row has ${p.found} cells.`,
      both("格子里有逗号的，整格用英文引号括起来。", "Put a cell with a comma into quotes."),
    ),
  "unknown-file": (p: { known: string }) =>
    say(
      "这里不能放这种文件，没有读入。",
      "This kind of file has no place here and was not read.",
      both(`可以放的格式：${p.known}。`, `Known endings: ${p.known}.`),
    ),
  "not-a-district": () =>
    say(
      "这不是区县台账文件夹。",
      "This is not a district folder.",
      both("里面应有 district.yaml 和 teams 文件夹。", "It holds a `district.yaml` and a folder `teams`."),
    ),
  "no-teams": () =>
    say(
      "没有找到工作队的台账。",
      "There are no teams.",
      both("每支工作队一个文件，放在 teams 文件夹。", "Put a file for each team into the folder `teams`."),
    ),
  "file-exists": () =>
    say(
      "文件已经存在，没有写入。",
      "The file exists already; nothing was written.",
      both("请换一个文件名。", "Choose another name."),
    ),
  "folder-not-empty": () =>
    say(
      "文件夹里已经有别的文件，没有写入。",
      "The folder holds other files; nothing was written.",
      both("请换一个空文件夹。", "Choose an empty folder."),
    ),
  "unknown-command": (p: Misspelt) =>
    say(
      `没有“${p.name}”这个命令。`,
      `There is no command \`${p.name}\`.`,
      meant(p.near) ?? both("用法见 zhucun --help。", "See `zhucun --help`."),
    ),
  "unknown-flag": (p: Misspelt) =>
    say(
      `这里没有“${p.name}”这个选项。`,
      `There is no flag \`${p.name}\` here.`,
      meant(p.near) ?? both("用法见 zhucun --help。", "See `zhucun --help`."),
    ),
  "flag-needs-value": (p: { name: string }) =>
    say(`选项 ${p.name} 后面要写内容。`, `The flag ${p.name} needs a value.`),
  "flag-takes-no-value": (p: { name: string }) =>
    say(`选项 ${p.name} 后面不写内容。`, `The flag ${p.name} takes no value.`),
  "missing-flag": (p: { name: string }) =>
    say(`没有写选项 ${p.name}，这一项必填。`, `The flag ${p.name} is missing: it must be there.`),
  "flag-twice": (p: { name: string }) =>
    say(`选项 ${p.name} 写了不止一次，只能写一次。`, `The flag ${p.name} stands more than once: write it once.`),
  "not-a-year": (p: { written: string }) =>
    say(
      `“${p.written}”不是年份。`,
      `\`${p.written}\` is not a year.`,
      both("请写四位数字，例如 2022。", "Write four digits, such as 2022."),
    ),
  "wrong-arguments": (p: { usage: Text }) =>
    say("参数个数不对。", "Too few or too many arguments.", both(`用法：${p.usage.zh}`, `Usage: ${p.usage.en}`)),
};
