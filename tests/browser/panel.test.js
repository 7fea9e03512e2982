// The numbers beside the plots change in place.
import { expect, open, presets, test } from "./fixture.js";

test("a step leaves what is the same where it is: elements, a selection, what was scrolled", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, "#v=1&lab=network&sizes=1,12,12,12,1&t=20");
  const panel = lab.locator(".panel");
  const [before, table] = [await panel.textContent(), panel.locator(".table:has(.entry)").first()];
  const place = await table.elementHandle();
  await table.evaluate((one) => {
    one.scrollLeft = 40;
    getSelection()?.selectAllChildren(/** @type {Element} */ (one.querySelector("thead")));
  });
  const scrolled = await table.evaluate((one) => one.scrollLeft);
  expect(scrolled).toBeGreaterThan(0);
  await page.keyboard.press("ArrowRight");
  await expect(lab.locator(".status")).toContainText("training 8 of");
  expect(await panel.textContent()).not.toBe(before);
  expect(await place?.evaluate((one) => one.isConnected && one.scrollLeft)).toBe(scrolled);
  expect(await page.evaluate(() => getSelection()?.type)).toBe("Range");
});

test("the row that has the focus keeps it when rows move", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&t=20");
  const row = (/** @type {number} */ t) => lab.locator(`.panel button[data-set="t=${t}"]`);
  await row(22).focus();
  await page.keyboard.press("Enter");
  await expect(lab.locator(".status")).toContainText("step 22 of");
  await expect(row(22)).toBeFocused();
});

test("a box that was typed in shows what comes next", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network&sizes=1,2,1");
  const box = lab.locator(".panel input.exact").first();
  const before = await box.inputValue();
  await box.fill("nonsense");
  await box.press("Enter");
  await expect(box).toHaveValue(before);
  await box.fill("0.25");
  await box.press("Enter");
  await expect(box).toHaveValue("0.25");
  await lab.getByRole("button", { name: /^Undo/ }).click();
  await expect(box).toHaveValue(before);
});

test("whatever stood there becomes whatever should", async ({ page }) => {
  await open(page);
  const wrong = await page.evaluate(async () => {
    const served = "/www/dom/morph.js";
    const { morph } = /** @type {typeof import('../../www/dom/morph.js')} */ (await import(served));
    let seed = 7;
    const draw = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
    /** @returns {string} */
    const some = (depth = 0) => {
      const parts = Array.from({ length: draw(4) }, () => {
        const tag = ["p", "b", "math"][draw(3)];
        const attributes = [' class="a"', ' class="b"', ' id="c" lang="d"', ""][draw(4)];
        return draw(3) && depth < 3 ? `<${tag}${attributes}>${some(depth + 1)}</${tag}>` : ["x", "y &lt;", ""][draw(3)];
      });
      return parts.join("");
    };
    const [old, fresh] = [document.createElement("div"), document.createElement("div")];
    const failed = [];
    for (let i = 0; i < 2000; i++) {
      const html = some();
      fresh.innerHTML = html;
      const wanted = fresh.cloneNode(true);
      morph(old, fresh);
      if (!old.isEqualNode(wanted)) failed.push(html);
    }
    return failed;
  });
  expect(wrong).toEqual([]);
});

test("numbers that change alone change without markup being read; anything else is read", async ({ page }) => {
  await open(page);
  const wrong = await page.evaluate(async () => {
    const served = "/www/dom/set-html.js";
    const { setHtml } = /** @type {typeof import('../../www/dom/set-html.js')} */ (await import(served));
    let seed = 11;
    const draw = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
    const words = () => ["1", "−2.5", "a &lt; b", "&quot;", "3 &amp; 4", "x", "y", "&nbsp;−7"][draw(8)] ?? "";
    /** The same markup each time but for words, and now and then another class. */
    const like = (/** @type {string} */ rare) =>
      `<p class="a" title="${words()}">${words()}<b>${words()}</b></p><wbr><input value="${words()}"><table><tbody><tr><td>${words()}</td></tr></tbody></table>` +
      `<math><mrow><mn class="${rare}">${words()}</mn><mo>=</mo><mn>${words()}</mn></mrow></math><i></i>${words()}`;
    const [element, fresh] = [document.createElement("div"), document.createElement("div")];
    const failed = [];
    let kept = 0;
    for (let i = 0; i < 600; i++) {
      const html = draw(5) ? like(draw(4) ? "a" : "b") : `<p>${words()}</p>`.repeat(draw(3));
      const before = element.querySelector("b");
      const box = element.querySelector("input");
      if (box) box.value = "typed";
      setHtml(element, html);
      fresh.innerHTML = html;
      if (element.innerHTML !== fresh.innerHTML) failed.push(html);
      const now = element.querySelector("input");
      const wanted = fresh.querySelector("input")?.value;
      if (now && now.value !== wanted && now.value !== "typed") failed.push(`${now.value}, not ${wanted}`);
      kept += Number(Boolean(before) && before === element.querySelector("b"));
    }
    return { failed, kept: kept > 300 };
  });
  expect(wrong).toEqual({ failed: [], kept: true });
});

test("what the core writes becomes what a browser makes of it", async ({ page }) => {
  await open(page);
  const links = (await presets(page)).map(({ link }) => link);
  const wrong = await page.evaluate(async (links) => {
    const [core, dom] = ["/www/pkg/gradstep.js", "/www/dom/build.js"];
    const { Widget } = await import(core);
    const { build, split } = /** @type {typeof import('../../www/dom/build.js')} */ (await import(dom));
    const failed = [];
    for (const link of links) {
      const widget = new Widget(link);
      for (const t of [0, 1, 2, Math.floor(widget.steps() / 2), widget.steps()]) {
        widget.seek(t);
        const plot = widget.svg(JSON.parse(widget.state()).views[0].id, 300, 200, "light");
        for (const html of [
          ...widget.panel(),
          widget.status(),
          plot.replace(' xmlns="http://www.w3.org/2000/svg"', ""),
        ]) {
          const [ours, theirs] = [document.createElement("div"), document.createElement("div")];
          build(ours, split(html));
          theirs.innerHTML = html;
          if (!ours.isEqualNode(theirs)) failed.push(html);
        }
      }
      widget.free();
    }
    return failed;
  }, links);
  expect(wrong).toEqual([]);
});

test("a step draws all its plots before any word changes, so that the page is laid out once", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const link of ["#v=1&lab=descent&problem=gabor&t=3", "#v=1&lab=chain&t=5", "#v=1&lab=network&t=40"]) {
    const lab = await open(page, link);
    const [texts, early] = await lab.evaluate((one) => {
      const root = /** @type {ShadowRoot} */ (one.shadowRoot);
      const watched = new MutationObserver(() => {});
      watched.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      const { fillText } = CanvasRenderingContext2D.prototype;
      let drawn = 0;
      /** @type {string[]} */
      const changed = [];
      CanvasRenderingContext2D.prototype.fillText = function (...how) {
        drawn++;
        const changes = watched.takeRecords().map(({ target }) => target);
        for (const at of changes) if (!(at instanceof HTMLCanvasElement)) changed.push(at.nodeName);
        fillText.apply(this, how);
      };
      /** @type {HTMLElement} */ (root.querySelector("button.step, button.primary")).click();
      CanvasRenderingContext2D.prototype.fillText = fillText;
      return [drawn, changed];
    });
    expect(texts, link).toBeGreaterThan(3);
    expect(early, link).toEqual([]);
  }
});
