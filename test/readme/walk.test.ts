/** The walk of rubrics/README.md: its commands are run one after the other, and each must say what the page shows. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { play } from "../cli/world";

const page = readFileSync(new URL("../../rubrics/README.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/```console\n\$ zhucun (.*)\n([\s\S]*?)```/g)].map(([, asked = "", shown = ""]) => ({
  args: asked.split(" "),
  shown: shown.trimEnd().split("\n"),
}));
const pasted = /```yaml\n( {2}- id: 宣讲-核定目标[\s\S]*?)```/.exec(page)?.[1] ?? "";

type Files = Record<string, string>;

const edit = (files: Files, path: string, ...pairs: readonly (readonly [string, string])[]): void => {
  for (const [before, after] of pairs) {
    expect(files[path]).toContain(before);
    files[path] = String(files[path]).replaceAll(before, after);
  }
};

/** What the page tells to do by hand, after so many commands. */
const byHand: Readonly<Record<number, (files: Files) => void>> = {
  1: (files) => {
    files["mine/old.yaml"] = String(files["mine/scheme.yaml"]);
    edit(files, "mine/scheme.yaml", ["default: 4", "default: 6"]);
  },
  3: (files) => {
    edit(files, "mine/cases/items.yaml", ["points: 11.25, measured: 75%", "points: 7.5, measured: 50%"]);
    edit(files, "mine/cases/items.yaml", ["value: 4", "value: 6"]);
    edit(files, "mine/cases/grades.yaml", ["value: 4", "value: 6"]);
  },
  5: (files) => {
    files["mine/cases/items.yaml"] = `${files["mine/cases/items.yaml"]}\n${pasted}`;
  },
};

/** Whether lines stand in a text in this order; `……` stands for any lines. */
const expectShown = (said: string, shown: readonly string[]): void => {
  const parts = shown.join("\n").split(/\n?^……$\n?/m);
  let from = 0;
  for (const part of parts.filter((one) => one !== "")) {
    const at = `\n${said}`.indexOf(`\n${part}\n`, from);
    expect(at, `${part}\n--- is not in\n${said}`).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
  if (parts.length === 1) expect(said.trimEnd()).toBe(shown.join("\n"));
};

test("the walk of the staff's page is what happens", async () => {
  const files: Files = {};
  const codes: number[] = [];
  for (const [index, { args, shown }] of blocks.entries()) {
    byHand[index]?.(files);
    const { code, said, written } = await play([...args, "--lang", "zh"], { files });
    Object.assign(files, Object.fromEntries(written));
    expectShown(said, shown);
    codes.push(code);
  }
  expect(codes).toEqual([0, 0, 1, 0, 0, 0, 1, 1, 0]);
});
