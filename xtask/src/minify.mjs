// Joins and shortens the scripts and style sheets of dist: few long files load and compress better than many short
// ones. The scripts that pages and notebooks name keep their names; what these share is in chunks beside them.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const ENTRIES = ["page/page.js", "gradstep-lab.js", "engine.js"].map((file) => `www/${file}`);
const alone = ["www/embed.js"];
const sheets = ["www/page/page.css", "www/page/dialogs.css", "www/style/lab.css"];

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: "dist/www",
  outbase: "www",
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
};

for (const file of readdirSync("dist/www", { encoding: "utf8", recursive: true })) {
  if (/\.(js|ts)$/.test(file)) rmSync(`dist/www/${file}`);
}
await build({ ...common, entryPoints: alone });
await build({ ...common, entryPoints: sheets, allowOverwrite: true, bundle: true });
for (const part of readdirSync("dist/www/style")) if (part !== "lab.css") rmSync(`dist/www/style/${part}`);
const { metafile } = await build({
  ...common,
  entryPoints: ENTRIES,
  bundle: true,
  splitting: true,
  chunkNames: "chunk-[hash]",
  metafile: true,
});

// The page asks for its scripts' imports at once, before it has read the scripts: these are chunks now.
const { imports } = metafile.outputs["dist/www/page/page.js"];
const chunks = imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path.replace("dist/", ""));
const link = (/** @type {string} */ file) => `    <link rel="modulepreload" href="${file}" />\n`;
const page = readFileSync("index.html", "utf8")
  .replace(/ *<link rel="modulepreload" href="www\/[\w\/-]+\.js" \/>\n/g, "")
  .replace(/(?= *<script type="module" src="www\/page\/page\.js">)/, chunks.map(link).join(""));
writeFileSync("dist/index.html", page);
