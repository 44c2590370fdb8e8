/** The entries that stories write into a book by hand, one function for each kind of fact. */
import type { FactInput } from "../../../src/model/ledger";
import { type Draft, noted } from "../book";
import type { Day } from "../calendar";

/** What an entry may have beyond the usual. `days`: how many days later it was recorded. */
export interface More {
  readonly by?: string;
  readonly paper?: string;
  readonly days?: number;
  readonly id?: string;
  readonly for?: number;
  readonly body?: string;
  readonly corrects?: string;
  readonly reason?: string;
  readonly order?: string;
}

const written = (day: Day, { by = "区委组织部", paper = "专项记录", days = 3, ...rest }: More) => ({
  ...noted(day, by, paper, days),
  ...rest,
});

export const count = (item: string, day: Day, value: number, more: More = {}): Draft => ({
  kind: "count",
  item,
  ...written(day, more),
  value,
});

export const tally = (item: string, day: Day, done: number, due: number, more: More = {}): Draft => ({
  kind: "tally",
  item,
  ...written(day, more),
  done,
  due,
});

type Rated = More & { readonly scorer?: string; readonly member?: string; readonly valid?: boolean };

export const rating = (item: string, day: Day, value: string, rater: string, more: Rated = {}): Draft => ({
  kind: "rating",
  item,
  ...written(day, { by: rater, ...more }),
  value,
  rater,
});

/** Votes in the order of the choices: satisfied, fairly, basically, dissatisfied, blank, invalid. */
export type Votes = readonly [number, number, number, number, number, number];

export const ballots = (item: string, day: Day, votes: Votes, more: More = {}): Draft => ({
  kind: "ballots",
  item,
  ...written(day, { paper: item === "10.4" ? "承诺事项评议票" : "群众满意度测评票", ...more }),
  votes: {
    satisfied: votes[0],
    fairly: votes[1],
    basically: votes[2],
    dissatisfied: votes[3],
    blank: votes[4],
    invalid: votes[5],
  },
});

export const colour = (day: Day, name: string, more: More & { readonly arrival?: true } = {}): Draft => ({
  kind: "colour",
  item: "3.2",
  ...written(day, { paper: "村级班子研判表", ...more }),
  colour: name,
});

export const notice = (
  item: "12.1" | "12.2",
  day: Day,
  matter: string,
  level: string,
  more: More & { readonly authors?: number } = {},
): Draft => ({
  kind: "notice",
  item,
  ...written(day, { paper: item === "12.1" ? "表扬通报" : "批评通报", ...more }),
  matter,
  level,
});

type Finding = Extract<FactInput, { kind: "finding" }>;

export const finding = (
  about: Pick<Finding, "case" | "matter" | "subject" | "state" | "member" | "grave" | "item">,
  day: Day,
  more: More = {},
): Draft => ({ kind: "finding", ...about, ...written(day, { by: "区纪委监委机关", paper: "核查情况报告", ...more }) });

type Progressed = Omit<More, "for"> & { readonly verified?: false };

export const progress = (commitment: string, day: Day, done: string, more: Progressed = {}): Draft => ({
  kind: "progress",
  commitment,
  ...written(day, { paper: "践诺台账", ...more }),
  done,
});
