/** What stands in a fact that a case does not say, because it does not matter there. */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Who wrote down what a case does not say. */
const nobody = "测算";

const numbered = (name: string, index: number): string => `${name}-${String(index + 1).padStart(4, "0")}`;

const laterOf = (day: unknown, asked: unknown): unknown =>
  typeof asked === "string" && typeof day === "string" && asked > day ? asked : day;

/** What each kind of fact needs, where it does not matter what. */
const neededBy = (fact: Fields, id: unknown): Fields => {
  switch (fact["kind"]) {
    case "rating":
      return { rater: id };
    case "notice":
      return { matter: id };
    case "finding":
      return { matter: id, state: "confirmed", subject: "member" in fact ? "member" : "team" };
    case "waiver":
    case "change":
      return { reason: nobody, approver: nobody };
    case "dropped":
    case "withdrawal":
      return { reason: nobody };
    default:
      return "corrects" in fact ? { reason: nobody } : {};
  }
};

/** A fact with what was left out: its id by its place in the list, recorded on its day, each rating by a rater of its own, each notice and finding about a matter of its own. */
export const filledFact = (written: unknown, name: string, index: number): unknown => {
  if (!isFields(written)) return written;
  const id = written["id"] ?? numbered(name, index);
  return { id, recorded: laterOf(written["day"], written["asked"]), by: nobody, ...neededBy(written, id), ...written };
};
