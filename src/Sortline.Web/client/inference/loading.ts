import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { refusal, Refusal } from "../reason";

/** A file of the site whose content is known beforehand. */
export interface PublishedFile {
  readonly to: string;
  readonly bytes: number;
  readonly sha256: string;
}

const tries = 3;
const silenceMilliseconds = 20_000;
const pauseMilliseconds = 500;

/**
 * Fetches a file and makes sure that it is the one that was published, before anyone reads it.
 * Fails with a reason that tells the learner what to do.
 */
export async function fetchVerified(
  file: PublishedFile,
  address: URL,
  onLoaded: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      onLoaded(0);
      // A copy in the browser's cache may be the broken one: later tries go past it.
      return await fetchOnce(file, address, attempt === 1 ? "default" : "reload", onLoaded);
    } catch (error) {
      if (attempt === tries) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds * attempt));
    }
  }
}

async function fetchOnce(
  file: PublishedFile,
  address: URL,
  cache: RequestCache,
  onLoaded: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = nameOf(file);
  const silence = new SilenceTimer();
  try {
    const response = await fetch(address, { cache, signal: silence.signal });
    if (!response.ok) {
      throw refusal("eye.missing", { file: name, status: response.status });
    }
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      throw refusal("eye.web-page", { file: name });
    }
    const content = await read(response, file, silence, onLoaded);
    if (bytesToHex(sha256(content)) !== file.sha256) {
      throw refusal("eye.damaged", { file: name });
    }
    return content;
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    throw silence.signal.aborted ? refusal("eye.halted", { file: name }) : refusal("eye.not-fetched", { file: name });
  } finally {
    silence.stop();
  }
}

async function read(
  response: Response,
  file: PublishedFile,
  silence: SilenceTimer,
  onLoaded: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(file.bytes);
  let length = 0;
  const reader = response.body!.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    silence.restart();
    if (length + part.value.length > file.bytes) {
      void reader.cancel();
      throw refusal("eye.too-long", { file: nameOf(file) });
    }
    content.set(part.value, length);
    length += part.value.length;
    onLoaded(length);
  }
  if (length < file.bytes) {
    throw refusal("eye.broke-off", { file: nameOf(file), loaded: length, total: file.bytes });
  }
  return content;
}

function nameOf(file: PublishedFile): string {
  return file.to.slice(file.to.lastIndexOf("/") + 1);
}

/** Gives up on a connection that says nothing for a while; a slow one that still talks goes on. */
class SilenceTimer {
  readonly #abort = new AbortController();
  #timer = this.#arm();

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#arm();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#abort.abort(), silenceMilliseconds);
  }
}
