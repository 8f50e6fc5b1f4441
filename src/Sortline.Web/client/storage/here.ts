import { Database } from "./database";
import { makePageName, Names, takeLock } from "./page";

// What there is one of on a page: its name, and its way to the database.

/** The part of the browser that Sortline has under this address. */
export const names = new Names(new URL(document.baseURI).pathname);

export const page = makePageName(Date.now());

/** Not there on plain http. */
export const locks: LockManager | undefined = navigator.locks;

const outdatedHandlers: (() => void)[] = [];

export const database = new Database(names.database, () => outdatedHandlers.forEach((handler) => handler()));

/** Calls back when a newer Sortline is there and nothing can be written here any more. */
export function onOutdated(handler: () => void): void {
  outdatedHandlers.push(handler);
}

let announced: Promise<void> | undefined;

/** Lets other pages know, by a lock that lasts as long as this page, that it is alive. */
export function announcePage(): Promise<void> {
  return (announced ??= locks
    ? takeLock(locks, names.page(page), {}).then(
        () => {},
        () => {},
      )
    : Promise.resolve());
}
