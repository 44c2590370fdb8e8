/** Files that are written out as they are: what is imported with `?raw` is their text. */
declare module "*?raw" {
  const text: string;
  export default text;
}
