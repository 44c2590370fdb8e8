/** "Did you mean": the known name that is closest to a misspelt one. */

/** A number of a line; before the first line all are 0. */
const at = (line: readonly number[], column: number): number => line[column] ?? 0;

/** Number of single-letter changes, with neighbours swapped counting as one; no more is counted than `most`. */
const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const replaced = at(above, column - 1) + (same ? 0 : 1);
      let changes = Math.min(replaced, at(above, column) + 1, at(line, column - 1) + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = at(before, column - 2) + 1;
      if (swapped) changes = Math.min(changes, swap);
      line.push(changes);
      least = Math.min(least, changes);
    }
    if (least > most) return most + 1;
    [before, above] = [above, line];
  }
  return at(above, b.length);
};

/** The longest word that is compared; longer ones are never a misspelling of a known name. */
const longest = 64;

/**
 * The known name nearest to a written one, where it is near enough to be meant: at most a third of its letters differ.
 * @example nearest("ponits", ["points", "title"]) // "points"
 */
export const nearest = (written: string, known: Iterable<string>): string | undefined => {
  if (written.length > longest) return undefined;
  const folded = written.toLowerCase();
  let best: { name: string; away: number } | undefined;
  for (const name of known) {
    if (name.length > longest) continue;
    const most = Math.min(Math.max(1, Math.floor(name.length / 3)), (best?.away ?? longest) - 1);
    const away = distance(folded, name.toLowerCase(), most);
    if (away <= most) best = { name, away };
  }
  return best?.name;
};
