// The element and what shows it in a notebook as one module with everything inside: python/gradstep/lab.js.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { toText } from "../../www/bytes.js";

const COMMON = /** @type {const} */ ({
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});

const sheet = await build({ entryPoints: ["www/style/lab.css"], bundle: true, minify: true, write: false });
const style = sheet.outputFiles[0]?.text;
const core = toText(readFileSync("www/pkg/gradstep_bg.wasm"));

const instead = {
  "inside.js": `export const [core, style, page] = ${JSON.stringify([core, style])};`,
  "place.js": "export const [SITE, CORE, STYLE] = Array(3).fill(new URL(location.href));",
};

const { outputFiles } = await build({
  ...COMMON,
  entryPoints: ["python/widget.js"],
  charset: "utf8",
  write: false,
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
const packed = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).toString("base64");
await build({
  ...COMMON,
  entryPoints: ["python/unpack.js"],
  outfile: "python/gradstep/lab.js",
  define: { PACKED: JSON.stringify(packed) },
});
