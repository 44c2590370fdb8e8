/** One unit of work: its teams read, evaluated, and written as a part. */
import type { Evaluation } from "../../model/evaluation";
import type { Problem } from "../../model/problem";
import { mostLines, placeOf, type Run, runs } from "../gather";
import type { Line } from "../line";
import { type Counted, evaluator } from "../outcome";
import { keptBy } from "../ranked";
import { rowOf } from "../row";
import { isIn, type Shard } from "../share";
import { splitter } from "../split";
import { teamOf } from "../team";
import { type Bucket, readAhead } from "./blocks";
import { readBucket } from "./bucket";
import { type Entry, gradeName, refused } from "./entry";
import { stopStrict } from "./failure";
import type { Job, Tick, Unit } from "./job";
import { partPath, writePart } from "./part";
import { split } from "./read";

/** Lines that belong to no team are told by the first share alone. */
export const tellsLost = (shard: Shard | undefined): boolean => shard === undefined || shard.index === 1;

const lostEntry = (one: Problem & { readonly file: string; readonly line: number }): Entry =>
  refused("", [{ file: one.file, line: one.line }], [one]);

/** Makes an entry of what came of a team. */
const entriesBy = ({ full, ranked, scheme, strict }: Job) => {
  const keep = ranked ? keptBy(scheme) : () => "";
  const written = (evaluation: Evaluation): unknown => (full ? evaluation : rowOf(evaluation));
  return (outcome: Counted, places: Entry["places"]): Entry => {
    if (!outcome.ok) {
      if (strict) throw stopStrict(outcome.problems);
      return refused(outcome.team ?? "", places, outcome.problems);
    }
    const { team, evaluation, facts } = outcome;
    return {
      team,
      places,
      facts,
      problem: "",
      row: JSON.stringify(written(evaluation)),
      ranked: keep(evaluation),
      grade: gradeName(evaluation),
    };
  };
};

/** What the teams of a unit come to, and how many lines were read. */
interface Worked {
  readonly entries: readonly Entry[];
  readonly lines: number;
}

/** Counts what was done, and tells it now and then. */
const ticker = (tell: (tick: Tick) => void) => {
  let [teams, facts] = [0, 0];
  const flush = (): void => {
    if (teams > 0) tell({ teams, facts });
    [teams, facts] = [0, 0];
  };
  const add = (entry: Entry): void => {
    teams += 1;
    facts += entry.facts;
    if (teams >= 50) flush();
  };
  return { add, flush };
};

const answerer = (job: Job, tell: (tick: Tick) => void) => {
  const [answer, entryOf, tick] = [evaluator(job.scheme, job.question), entriesBy(job), ticker(tell)];
  const entries: Entry[] = [];
  const add = (entry: Entry): void => {
    entries.push(entry);
    tick.add(entry);
  };
  const run = (one: Run): void => {
    const [first] = one.lines;
    add(entryOf(answer(one), first === undefined ? [] : [placeOf(first)]));
  };
  const lost = (one: Problem & { readonly file: string; readonly line: number }): void => {
    if (job.strict) throw stopStrict([one]);
    if (tellsLost(job.shard)) entries.push(lostEntry(one));
  };
  return { entries, add, run, lost, flush: tick.flush };
};

/** Teams that stand together are evaluated as they come: one team is held at a time. */
const workRanges = (unit: Unit, job: Job, tell: (tick: Tick) => void): Worked => {
  const { entries, run, lost, flush } = answerer(job, tell);
  let lines = 0;
  const mine = (one: Run): void => {
    if (job.shard !== undefined && !isIn(job.shard, one.team)) return;
    lines += one.lines.length;
    run(one);
  };
  const away = (one: Parameters<typeof lost>[0]): void => {
    if (tellsLost(job.shard)) lines += 1;
    lost(one);
  };
  for (const { file, path, from, to, line } of unit.ranges) {
    const { see, settle, end } = runs(mine, away);
    split(path, from, to, splitter(file, see, { first: line }), settle);
    end();
  }
  flush();
  return { entries, lines };
};

/** The lines of a bucket by team, and teams that were refused before their lines were read. */
const gathered = (bucket: Bucket) => {
  const [teams, problems] = [new Map<string, Line[]>(), new Map<string, Problem[]>()];
  let lines = 0;
  const see = (line: Line): void => {
    lines += 1;
    // What belongs to no team was told when the lines were spread.
    const team = teamOf(line);
    if (team === undefined) return;
    const held = teams.get(team);
    if (held === undefined) teams.set(team, [line]);
    else if (held.length < mostLines) held.push(line);
  };
  readBucket(bucket, see, ({ team, problem }) => {
    problems.set(team, [...(problems.get(team) ?? []), problem]);
  });
  return { teams, problems, lines };
};

/** All lines of a bucket are held: it was made small enough. */
const workBuckets = (unit: Unit, job: Job, tell: (tick: Tick) => void): Worked => {
  const { entries, add, run, flush } = answerer(job, tell);
  let lines = 0;
  for (const path of new Set(unit.buckets.map(({ path }) => path))) readAhead(path);
  for (const bucket of unit.buckets) {
    const { teams, problems, lines: read } = gathered(bucket);
    lines += read;
    for (const [team, all] of problems) {
      if (job.strict) throw stopStrict(all);
      const [first] = all;
      add(refused(team, [{ file: first?.file ?? "", line: first?.line ?? 1 }], all));
    }
    for (const [team, held] of teams) if (!problems.has(team)) run({ team, lines: held });
  }
  flush();
  return { entries, lines };
};

/** Does a unit of work; when it returns, its part is on the disk. */
export const work = (unit: Unit, job: Job, tell: (tick: Tick) => void): void => {
  const { entries, lines } = (unit.buckets.length === 0 ? workRanges : workBuckets)(unit, job, tell);
  writePart(partPath(job.parts, unit.id), { lines }, entries);
};
