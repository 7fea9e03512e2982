// What the share dialog gives is what README says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LINES } from "../../www/page/share-lines.js";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const LINK = "v=1&lab=descent&problem=gabor&opt=momentum";
const SHARED = { site: "https://your.host/gradstep/", link: LINK, title: "Momentum, step by step" };

/** What README shows in its own way. @type {Record<string, string>} */
const MORE = { MyST: "&layout=compact", "reveal.js": "&view=surface&layout=compact" };

for (const { name, text } of LINES.filter(({ name }) => name !== "Link")) {
  test(`the line for ${name} is README's`, () => {
    const given = text({ ...SHARED, link: `${LINK}${MORE[name] ?? ""}` });
    assert.ok(README.includes(`\n${given}\n`), given);
  });
}

test("what a link or a title holds does not end an attribute, and is no name of a character", () => {
  const script = LINES.find(({ name }) => name === "Script");
  const given = script?.text({ site: "https://a.b/", link: 'v=1&x="<&lt;', title: "“A” & <b>" });
  assert.equal(
    given,
    '<script src="https://a.b/gradstep.js" async></script><gradstep-lab scenario="v=1&x=&quot;&lt;&amp;lt;">' +
      '<a href="https://a.b/#v=1&x=&quot;&lt;&amp;lt;">“A” &amp; &lt;b></a></gradstep-lab>',
  );
});
