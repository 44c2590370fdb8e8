/** The problems of batches: lines of many teams, working folders, shards. */
import { both, say } from "./say";

const flag = (name: string) => both(`选项“--${name}”`, `\`--${name}\``);

const resumeDifferences = {
  scheme: both("考核办法", "the scheme"),
  input: both("输入（内容，或路径的写法）", "the input, or how its path is written,"),
  question: both("考核期", "the period"),
  format: flag("format"),
  full: flag("full"),
  rank: flag("rank"),
  grouped: flag("grouped"),
  shard: flag("shard"),
  semantics: both("算法版本", "the semantics of the engine"),
} as const;
export type ResumeDifference = keyof typeof resumeDifferences;

export const batchWords = {
  "team-not-together": (p: { team: string; places?: string; first?: string }) =>
    say(
      `“${p.team}”的各行没有连在一起${p.places === undefined ? "" : `，分在 ${p.places} 处，第一处在 ${p.first}`}。`,
      `The lines of \`${p.team}\` do not stand together${
        p.places === undefined ? "" : ` but in ${p.places} places, first at ${p.first}`
      }.`,
      both("请先按工作队排序，或者不用 --grouped。", "Sort the input by team, or leave out `--grouped`."),
    ),
  "gzip-cut-off": () =>
    say(
      "压缩文件断了或者坏了，后面的内容没有读到。",
      "The gzip file ends early or is damaged: what should follow was not read.",
      both("可能是文件没有传全，请重新传送。", "The file may have been cut off; copy it again."),
    ),
  "not-gzip": () => say("这不是 gzip 压缩文件，没有读入。", "This is not a gzip file and was not read."),
  "output-exists": () =>
    say(
      "输出文件夹已经存在，里面有内容，没有写入。",
      "The output folder exists and is not empty; nothing was written.",
      both(
        "请换一个文件夹；接着上次没有跑完的 batch，加 --resume。",
        "Choose another folder; a `batch` that did not end goes on with `--resume`.",
      ),
    ),
  "resume-differs": (p: { what: ResumeDifference }) =>
    say(
      `${resumeDifferences[p.what].zh}和上次不同，不能接着跑。`,
      `It cannot be resumed: ${resumeDifferences[p.what].en} changed since it began.`,
      both("请用上次的命令和输入，或者换一个输出文件夹。", "Use the same command and input, or another output folder."),
    ),
  "disk-full": () =>
    say(
      "磁盘满了，写不下去。已经完成的都保留着。",
      "The disk is full. What was done is kept.",
      both(
        "请腾出空间再接着跑：batch 加 --resume，merge 照原样再跑一次。",
        "Free some space, then go on: `batch` with `--resume`, `merge` as before.",
      ),
    ),
  "input-changed": () =>
    say(
      "读的过程中，这个文件被改动了。",
      "This file changed while it was read.",
      both("等它写完，换一个输出文件夹重跑。", "Wait until it is written, then run into another output folder."),
    ),
  "output-changed": () =>
    say(
      "这个结果文件和当时写下的不一样：被改动过，或者损坏了。",
      "This file of the output is not what was written: it was changed or damaged.",
      both("请换一个输出文件夹重跑。", "Run again into another output folder."),
    ),
  "stopped-strict": () =>
    say(
      "遇到第一个问题就停了（--strict）。已经完成的都保留着。",
      "Stopped at the first problem (`--strict`). What was done is kept.",
      both(
        "改正后重跑；去掉 --strict 加 --resume，则跳过它跑完。",
        "Mend it and run again; or `--resume` without `--strict` passes over it.",
      ),
    ),
  "not-whole": () =>
    say(
      "这里没有跑完的结果。",
      "There is no finished batch here.",
      both("请先用 --resume 把它跑完。", "Finish it first with `--resume`."),
    ),
  "shards-differ": () =>
    say(
      "这一份和第一份不是同一个办法、同一个考核期、同样的选项算出来的，不能合并。",
      "This part has another scheme, period or options than the first; they cannot be merged.",
    ),
  "shard-missing": (p: { missing: string; of: string }) =>
    say(
      `同一批输入还缺第 ${p.missing} 份（共 ${p.of} 份）。`,
      `Shard ${p.missing} of ${p.of} of the same input is missing.`,
      both(
        "各份都要写上，一份写一次；输入内容完全相同的才算同一批。",
        "Name every shard, each once; shards of one input have read the very same bytes.",
      ),
    ),
  "not-a-shard": (p: { written: string }) =>
    say(
      `“${p.written}”不是份数。`,
      `\`${p.written}\` is not a shard.`,
      both("写“第几份/共几份”，例如 2/8。", "Write which of how many, such as 2/8."),
    ),
  "not-a-count": (p: { written: string; most: string }) =>
    say(`“${p.written}”不是 1 至 ${p.most} 的整数。`, `\`${p.written}\` is not a whole number from 1 to ${p.most}.`),
  "flags-exclude": (p: { one: string; other: string }) =>
    say(`${p.one} 和 ${p.other} 不能同时用。`, `${p.one} and ${p.other} do not go together.`),
  "package-missing": (p: { name: string }) =>
    say(
      `写这种格式要用 ${p.name}，还没有安装。`,
      `This format needs the package ${p.name}, which is not installed.`,
      both(`请运行 npm install ${p.name}。`, `Run \`npm install ${p.name}\`.`),
    ),
  "districts-differ": () =>
    say(
      "这个区县用的考核办法和前面的区县不同，一批只能用一个办法。",
      "This district names another scheme than the first; one batch has one scheme.",
      both("请分别考评，或者用 --scheme 写明用哪个办法。", "Run it apart, or name the scheme by `--scheme`."),
    ),
  "earlier-versions": () =>
    say(
      "这个区县的考核办法有以前的版本，成批考核只能用一个版本。",
      "This district names earlier versions of its scheme; a batch has one version.",
      both(
        "请用 zhucun evaluate 考核这个区县，或者用 --scheme 写明用哪个版本。",
        "Assess it by `zhucun evaluate`, or name the version by `--scheme`.",
      ),
    ),
  "input-twice": () => say("同一个输入写了两次。", "The same input is named twice."),
};
