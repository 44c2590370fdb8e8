/** The help page names every command and every flag once, in both languages. */
import { describe, expect, test } from "vitest";
import { commands, flags } from "../../src/cli/commands";
import { helpText } from "../../src/cli/help";

describe.each(["zh", "en"] as const)("the help in %s", (language) => {
  const lines = helpText(language).split("\n");

  test("shows every command, in the group where it belongs", () => {
    for (const name of Object.keys(commands))
      expect(lines.some((line) => line.startsWith(`  zhucun ${name} `))).toBe(true);
  });

  test("explains every flag exactly once", () => {
    const explained = lines
      .filter((line) => /^ {2}--/.test(line))
      .flatMap((line) => [...(/^( {2}--\S+( <[^>]*>| \S+)?( --\S+)?)+/.exec(line)?.[0] ?? "").matchAll(/--([a-z-]+)/g)])
      .map(([, name]) => name);
    expect(explained.sort()).toEqual(Object.keys(flags).sort());
  });

  test("is as wide as a page", () => {
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(125);
  });
});
