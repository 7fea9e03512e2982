// Firefox and WebKit: the same bits as natively, and every lab opened, stepped, dragged and played.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Lab } from "./browser.js";
import { firefox } from "./firefox.js";
import { webkit } from "./webkit.js";

const { FIREFOX, WEBKIT, WEBKIT_DRIVER, XVFB } = process.env;

const RELEASED = readFileSync(new URL("../links/released.txt", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

/** Each lab, a part of it to drag across, and what the link says afterwards. */
const LABS = /** @type {const} */ ([
  ["v=1&lab=descent&steps=12", "surface", /&start=/],
  ["v=1&lab=chain&steps=12", "loss", /&t=/],
  ["v=1&lab=network&steps=12", "loss", /&t=/],
  ["v=1&lab=init&depth=8&runs=2", "variance", /&var=/],
  ["v=1&lab=search&budget=6&steps=20", "map", /&t=/],
]);

const browsers = /** @type {[string, string | undefined, () => Promise<import("./browser.js").Browser>][]} */ ([
  ["Firefox", FIREFOX, () => firefox(FIREFOX ?? "")],
  ["WebKit", WEBKIT, () => webkit({ driver: WEBKIT_DRIVER ?? "", browser: WEBKIT ?? "", screen: XVFB ?? "" })],
]);

for (const [name, there, launch] of browsers) {
  describe(name, { skip: !there && "it is not here", timeout: 300_000 }, () => {
    /** @type {import("./browser.js").Browser} */ let browser;
    /** @type {Lab} */ let lab;

    before(async () => {
      browser = await launch();
      lab = new Lab(browser);
      console.log(browser.name);
    });
    after(() => browser?.close());

    test("every released link has the digest it has natively", async () => {
      await lab.open("v=1&lab=descent");
      assert.ok(RELEASED.length > 300);
      for (let at = 0; at < RELEASED.length; at += 200) {
        const part = RELEASED.slice(at, at + 200);
        const links = part.map(([, , link]) => link);
        const digests = await lab.ask(async (_, links) => {
          const engine = "/www/engine.js";
          const { digest } = await (await import(engine)).load();
          return links.map((/** @type {string} */ link) => digest(link));
        }, links);
        assert.deepEqual(
          digests.map((/** @type {string} */ digest, /** @type {number} */ i) => `${digest} ${links[i]}`),
          part.map(([digest, , link]) => `${digest} ${link}`),
        );
      }
    });

    for (const [link, view, dragged] of LABS) {
      test(`${link} opens, steps, is dragged and plays`, async () => {
        await lab.open(link);
        await lab.press(".buttons .primary");
        await lab.until("one step on", (lab) => lab.step === 1);
        await lab.key("ArrowRight");
        await lab.until("two steps on", (lab) => lab.step === 2);
        await lab.press(".buttons .back");
        await lab.until("one step back", (lab) => lab.step === 1);
        await lab.press(".buttons .end");
        await lab.until("at the end", (lab) => lab.step === lab.steps && lab.steps > 2);
        const before = await lab.ask((lab) => lab.link);
        await lab.drag(`[data-view=${view}] .plot`, [0.3, 0.4], [0.5, 0.6]);
        await lab.until("dragged", (lab, before) => lab.link !== before, before);
        assert.match(await lab.ask((lab) => lab.link), dragged);
        await lab.press(".buttons .start");
        await lab.until("at the start", (lab) => lab.step === 0);
        await lab.press(".buttons .play");
        await lab.until("playing", (lab) => lab.step >= 2);
        await lab.ask((lab) => lab.pause());
        // What is drawn is no empty canvas.
        const colours = await lab.ask((lab, view) => {
          const [canvas] = [...lab.shadowRoot.querySelectorAll(`[data-view=${view}] canvas`)].slice(-1);
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size;
        }, view);
        assert.ok(colours > 3, `${colours} colours`);
        assert.equal(await lab.ask((lab) => lab.dataset.state), "ready");
      });
    }
  });
}
