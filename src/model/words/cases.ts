/** The problems of worked cases: nothing that is tried, nothing that is expected, expectations that no answer reaches. */
import { type Thing, thingName } from "./form";
import { both, say } from "./say";

const questions: Readonly<Record<string, string>> = {
  daily: "日常考核",
  annual: "年度考核",
  term: "期满考核",
  rank: "排名",
  warnings: "预警",
  duties: "职责",
  members: "队员",
  commitments: "承诺",
  dereliction: "失职失责",
};

export const caseWords = {
  "no-cases": () =>
    say(
      "没有测算用例，等于没有测。",
      "There are no worked cases, so nothing was tried.",
      both(
        "请在考核办法旁边的 cases 文件夹里写用例（.yaml），或者用 --cases 指定。",
        "Write cases (`.yaml`) into the folder `cases` beside the scheme, or name them with `--cases`.",
      ),
    ),
  "expects-nothing": () =>
    say(
      "这里没有写应得什么，等于没有测。",
      "Nothing is expected here, so nothing would be tried.",
      both(
        "先不看程序的结果，按办法手算，写上应得的数，例如 total: 86.5。",
        "Work it out by hand from the scheme, before looking at the engine's answer, and write it, such as `total: 86.5`.",
      ),
    ),
  "expectation-out-of-place": (p: { key: string; question: string; known: string }) =>
    say(
      `问的是${questions[p.question]}，结果里没有“${p.key}”，这一条永远比不到。`,
      `The answer about ${p.question} has no \`${p.key}\`: this would never be compared.`,
      both(`可以写：${p.known}。`, `It has: ${p.known}.`),
    ),
  "expectation-beside-problem": (p: { key: string }) =>
    say(
      `写了应报的问题（problem），就不会有结果，“${p.key}”永远比不到。`,
      `Where a problem is expected there is no answer: \`${p.key}\` would never be compared.`,
      both("两样请分成两个用例。", "Make two cases of it."),
    ),
  "out-of-sight": (p: { name: string; thing: Thing }) =>
    say(
      `这种考核不看${thingName(p.thing).zh}“${p.name}”，这一条永远比不到。`,
      `An evaluation of this kind does not look at the ${thingName(p.thing).en} \`${p.name}\`: this would never be compared.`,
      both("请换一种考核（annual、term），或者删去这一条。", "Ask for another kind (`annual`, `term`), or remove it."),
    ),
  "several-of-name": (p: { name: string; known: string }) =>
    say(
      `叫“${p.name}”的不止一个，不知道指哪一个。`,
      `More than one has the name \`${p.name}\`: it is not clear which is meant.`,
      both(`请写全：${p.known}。`, `Write the whole name: ${p.known}.`),
    ),
  "unused-base": (p: { name: string }) =>
    say(
      `底账“${p.name}”没有用例使用，没有检查。`,
      `No case starts from the base \`${p.name}\`, so it was not checked.`,
      both("请在用例里写 base，或者删去这份底账。", "Name it as the `base` of a case, or remove it."),
    ),
  "not-exact": (p: { written: string }) =>
    say(
      `“${p.written}”不是准确的数。`,
      `\`${p.written}\` is not an exact number.`,
      both(
        "可以写小数（0.9）、分数（2/3）或者百分数（90%）；除不尽的请写分数，不要四舍五入。",
        "Write a decimal (0.9), a fraction (2/3) or per cent (90%); where no decimal ends, the fraction and never a rounded number.",
      ),
    ),
};
