// A file on its way: how much of it has come is told, and a request that hangs is given up and made once more.

/** Milliseconds without a byte after which a request is given up. */
const PATIENCE = 20_000;

/**
 * Why a file or its content could not be used. `kind` says at which point; lab/reasons.js finds the words.
 * @typedef {{ url?: URL, status?: number, type?: string, bytes?: number }} Facts
 */
export class Fault extends Error {
  name = "Fault";

  /**
   * @param {"network" | "hang" | "status" | "content" | "mixed" | "disk" | "no-wasm" | "old"} kind
   * @param {Facts} [facts]
   * @param {unknown} [cause]
   */
  constructor(kind, facts = {}, cause = undefined) {
    const { url, status } = facts;
    const words = [kind, url?.href, status, cause instanceof Error ? cause.message : ""];
    super(words.filter(Boolean).join(" · "), { cause });
    this.kind = kind;
    this.facts = facts;
  }
}

/**
 * How far a file has come: its bytes, of how many where that is known, and whether it is asked for once more.
 * @typedef {{ bytes: number, total: number, again: boolean }} Progress
 */

/**
 * @template T
 * @typedef {object} Options
 * @property {(response: Response) => Promise<T>} use what is made of it while it comes
 * @property {(progress: Progress) => void} [tell]
 * @property {RequestCache} [cache]
 * @property {number} [total] how many bytes it has, if that is known; 0 if not
 */

/**
 * Fetches a file: its bytes, and what was made of them.
 * @template T
 * @param {URL} url
 * @param {Options<T>} options
 * @returns {Promise<{ bytes: Blob, made: T }>}
 */
export async function fetchFile(url, options) {
  try {
    return await attempt(url, options, false);
  } catch (error) {
    const broken = error instanceof Fault && (error.kind === "hang" || (error.kind === "network" && error.facts.bytes));
    if (!broken) throw error;
    return attempt(url, options, true);
  }
}

/**
 * @template T
 * @param {URL} url
 * @param {Options<T>} options
 * @param {boolean} again
 */
async function attempt(url, { use, tell = () => {}, cache = "default", total = 0 }, again) {
  const stop = new AbortController();
  let bytes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Fault("hang", { url, bytes })), PATIENCE);
    tell({ bytes, total: bytes <= total ? total : 0, again });
  };
  touch();
  try {
    const response = await fetch(url, { signal: stop.signal, cache });
    if (!response.ok) throw new Fault("status", { url, status: response.status });
    const { headers } = response;
    // The length is that of the bytes sent: useless for a compressed file, and a file of another origin may be one.
    const plain = response.type !== "cors" && !headers.has("content-encoding");
    if (plain && !total) total = Number(headers.get("content-length") ?? 0);
    /** @type {BlobPart[]} */ const parts = [];
    const count = async () => {
      const reader = response.clone().body?.getReader();
      const used = use(response);
      used.catch(() => {}); // it is waited for below
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
        parts.push(part.value);
        bytes += part.value.length;
        touch();
      }
      clearTimeout(timer);
      const made = await used.catch((error) => {
        throw new Fault("content", { url, bytes, type: headers.get("content-type") ?? "" }, error);
      });
      return { bytes: new Blob(parts), made };
    };
    return await count();
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason;
    throw error instanceof Fault ? error : new Fault("network", { url, bytes }, error);
  } finally {
    clearTimeout(timer);
  }
}
