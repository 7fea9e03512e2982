// A lab goes by the size of its place: its width, its height, and what of it is seen.
import { expect, host, MODULE, open, presets, ready, test } from "./fixture.js";

/** @typedef {import('@playwright/test').Locator} Locator */

const LAB = `<gradstep-lab scenario="v=1&amp;lab=descent&amp;problem=gabor&amp;t=3"></gradstep-lab>`;

/**
 * Waits until a lab's place in the page rests, and gives it.
 * @param {Locator} lab
 */
async function box(lab) {
  let before = "";
  await expect(async () => {
    const now = JSON.stringify(await lab.boundingBox());
    const rests = now === before;
    before = now;
    expect(rests).toBe(true);
  }).toPass({ intervals: [50] });
  return /** @type {{ x: number, y: number, width: number, height: number }} */ (JSON.parse(before));
}

const PLACES = {
  "an item of a row": `<div style="display:flex">${LAB}</div>`,
  "an item of a row, beside words": `<div style="display:flex; gap:20px"><p style="width:120px; flex:none">Words</p>${LAB}</div>`,
  "a centred column": `<div style="display:flex; flex-direction:column; align-items:center">${LAB}</div>`,
  "a grid's automatic column": `<div style="display:grid; grid-template-columns:auto; justify-content:center">${LAB}</div>`,
  "two automatic columns": `<div style="display:grid; grid-template-columns:auto auto"><p>Words</p>${LAB}</div>`,
  "an inline block": `<div style="display:inline-block">${LAB}</div>`,
  "a cell of a table": `<table><tr><td>Words</td><td>${LAB}</td></tr></table>`,
  "what fits its content": `<div style="width:fit-content">${LAB}</div>`,
  "a float": `<div style="float:left">${LAB}</div>`,
  "an element that floats itself": `<style>gradstep-lab { float: left }</style>${LAB}`,
  "an absolute place": `<div style="position:absolute; left:20px">${LAB}</div>`,
  "an element with an absolute place": `<style>gradstep-lab { position: absolute; inset: 20px auto auto 20px }</style>${LAB}`,
  "an inline element's": `<span>${LAB}</span>`,
};

for (const width of [1000, 390]) {
  test(`it has the width of its place, whatever that is: ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await host(page, MODULE + LAB);
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    const plain = await box(lab);
    expect(plain.width).toBeGreaterThan(width - 30);
    for (const [name, body] of Object.entries(PLACES)) {
      // In one page, which has the element's script and the core already.
      await page.evaluate((html) => (document.body.innerHTML = html), `${body}<p>after</p>`);
      await ready(lab);
      const { x, width: wide, height } = await box(lab);
      expect(wide, name).toBeGreaterThan(Math.min(300, 0.55 * width));
      if (!name.includes("words") && !/table|two/.test(name)) expect(wide, name).toBeGreaterThan(width - 70);
      expect(x + wide, name).toBeLessThanOrEqual(width + (/cell|two/.test(name) && width < 400 ? 60 : 0));
      expect(height, name).toBeLessThan(2 * plain.height);
      const plot = await lab.locator(".plot").first().boundingBox();
      expect(plot?.width, name).toBeGreaterThan(Math.min(250, wide - 100));
    }
  });
}

/** How far the player's top is below the plots' end. @param {Locator} lab */
async function below(lab) {
  const [plots, player] = [await lab.locator(".views").boundingBox(), await lab.locator(".player").boundingBox()];
  return (player?.y ?? NaN) - (plots?.y ?? NaN) - (plots?.height ?? NaN);
}

for (const [name, style] of /** @type {const} */ ([
  ["hides what is over", "overflow: hidden; height: 700px"],
  ["scrolls, as high as its content", "overflow: auto"],
  ["is scaled and hides what is over", "overflow: hidden; transform: scale(.6); transform-origin: 0 0"],
])) {
  test(`the player stands right under the plots in a container that ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 800 });
    await host(page, `${MODULE}<div style="${style}">${LAB}</div>`);
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    await box(lab);
    expect(await below(lab)).toBeLessThan(40);
    expect(await below(lab)).toBeGreaterThanOrEqual(0);
  });
}

test("in a frame as high as its content, too; else it sticks to the edge of what is seen", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 700 });
  await page.route("**/inner.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><style>body{margin:0}</style>${MODULE}${LAB}` }),
  );
  await host(page, `<iframe src="/inner.html" style="width:100%; height:400px; border:0"></iframe>`);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  const end = async () => {
    const { y = NaN, height = NaN } = (await lab.locator(".player").boundingBox()) ?? {};
    return Math.round(y + height - ((await page.locator("iframe").boundingBox())?.y ?? NaN));
  };
  expect(await end()).toBe(400);
  // The host makes the frame as high as the lab says that it is.
  for (let times = 0; times < 3; times++) {
    const { height } = await box(lab);
    await page.locator("iframe").evaluate((frame, high) => (frame.style.height = `${high}px`), height);
  }
  await expect(async () => expect(await below(lab)).toBeLessThan(40)).toPass();
  const { height } = await box(lab);
  expect((await page.locator("iframe").boundingBox())?.height, "it is as high as it says").toBeCloseTo(height, 0);
});

