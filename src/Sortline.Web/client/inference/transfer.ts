import { type Reason, reason, Refusal, refusal } from "../reason";

/** A connection that says nothing for so long is told of; one that says nothing for longer is given up. */
const toldMilliseconds = 7_000;
const silenceMilliseconds = 20_000;

interface Listener {
  /** So many bytes more. */
  onBytes(bytes: Uint8Array): void;
  /** Nothing has come for a while; it is waited for all the same. */
  onStalled?(why: Reason): void;
}

/**
 * Fetches a file piece by piece. Fails with a reason that tells the learner what to do; what the listener throws ends it, too.
 * One that says nothing for `told` milliseconds is told of.
 */
export async function transfer(address: URL, cache: RequestCache, listener: Listener, told = toldMilliseconds): Promise<void> {
  const file = address.pathname.slice(address.pathname.lastIndexOf("/") + 1);
  const silence = new SilenceTimer(told, () => listener.onStalled?.(reason("eye.halted", { file })));
  try {
    const response = await fetch(address, { cache, signal: silence.signal });
    if (!response.ok) {
      throw refusal("eye.missing", { file, status: response.status });
    }
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      throw refusal("eye.web-page", { file });
    }
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      silence.restart();
      try {
        listener.onBytes(part.value);
      } catch (error) {
        void reader.cancel();
        throw error;
      }
    }
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    throw silence.signal.aborted ? refusal("eye.halted", { file }) : refusal("eye.not-fetched", { file });
  } finally {
    silence.stop();
  }
}

/** Gives up on a connection that says nothing for a while; a slow one that still talks goes on. */
class SilenceTimer {
  readonly #abort = new AbortController();
  readonly #tell: number;
  readonly #onStalled: () => void;
  #told: ReturnType<typeof setTimeout> | undefined;
  #over: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: number, onStalled: () => void) {
    this.#tell = tell;
    this.#onStalled = onStalled;
    this.restart();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  restart(): void {
    this.stop();
    this.#told = setTimeout(() => this.#onStalled(), this.#tell);
    this.#over = setTimeout(() => this.#abort.abort(), silenceMilliseconds);
  }

  stop(): void {
    clearTimeout(this.#told);
    clearTimeout(this.#over);
  }
}
