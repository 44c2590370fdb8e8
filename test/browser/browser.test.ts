/** The published package in a real Chromium: it must answer there as it answers in Node, letter by letter. */
import type { Server } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledger } from "../../examples/ledger";
import { answersFor } from "../package/answers";
import { type Project, project } from "../package/built";
import { bundleIn, isFound, launch, notFound, open, serve } from "./chromium";

const program = `import { answersFor } from "./answers.mjs";
  import ledger from "./ledger.json";
  globalThis.said = JSON.stringify(answersFor(ledger));`;

const withBrowser = () => {
  let consumer: Project;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    consumer = await project();
    server = await serve(await bundleIn(consumer.folder, program));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    consumer?.remove();
  });

  test.each([
    ["Shanghai, in Chinese", "Asia/Shanghai", "zh-CN", "none"],
    ["Los Angeles, in English", "America/Los_Angeles", "en-US", "none"],
    ["Kiritimati, in Arabic", "Pacific/Kiritimati", "ar-EG", "none"],
    ["Shanghai, under a strict content security policy", "Asia/Shanghai", "zh-CN", "strict"],
  ])("a page in %s says exactly what Node says", async (_, timezoneId, locale, policy) => {
    const { page, wrong, close } = await open(browser, server, { timezoneId, locale, policy });
    const said: unknown = await page.evaluate("globalThis.said");
    await close();
    const { daily, annual, term, zh, en } = answersFor(ledger);
    expect(wrong).toEqual([]);
    expect(said).toBe(JSON.stringify({ daily, annual, term, zh, en }));
  });
};

describe("a real Chromium", () => {
  if (isFound) withBrowser();
  else test.skip(notFound, () => {});
});
