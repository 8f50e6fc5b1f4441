import type { Answer, Progress, Question } from "./protocol";

/** A question without its number, which the eye gives it. */
type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, "id"> : never) : never;

interface Request {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
  timesAsked: number;
}

export type EyeState = "loading" | "warming" | "ready" | "failed" | "restarting";

const restartsInARow = 3;
const tickMilliseconds = 1_000;
const patience = { answer: 10, firstAnswer: 30, loading: 30 };

/**
 * Keeps a seeing worker alive: asks it one question at a time, in order, and starts a new one when it
 * breaks or falls silent. A question that was under way is asked once more, then fails in words.
 */
export class Eye {
  readonly #address: URL;
  readonly #onProgress: (loaded: number, total: number) => void;
  readonly #onState: (state: EyeState, message: string) => void;
  readonly #waiting: Request[] = [];
  #asked: Request | undefined;
  #worker: Worker | undefined;
  #state: EyeState = "loading";
  #failure = "";
  #heard = false;
  #answered = false;
  #lastId = 0;
  #restartsInARow = 0;
  #watch: ReturnType<typeof setInterval> | undefined;

  /** How often a worker had to be replaced. */
  restarts = 0;

  constructor(
    address: URL,
    onProgress: (loaded: number, total: number) => void,
    onState: (state: EyeState, message: string) => void,
  ) {
    this.#address = address;
    this.#onProgress = onProgress;
    this.#onState = onState;
    this.#become("loading");
    this.#open();
  }

  /** Starts over after a failure; otherwise does nothing. */
  retry(): void {
    if (this.#state === "failed") {
      this.#restartsInARow = 0;
      this.#become("loading");
      this.#open();
    }
  }

  /** Asks when all earlier questions are answered; fails in a sentence for the learner. */
  ask(question: Asked): Promise<Answer> {
    if (this.#state === "failed") {
      return Promise.reject(new Error(this.#failure));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question: { ...question, id: ++this.#lastId }, resolve, reject, timesAsked: 0 });
      this.#askNext();
    });
  }

  /** Ends the worker without a word, as a browser that is short of memory does. */
  terminateForTest(): void {
    this.#worker?.terminate();
  }

  #open(): void {
    const worker = new Worker(this.#address, { type: "module", name: "seeing" });
    this.#worker = worker;
    this.#heard = this.#answered = false;
    // An error in a worker is ours to handle: it is not the page's.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#replace();
    };
    worker.onmessageerror = () => this.#replace();
    worker.onmessage = (event: MessageEvent<Progress | Answer>) => this.#hear(event.data);
    this.#expectWithin(patience.loading);
  }

  #hear(message: Progress | Answer): void {
    this.#heard = true;
    switch (message.kind) {
      case "progress":
        this.#expectWithin(patience.loading);
        return this.#onProgress(message.loaded, message.total);
      case "warming":
        this.#expectWithin(patience.loading);
        return this.#become("warming");
      case "ready":
        this.#expectNothing();
        this.#become("ready");
        return this.#askNext();
      case "failed":
        return this.#fail(message.message);
      default:
        return this.#deliver(message);
    }
  }

  #deliver(answer: Answer): void {
    const request = this.#asked;
    if (request?.question.id !== answer.id) {
      return; // From before a restart; it was asked again.
    }
    this.#expectNothing();
    this.#asked = undefined;
    this.#answered = true;
    if (answer.kind === "features") {
      this.#restartsInARow = 0;
    }
    request.resolve(answer);
    this.#askNext();
  }

  #askNext(): void {
    if (this.#state !== "ready" || this.#asked || !this.#worker) {
      return;
    }
    const request = this.#waiting.shift();
    if (request) {
      this.#asked = request;
      request.timesAsked++;
      this.#worker.postMessage(request.question);
      this.#expectWithin(this.#answered ? patience.answer : patience.firstAnswer);
    }
  }

  #replace(): void {
    this.#close();
    const request = this.#asked;
    this.#asked = undefined;
    if (request && request.timesAsked > 1) {
      request.reject(new Error("The robot's eye stopped twice while looking at this picture. Leave it out, or try again."));
    } else if (request) {
      this.#waiting.unshift(request);
    }

    if (this.#restartsInARow === restartsInARow) {
      this.#fail(
        this.#heard
          ? `The robot's eye stopped ${restartsInARow + 1} times in a row. Close other tabs to free memory, then try again.`
          : "The robot's eye did not arrive. Check your connection, then try again.",
      );
      return;
    }
    this.#restartsInARow++;
    this.restarts++;
    this.#become("restarting", "The robot's eye stopped and is being started again.");
    this.#open();
  }

  #fail(message: string): void {
    this.#close();
    this.#failure = message;
    const lost = this.#waiting.splice(0);
    if (this.#asked) {
      lost.unshift(this.#asked);
      this.#asked = undefined;
    }
    this.#become("failed", message);
    for (const request of lost) {
      request.reject(new Error(message));
    }
  }

  #close(): void {
    this.#expectNothing();
    if (this.#worker) {
      this.#worker.onmessage = this.#worker.onerror = this.#worker.onmessageerror = null;
      this.#worker.terminate();
      this.#worker = undefined;
    }
  }

  #become(state: EyeState, message = ""): void {
    this.#state = state;
    this.#onState(state, message);
  }

  // Counts ticks, not time: a page that was asleep for an hour must not take the hour for silence.
  #expectWithin(ticks: number): void {
    this.#expectNothing();
    let left = ticks;
    this.#watch = setInterval(() => {
      if (--left === 0) {
        this.#replace();
      }
    }, tickMilliseconds);
  }

  #expectNothing(): void {
    clearInterval(this.#watch);
  }
}
