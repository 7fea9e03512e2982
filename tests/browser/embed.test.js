// embed.html in pages of others, which speak one of three dialects about its height, or none.
import { expect, host, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

const LINK = "v=1&lab=descent&t=3";
const FRAME = `<iframe src="/embed.html#${LINK.replaceAll("&", "&amp;")}" width="700" height="150" title="A lab" style="border: 0"></iframe>`;

/** Notes every message, as text, and does with it what is given. */
const listening = (/** @type {string} */ does) => `<script>
  const messages = [];
  const frame = () => document.querySelector("iframe");
  addEventListener("message", (event) => {
    messages.push(typeof event.data === "string" ? event.data : JSON.stringify(event.data));
    if (event.source !== frame().contentWindow) return;
    const { data } = event;
    ${does}
  });
</script>`;

/** What hosts do, by what they speak. */
const HOSTS = {
  LTI: `if (data.subject === "lti.frameResize") frame().style.height = data.height + "px";`,
  embedly: `if (typeof data === "string") {
    const { context, height, src } = JSON.parse(data);
    if (context === "iframe.resize") document.querySelector('iframe[src="' + new URL(src).pathname + new URL(src).hash + '"]').height = height;
  }`,
  // As the script does that H5P gives to pages.
  H5P: `if (data.context === "h5p") {
    const respond = (action) => event.source.postMessage({ context: "h5p", action }, "*");
    if (data.action === "hello") { frame().style.width = "100%"; respond("hello"); }
    if (data.action === "prepareResize") { frame().style.height = "1px"; respond("resizePrepared"); }
    if (data.action === "resize") frame().style.height = data.scrollHeight + "px";
  }`,
};

/** @param {Page} page @returns {Promise<any[]>} */
const messages = (page) => page.evaluate("messages.map((message) => JSON.parse(message))");

/**
 * Whether all of the frame is in sight within it.
 * @param {Page} page
 */
function fits(page) {
  const frame = page.frames()[1];
  return frame?.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight === clientHeight && clientHeight > 400;
  });
}

for (const [name, does] of Object.entries(HOSTS)) {
  test(`a page that speaks ${name} gives the frame its height, and it comes to rest`, async ({ page }) => {
    await host(page, `${listening(does)}${FRAME}`);
    const lab = page.frameLocator("iframe").locator("gradstep-lab");
    await ready(lab);
    await expect.poll(() => fits(page)).toBe(true);
    const heights = async () => (await messages(page)).filter(({ subject }) => subject === "lti.frameResize");
    const before = await heights();
    expect(before.length, JSON.stringify(before)).toBeLessThanOrEqual(3);
    // It grows and shrinks with its content.
    await lab.evaluate((element) => /** @type {any} */ (element).open("v=1&lab=chain"));
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(before.length);
    await expect.poll(() => fits(page)).toBe(true);
    expect((await heights()).length).toBeLessThanOrEqual(before.length + 3);
    expect(new Set((await heights()).map(({ height }) => height)).size).toBeGreaterThan(1);
  });
}

test("a page whose script comes late is told again; ten lines are enough for one", async ({ page }) => {
  await host(page, FRAME);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  await page.addScriptTag({ url: "/www/frame-host.js" });
  await expect.poll(() => fits(page)).toBe(true);
});

test("a platform is told the state, and gives it back", async ({ page }) => {
  const platform = `
    if (data.subject === "SPLICE.getState") event.source.postMessage(
      { subject: "SPLICE.getState.response", message_id: data.message_id, state: window.kept ?? null }, "*");`;
  await host(page, `${listening(platform)}${FRAME}`);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  const reports = async () => (await messages(page)).filter(({ subject }) => subject === "SPLICE.reportScoreAndState");
  await expect.poll(async () => (await reports()).at(-1)).toMatchObject({ state: "v=1&lab=descent&t=4", score: 0 });
  const [report] = await reports();
  expect(report.message_id).toMatch(/^gradstep-/);
  expect(report.activity_id).toMatch(/\/embed\.html$/);
  // It asks the frame too.
  await page.evaluate(() =>
    document
      .querySelector("iframe")
      ?.contentWindow?.postMessage({ subject: "SPLICE.getState", message_id: "mine" }, "*"),
  );
  const answers = async () => (await messages(page)).filter(({ subject }) => subject === "SPLICE.getState.response");
  await expect
    .poll(async () => (await answers())[0])
    .toMatchObject({ message_id: "mine", state: "v=1&lab=descent&t=4" });
  // The next visit goes on from there.
  await host(page, `<script>window.kept = "v=1&lab=chain&t=2"</script>${listening(platform)}${FRAME}`);
  await expect(lab.locator(".status")).toContainText("forward 2");
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/#v=1&lab=chain&t=2$/);
});

