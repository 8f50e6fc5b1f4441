import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf, type Store } from "../pictures/shelf";
import type { PictureKey } from "../storage/schema";

const mebibyte = 1 << 20;

/** Keeps what it is given, once it is let. */
class FakeStore implements Store {
  readonly kept = new Map<string, Blob>();
  gate: Promise<void> = Promise.resolve();
  isFull = false;

  async put(pictures: ReadonlyMap<PictureKey, Blob>): Promise<void> {
    await this.gate;
    if (this.isFull) {
      throw new Error("The disk is full.");
    }
    for (const [key, picture] of pictures) {
      this.kept.set(key.join(" "), picture);
    }
  }

  async get(key: PictureKey): Promise<Blob | undefined> {
    return this.kept.get(key.join(" "));
  }

  async delete(keys: readonly PictureKey[]): Promise<void> {
    for (const key of keys) {
      this.kept.delete(key.join(" "));
    }
  }
}

function picture(id: number, bytes = 4 * mebibyte): Blob {
  return new Blob([new Uint8Array(bytes).fill(id)]);
}

async function firstByte(picture: Promise<Blob>): Promise<number | undefined> {
  return new Uint8Array(await (await picture).slice(0, 1).arrayBuffer())[0];
}

test("a lesson's pictures stay in memory, and nothing is stored", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  for (let id = 1; id <= 8; id++) {
    await shelf.put(id, picture(id));
  }

  await settled();
  assert.equal(store.kept.size, 0);
  assert.equal(await firstByte(shelf.get(1)), 1);
});

test("the oldest of too many go to the store, all can be had, and whoever puts more waits", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  for (let id = 1; id <= 20; id++) {
    await shelf.put(id, picture(id));
  }
  await settled();

  assert.deepEqual(
    [...store.kept.keys()],
    Array.from({ length: 12 }, (_, i) => `page ${i + 1}`),
  );
  for (let id = 1; id <= 20; id++) {
    assert.equal(await firstByte(shelf.get(id)), id);
  }
});

test("what is released leaves the store, also when it was being written", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  let open = (): void => {};
  store.gate = new Promise((resolve) => (open = resolve));
  for (let id = 1; id <= 9; id++) {
    void shelf.put(id, picture(id));
  }
  await settled();
  shelf.release(1); // It is just being written.
  open();
  await settled();
  assert.deepEqual([...store.kept.keys()], []);
  await assert.rejects(shelf.get(1));

  await shelf.put(10, picture(10));
  await settled();
  assert.deepEqual([...store.kept.keys()], ["page 2"]);
  shelf.release(2);
  shelf.release(2);
  await settled();

  assert.deepEqual([...store.kept.keys()], []);
  await assert.rejects(shelf.get(2));
});

test("where the store fails, memory keeps all", async () => {
  const shelf = new Shelf("page", Object.assign(new FakeStore(), { isFull: true }));
  for (let id = 1; id <= 20; id++) {
    await shelf.put(id, picture(id));
  }

  for (let id = 1; id <= 20; id++) {
    assert.equal(await firstByte(shelf.get(id)), id);
  }
  shelf.release(20);
  await assert.rejects(shelf.get(20));
});

test("a project's picture stays in the store when it is released, also when it was being written", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  let open = (): void => {};
  store.gate = new Promise((resolve) => (open = resolve));
  for (let id = 1; id <= 10; id++) {
    void shelf.put(id, picture(id));
  }
  await settled();
  shelf.keep(1); // Both are just being written.
  shelf.keep(2);
  shelf.release(1);
  open();
  await settled();
  shelf.release(2);
  await settled();

  assert.deepEqual([...store.kept.keys()], ["page 1", "page 2"]);
  await assert.rejects(shelf.get(1));
});

test("what a project wrote is dropped from memory without being written again", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  for (let id = 1; id <= 8; id++) {
    await shelf.put(id, picture(id));
    shelf.keep(id);
    shelf.noteStored(id);
  }
  await shelf.put(9, picture(9));
  await settled();
  assert.equal(store.kept.size, 0);
  await assert.rejects(shelf.get(1)); // It is to be in the store, and this one has nothing.

  store.kept.set("page 1", picture(1));
  assert.equal(await firstByte(shelf.get(1)), 1);
});

test("a project's picture is read from the store when it is asked for", async () => {
  const store = new FakeStore();
  const shelf = new Shelf("page", store);
  store.kept.set("another page 7", picture(7));
  shelf.adopt(1, ["another page", 7]);

  assert.deepEqual(shelf.keyOf(1), ["another page", 7]);
  assert.equal(await firstByte(shelf.get(1)), 7);
  shelf.release(1);
  await settled();
  assert.equal(store.kept.size, 1);
  assert.ok(shelf.hasAdopted(["another page", 7]));
});

/** Until everything that was begun is done. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
