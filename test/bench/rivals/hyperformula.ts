/**
 * HyperFormula, used as its documentation says: the workbook is built once; the inputs are set as one block of cells, which recalculates once,
 * and the results are read as one range. Its formulas are a spreadsheet's: IF, ROUND (halves away from zero), SUM, SUMIF. One team
 * at a time costs less than a sheet of many teams. Undo is switched off: nobody asks for it. Its licence key is the one for GPL use: it is
 * installed for this comparison only and never shipped.
 */
import { type CellValue, HyperFormula } from "hyperformula";
import type { State } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { type Inputs, inputsFor } from "./inputs";
import { categories, full, type Item, items, type Rule } from "./rules";
import { versionOf } from "./version";

const pointsOf = (rule: Rule, n: string, d: string): string => {
  switch (rule.kind) {
    case "share":
      return `IF(${n}>=${d},${rule.points},ROUND(${rule.points}*${n}/${d},0))`;
    case "less":
      return `MAX(0,ROUND(${rule.points}-${n}*${rule.each}/${d},0))`;
    case "steps":
      return rule.steps.reduceRight((rest, [tenths, points]) => `IF(${n}*10>=${d}*${tenths},${points},${rest})`, "0");
    case "gain":
      return `MIN(${rule.cap},ROUND(100*${n}/${d},0))`;
    case "loss":
      return `-MIN(${rule.cap},ROUND(100*${n}/${d},0))`;
  }
};

/** States as numbers: a sheet compares those faster than words. */
const codes: Readonly<Record<State, number>> = { measured: 1, missing: 2, "not-applicable": 3, pending: 4 };

/** A row for each item. A to D: state, n, d, whether falsified. E: its points. */
const itemFormula = ({ rule, closes, pendingCounts }: Item, row: number): string => {
  const counts = pendingCounts ? `OR(A${row}=1,A${row}=4)` : `A${row}=1`;
  const points = pointsOf(rule, `B${row}`, `C${row}`);
  const valued = rule.kind !== "loss" ? `IF(D${row}=1,0,${points})` : points;
  return `=IF(${counts},${valued},${closes ? `IF(A${row}=2,0,"")` : `""`})`;
};

/** The first and the last row of a category. */
const rowsOf = (category: string): [number, number] => {
  const places = items.flatMap((item, place) => (item.category === category ? [place + 1] : []));
  return [places[0] ?? 0, places.at(-1) ?? 0];
};

/** A row for each category. F: what it is out of. G: what of it does not apply. H: its points. */
const categoryFormulas = ({ id, outOf }: { id: string; outOf: number }, row: number): (string | number)[] => {
  const [from, to] = rowsOf(id);
  return [
    outOf,
    `=SUMIF(A${from}:A${to},3,J${from}:J${to})`,
    `=IF(G${row}=F${row},0,MIN(F${row},ROUND(SUM(E${from}:E${to})*F${row}/(F${row}-G${row}),0)))`,
  ];
};

const [bonus, last] = rowsOf("C12");
/** I: what all categories leave out, the points of all, the total. */
const totals = [
  `=${categories.map((_, place) => `IF(F${place + 1}=G${place + 1},F${place + 1},0)`).join("+")}`,
  `=SUM(H1:H${categories.length})`,
  `=MAX(0,IF(I1=${full},0,ROUND(I2*${full}/(${full}-I1),0))+SUM(E${bonus}:E${last}))`,
];

/** The whole sheet. J: what each item is out of. */
const sheet = items.map((item, place) => {
  const category = categories[place];
  const own = category === undefined ? ["", "", ""] : categoryFormulas(category, place + 1);
  return [1, 1, 1, 0, itemFormula(item, place + 1), ...own, totals[place] ?? "", item.outOf];
});

type Block = number[][];

/** Whether the year is closed is in the state: an item without a record is missing only then. */
const blockOf = ({ items: given, closed, falsified }: Inputs): Block =>
  given.map(({ state, n, d }, place) => {
    const item = items[place];
    const code = state === "missing" && item?.closes === true && !closed ? codes.pending : codes[state];
    return [code, n, d, item !== undefined && falsified.includes(item.id) ? 1 : 0];
  });

const pointsFrom = (cells: readonly (readonly CellValue[])[]): Points => ({
  items: cells.map(([points]) => (typeof points === "number" ? points : null)),
  total: Number(cells[2]?.[4]),
});

const first = { sheet: 0, col: 0, row: 0 };
const results = { start: { sheet: 0, col: 4, row: 0 }, end: { sheet: 0, col: 8, row: items.length - 1 } };

const adapt = (teams: readonly Inputs[]): readonly Block[] => teams.map(blockOf);

/** Opens the contestant. */
export const hyperformula = (): Contestant<readonly Block[], readonly CellValue[][][]> => {
  const workbook = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3", undoLimit: 0 });
  return {
    name: "hyperformula",
    version: versionOf("hyperformula"),
    kind: "rule engine",
    way: "one workbook, a team's inputs set as one block",
    readsLedgers: false,
    prepare: (ledgers) => adapt(inputsFor(ledgers)),
    adapt,
    score: (blocks) =>
      blocks.map((block) => {
        workbook.setCellContents(first, block);
        return workbook.getRangeValues(results);
      }),
    read: (teams) => teams.map(pointsFrom),
    close: () => workbook.destroy(),
  };
};