test("a platform is told the score when a question is answered, and once more by what it has kept", async ({
  page,
}) => {
  const platform = `
    if (data.subject === "SPLICE.getState") event.source.postMessage(
      { subject: "SPLICE.getState.response", message_id: data.message_id, state: window.kept ?? null }, "*");`;
  const asks = FRAME.replace(/#[^"]*/, "#v=1&amp;lab=chain&amp;ask=f1;h2&amp;t=2");
  await host(page, `${listening(platform)}${asks}`);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  const box = lab.getByRole("form").getByRole("textbox");
  const reports = async () => (await messages(page)).filter(({ subject }) => subject === "SPLICE.reportScoreAndState");
  await box.fill("3.21");
  await page.keyboard.press("Enter");
  await expect.poll(reports).toMatchObject([{ score: 0, state: "v=1&lab=chain&ask=f1;h2&a=3.21~1&t=2" }]);
  await box.fill("1.623");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await reports()).at(-1)).toMatchObject({ score: 0.5 });
  const { state } = (await reports()).at(-1) ?? {};
  expect(state).toContain("&a=1.623~2s&t=");
  // The next visit goes on from there, with the score that was reached.
  await host(page, `<script>window.kept = ${JSON.stringify(state)}</script>${listening(platform)}${asks}`);
  await expect.poll(() => lab.evaluate((one) => /** @type {any} */ (one).score)).toBe(0.5);
  await lab.getByRole("button", { name: "Show me" }).or(box).first().waitFor();
  await box.fill("0.912");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await reports()).at(-1)).toMatchObject({ score: 0.5 });
  await lab.getByRole("button", { name: "Show me" }).click();
  await expect.poll(async () => (await reports()).at(-1)?.state).toContain(";0.912~1s");
  expect((await reports()).at(-1)?.score).toBe(0.5);
});

test("what others say is ignored, nothing is added to the history, and the wheel scrolls the page around", async ({
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await host(page, `${listening(HOSTS.LTI)}${FRAME}<p style="height: 2000px">after</p>`);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  await expect.poll(() => fits(page)).toBe(true);
  const entries = await page.evaluate("history.length");
  await page.evaluate(() => {
    const frame = document.querySelector("iframe")?.contentWindow;
    for (const said of [
      null,
      7,
      "x",
      "{",
      [],
      { context: "h5p" },
      { context: "h5p", action: { a: 1 } },
      { subject: "SPLICE.getState.response", state: "v=1&lab=chain" },
      { subject: "lti.frameResize", height: 1 },
    ]) {
      frame?.postMessage(said, "*");
    }
  });
  for (let i = 0; i < 3; i++) await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab.locator(".status")).toContainText("step 6");
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/#v=1&lab=descent&t=6$/);
  expect(await page.evaluate("history.length")).toBe(entries);
  await page.evaluate("scrollTo(0, 0)");
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate("scrollY")).toBe(200);
});

test("by itself it is a lab with a way to the full page", async ({ page }) => {
  await page.goto(`/embed.html#${LINK}`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
  await expect(lab.getByRole("link", { name: "Gradstep" })).toHaveAttribute("href", /\/#v=1&lab=descent&t=3$/);
  await page.goto("/embed.html#v=1&lab=chain");
  await expect.poll(() => lab.evaluate((element) => /** @type {any} */ (element).link)).toBe("v=1&lab=chain");
});

test("the full page in a frame that follows its height comes to rest too", async ({ page }) => {
  // It says nothing of its height; a page of the same origin may look.
  const follow = `<script>
    let times = 0;
    const measure = () => {
      const frame = document.querySelector("iframe");
      const body = frame.contentDocument?.body;
      const height = body ? body.scrollHeight + "px" : "";
      if (height && height !== frame.style.height) { frame.style.height = height; times++; }
      requestAnimationFrame(measure);
    };
    addEventListener("load", measure);
  </script>`;
  await host(page, `${follow}${FRAME.replace("/embed.html", "/")}`);
  await ready(page.frameLocator("iframe").locator("gradstep-lab"));
  let before = -1;
  await expect
    .poll(async () => {
      const now = Number(await page.evaluate("times"));
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  expect(Number(await page.evaluate("times"))).toBeLessThan(12);
  expect(await page.locator("iframe").evaluate((frame) => frame.clientHeight)).toBeLessThan(6000);
});
