// What the tests of hosts share: the lines of README and of the share dialog, a host's pages made with them, and programs at work
// meanwhile.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LINES } from "../../www/page/share-lines.js";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "../..");

/** Where the widget is served from, with a slash at the end. */
export const GRADSTEP = process.env.GRADSTEP_URL ?? "";

/** What dist has made. */
export const DIST = join(ROOT, "dist");

/** Where README says it lies. */
const YOURS = "https://your.host/gradstep/";

/**
 * README's line for a host: the first code below what stands there in bold, with the address of the tests.
 * @param {string} host
 * @param {string} [base] another address
 */
export async function line(host, base = GRADSTEP) {
  const text = await readFile(join(ROOT, "README.md"), "utf8");
  const section = text.split("\n## Put it into a course\n")[1]?.split("\n## ")[0] ?? "";
  const found = section.split(/^\*\*/m).find((part) => part.split("**")[0]?.split(", ").includes(host));
  const code = /^(`{3,})\w+\n(.*?)\n\1$/ms.exec(found ?? "")?.[2];
  if (!code) throw new Error(`README has no line for ${host}`);
  return code.replaceAll(YOURS, base);
}

/** What is shared, beside README's scenario: data of one's own at step 3, and a title that has to be quoted. */
const SHARED = "v=1&lab=descent&x=0,1,2,3.5&y=1,2,1.5,4&t=3";
const TITLE = 'Gradstep: "two" < 3 & more';

/**
 * What the share dialog gives for a kind of page.
 * @param {string} kind
 */
export function shared(kind) {
  const found = LINES.find(({ name }) => name === kind);
  if (!found) throw new Error(`nothing is shared as ${kind}`);
  const link = found.compact ? `${SHARED}&layout=compact` : SHARED;
  return found.text({ site: GRADSTEP, link, title: TITLE });
}

/**
 * A host's project, copied to where it can be built, with README's lines where it says `{{line of a host}}`, and what the share
 * dialog gives where it says `{{kind shared}}`.
 * @param {string} name
 * @param {Record<string, string>} [words] what else stands for what
 */
export async function project(name, words = {}) {
  const folder = join(ROOT, "target/hosts", name);
  await rm(folder, { recursive: true, force: true });
  await cp(join(HERE, name), folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    let text = await readFile(path, "utf8");
    for (const [all, host = ""] of text.matchAll(/\{\{line of (.+?)\}\}/g))
      text = text.replaceAll(all, await line(host));
    for (const [all, kind = ""] of text.matchAll(/\{\{(.+?) shared\}\}/g)) text = text.replaceAll(all, shared(kind));
    for (const [name, value] of Object.entries(words)) text = text.replaceAll(`{{${name}}}`, value);
    await writeFile(path, text);
  }
  return folder;
}

/** Where the packages of `package.json` are. */
export const PACKAGES = process.env.HOSTS_PACKAGES ?? "";

/** @param {string} name a program of the environment that `requirements.txt` is installed in */
function tool(name) {
  return join(process.env.HOSTS_TOOLS ?? "", name);
}

/** No host may read or write what is the developer's own, or ask for news. */
const ENV = {
  ...process.env,
  HOME: join(ROOT, "target/hosts/home"),
  NO_MKDOCS_2_WARNING: "1",
  DO_NOT_TRACK: "1",
  JUPYTER_CONFIG_DIR: join(ROOT, "target/hosts/jupyter/config"),
};

/**
 * Runs a tool to its end.
 * @param {string} name
 * @param {string[]} args
 */
export async function make(name, ...args) {
  await run(tool(name), args, { env: ENV });
}

/**
 * Runs a script of Node's to its end.
 * @param {string} folder where it runs
 * @param {string[]} args
 */
export async function makeInNode(folder, ...args) {
  await run(process.execPath, args, { cwd: folder, env: ENV });
}

/** A port that is free now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (!address || typeof address === "string") throw new Error("there is no port");
  return address.port;
}

/**
 * A program at work until it is stopped.
 * @param {string} program
 * @param {string[]} args
 * @param {string} url answers once it is ready
 * @param {string} [cwd]
 */
export async function start(program, args, url, cwd) {
  const child = spawn(program, args, { cwd, env: ENV, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const gone = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill();
    await gone;
  };
  for (const began = Date.now(); ;) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, stop };
    if (child.exitCode !== null || Date.now() - began > 60_000) {
      await stop();
      throw new Error(`${program} does not answer: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * A tool at work until it is stopped.
 * @param {string} name
 * @param {string[]} args
 * @param {string} url
 * @param {string} [cwd]
 */
export function begin(name, args, url, cwd) {
  return start(tool(name), args, url, cwd);
}

/**
 * Serves a folder on an origin of its own, as plainly as can be.
 * @param {string} folder
 * @param {number} [port]
 */
export async function serve(folder, port) {
  port ??= await freePort();
  const args = ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", folder];
  return begin("python", args, `http://127.0.0.1:${port}/`);
}
