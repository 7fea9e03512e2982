// The same link gives the same bits in Chromium as natively.
import { readFileSync } from "node:fs";
import { expect, open, test } from "./fixture.js";

const lines = readFileSync(new URL("../links/released.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

test("every run has the digest it has natively", async ({ page }) => {
  expect(lines.length).toBeGreaterThan(300);
  await open(page);
  const got = await page.evaluate(
    async (links) => {
      const engine = "/www/engine.js";
      const { digest } = await (await import(engine)).load();
      return links.map((link) => `${digest(link)} ${link}`);
    },
    lines.map((line) => line.split(" ")[2] ?? ""),
  );
  expect(got).toEqual(lines.map((line) => line.replace(/ \S+/, "")));
});

test("a worker computes what a page does", async ({ page }) => {
  await open(page);
  const link = "v=1&lab=network&steps=40";
  const [inPage, inWorker] = await page.evaluate(async (link) => {
    const engine = new URL("/www/engine.js", location.href).href;
    const code = `import { run } from "${engine}"; onmessage = async ({ data }) => postMessage(await run(data));`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
    const there = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
    });
    worker.postMessage(link);
    const here = await (await import(engine)).run(link);
    const numbers = (/** @type {any} */ result) => [result.link, ...result.training.params, result.loss[0]];
    return [numbers(here), numbers(await there)];
  }, link);
  expect(inPage.length).toBeGreaterThan(30);
  expect(inPage[0]).toBe(link);
  expect(inWorker).toEqual(inPage);
});
