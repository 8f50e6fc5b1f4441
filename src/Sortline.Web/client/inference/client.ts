import { reason, type Reason, Refusal, refusal } from "../reason";
import { transfer } from "./transfer";
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
const timeouts = { response: 10, firstResponse: 30, loading: 30, script: 6 };

/** The worker's script was waited for already when it is asked for by itself. */
const toldOfScriptMilliseconds = 3_000;

/** After how many ticks what failed is fetched once more by itself, each time; the last is for all that follow. */
const pauses = [5, 10, 20, 40, 60];

/**
 * Keeps an inference worker alive: sends it one request at a time, in order, and starts a new one when it breaks or falls
 * silent. A request that was under way is sent once more, then fails with a reason. A worker that cannot even start is tried again
 * after growing pauses, so that it comes by itself when the cause has gone.
 */
export class InferenceClient {
  readonly #script: URL;
  readonly #start: URL;
  readonly #onProgress: (loaded: number, total: number) => void;
  readonly #onState: (state: InferenceState, reason?: Reason) => void;
  readonly #queue: PendingRequest[] = [];
  #pending: PendingRequest | undefined;
  #worker: Worker | undefined;
  #state: InferenceState = "loading";
  #failure: Reason | undefined;
  #hasReceived = false;
  #hasResponded = false;
  #wasReady = false;
  #lastId = 0;
  #restartsInARow = 0;
  #watchdog: ReturnType<typeof setInterval> | undefined;
  #nextTry: ReturnType<typeof setInterval> | undefined;
  #failures = 0;

  /** How often a worker had to be replaced. */
  restarts = 0;

  /** `script` is where the worker's script lies; `start` what is started, if that is another script which brings it in. */
  constructor(
    script: URL,
    onProgress: (loaded: number, total: number) => void,
    onState: (state: InferenceState, reason?: Reason) => void,
    start: URL = script,
  ) {
    this.#script = script;
    this.#start = start;
    this.#onProgress = onProgress;
    this.#onState = onState;
    this.#setState("loading");
    this.#startWorker();
    // As soon as the network is back, and not only after the pause.
    globalThis.addEventListener?.("online", () => this.#failure && this.#nextTry && this.#tryAgain());
  }

  /** Starts over after a failure; otherwise does nothing. */
  retry(): void {
    if (this.#state === "failed") {
      this.#setState("loading");
      this.#tryAgain();
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
    const worker = new Worker(this.#start, { type: "module", name: "inference" });
    this.#worker = worker;
    this.#hasReceived = this.#hasResponded = false;
    // An error in a worker is handled here; unhandled it would count as an error of the page.
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#hasReceived) {
        this.#restart();
      } else {
        void this.#askForScript(worker, false);
      }
    };
    worker.onmessageerror = () => this.#restart();
    worker.onmessage = (event: MessageEvent<WorkerProgress | WorkerResponse>) => this.#onMessage(event.data);
    // A slow computer gets more time with each worker.
    this.#startWatchdog(timeouts.script * 2 ** this.#restartsInARow, () => void this.#askForScript(worker, true));
  }

  /** What answers a worker that breaks or is silent before its first word: the browser itself does not say whether its script came. */
  async #askForScript(worker: Worker, isSilent: boolean): Promise<void> {
    this.#stopWatchdog();
    const begun = performance.now();
    const isWaited = (): boolean => worker === this.#worker && !this.#hasReceived;
    const stall = (why: Reason): void => (isWaited() ? this.#stall(why) : undefined);
    try {
      // Past the browser's copy, which may be the broken one; what comes takes its place.
      await transfer(this.#script, "reload", { onBytes: () => {}, onStalled: stall }, toldOfScriptMilliseconds);
    } catch (error) {
      if (isWaited()) {
        this.#fail(error instanceof Refusal ? error.reason : reason("eye.did-not-arrive"));
      }
      return;
    }
    // Where the script takes its time, the network is slow, which is no fault.
    if (isSilent && performance.now() - begun < toldOfScriptMilliseconds) {
      stall(reason("eye.did-not-arrive"));
    }
    if (isWaited()) {
      this.#restart();
    }
  }

  /** Tells that it takes too long, and waits on. */
  #stall(why: Reason): void {
    if (this.#state !== "failed") {
      this.#setState("failed", why);
    }
  }

  #tryAgain(): void {
    this.#stopWorker();
    clearInterval(this.#nextTry);
    this.#nextTry = undefined;
    this.#restartsInARow = 0;
    this.#failure = undefined;
    this.#wasReady = false;
    this.#startWorker();
  }

  #onMessage(message: WorkerProgress | WorkerResponse): void {
    this.#hasReceived = true;
    switch (message.kind) {
      case "progress":
        this.#startWatchdog(timeouts.loading);
        if (this.#state === "failed" && message.loaded > 0) {
          this.#setState("loading"); // Not before: what is said of a fault stands until something comes.
        }
        return this.#state === "failed" ? undefined : this.#onProgress(message.loaded, message.total);
      case "stalled":
        return this.#stall(message.reason);
      case "warming":
        this.#startWatchdog(timeouts.loading);
        return this.#setState("warming");
      case "ready":
        this.#stopWatchdog();
        this.#failures = 0;
        this.#wasReady = true;
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
    if (this.#state !== "failed") {
      this.#setState("restarting");
    }
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
    this.#tryLater();
  }

  /** By itself, unless the network came and stops at the pictures: then only the learner can know when that is over. */
  #tryLater(): void {
    let left = this.#wasReady ? Infinity : (pauses[Math.min(this.#failures++, pauses.length - 1)] ?? 0);
    this.#nextTry = setInterval(() => {
      if (--left === 0) {
        this.#tryAgain();
      }
    }, tickMilliseconds);
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
  #startWatchdog(ticks: number, bark = (): void => this.#restart()): void {
    this.#stopWatchdog();
    let left = ticks;
    this.#watchdog = setInterval(() => {
      if (--left === 0) {
        bark();
      }
    }, tickMilliseconds);
  }

  #stopWatchdog(): void {
    clearInterval(this.#watchdog);
  }
}
