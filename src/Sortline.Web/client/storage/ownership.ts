import { release } from "./schema";
import { type LetGo, type Names, takeLock } from "./page";

const answerMilliseconds = 2_000;

/** How long a page that is asked to let go may still begin to write. */
const graceMilliseconds = 50;

/** What pages tell each other. Those of other versions may say more. */
type Word =
  | { readonly kind: "hello"; readonly release: number }
  | { readonly kind: "let-go"; readonly project: string }
  | { readonly kind: "list" };

const nothing: LetGo = () => Promise.resolve();

/** A project that this page writes. */
export interface Hold {
  /** Whether it was there once: if it is gone, somebody deleted it. */
  isMade: boolean;
  /** Whether it is being opened: whoever does sees for itself that it is lost. */
  isOpening: boolean;
  letGo: LetGo;
}

export interface OwnershipOptions {
  readonly names: Names;
  /** Not there on plain http: then each page that opens a project takes it over. */
  readonly locks: LockManager | undefined;
  readonly channel: BroadcastChannel | undefined;
  /** Waits until all that is being written of a project is; never fails. */
  readonly finish: (project: string) => Promise<void>;
  readonly onTakenOver: (project: string) => void;
  readonly onListChanged: () => void;
  /** A page of a newer Sortline is there. */
  readonly onNewer: () => void;
  readonly patience?: number;
}

/** Which page writes which project, by locks and by asking. Whether it may, the database has the last word. */
export class Ownership {
  readonly #options: OwnershipOptions;
  readonly #held = new Map<string, Hold>();
  /** What is about to be held, unless it is let go of before. */
  readonly #wanted = new Map<string, Hold>();

  constructor(options: OwnershipOptions) {
    this.#options = options;
    options.channel?.addEventListener("message", ({ data }: MessageEvent<Word>) => this.#hear(data));
    this.#say({ kind: "hello", release });
  }

  /** What this page holds of a project. */
  find(project: string): Hold | undefined {
    return this.#held.get(project);
  }

  /** Holds a project; nothing if another page does and it is not to be taken over, or if it was released meanwhile. */
  async hold(project: string, takeOver = false): Promise<Hold | undefined> {
    const held = this.#held.get(project);
    if (held) {
      return held;
    }
    const hold: Hold = { isMade: false, isOpening: false, letGo: nothing };
    this.#wanted.set(project, hold);
    try {
      const letGo = await this.#take(project, takeOver, () => this.lose(project, hold));
      if (letGo && this.#wanted.get(project) !== hold) {
        await letGo();
        return undefined;
      }
      if (!letGo) {
        return undefined;
      }
      hold.letGo = letGo;
      this.#held.set(project, hold);
    } finally {
      if (this.#wanted.get(project) === hold) {
        this.#wanted.delete(project);
      }
    }
    if (!this.#options.locks) {
      this.#say({ kind: "let-go", project });
    }
    this.tellList(); // Lists say who holds what.
    return hold;
  }

  /** Does something with a project that nobody else may have; nothing is done, and nothing answered, if somebody has. */
  async alone<T>(project: string, work: () => Promise<T>): Promise<T | undefined> {
    const letGo = this.#held.has(project) ? nothing : await this.#take(project, false);
    if (!letGo) {
      return undefined;
    }
    try {
      return await work();
    } finally {
      await letGo();
    }
  }

  /** Lets go of a project. */
  async release(project: string, hold = this.#held.get(project)): Promise<void> {
    this.#wanted.delete(project);
    if (hold && this.#held.get(project) === hold) {
      this.#held.delete(project);
      await hold.letGo();
      this.tellList();
    }
  }

  /** Notes that a project is another page's now. */
  lose(project: string, hold = this.#held.get(project)): void {
    if (hold && this.#held.get(project) === hold) {
      void this.release(project, hold);
      if (!hold.isOpening) {
        this.#options.onTakenOver(project);
      }
    }
  }

  /** Says which projects other pages hold, as far as can be known. */
  async elsewhere(): Promise<(project: string) => boolean> {
    const { held = [] } = (await this.#options.locks?.query().catch(() => undefined)) ?? {};
    const names = new Set(held.map(({ name }) => name));
    return (project) => names.has(this.#options.names.project(project)) && !this.#held.has(project);
  }

  /** Tells other pages that the list of projects is another. */
  tellList(): void {
    this.#say({ kind: "list" });
  }

  async #take(project: string, takeOver: boolean, onLost?: () => void): Promise<LetGo | undefined> {
    const { locks, names, patience = answerMilliseconds } = this.#options;
    if (!locks) {
      return nothing;
    }
    const name = names.project(project);
    let free: LetGo | undefined;
    try {
      free = await takeLock(locks, name, { ifAvailable: true }, onLost);
    } catch {
      return nothing; // The browser forbids locks, and the database too, which says so.
    }
    if (free || !takeOver) {
      return free;
    }
    this.#say({ kind: "let-go", project });
    try {
      return await takeLock(locks, name, { signal: AbortSignal.timeout(patience) }, onLost);
    } catch {
      return takeLock(locks, name, { steal: true }, onLost); // Whoever has it does not hear: it is asleep.
    }
  }

  #hear(word: Word): void {
    switch (word?.kind) {
      case "hello":
        if (word.release > release) {
          this.#options.onNewer();
        } else if (word.release < release) {
          this.#say({ kind: "hello", release });
        }
        break;
      case "let-go":
        void this.#surrender(word.project);
        break;
      case "list":
        this.#options.onListChanged();
        break;
    }
  }

  async #surrender(project: string): Promise<void> {
    const hold = this.#held.get(project);
    if (hold) {
      await this.#options.finish(project);
      // What was done while that was written is written now, or never.
      await new Promise((resolve) => setTimeout(resolve, graceMilliseconds));
      await this.#options.finish(project);
      this.lose(project, hold);
    }
  }

  #say(word: Word): void {
    this.#options.channel?.postMessage(word);
  }
}
