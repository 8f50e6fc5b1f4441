import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf, type Store } from "../pictures/shelf";

const mebibyte = 1 << 20;

/** Keeps what it is given, once it is let. */
class FakeStore implements Store {
  readonly kept = new Map<number, Blob>();
  gate: Promise<void> = Promise.resolve();
  isFull = false;

  async put(pictures: ReadonlyMap<number, Blob>): Promise<void> {
    await this.gate;
    if (this.isFull) {
      throw new Error("The disk is full.");
    }
    for (const [id, picture] of pictures) {
      this.kept.set(id, picture);
    }
  }

  async get(id: number): Promise<Blob | undefined> {
    return this.kept.get(id);
  }

  async delete(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      this.kept.delete(id);
    }
  }
}

function picture(id: number, bytes = 4 * mebibyte): Blob {
  return new Blob([new Uint8Array(bytes).fill(id)]);
}

async function firstByte(picture: Promise<Blob>): Promise<number | undefined> {
  return new Uint8Array(await (await picture).slice(0, 1).arrayBuffer())[0];
}

test("a lesson's pictures stay in memory, and no store is opened", async () => {
  const shelf = new Shelf(() => assert.fail("It was opened."));
  for (let id = 1; id <= 8; id++) {
    await shelf.put(id, picture(id));
  }

  assert.equal(await firstByte(shelf.get(1)), 1);
});

test("the oldest of too many go to the store, all can be had, and whoever puts more waits", async () => {
  const store = new FakeStore();
  const shelf = new Shelf(() => Promise.resolve(store));
  for (let id = 1; id <= 20; id++) {
    await shelf.put(id, picture(id));
  }
  await settled();

  assert.deepEqual(
    [...store.kept.keys()],
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
  for (let id = 1; id <= 20; id++) {
    assert.equal(await firstByte(shelf.get(id)), id);
  }
});

test("what is released leaves the store, also when it was being written", async () => {
  const store = new FakeStore();
  const shelf = new Shelf(() => Promise.resolve(store));
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
  assert.deepEqual([...store.kept.keys()], [2]);
  shelf.release(2);
  shelf.release(2);
  await settled();

  assert.deepEqual([...store.kept.keys()], []);
  await assert.rejects(shelf.get(2));
});

for (const [what, open] of [
  ["cannot be opened", () => Promise.reject(new Error("Private."))],
  ["is full", () => Promise.resolve(Object.assign(new FakeStore(), { isFull: true }))],
] as const) {
  test(`where the store ${what}, memory keeps all`, async () => {
    const shelf = new Shelf(open);
    for (let id = 1; id <= 20; id++) {
      await shelf.put(id, picture(id));
    }

    for (let id = 1; id <= 20; id++) {
      assert.equal(await firstByte(shelf.get(id)), id);
    }
    shelf.release(20);
    await assert.rejects(shelf.get(20));
  });
}

/** Until everything that was begun is done. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
