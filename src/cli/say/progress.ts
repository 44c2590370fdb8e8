/** How far a batch is: a line that is drawn anew on a terminal, a line now and then in a log. */
import type { Progress } from "../../batch/disk/index";
import type { Language, Text } from "../../model/text";
import type { World } from "../world";

const stages: Readonly<Record<Progress["stage"], Text>> = {
  survey: { zh: "读输入", en: "look  " },
  spread: { zh: "归  集", en: "spread" },
  evaluate: { zh: "考  评", en: "assess" },
  merge: { zh: "汇  总", en: "merge " },
};

/** 1234567 as 1,234,567. */
export const grouped = (number: number): string => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");

const barWidth = 24;

const bar = (share: number): string => {
  const full = Math.round(share * barWidth);
  return `[${"#".repeat(full)}${"-".repeat(barWidth - full)}]`;
};

/** So many seconds as people say them. */
export const duration = (seconds: number, language: Language): string => {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const words = language === "zh" ? (["小时", "分", "秒"] as const) : ([" h", " min", " s"] as const);
  const gap = language === "zh" ? "" : " ";
  if (hours > 0) return `${hours}${words[0]}${gap}${minutes}${words[1]}`;
  return minutes > 0 ? `${minutes}${words[1]}${gap}${rest}${words[2]}` : `${rest}${words[2]}`;
};

/** How a stage has gone so far. */
interface Pace {
  /** Seconds since the stage began. */
  readonly seconds: number;
  /** What was done before the stage began, and the facts that were evaluated by then. */
  readonly before: number;
  readonly factsBefore: number;
}

const share = ({ done, of }: Progress): number | undefined =>
  of === undefined || of === 0 ? undefined : Math.min(1, done / of);

const left = ({ done, of }: Progress, { seconds, before }: Pace): number | undefined =>
  of === undefined || done <= before ? undefined : (seconds * (of - done)) / (done - before);

const many = (number: number, thing: string): string => `${grouped(number)} ${thing}${number === 1 ? "" : "s"}`;

const counted = (
  { stage, done, teams, facts }: Progress,
  { seconds, factsBefore }: Pace,
  language: Language,
): string[] => {
  const zh = language === "zh";
  if (stage === "survey") return [];
  if (stage === "spread") return [zh ? `${grouped(done)} 行` : many(done, "line")];
  if (stage === "merge") return [zh ? `${grouped(done)} 队` : many(done, "team")];
  const speed = seconds > 0 ? (facts - factsBefore) / seconds : 0;
  return zh
    ? [`${grouped(teams)} 队`, `${grouped(facts)} 条`, `每秒 ${grouped(speed)} 条`]
    : [many(teams, "team"), many(facts, "fact"), `${grouped(speed)} facts/s`];
};

/** One line about where a batch is. */
export const progressLine = (progress: Progress, pace: Pace, language: Language): string => {
  const [part, rest] = [share(progress), left(progress, pace)];
  const known = part === undefined ? [] : [`${bar(part)} ${String(Math.floor(part * 100)).padStart(3)}%`];
  const remaining = rest === undefined || part === 1 ? [] : [duration(rest, language)];
  const end = remaining.map((time) => (language === "zh" ? `预计剩余 ${time}` : `${time} left`));
  return [stages[progress.stage][language], ...known, ...counted(progress, pace, language), ...end].join("  ");
};

/** Milliseconds between two lines. */
const [redraw, relog] = [100, 10_000];
const clearLine = "\r\u001b[K";

/** Tells progress as it comes, not too often, and how each stage ended. `end` leaves the terminal clean. */
export const progressOn = (world: World, language: Language) => {
  const wait = world.warnsOnTerminal ? redraw : relog;
  let latest: Progress | undefined;
  let [began, before, factsBefore, last, isTold] = [0, 0, 0, 0, true];
  const say = (progress: Progress, now: number): void => {
    const line = progressLine(progress, { seconds: (now - began) / 1000, before, factsBefore }, language);
    world.warn(world.warnsOnTerminal ? `${clearLine}${line}` : `${line}\n`);
    [last, isTold] = [now, true];
  };
  const finish = (now: number): void => {
    if (latest !== undefined && !isTold) say(latest, now);
  };
  const tell = (progress: Progress): void => {
    const now = world.clock();
    if (progress.stage !== latest?.stage) {
      finish(now);
      [began, before, factsBefore, last] = [now, progress.done, progress.facts, now];
    }
    [latest, isTold] = [progress, false];
    if (now - last >= wait) say(progress, now);
  };
  const end = (): void => {
    finish(world.clock());
    if (world.warnsOnTerminal && latest !== undefined) world.warn(clearLine);
  };
  return { tell, end };
};
