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
 * silent. A request that was under way is sent once more, then fails in words.
 */
export class InferenceClient {
  readonly #address: URL;
  readonly #onProgress: (loaded: number, total: number) => void;
  readonly #onState: (state: InferenceState, message: string) => void;
  readonly #queue: PendingRequest[] = [];
  #pending: PendingRequest | undefined;
  #worker: Worker | undefined;
  #state: InferenceState = "loading";
  #failure = "";
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
    onState: (state: InferenceState, message: string) => void,
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
      this.#setState("loading");
      this.#startWorker();
    }
  }

  /** Sends a request when all earlier ones are answered; fails in a sentence for the learner. */
  send(request: RequestBody): Promise<WorkerResponse> {
    if (this.#state === "failed") {
      return Promise.reject(new Error(this.#failure));
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
        return this.#fail(message.message);
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
      pending.reject(new Error("The robot's eye stopped twice while looking at this picture. Leave it out, or try again."));
    } else if (pending) {
      this.#queue.unshift(pending);
    }

    if (this.#restartsInARow === maxRestartsInARow) {
      this.#fail(
        this.#hasReceived
          ? `The robot's eye stopped ${maxRestartsInARow + 1} times in a row. Close other tabs to free memory, then try again.`
          : "The robot's eye did not arrive. Check your connection, then try again.",
      );
      return;
    }
    this.#restartsInARow++;
    this.restarts++;
    this.#setState("restarting", "The robot's eye stopped and is being started again.");
    this.#startWorker();
  }

  #fail(message: string): void {
    this.#stopWorker();
    this.#failure = message;
    const lost = this.#queue.splice(0);
    if (this.#pending) {
      lost.unshift(this.#pending);
      this.#pending = undefined;
    }
    this.#setState("failed", message);
    for (const pending of lost) {
      pending.reject(new Error(message));
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

  #setState(state: InferenceState, message = ""): void {
    this.#state = state;
    this.#onState(state, message);
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
