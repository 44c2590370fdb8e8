/** The published package in a real Chromium: it must answer there as it answers in Node, letter by letter. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledger } from "../../examples/ledger";
import { answersFor } from "../package/answers";
import { type Project, project } from "../package/built";

const usual = "/usr/bin/chromium";
const asked = process.env["CHROMIUM"];
const executablePath = asked ?? usual;
const found = asked !== undefined || existsSync(usual);

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page that fetches nothing but its own script, which evaluates as soon as it is there. */
const page = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>zhucun</title><script src="bundle.js" defer></script></html>`;
const program = `import { answersFor } from "./answers.mjs";
  import ledger from "./ledger.json";
  globalThis.said = JSON.stringify(answersFor(ledger));`;

/** Under the strictest policy no text may be run as a program, and nothing may be loaded but the page's script. */
const policies = { none: undefined, strict: "default-src 'none'; script-src 'self'" };

const bundleIn = async (folder: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    minify: true,
    charset: "utf8",
    platform: "browser",
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
};

const serve = (bundle: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(({ url = "/" }, response) => {
      const isScript = url.endsWith("/bundle.js");
      const policy = url.startsWith("/strict/") ? policies.strict : policies.none;
      if (policy !== undefined) response.setHeader("content-security-policy", policy);
      response.setHeader("content-type", `text/${isScript ? "javascript" : "html"}; charset=utf-8`);
      response.end(isScript ? bundle : page);
    }).listen(0, "127.0.0.1", () => resolve(server));
  });

const withBrowser = () => {
  let consumer: Project;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    consumer = await project();
    server = await serve(await bundleIn(consumer.folder));
    browser = await chromium.launch({ executablePath, args });
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
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    const context = await browser.newContext({ timezoneId, locale });
    const tab = await context.newPage();
    const wrong: string[] = [];
    tab.on("pageerror", ({ message }) => void wrong.push(message));
    tab.on("request", (request) => {
      if (!/\/(bundle\.js)?$/.test(request.url())) wrong.push(`asked for ${request.url()}`);
    });
    await tab.goto(`http://127.0.0.1:${address.port}/${policy}/`);
    const said: unknown = await tab.evaluate("globalThis.said");
    await context.close();
    const { daily, annual, term, zh, en } = answersFor(ledger);
    expect(wrong).toEqual([]);
    expect(said).toBe(JSON.stringify({ daily, annual, term, zh, en }));
  });
};

describe("a real Chromium", () => {
  if (found) withBrowser();
  else test.skip(`is not asked: there is none at ${usual}, and CHROMIUM names no other`, () => {});
});
