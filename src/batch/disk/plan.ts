/** What will be done: a look at the inputs, and the units that they are cut into or spread over. The plan stands on the disk. */
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { at } from "./failure";
import { type Source, sizeOf, surveyed } from "./inputs";
import { mostUnits, type Range, type Unit } from "./job";
import { checkSame, type Head, readOwn } from "./manifest";
import { type BatchOptions, headOf, jobOf } from "./options";
import { isDone } from "./part";
import { pool } from "./pool";
import type { Telling } from "./progress";
import { type Spread, spread } from "./spread";
import { newFolder, writeWhole } from "./write";

/** The plan on the disk: what was asked, the folder of its parts, and for grouped files the units that they are cut into. */
interface Plan {
  readonly head: Head;
  readonly parts: string;
  readonly units: readonly Unit[];
}

export const planFile = "plan.json";
const spreadFile = "spread.json";

/** Units of grouped files are so large, or larger where there would be too many. */
const usualBytes = 8 * 1024 * 1024;

/** Puts stretches together until a unit is full, and hands it on. */
const unitMaker = (size: number, give: (unit: Unit) => void) => {
  const units: Unit[] = [];
  let ranges: Range[] = [];
  let bytes = 0;
  const end = (): readonly Unit[] => {
    if (ranges.length > 0) {
      const unit = { id: `range-${units.length}`, bytes, ranges, buckets: [] };
      units.push(unit);
      give(unit);
    }
    [ranges, bytes] = [[], 0];
    return units;
  };
  const add = (range: Range): void => {
    const more = range.to - range.from;
    if (bytes + more > size) end();
    ranges.push(range);
    bytes += more;
  };
  return { add, end };
};

/** A batch whose inputs were looked at. */
export interface Planned {
  readonly plan: Plan;
  readonly sources: readonly Source[];
  /** Has a unit evaluated, unless that was done already. */
  readonly give: (unit: Unit) => void;
  readonly threads: ReturnType<typeof pool>;
}

/**
 * Looks at the inputs and settles what will be done; an earlier plan must be the same. Without an earlier one, what is known of the inputs is
 * evaluated meanwhile: until the plan is on the disk, nobody goes on with it.
 */
export const planned = async (options: BatchOptions, work: string, tell: Telling): Promise<Planned> => {
  const { inputs, out, grouped = false } = options;
  const bytes = sizeOf(inputs);
  tell.begin("survey", bytes);
  const before = readOwn<Plan>(join(work, planFile), "head", "parts", "units");
  const parts = before?.parts ?? basename(at(work, () => newFolder(work, "parts-")));
  const job = jobOf(options, join(work, parts));
  const threads = pool(job, options.threads ?? 1, { tick: tell.tick, done: (unit) => tell.evaluated(unit.bytes) });
  const give = (unit: Unit): void => {
    if (isDone(job.parts, unit.id)) tell.evaluated(unit.bytes);
    else threads.give(unit);
  };
  return threads.beside(async () => {
    const size = Math.max(options.unitBytes ?? usualBytes, Math.ceil((bytes ?? 0) / mostUnits));
    const made = unitMaker(size, before === undefined ? give : () => {});
    const cuts = grouped ? { every: size, found: made.add } : undefined;
    const sources = await surveyed(inputs, join(work, "input"), { tell: tell.add, cuts });
    const head = headOf(options, sources);
    if (before !== undefined) {
      checkSame(head, before.head, out);
      before.units.forEach(give);
      return { plan: before, sources, give, threads };
    }
    const plan: Plan = { head, parts, units: made.end() };
    rmSync(join(work, spreadFile), { force: true });
    writeWhole(join(work, planFile), [JSON.stringify(plan)]);
    return { plan, sources, give, threads };
  });
};

/** Spreads what was not cut, or takes what an earlier run has spread to its end. */
export const spreadOnce = async (
  options: BatchOptions,
  { sources, plan }: Planned,
  work: string,
  tell: Telling,
): Promise<Spread> => {
  const known = readOwn<Spread>(join(work, spreadFile), "units", "unread");
  if (known !== undefined) return known;
  const { shard, strict = false, unitBytes: bucketBytes } = options;
  const loose = sources.filter(({ from }) => from.kind === "feed" || !from.isCut);
  if (loose.length === 0) return { units: [], unread: 0 };
  tell.begin("spread", undefined);
  const parts = join(work, plan.parts);
  const made = await spread(loose, { work, parts, shard, strict, bucketBytes, tell: tell.reach });
  writeWhole(join(work, spreadFile), [JSON.stringify(made)]);
  return made;
};
