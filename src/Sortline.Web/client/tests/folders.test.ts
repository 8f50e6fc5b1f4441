import assert from "node:assert/strict";
import { test } from "node:test";
import { filesBelow, givenIn } from "../folders";

type Tree = { [name: string]: Tree | string };

/** A folder as a browser gives it: it tells of a hundred, then of all others. */
function folder(fullPath: string, tree: Tree): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([name, content]) =>
    typeof content === "string" ? file(`${fullPath}/${name}`, content) : folder(`${fullPath}/${name}`, content),
  );
  return {
    isDirectory: true,
    isFile: false,
    name: nameOf(fullPath),
    fullPath,
    createReader: () => {
      const untold = [...entries];
      let most = 100;
      return {
        readEntries: (done: FileSystemEntriesCallback) => {
          done(untold.splice(0, most));
          most = untold.length;
        },
      };
    },
  } as FileSystemDirectoryEntry;
}

function file(fullPath: string, content: string): FileSystemFileEntry {
  const name = nameOf(fullPath);
  return {
    isDirectory: false,
    isFile: true,
    name,
    fullPath,
    file: (done: FileCallback, failed: ErrorCallback) =>
      content === "locked" ? failed(new DOMException("No.")) : done(new File([content], name)),
  } as FileSystemFileEntry;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const transfer = (...entries: FileSystemEntry[]): DataTransfer =>
  ({
    items: entries.map((entry) => ({
      webkitGetAsEntry: () => entry,
      getAsFile: () => new File(["what a browser makes of a folder is a file, too"], entry.name),
    })),
  }) as unknown as DataTransfer;

async function pathsIn(...given: FileSystemEntry[]): Promise<string[]> {
  const last = givenIn(transfer(...given)).at(-1);
  assert.ok(last && !(last instanceof File));
  const paths: string[] = [];
  for await (const some of filesBelow(last)) {
    assert.ok(some.size <= 50);
    paths.push(...some.keys());
  }
  return paths.toSorted();
}

test("the paths in a lone folder begin below it", async () => {
  const tree = { hat: { "1.jpg": "a", lot: { "2.jpg": "b" } }, "read.me": "c" };
  assert.deepEqual(await pathsIn(folder("/photos", tree)), ["hat/1.jpg", "hat/lot/2.jpg", "read.me"]);
});

test("of several folders, and of files beside them, each is one in what was given", async () => {
  const given = [folder("/hat", { "1.jpg": "a" }), file("/cover.jpg", "c"), folder("/shoe", { "1.jpg": "b" })];
  assert.deepEqual(await pathsIn(...given), ["cover.jpg", "hat/1.jpg", "shoe/1.jpg"]);
});

test("a folder of more than a browser tells of at once is read to its end", async () => {
  const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`${i}.jpg`, "a"]));
  assert.equal((await pathsIn(folder("/photos", { many }))).length, 250);
});

test("a file that cannot be had is there, and empty", async () => {
  const [given] = givenIn(transfer(folder("/photos", { "1.jpg": "a", "2.jpg": "locked" })));
  assert.ok(given && !(given instanceof File));
  const sizes: number[] = [];
  for await (const some of filesBelow(given)) {
    sizes.push(...[...some.values()].map(({ size }) => size));
  }
  assert.deepEqual(sizes, [1, 0]);
});

test("folders that were given together are called after the first of them", () => {
  const names = (...folders: string[]) =>
    (givenIn(transfer(...folders.map((name) => folder(`/${name}`, {}))))[0] as { name: string }).name;
  assert.equal(names("hat"), "hat");
  assert.equal(names("hat", "shoe", "coat"), "hat, shoe, coat");
  assert.equal(names("hat", "shoe", "coat", "tie"), "hat, shoe, coat, …");
});

test("files alone are what they are", () => {
  assert.deepEqual(
    givenIn(transfer(file("/1.jpg", "a"), file("/2.jpg", "b"))).map(({ name }) => name),
    ["1.jpg", "2.jpg"],
  );
});
