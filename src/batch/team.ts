/** The lines of one team, in any order, put together to a ledger that has passed every check, or all that is wrong with them. */
import { decoded, teamIn, teamKey, type Written } from "../model/json-line";
import { type Fact, fact, type Ledger, ledgerShape } from "../model/ledger";
import { checkLedger, ledgerOf } from "../model/ledger-check";
import { byCode } from "../model/names";
import { type Problem, problem } from "../model/problem";
import type { Scheme } from "../model/scheme";
import { sureReader } from "../model/sure-reading";
import { factIn } from "./fact-line";
import { type Line, type LineProblem, placedIn, type ReadLine, readLine } from "./line";
import { mixed } from "./words-of-bytes";

/** A team's ledger, or all that is wrong with its lines. */
export type TeamRead =
  | { readonly ok: true; readonly ledger: Ledger }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** The key that a fact has and a team's head has not. */
const kindKey = "kind";

const isFact = (written: Written): boolean => Object.hasOwn(written, kindKey);

const { value: ledgerFormat } = ledgerShape.shape.format;

/** How most lines begin: those of facts with their team, those of heads with their format. */
const beginnings = [
  '{"team":"',
  '{"team": "',
  `{"format":"${ledgerFormat}","team":"`,
  `{"format": "${ledgerFormat}", "team": "`,
].map((text) => new TextEncoder().encode(text));
const [quote, backslash, space] = [0x22, 0x5c, 0x20] as const;

const beginsWith = ({ bytes, from }: Line, beginning: Uint8Array): boolean => {
  for (let at = 0; at < beginning.length; at++) if (bytes[from + at] !== beginning[at]) return false;
  return true;
};

/** How a line begins up to its team, and the team. */
interface Front {
  readonly beginning: Uint8Array;
  readonly team: string;
}

/** Fronts that were read, each in the place of a number made of its team's bytes: where lines of many teams are mixed, few are new. */
const fronts: (Front | undefined)[] = Array.from({ length: 4096 }, () => undefined);

/** The front of a line, where the team is plainly written there. */
const frontOf = (line: Line): Front | undefined => {
  const { bytes } = line;
  const opening = beginnings.find((one) => beginsWith(line, one));
  if (opening === undefined) return undefined;
  const from = line.from + opening.length;
  let [to, mix] = [from, 0];
  for (let byte = bytes[to]; byte !== undefined && byte >= space && byte !== quote; byte = bytes[++to]) {
    if (byte === backslash) return undefined;
    mix = mixed(mix, byte);
  }
  if (to === from || to >= line.to || bytes[to] !== quote) return undefined;
  const place = mix & (fronts.length - 1);
  const known = fronts[place];
  if (known?.beginning.length === to + 1 - line.from && beginsWith(line, known.beginning)) return known;
  const team = decoded(bytes.subarray(from, to));
  if (team === undefined) return undefined;
  const front = { beginning: new Uint8Array(bytes.subarray(line.from, to + 1)), team };
  fronts[place] = front;
  return front;
};

/** The front that was read last: most lines have that of the line before them. */
let last: Front | undefined;

/** The team that a line names at its front, where it is plainly written. */
const teamAtFront = (line: Line): string | undefined => {
  if (last === undefined || line.to - line.from < last.beginning.length || !beginsWith(line, last.beginning))
    last = frontOf(line);
  return last?.team;
};

/**
 * The team that a line belongs to. Where it is plainly written at the front, that is it, even if the line is broken further on, too long, or
 * names another (which is a problem of the line); elsewhere it is what JSON.parse finds. Undefined where there is none: then `problemsOf` says
 * what is wrong with the line, or it is blank.
 * @example const team = teamOf({ bytes, from: 0, to: bytes.length, file: "facts.ndjson", number: 1 });
 */
export const teamOf = (line: Line): string | undefined => {
  const front = teamAtFront(line);
  if (front !== undefined) return front;
  const { value } = readLine(line);
  const read = value === undefined ? undefined : teamIn(value);
  return read === undefined || "problem" in read ? undefined : read.team;
};

/** What is wrong with a line by itself, whatever its team; nothing where it is blank. */
export const problemsOf = (line: Line): readonly LineProblem[] => {
  const { value, problems } = readLine(line);
  const read = value === undefined ? undefined : teamIn(value);
  const own = read !== undefined && "problem" in read ? [read.problem] : [];
  return [...problems, ...own].map((one) => placedIn(line, one));
};

/** What a team's lines hold, with what is wrong with their form. */
interface Gathered {
  readonly heads: readonly { readonly line: Line; readonly value: Written; readonly team: string }[];
  readonly facts: readonly { readonly line: Line; readonly value: Written; readonly team: string }[];
  readonly problems: readonly LineProblem[];
}