test("a height that is given is shared: the player is at its end, numbers scroll", async ({ page }) => {
  for (const [width, high] of /** @type {const} */ ([
    [1200, 640],
    [700, 640],
    [390, 640],
  ])) {
    await page.setViewportSize({ width, height: 900 });
    await host(page, `${MODULE}${LAB.replace(" ", ` style="height:${high}px" `)}<p>after</p>`);
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    const { y, height } = await box(lab);
    expect(height).toBe(high);
    const player = await lab.locator(".player").boundingBox();
    expect((player?.y ?? NaN) + (player?.height ?? NaN)).toBeCloseTo(y + high, 0);
    const plot = await lab.locator(".plot").first().boundingBox();
    expect(plot?.height).toBeGreaterThan(120);
    expect((plot?.y ?? NaN) + (plot?.height ?? NaN)).toBeLessThan(player?.y ?? NaN);
    const numbers = lab.locator(".numbers");
    expect(await numbers.evaluate((one) => one.scrollHeight > one.clientHeight && one.clientHeight > 80)).toBe(true);
    await expect(async () => {
      await numbers.evaluate((one) => (one.scrollTop = one.scrollHeight));
      const [rows, part] = [await lab.locator(".panel").boundingBox(), await numbers.boundingBox()];
      const [end = NaN, edge = NaN] = [rows, part].map((one) => (one?.y ?? NaN) + (one?.height ?? NaN));
      expect(end).toBeLessThanOrEqual(edge);
    }).toPass(); // they may still be taking their room
  }
});

test("with its height no longer given, all is there again", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await host(page, `${MODULE}${LAB}`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".numbers")).toHaveAttribute("data-kept");
  const { height } = await box(lab);
  await lab.evaluate((one) => (one.style.height = "600px"));
  await expect(lab.locator(".room")).toHaveAttribute("data-given");
  await lab.evaluate((one) => one.style.removeProperty("height"));
  await expect(lab.locator(".room")).not.toHaveAttribute("data-given");
  expect((await box(lab)).height).toBeCloseTo(height, 0);
});

for (const height of [720, 800, 1000]) {
  test(`a plot alone fits a window of ${height}, with its player`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height });
    for (const view of ["surface", "model"]) {
      const lab = await open(page, `#v=1&lab=descent&view=${view}&hide=controls`);
      await box(lab);
      expect(await below(lab), view).toBeGreaterThanOrEqual(0);
    }
  });
}

test("large is one and a half times as large: type, and what is drawn", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const lab = page.locator("gradstep-lab");
  const look = async () => {
    await ready(lab);
    await box(lab);
    const type = await lab.locator(".status").evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    const button = (await lab.locator("button.primary").boundingBox())?.height ?? NaN;
    return { type, button, columns: await lab.locator(".views").evaluate((one) => getComputedStyle(one).columnGap) };
  };
  await host(page, MODULE + LAB);
  const { type, button } = await look();
  const drawn = () =>
    lab
      .locator(".plot canvas")
      .nth(1)
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  for (const how of [
    LAB.replace("&amp;t=3", "&amp;t=3&amp;size=large"),
    LAB.replace(" ", ' size="large" '),
    `<style>gradstep-lab { --gradstep-size: 1.5 }</style>${LAB}`,
  ]) {
    await host(page, MODULE + how);
    const large = await look();
    expect(large.type).toBeCloseTo(1.5 * type, 1);
    expect(large.button).toBeCloseTo(1.5 * button, 0);
    expect(large.columns).toBe("24px"); // as of a lab of 1,280 / 1.5 pixels
    const sharp = await drawn();
    await lab.evaluate((one) => one.style.setProperty("--gradstep-size", "1"));
    await lab.evaluate((one) => one.setAttribute("size", "normal"));
    await expect.poll(drawn).not.toBe(sharp);
  }
});

for (const width of [1280, 688, 390]) {
  test(`no step of any example moves what stands below the lab: ${width} wide`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width, height: 800 });
    // The room of each run is measured when the browser is idle, of which a frame leaves little: here it has all the time it asks for.
    await page.addInitScript(() => {
      window.requestIdleCallback = (action) =>
        window.setTimeout(() => action({ didTimeout: false, timeRemaining: () => 50 }));
    });
    await host(page, `${MODULE}${LAB}<p>after</p>`);
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    const jumps = [];
    for (const { lab: kind, id, link } of await presets(page)) {
      await lab.evaluate((one, to) => /** @type {any} */ (one).open(to), link.replace(/&t=\d+/, ""));
      await expect(lab.locator(".numbers")).toHaveAttribute("data-kept");
      const places = await lab.evaluate((one) => {
        const bar = /** @type {HTMLInputElement} */ (one.shadowRoot?.querySelector(".scrub"));
        const last = Number(bar.max);
        const by = Math.max(1, last / 25);
        const seen = new Set();
        for (let t = 0; t < last + by; t += by) {
          bar.value = String(Math.min(last, Math.round(t)));
          bar.dispatchEvent(new Event("change", { bubbles: true }));
          seen.add(Math.round(one.getBoundingClientRect().height));
        }
        return [...seen];
      });
      expect(places.length).toBeGreaterThan(0);
      if (Math.max(...places) - Math.min(...places) > 1) jumps.push(`${kind} ${id}: ${places}`);
    }
    expect(jumps).toEqual([]);
  });
}
