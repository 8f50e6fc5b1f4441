import { refusal } from "./reason";

/** Folders that were given together, and the files beside them. */
export interface Folder {
  name: string;
  folders: FileSystemDirectoryEntry[];
  files: File[];
}

const mostNamed = 3;

/** How many files are asked for at once. The page stands still while a browser hands over each. */
const atOnce = 50;

/** What is in a transfer, which lives only as long as its event. All folders are one, which comes last, and so are the files beside them. */
export function givenIn(transfer: DataTransfer): (File | Folder)[] {
  const folders: FileSystemDirectoryEntry[] = [];
  const files: File[] = [];
  for (const item of transfer.items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) {
      folders.push(entry as FileSystemDirectoryEntry);
    } else if (file) {
      files.push(file);
    }
  }
  if (folders.length === 0) {
    return files;
  }
  const names = folders.map(({ name }) => name);
  const name = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ["…"] : [])].join(", ");
  return [...files, { name, folders, files }];
}

/** The files in a folder and in all below it, some at a time, each by its path. A lone folder is where paths begin; of several each is one in what was given. */
export async function* filesBelow({ folders, files }: Folder): AsyncGenerator<Map<string, File>, undefined> {
  const [alone] = folders.length + files.length === 1 ? folders : [];
  const begin = (alone?.fullPath.length ?? 0) + 1;
  yield new Map(files.map((file) => [file.name, file]));
  const ahead = [...folders];
  for (let folder = ahead.pop(); folder; folder = ahead.pop()) {
    const reader = folder.createReader();
    // A browser tells of a hundred at first, then of all that it knows by now, and of none at the end.
    for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
      ahead.push(...some.filter((entry): entry is FileSystemDirectoryEntry => entry.isDirectory));
      const found = some.filter((entry): entry is FileSystemFileEntry => entry.isFile);
      for (let start = 0; start < found.length; start += atOnce) {
        const next = found.slice(start, start + atOnce);
        yield new Map(await Promise.all(next.map(async (entry) => [entry.fullPath.slice(begin), await fileOf(entry)] as const)));
      }
    }
  }
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((done, failed) => reader.readEntries(done, () => failed(refusal("files.folder-unreadable"))));
}

/** One that is there but cannot be had is empty, so that it is named and passed over as such files are. */
function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done) => entry.file(done, () => done(new File([], entry.name))));
}
