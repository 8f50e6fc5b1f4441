import { reason, type Reason, Refusal, refusal } from "../reason";
import type { WorkerProgress, WorkerRequest, WorkerResponse } from "./protocol";

/** A request without its number, which the client gives it. */
type RequestBody = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, "id"> : never) : never;

interface PendingRequest {
  readonly request: WorkerRequest;
  readonly resolve: (response: WorkerResponse) => void;
  readonly reject: (reason: Error) => void;
  attempts: number;
}

/** What the network is doing; C# reads these words in MobileNetFeatureExtractor. */
export type InferenceState = "loading" | "warming" | "ready" | "failed" | "restarting";

const maxRestartsInARow = 3;
const tickMilliseconds = 1_000;

/** How many ticks the worker may be silent. */
const timeouts = { response: 10, firstResponse: 30, loading: 30 };

/**
 * Keeps an inference worker alive: sends it one request at a time, in order, and starts a new one when it breaks or falls
 * silent. A request that was under way is sent once more, then fails with a reason.
 */
export class InferenceClient {
  readonly #address: URL;
  readonly #onProgress: (loaded: number, total: number) => void;
  readonly #onState: (state: InferenceState, reason?: Reason) => void;
  readonly #queue: PendingRequest[] = [];
  #pending: PendingRequest | undefined;
  #worker: Worker | undefined;
  #state: InferenceState = "loading";
  #failure: Reason | undefined;
  #hasReceived = false;
  #hasResponded = false;
  #lastId = 0;
  #restartsInARow = 0;
  #watchdog: ReturnType<typeof setInterval> | undefined;

  /** How often a worker had to be replaced. */
  restarts = 0;

  constructor(
    address: URL,
    onProgress: (loaded: number, total: number) => void,
    onState: (state: InferenceState, reason?: Reason) => void,
  ) {
    this.#address = address;
    this.#onProgress = onProgress;
    this.#onState = onState;
    this.#setState("loading");
    this.#startWorker();
  }

  /** Starts over after a failure; otherwise does nothing. */
  retry(): void {
    if (this.#state === "failed") {
      this.#restartsInARow = 0;
      this.#failure = undefined;
      this.#setState("loading");
      this.#startWorker();
    }
  }

  /** Sends a request when all earlier ones are answered; fails with a reason for the learner. */
  send(request: RequestBody): Promise<WorkerResponse> {
    if (this.#failure) {
      return Promise.reject(new Refusal(this.#failure));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ request: { ...request, id: ++this.#lastId }, resolve, reject, attempts: 0 });
      this.#sendNext();
    });
  }

  #startWorker(): void {
    const worker = new Worker(this.#address, { type: "module", name: "inference" });
    this.#worker = worker;
    this.#hasReceived = this.#hasResponded = false;
    // An error in a worker is handled here; unhandled it would count as an error of the page.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#restart();
    };
    worker.onmessageerror = () => this.#restart();
    worker.onmessage = (event: MessageEvent<WorkerProgress | WorkerResponse>) => this.#onMessage(event.data);
    this.#startWatchdog(timeouts.loading);
  }

  #onMessage(message: WorkerProgress | WorkerResponse): void {
    this.#hasReceived = true;
    switch (message.kind) {
      case "progress":
        this.#startWatchdog(timeouts.loading);
        return this.#onProgress(message.loaded, message.total);
      case "warming":
        this.#startWatchdog(timeouts.loading);
        return this.#setState("warming");
      case "ready":
        this.#stopWatchdog();
        this.#setState("ready");
        return this.#sendNext();
      case "failed":
        return this.#fail(message.reason);
      default:
        return this.#resolve(message);
    }
  }

  #resolve(response: WorkerResponse): void {
    const pending = this.#pending;
    if (pending?.request.id !== response.id) {
      return; // It comes from before a restart, and the request was sent again.
    }
    this.#stopWatchdog();
    this.#pending = undefined;
    this.#hasResponded = true;
    if (response.kind === "features") {
      this.#restartsInARow = 0;
    }
    pending.resolve(response);
    this.#sendNext();
  }

  #sendNext(): void {
    if (this.#state !== "ready" || this.#pending || !this.#worker) {
      return;
    }
    const pending = this.#queue.shift();
    if (pending) {
      this.#pending = pending;
      pending.attempts++;
      this.#worker.postMessage(pending.request);
      this.#startWatchdog(this.#hasResponded ? timeouts.response : timeouts.firstResponse);
    }
  }

  #restart(): void {
    this.#stopWorker();
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending && pending.attempts > 1) {
      pending.reject(refusal("eye.stopped-at-picture"));
    } else if (pending) {
      this.#queue.unshift(pending);
    }

    if (this.#restartsInARow === maxRestartsInARow) {
      this.#fail(
        this.#hasReceived ? reason("eye.keeps-stopping", { times: maxRestartsInARow + 1 }) : reason("eye.did-not-arrive"),
      );
      return;
    }
    this.#restartsInARow++;
    this.restarts++;
    this.#setState("restarting");
    this.#startWorker();
  }

  #fail(why: Reason): void {
    this.#stopWorker();
    this.#failure = why;
    const lost = this.#queue.splice(0);
    if (this.#pending) {
      lost.unshift(this.#pending);
      this.#pending = undefined;
    }
    this.#setState("failed", why);
    for (const pending of lost) {
      pending.reject(new Refusal(why));
    }
  }

  #stopWorker(): void {
    this.#stopWatchdog();
    if (this.#worker) {
      this.#worker.onmessage = this.#worker.onerror = this.#worker.onmessageerror = null;
      this.#worker.terminate();
      this.#worker = undefined;
    }
  }

  #setState(state: InferenceState, why?: Reason): void {
    this.#state = state;
    this.#onState(state, why);
  }

  // It counts ticks and not elapsed time, because a computer may sleep for an hour without the worker having been silent.
  #startWatchdog(ticks: number): void {
    this.#stopWatchdog();
    let left = ticks;
    this.#watchdog = setInterval(() => {
      if (--left === 0) {
        this.#restart();
      }
    }, tickMilliseconds);
  }

  #stopWatchdog(): void {
    clearInterval(this.#watchdog);
  }
}
