/** What the things of a scheme are called in its sentences: by their titles, and by their ids as well where a title stands twice. */
import type { Measure } from "../../model/measures";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { leagueWords } from "../../report/league-words";
import { say } from "../../report/words";

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** The name of one thing by its id; an id that stands for nothing is its own name. */
export type NameOf = (id: string) => Text;

/** The names of all things that sentences speak of. */
export interface Names {
  readonly item: NameOf;
  readonly category: NameOf;
  readonly group: NameOf;
  readonly grade: NameOf;
  readonly body: NameOf;
  readonly list: NameOf;
  readonly duty: NameOf;
  readonly misconduct: NameOf;
  readonly event: NameOf;
  readonly step: NameOf;
  readonly colour: NameOf;
  /** The measure of an item, if there is such an item. */
  readonly measure: (item: string) => Measure | undefined;
}

const itself: NameOf = (id) => say(id, id);

/** What a list holds more than once. */
const repeatedIn = (list: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set(list.filter((one) => seen.size === seen.add(one).size));
};

/** Titles; with the id in brackets where two things of one list bear the same in a language. */
export const namesIn = (things: readonly Titled[]): NameOf => {
  const [zh, en] = [repeatedIn(things.map(({ title }) => title.zh)), repeatedIn(things.map(({ title }) => title.en))];
  const titles = new Map(things.map(({ id, title }) => [id, title]));
  return (id) => {
    const title = titles.get(id);
    if (title === undefined) return itself(id);
    return say(
      zh.has(title.zh) ? `${title.zh}（${id}）` : title.zh,
      en.has(title.en) ? `${title.en} (${id})` : title.en,
    );
  };
};

/** `1.2“请销假手续”`: things that people know by their ids. */
const numbered = (things: readonly Titled[]): NameOf => {
  const titles = new Map(things.map(({ id, title }) => [id, title]));
  return (id) => leagueWords.item(id, titles.get(id));
};

const quoted =
  (name: NameOf): NameOf =>
  (id) => {
    const { zh, en } = name(id);
    return say(`“${zh}”`, `“${en}”`);
  };

/** The names of the things of a scheme. */
export const namesOf = (scheme: Scheme): Names => {
  const items = itemsOf(scheme);
  const measures = new Map(items.map(({ id, measure }) => [id, measure]));
  return {
    item: numbered(items),
    category: quoted(namesIn(scheme.rubric.categories)),
    group: quoted(namesIn(scheme.rubric.groups)),
    grade: namesIn(scheme.grades),
    body: namesIn(scheme.bodies),
    list: namesIn(scheme.lists),
    duty: numbered(scheme.duties),
    misconduct: numbered(scheme.misconduct),
    event: quoted(namesIn(scheme.events)),
    step: namesIn(scheme.steps),
    colour: namesIn(scheme.warnings?.colours ?? []),
    measure: (item) => measures.get(item),
  };
};