const gather = (lines: readonly Line[]): Gathered => {
  const read = lines.flatMap((line) => {
    const { value } = readLine(line);
    const split = value === undefined ? undefined : teamIn(value);
    if (value === undefined || split === undefined || "problem" in split) return [];
    return [{ line, value: isFact(value) ? split.fact : value, team: split.team }];
  });
  return {
    heads: read.filter(({ value }) => !isFact(value)),
    facts: read.filter(({ value }) => isFact(value)),
    problems: lines.flatMap(problemsOf),
  };
};

const factsIn = (head: Written): readonly unknown[] => {
  const { facts } = head;
  return Array.isArray(facts) ? facts : [];
};

/** The head with facts of other lines behind its own; what is no list of facts stays, to be refused. */
const withFacts = (head: Written, facts: readonly Written[]): Written => {
  const { facts: own } = head;
  return own === undefined || Array.isArray(own) ? { ...head, facts: [...factsIn(head), ...facts] } : head;
};

const indexOfFact = ({ path }: Problem): number => (path[0] === "facts" && typeof path[1] === "number" ? path[1] : -1);

const checkTeam = ({ heads, facts, problems }: Gathered, scheme: Scheme): TeamRead => {
  const [head, ...more] = heads;
  if (head === undefined) {
    const [first] = facts;
    const unknown =
      first &&
      placedIn(first.line, problem("unknown-name", [teamKey], { name: first.team, near: undefined, thing: "team" }));
    return { ok: false, problems: [...problems, ...(unknown === undefined ? [] : [unknown])] };
  }
  const twice = more.map(({ line, team }) =>
    placedIn(line, problem("duplicate-name", [teamKey], { name: team, thing: "team" })),
  );
  const checked = checkLedger(
    withFacts(
      head.value,
      facts.map(({ value }) => value),
    ),
    { scheme },
  );
  const own = factsIn(head.value).length;
  const found = checked.ok
    ? []
    : checked.problems.map((one) => {
        const fact = facts[indexOfFact(one) - own];
        return fact === undefined ? placedIn(head.line, one) : placedIn(fact.line, { ...one, path: one.path.slice(2) });
      });
  const all = [...problems, ...twice, ...found];
  return checked.ok && all.length === 0 ? { ok: true, ledger: checked.ledger } : { ok: false, problems: all };
};

/** Of the versions of a scheme, the one that ledgers are checked against: the last to come into force. */
const newestOf = (schemes: readonly Scheme[]): Scheme => {
  const newest = [...schemes].sort((a, b) => byCode(a.from, b.from)).at(-1);
  if (newest === undefined) throw new RangeError("no scheme");
  return newest;
};

/** The value of a line that holds a fact in other than the plain form; undefined where it is no fact or anything is wrong with it. */
const factFrom = ({ value, problems }: ReadLine): Fact | undefined => {
  if (value === undefined || problems.length > 0 || !isFact(value)) return undefined;
  const split = teamIn(value);
  return "problem" in split ? undefined : readFact(split.fact);
};

const readFact = sureReader(fact);

/** The ledger of lines in which nothing is wrong; undefined where anything may be, for `checkTeam` to say what. */
const quickly = (lines: readonly Line[], scheme: Scheme): Ledger | undefined => {
  const facts: Fact[] = [];
  let head: Written | undefined;
  for (const line of lines) {
    const plain = factIn(line.bytes, line.from, line.to);
    const read = plain === undefined ? readLine(line) : undefined;
    const one = read === undefined ? plain : factFrom(read);
    if (one !== undefined) facts.push(one);
    else if (read?.value !== undefined && head === undefined && read.problems.length === 0 && !isFact(read.value))
      head = read.value;
    else if (read === undefined || read.value !== undefined || read.problems.length > 0) return undefined;
  }
  return head === undefined ? undefined : ledgerOf(head, facts, scheme);
};

/**
 * Reads one team's lines, in any order, into a ledger that has passed every check; or all that is wrong, each problem with the line it
 * stands in. Facts follow those that the head holds itself, in the order of the lines. Blank lines are skipped.
 * @param scheme what ledgers are checked against; of several versions the last one
 * @example const read = teamReader(scheme)(lines);
 */
export const teamReader = (scheme: Scheme | readonly Scheme[]): ((lines: readonly Line[]) => TeamRead) => {
  const newest = newestOf([scheme].flat());
  return (lines) => {
    const ledger = quickly(lines, newest);
    return ledger === undefined ? checkTeam(gather(lines), newest) : { ok: true, ledger };
  };
};
