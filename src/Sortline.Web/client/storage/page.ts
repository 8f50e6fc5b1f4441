// This page load among others: what it is called, and which others are alive.

/** A name that no other page load has. It begins with the time, for where there are no locks (plain http) to say who is alive. */
export function makePageName(now: number): string {
  const chance = crypto.getRandomValues(new Uint32Array(3));
  return [now, ...chance].map((number) => number.toString(36)).join("-");
}

/** When a page began, in milliseconds since 1970; NaN if that is no name of a page. */
export function beginOf(page: string): number {
  return parseInt(page.split("-")[0]!, 36);
}

/** Names of the database, of locks and of the channel: two Sortlines on one server, under two paths, have nothing to do with each other. */
export class Names {
  readonly database: string;

  constructor(base: string) {
    this.database = `sortline:${base}`;
  }

  page(page: string): string {
    return `${this.database}:page:${page}`;
  }

  project(project: string): string {
    return `${this.database}:project:${project}`;
  }
}

/** Lets go of a lock; done when another can have it. */
export type LetGo = () => Promise<void>;

/** Takes a lock, and answers what lets go of it; nothing if it cannot be had on these terms. `onLost` is called when it is stolen. */
export async function takeLock(
  locks: LockManager,
  name: string,
  options: LockOptions,
  onLost: () => void = () => {},
): Promise<LetGo | undefined> {
  return new Promise((resolve, reject) => {
    let isMine = false;
    const taking: Promise<void> = locks.request(name, options, (lock) => {
      if (!lock) {
        resolve(undefined);
        return undefined;
      }
      isMine = true;
      return new Promise<void>((end) =>
        resolve(() => {
          end();
          return taking.catch(() => {});
        }),
      );
    }) as Promise<void>;
    taking.catch((error: unknown) => (isMine ? onLost() : reject(error)));
  });
}
