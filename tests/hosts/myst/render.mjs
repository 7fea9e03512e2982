// The pages that `myst build --site` has made, as MyST's own theme packages show them, into the folder `pages`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { ThemeProvider } from "@myst-theme/providers";
import { DEFAULT_RENDERERS, MyST } from "myst-to-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

// What their classes mean here; the themes have Tailwind.
const STYLE =
  "main { max-width: 46rem; margin: auto } .relative { position: relative } .inline-block { display: inline-block }";

mkdirSync("pages", { recursive: true });
for (const file of readdirSync("_build/site/content")) {
  const { frontmatter, mdast } = JSON.parse(readFileSync(`_build/site/content/${file}`, "utf8"));
  const body = createElement(ThemeProvider, { renderers: DEFAULT_RENDERERS }, createElement(MyST, { ast: mdast }));
  writeFileSync(
    `pages/${file.replace(".json", ".html")}`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${frontmatter.title}</title><link rel="icon" href="data:,">
    <style>${STYLE}</style><main><h1>${frontmatter.title}</h1>${renderToStaticMarkup(body)}</main>`,
  );
}
