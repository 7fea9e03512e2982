// The element and what shows it in a notebook as one module with everything inside: python/gradstep/lab.js.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { toText } from "../../www/bytes.js";

const sheet = await build({ entryPoints: ["www/style/lab.css"], bundle: true, minify: true, write: false });
const style = sheet.outputFiles[0]?.text;
const core = toText(readFileSync("www/pkg/gradstep_bg.wasm"));

const instead = {
  "inside.js": `export const [core, style, page] = ${JSON.stringify([core, style])};`,
  "place.js": "export const [SITE, CORE, STYLE] = Array(3).fill(new URL(location.href));",
};

await build({
  entryPoints: ["python/widget.js"],
  outfile: "python/gradstep/lab.js",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  plugins: [
    {
      name: "instead",
      setup: ({ onLoad }) =>
        onLoad({ filter: /\/www\/(inside|place)\.js$/ }, ({ path }) => ({
          contents: instead[path.endsWith("inside.js") ? "inside.js" : "place.js"],
        })),
    },
  ],
});
