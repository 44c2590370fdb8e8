/** Text set to a width on screen. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { wrapped } from "../../src/cli/say/wrap";

describe("text set to a width", () => {
  test("breaks between Chinese characters, but not before a closing mark or after an opening one", () => {
    expect(wrapped("青石村，双井村。", 7)).toEqual(["青石", "村，双", "井村。"]);
    expect(wrapped("青石“双井”村", 6)).toEqual(["青石", "“双井”", "村"]);
  });

  test("breaks between words, and lets a long word go over", () => {
    expect(wrapped("one two  three", 7)).toEqual(["one two", "three"]);
    expect(wrapped("a extraordinary b", 5)).toEqual(["a", "extraordinary", "b"]);
    expect(wrapped("", 10)).toEqual([]);
  });

  test("loses nothing and goes over only by single pieces", () => {
    const text = fc.string({ unit: fc.constantFrom("村", "a", " ", "，", "“", "”", "1", "（") });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (written, width) => {
        const lines = wrapped(written, width);
        expect(lines.join("").replace(/\s/g, "")).toBe(written.replace(/\s/g, ""));
        for (const line of lines) {
          if (stringWidth(line) > width) expect(line).not.toMatch(/\s/);
        }
      }),
    );
  });
});
