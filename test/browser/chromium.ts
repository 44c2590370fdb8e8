/** The real Chromium that the published package is tried in: a program bundled for browsers, a page that loads it and nothing else. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { build, type Metafile } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";

const usual = "/usr/bin/chromium";
const asked = process.env["CHROMIUM"];

/** Whether there is a Chromium to ask. */
export const isFound = asked !== undefined || existsSync(usual);
export const notFound = `is not asked: there is none at ${usual}, and CHROMIUM names no other`;

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

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: asked ?? usual, args });

/** A page that fetches nothing but its own script, which runs as soon as it is there. */
const page = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>zhucun</title><script src="bundle.js" defer></script></html>`;

/** Under the strictest policy no text may be run as a program, and nothing may be loaded but the page's script. */
const policies = { none: undefined, strict: "default-src 'none'; script-src 'self'" };

/** A program as a browser loads it, and the files that went into it. */
export interface Bundle {
  readonly text: string;
  readonly inputs: Metafile["inputs"];
}

/** Bundles a program that stands in a folder, without a stand-in for anything of Node: what needs Node does not bundle. */
export const bundleIn = async (folder: string, contents: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    charset: "utf8",
    platform: "browser",
    format: "iife",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return { text: outputFiles.map(({ text }) => text).join(""), inputs: metafile.inputs };
};

export const serve = ({ text }: Bundle): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(({ url = "/" }, response) => {
      const isScript = url.endsWith("/bundle.js");
      const policy = url.startsWith("/strict/") ? policies.strict : policies.none;
      if (policy !== undefined) response.setHeader("content-security-policy", policy);
      response.setHeader("content-type", `text/${isScript ? "javascript" : "html"}; charset=utf-8`);
      response.end(isScript ? text : page);
    }).listen(0, "127.0.0.1", () => resolve(server));
  });

/** A page that is open, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  readonly wrong: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the page in a part of the world, in its language, under a content security policy. */
export const open = async (
  browser: Browser,
  server: Server,
  { timezoneId, locale, policy }: { timezoneId: string; locale: string; policy: string },
): Promise<Tab> => {
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
  return { page: tab, wrong, close: () => context.close() };
};
