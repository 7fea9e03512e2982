// The element and what shows it in a notebook as one module with everything inside, python/gradstep/lab.js:
// node xtask/src/python.mjs CORE, with the path of the core.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { toText } from "../../www/bytes.js";
import { ROOT, modules, styleSheet } from "./dist/bundle.mjs";

const core = toText(new Uint8Array(readFileSync(process.argv[2] ?? "")));
const style = await styleSheet("www/style/lab.css");
const { files } = await modules(["python/widget.js"], { core, style }, { inside: true });
const [widget] = files;
if (!widget || files.length > 1) throw new Error("one module is expected");
const packed = gzipSync(widget.content, { level: 9 }).toString("base64");
await build({
  entryPoints: [join(ROOT, "python/unpack.js")],
  outfile: join(ROOT, "python/gradstep/lab.js"),
  define: { PACKED: JSON.stringify(packed) },
  minify: true,
  target: "es2022",
  logLevel: "warning",
});
