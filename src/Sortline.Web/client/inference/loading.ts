import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Reason, refusal } from "../reason";
import { transfer } from "./transfer";

/** A file of the site whose content is known beforehand. */
export interface PublishedFile {
  readonly to: string;
  readonly bytes: number;
  readonly sha256: string;
}

const tries = 3;
const pauseMilliseconds = 500;

/**
 * Fetches a file and makes sure that it is the one that was published, before anyone reads it.
 * Fails with a reason that tells the learner what to do; `onStalled` is told of one that may pass.
 */
export async function fetchVerified(
  file: PublishedFile,
  address: URL,
  onLoaded: (bytes: number) => void,
  onStalled: (why: Reason) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      onLoaded(0);
      // A copy in the browser's cache may be the broken one: later tries go past it.
      return await fetchOnce(file, address, attempt === 1 ? "default" : "reload", onLoaded, onStalled);
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
  onStalled: (why: Reason) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = nameOf(file);
  const content = new Uint8Array(file.bytes);
  let length = 0;
  await transfer(address, cache, {
    onBytes: (bytes) => {
      if (length + bytes.length > file.bytes) {
        throw refusal("eye.too-long", { file: name });
      }
      content.set(bytes, length);
      length += bytes.length;
      onLoaded(length);
    },
    onStalled,
  });
  if (length < file.bytes) {
    throw refusal("eye.broke-off", { file: name, loaded: length, total: file.bytes });
  }
  if (bytesToHex(sha256(content)) !== file.sha256) {
    throw refusal("eye.damaged", { file: name });
  }
  return content;
}

function nameOf(file: PublishedFile): string {
  return file.to.slice(file.to.lastIndexOf("/") + 1);
}
