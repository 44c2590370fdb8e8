/** Many teams, one after another, from a stream: for host apps, in a browser as well as in Node. */
import type { Question } from "../engine/evaluate";
import type { Schemes } from "../engine/series";
import type { LedgerInput } from "../model/ledger";
import { checkLedger } from "../model/ledger-check";
import { type Problem, problem } from "../model/problem";
import { placeOf, type Run, runs } from "./gather";
import { ask, evaluator, type Outcome } from "./outcome";
import { splitter } from "./split";

/** Where teams come from: NDJSON as bytes, cut anywhere, or ledgers; from a web stream or anything that can be iterated. */
export type Source<T = Uint8Array | LedgerInput> = ReadableStream<T> | AsyncIterable<T> | Iterable<T>;

/** What is asked of every team, and what its lines are called in problems. */
export interface ManyOptions {
  readonly question: Question;
  /** The name of the source in problems; `-` where it is left out. */
  readonly file?: string | undefined;
}

/** A browser's stream need not be iterable itself. */
async function* readFrom<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Who stops early wants no more of it.
    await reader.cancel();
  }
}

const isStream = <T>(source: Source<T>): source is ReadableStream<T> => "getReader" in source;

const pieces = <T>(source: Source<T>): AsyncIterable<T> | Iterable<T> => (isStream(source) ? readFrom(source) : source);

const again = (team: string, place: object): Problem => ({ ...problem("team-not-together", [], { team }), ...place });

const twice = (name: string): Problem => problem("duplicate-name", ["team"], { name, thing: "team" });

/** What waits to be evaluated: a run of lines, or what is wrong with one line. */
type Waiting = Run | { readonly lost: Problem };

/** Evaluates what stands in lines, piece by piece. */
const fromLines = (schemes: Schemes, { question, file = "-" }: ManyOptions) => {
  const answer = evaluator(schemes, question);
  let waiting: Waiting[] = [];
  const lost = (one: Problem): void => void waiting.push({ lost: one });
  const gathered = runs((run) => waiting.push(run), lost);
  const { push: splitUp, end } = splitter(file, gathered.see);
  /** A source may write its next piece over this one: what is not finished is copied. */
  const push = (bytes: Uint8Array): void => {
    splitUp(bytes);
    gathered.settle(bytes);
  };
  const taken = (): Waiting[] => {
    const all = waiting;
    waiting = [];
    return all;
  };
  const outcomeOf = (one: Waiting, seen: (team: string) => boolean): Outcome => {
    if ("lost" in one) return { ok: false, problems: [one.lost] };
    const [first] = one.lines;
    if (seen(one.team)) return { ok: false, team: one.team, problems: [again(one.team, first ? placeOf(first) : {})] };
    const { facts: _, ...outcome } = answer(one);
    return outcome;
  };
  const finish = (): void => {
    end();
    gathered.end();
  };
  return { push, finish, taken, outcomeOf };
};

const fromLedger = (schemes: Schemes, input: unknown, question: Question): Outcome => {
  const scheme = [schemes].flat().reduce((a, b) => (b.from > a.from ? b : a));
  const checked = checkLedger(input, { scheme });
  if (checked.ok) return ask(schemes, checked.ledger, question);
  const team: unknown = input !== null && typeof input === "object" ? Reflect.get(input, "team") : undefined;
  return { ok: false, ...(typeof team === "string" ? { team } : {}), problems: checked.problems };
};

/**
 * Evaluates many teams, one after another, in the order of the source. Nothing is read before it is asked for, and one team at a time is
 * held; only the names of the teams that went by are kept, so that a team whose lines do not stand together is noticed. A piece of bytes must
 * stay as it is until the next one is asked for.
 * @param schemes a scheme, or its versions
 * @param source NDJSON as bytes (a fact a line with its `team`, a ledger without `kind` a line; the lines of a team together), or ledgers
 * @throws nothing about a team: a bad team or line is an outcome with its problems, and the next one is evaluated all the same. What the
 * source throws is thrown on.
 * @example
 * const { body } = await fetch("/ledgers.ndjson");
 * for await (const outcome of evaluateMany(scheme, body, { question: { kind: "annual", year: 2022 } }))
 *   if (outcome.ok) save(outcome.evaluation);
 *   else report(outcome.team, outcome.problems);
 */
export async function* evaluateMany(
  schemes: Schemes,
  source: Source,
  options: ManyOptions,
): AsyncGenerator<Outcome, void, undefined> {
  const names = new Set<string>();
  const seen = (team: string): boolean => names.size === names.add(team).size;
  const lines = fromLines(schemes, options);
  for await (const piece of pieces(source)) {
    if (piece instanceof Uint8Array) lines.push(piece);
    else {
      const outcome = fromLedger(schemes, piece, options.question);
      const { team } = outcome;
      yield team !== undefined && seen(team) ? { ok: false, team, problems: [twice(team)] } : outcome;
    }
    for (const one of lines.taken()) yield lines.outcomeOf(one, seen);
  }
  lines.finish();
  for (const one of lines.taken()) yield lines.outcomeOf(one, seen);
}
