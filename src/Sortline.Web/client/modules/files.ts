import type { IMemoryView } from "../dotnet";
import { filesBelow, type Folder, givenIn } from "../folders";
import { refusal } from "../reason";

// Files that the learner chose, and files for the learner to keep. Their bytes stay on this side until C# asks for some.

/** Parts are put together when this much has come, so that the browser may move it out of memory. */
const partBytes = 4 << 20;

interface Draft {
  whole: Blob;
  parts: Uint8Array<ArrayBuffer>[];
  bytes: number;
}

/** A walk through a folder: each step finds some files, by their paths. */
interface Walk {
  steps: ReturnType<typeof filesBelow>;
  found: Map<string, File>;
}

const chosen = new Map<number, File | Folder>();
const drafts = new Map<number, Draft>();
let lastId = 0;

/** Takes the files out of an <input type="file"> and answers their names. They are known by numbers from `firstId` on until `forget`. */
export function take(inputId: string, firstId: number): string[] {
  const input = document.getElementById(inputId);
  if (!(input instanceof HTMLInputElement)) {
    throw new Error(`There is no <input id="${inputId}"> on the page.`);
  }
  const files = [...(input.files ?? [])];
  files.forEach((file, i) => chosen.set(firstId + i, file));
  input.value = ""; // So that the same file can be chosen again.
  return files.map((file) => file.name);
}

let dropped: (File | Folder)[] = [];

/**
 * Calls back when files or folders were dropped on the page or pasted into it. Without it a browser would open a dropped photo in
 * place of the page, and all that was taught would be gone.
 */
export function onDrop(handler: () => void): void {
  const take = (event: Event, transfer: DataTransfer | null): void => {
    const given = transfer ? givenIn(transfer) : [];
    if (given.length > 0) {
      event.preventDefault();
      dropped = given;
      handler();
    }
  };
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    take(event, event.dataTransfer);
  });
  addEventListener("paste", (event) => take(event, event.clipboardData));
}

/** Takes what was dropped last, as `take` does it. The name of a folder ends with a slash; files beside it are in it, too. */
export function takeDropped(firstId: number): string[] {
  const given = dropped;
  dropped = [];
  given.forEach((one, i) => chosen.set(firstId + i, one));
  return given.map((one) => (one instanceof File ? one.name : `${one.name}/`));
}

/** Begins to go through a folder and all below it. */
export function walk(folder: number): object {
  return { steps: filesBelow(chosen.get(folder) as Folder), found: new Map() } satisfies Walk;
}

/** Finds more files; false when there are no more. */
export async function findMore(walk: object): Promise<boolean> {
  const step = await (walk as Walk).steps.next();
  (walk as Walk).found = step.value ?? new Map();
  return !step.done;
}

/** Takes the files that were found last, as `take` does it, and answers their paths. */
export function takeFound(walk: object, firstId: number): string[] {
  const { found } = walk as Walk;
  [...found.values()].forEach((file, i) => chosen.set(firstId + i, file));
  return [...found.keys()];
}

/** A file that was taken. */
export function get(file: number): File {
  const found = chosen.get(file);
  if (!(found instanceof File)) {
    throw new Error(`File ${file} is not here any more.`);
  }
  return found;
}

/** How many bytes a file has. The browser asks the disk, which is not to be done for hundreds of photos at once. */
export function size(file: number): number {
  return get(file).size;
}

/** Lets go of a file that was taken. */
export function forget(file: number): void {
  chosen.delete(file);
}

/** A piece of a file; ask its length, then copy it. */
export async function read(file: number, offset: number, length: number): Promise<object> {
  try {
    return new Uint8Array(
      await get(file)
        .slice(offset, offset + length)
        .arrayBuffer(),
    );
  } catch {
    throw refusal("files.unreadable");
  }
}

/** How many bytes a piece has. */
export function pieceLength(piece: object): number {
  return (piece as Uint8Array).length;
}

/** Copies a piece into .NET memory. */
export function copyPiece(piece: object, target: IMemoryView): void {
  target.set(piece as Uint8Array);
}

/** What is spoken here: it settles in which letters the names in an old zip are written. */
export function language(): string {
  return navigator.language;
}

/** Reads text in an encoding of old; null if it is none. Every browser knows those of the Encoding Standard. */
export function decode(encoding: string, bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Begins a file for the learner and answers its number. */
export function create(): number {
  drafts.set(++lastId, { whole: new Blob(), parts: [], bytes: 0 });
  return lastId;
}

/** Adds bytes to the end of a file that was begun. */
export function append(file: number, bytes: IMemoryView): void {
  const draft = find(file);
  draft.parts.push(bytes.slice() as Uint8Array<ArrayBuffer>);
  draft.bytes += bytes.length;
  if (draft.bytes >= partBytes) {
    draft.whole = new Blob([draft.whole, ...draft.parts]);
    draft.parts = [];
    draft.bytes = 0;
  }
}

/** Gives the learner a file that was begun. */
export function save(file: number, name: string, mime: string): void {
  const { whole, parts } = find(file);
  offer(name, new Blob([whole, ...parts], { type: mime }));
  drafts.delete(file);
}

/** Throws a file away that was begun. */
export function discard(file: number): void {
  drafts.delete(file);
}

/** Lets the browser save something under a name. */
export function offer(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function find(file: number): Draft {
  const draft = drafts.get(file);
  if (!draft) {
    throw new Error(`File ${file} was not begun, or is finished.`);
  }
  return draft;
}
