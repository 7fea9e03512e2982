// Strict policies of the page: no inline style, scripts by nonce or address, Trusted Types.
import { expect, test } from "./notes.js";
import { expectAtHome, expectDark, stepButton, stepOf } from "./at-home.js";
import { GRADSTEP, line } from "./host.js";

const CLOSED = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'self'";

for (const [name, policy, nonce] of /** @type {const} */ ([
  ["its address", `script-src ${GRADSTEP} 'wasm-unsafe-eval'`, ""],
  ["a nonce", "script-src 'nonce-abc' 'wasm-unsafe-eval'", "abc"],
  [
    "a nonce, and Trusted Types",
    "script-src 'nonce-abc' 'wasm-unsafe-eval'; require-trusted-types-for 'script'",
    "abc",
  ],
  [
    "a nonce, and Trusted Types by name",
    "script-src 'nonce-abc' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types gradstep",
    "abc",
  ],
])) {
  test(`README's line works where the script is allowed by ${name}`, async ({ notes }) => {
    const code = (await line("A page of HTML")).replace("<script", nonce ? `<script nonce="${nonce}"` : "<script");
    const lab = await notes(code, { headers: { "content-security-policy": `${CLOSED}; ${policy}` } });
    await expectAtHome(lab);
    await expectDark(lab, false);
    await stepButton(lab).click();
    await expect.poll(() => stepOf(lab)).toBe(1);
    await lab.evaluate((element) => /** @type {any} */ (element).open("v=1&lab=descent&problem=gabor&batch=5&t=3"));
    await expect(lab.locator(".status")).toContainText("step 3");
    // Epochs are marked where they begin, and not all at the left edge.
    const marks = lab.locator(".marks i");
    await expect(marks).not.toHaveCount(0);
    const places = await marks.evaluateAll((all) => new Set(all.map((mark) => mark.getBoundingClientRect().left)).size);
    expect(places).toBe(await marks.count());
  });
}

test("without 'wasm-unsafe-eval' it says what the policy lacks, and what stood there stays", async ({
  notes,
  problems,
}) => {
  const headers = { "content-security-policy": `${CLOSED}; script-src ${GRADSTEP}` };
  const lab = await notes(await line("A page of HTML"), { headers });
  await expect(lab).toHaveAttribute("data-state", "failed");
  await expect(lab).toContainText("'wasm-unsafe-eval'");
  await expect(lab.getByRole("link", { name: "Momentum, step by step" })).toBeVisible();
  problems.splice(0); // the browser says it too
});
