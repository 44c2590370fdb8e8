/** How Chinese and numbers stand beside each other. Documents have no spaces between them; on a screen, beside reports, they do. */

const beforeNumber = /(?<=\p{Script=Han})(?=[\dA-Za-z])/gu;
const afterNumber = /(?<=[\dA-Za-z%])(?=\p{Script=Han})/gu;

/** A sentence as it stands on a screen: numbers stand apart; what is quoted or a book's title stays as it is. */
export const spaced = (zh: string): string =>
  zh
    .split(/(“[^”]*”|《[^》]*》)/u)
    .map((part) => (/^[“《]/u.test(part) ? part : part.replace(beforeNumber, " ").replace(afterNumber, " ")))
    .join("");
