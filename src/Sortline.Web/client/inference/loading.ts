import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

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
 * Fails in words that tell the learner what to do.
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
  const name = file.to.slice(file.to.lastIndexOf("/") + 1);
  const silence = new SilenceTimer();
  try {
    const response = await fetch(address, { cache, signal: silence.signal });
    if (!response.ok) {
      throw new LoadError(
        `The site has no ${name} (answer ${response.status}). Try again; if it stays so, the site was published incompletely.`,
      );
    }
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      throw new LoadError(
        `A web page came instead of ${name}. Your network may want you to sign in first: do that, then try again.`,
      );
    }
    const content = await read(response, file, name, silence, onLoaded);
    if (bytesToHex(sha256(content)) !== file.sha256) {
      throw new LoadError(`${name} arrived damaged or belongs to another version. Reload the page to fetch it anew.`);
    }
    return content;
  } catch (error) {
    if (error instanceof LoadError) {
      throw error;
    }
    throw new LoadError(
      silence.signal.aborted
        ? `Loading ${name} came to a halt. Check your connection, then try again.`
        : `${name} could not be fetched. Check that you are online, then try again.`,
    );
  } finally {
    silence.stop();
  }
}

async function read(
  response: Response,
  file: PublishedFile,
  name: string,
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
      throw new LoadError(`${name} is longer than published: it belongs to another version. Reload the page to fetch it anew.`);
    }
    content.set(part.value, length);
    length += part.value.length;
    onLoaded(length);
  }
  if (length < file.bytes) {
    throw new LoadError(`${name} broke off after ${length} of ${file.bytes} bytes. Check your connection, then try again.`);
  }
  return content;
}

/** Loading failed for a reason that the learner can do something about; the message is a sentence for the learner. */
export class LoadError extends Error {}

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
