import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { clearBrowser, FakeLocks, look, meddle, Page, record, settled, wordsOf } from "./storage-world";

beforeEach(clearBrowser);
after(clearBrowser);

const day = 24 * 60 * 60 * 1000;

test("what was written is read by the next page, in the order of kinds and ids", async () => {
  const locks = new FakeLocks();
  const page = new Page({ locks });
  await page.write("a", {
    header: { name: "Gears" },
    put: [record("example", 10, "ten"), record("act", 2), record("example", 2, "two", page.pictures.take(7), [1, 2, 3])],
  });
  await page.write("another", { header: {}, put: [record("example", 1)] });
  page.leave();

  const opened = await new Page({ locks }).store.open("a", false);

  assert.deepEqual(opened?.header, { name: "Gears" });
  assert.equal(opened?.isReadOnly, false);
  assert.deepEqual(opened?.records.map(wordsOf), ["act 2", "example 2, two, picture 1, bytes 1,2,3", "example 10, ten"]);
  const [picture] = await look("pictures");
  assert.deepEqual(new Uint8Array(await picture!.value.arrayBuffer()), new Uint8Array([7]));
});

test("a write changes what it names and leaves the rest", async () => {
  const page = new Page();
  const cover = page.pictures.take(1);
  await page.write("a", { header: { name: "Gears" }, cover, put: [record("example", 1, "one"), record("example", 2, "two")] });
  await page.write("a", {
    put: [record("example", 2, "another")],
    deleted: [
      ["example", 1],
      ["example", 99],
    ],
  });

  assert.deepEqual(await page.read("a"), ["example 2, another"]);
  const [listed] = await page.store.list();
  assert.deepEqual(listed?.header, { name: "Gears" });
  assert.deepEqual(page.pictures.keyOf(listed!.cover), page.pictures.keyOf(cover));
});

test("writes of one project are done in the order in which they were asked for, whatever has to be packed", async () => {
  const page = new Page();
  const slow = page.write("a", {
    put: Array.from({ length: 20 }, (_, i) => record("example", i, "first", page.pictures.take(i))),
  });
  const fast = page.write("a", { put: [record("example", 5, "second")] });
  await Promise.all([slow, fast]);

  assert.equal((await page.read("a"))?.[5], "example 5, second");
});

test("more records than are read at a time come whole, each once", async () => {
  const page = new Page();
  const ids = Array.from({ length: 1_001 }, (_, i) => i - 3);
  await page.write("a", { put: ids.map((id) => record("example", id)) });

  assert.deepEqual(
    await page.read("a"),
    ids.map((id) => `example ${id}`),
  );
});

test("a picture is written once, and not at all if the store has it", async () => {
  const page = new Page();
  const picture = page.pictures.take(3);
  await page.write("a", { put: [record("example", 1, "", picture), record("act", 1, "", picture)] });
  await page.write("b", { header: {}, cover: picture, put: [record("example", 1, "", picture)] });

  assert.equal((await look("pictures")).length, 1);
});

test("a picture that was released meanwhile does not keep the rest from being written", async (context) => {
  context.mock.method(console, "warn", () => {});
  const page = new Page();
  const picture = page.pictures.take(3);
  const writing = page.write("a", { put: [record("example", 1, "one", picture)] });
  page.pictures.release(picture);
  await writing;

  assert.deepEqual(await page.read("a"), ["example 1, one"]);
});

test("there is no project that was never written", async () => {
  assert.equal(await new Page().store.open("a", false), undefined);
});

test("the list begins with what changed last", async () => {
  const page = new Page();
  await page.write("a", { header: { name: "A" } });
  await page.write("b", { header: { name: "B" } });
  await page.write("a", { put: [record("example", 1)] });

  assert.deepEqual(
    (await page.store.list()).map(({ id }) => id),
    ["a", "b"],
  );
});

test("when a project was saved as a file is noted in it, and is no change of it", async () => {
  const page = new Page();
  await page.write("a", { header: {} });
  const changedAt = (await page.store.list())[0]!.changedAt;
  await page.write("a", { header: { filedAt: 1 }, isChange: false });
  await page.store.rename("a", { filedAt: 2 }, false);

  const [listed] = await page.store.list();
  assert.deepEqual([listed!.header, listed!.changedAt], [{ filedAt: 2 }, changedAt]);
  await page.store.rename("a", { name: "B" }, true);
  assert.ok((await page.store.list())[0]!.changedAt > changedAt);
});

test("a copy has all that its original had, shares its pictures, and goes its own way", async (context) => {
  context.mock.method(console, "warn", () => {});
  const page = new Page();
  const picture = page.pictures.take(3);
  const ids = Array.from({ length: 450 }, (_, i) => i);
  await page.write("a", { header: { name: "A" }, cover: picture, put: ids.map((id) => record("example", id, "", picture)) });
  await page.store.duplicate("a", "b", { name: "B" });
  await page.write("a", { deleted: [["example", 0]] });

  const copy = await page.store.open("b", false);
  assert.deepEqual(copy?.header, { name: "B" });
  assert.equal(copy?.records.length, 450);
  assert.equal((await page.read("a"))?.length, 449);
  assert.equal((await look("pictures")).length, 1);
  await assert.rejects(page.store.duplicate("nothing", "c", {}), /storage.gone/);
  await assert.rejects(page.store.duplicate("a", "b", {}), /storage.failed/);
  assert.equal((await page.read("b"))?.length, 450);
});

test("a deleted project is listed as deleted, cannot be opened, and comes back whole", async () => {
  const page = new Page();
  await page.write("a", { header: { name: "A" }, put: [record("example", 1)] });
  await page.store.close("a");
  await page.store.delete("a");

  assert.equal((await page.store.list())[0]?.isDeleted, true);
  assert.equal(await page.store.open("a", false), undefined);
  await page.store.restore("a");
  assert.equal((await page.store.list())[0]?.isDeleted, false);
  assert.deepEqual(await page.read("a"), ["example 1"]);
});

test("a deleted project goes for good with its pictures once the page is gone that deleted it", async () => {
  const locks = new FakeLocks();
  const page = new Page({ locks });
  await page.write("a", { header: {}, put: [record("example", 1, "", page.pictures.take(1))] });
  await page.write("b", { header: {}, put: [record("example", 1, "", page.pictures.take(2))] });
  await page.store.close("a");
  await page.store.delete("a");
  const other = new Page({ locks });
  await other.collectGarbage();
  assert.equal((await look("projects")).length, 2);

  page.leave();
  await other.collectGarbage();

  assert.deepEqual(
    (await look("projects")).map(({ key }) => key),
    ["b"],
  );
  assert.equal((await look("records")).length, 1);
  assert.deepEqual(
    (await look("pictures")).map(({ key }) => key),
    [[page.name, 2]],
  );
});

test("pictures that no project has are collected when the page is gone that took them", async () => {
  const locks = new FakeLocks();
  const page = new Page({ locks });
  const [cover, example, removed] = [1, 2, 3].map((byte) => page.pictures.take(byte)) as [number, number, number];
  await page.write("a", { header: {}, cover, put: [record("example", 1, "", example), record("example", 2, "", removed)] });
  await page.write("a", { deleted: [["example", 2]] });
  const other = new Page({ locks });
  await other.collectGarbage();
  await page.collectGarbage();
  assert.equal((await look("pictures")).length, 3);

  page.leave();
  await other.collectGarbage();
  assert.deepEqual(
    (await look("pictures")).map(({ key }) => key),
    [
      [page.name, cover],
      [page.name, example],
    ],
  );
});

test("a picture that a page opened stays while that page may put it back", async () => {
  const locks = new FakeLocks();
  const first = new Page({ locks });
  await first.write("a", { put: [record("example", 1, "", first.pictures.take(1))] });
  first.leave();
  const page = new Page({ locks });
  const [opened] = (await page.store.open("a", false))!.records;
  const picture = page.pictures.adopt(opened!.picture!);
  await page.write("a", { deleted: [["example", 1]] });
  await page.collectGarbage();
  const other = new Page({ locks });
  await other.collectGarbage();
  await page.write("a", { put: [record("example", 1, "back", picture)] });

  assert.equal((await look("pictures")).length, 1);
});

test("without locks pictures of no project are collected a day after their page began", async () => {
  const now = 1_700_000_000_000;
  const page = new Page({ now });
  await page.write("a", { put: [record("example", 1, "", page.pictures.take(1))] });
  await page.write("a", { deleted: [["example", 1]] });
  const other = new Page({ now: now + 10 });
  await other.collectGarbage(now + day - 1);
  assert.equal((await look("pictures")).length, 1);

  await other.collectGarbage(now + day + 1);
  assert.equal((await look("pictures")).length, 0);
});

test("tidying up makes no database where nothing was ever kept", async () => {
  await new Page().collectGarbage();

  assert.deepEqual(await indexedDB.databases(), []);
});

test("another page is told that the list changed", async () => {
  const page = new Page();
  const other = new Page();
  for (const act of [
    () => page.write("a", { header: {} }),
    () => page.store.close("a"),
    () => page.store.rename("a", { name: "B" }, true),
    () => page.store.duplicate("a", "b", {}),
    () => page.store.delete("a"),
    () => page.store.restore("a"),
  ]) {
    other.happened.length = 0;
    await act();
    await settled();
    assert.ok(other.happened.includes("list"), String(act));
  }
  assert.deepEqual(
    (await other.store.list()).map(({ header }) => header),
    [{}, { name: "B" }],
  );
});

test("what is no record, or no project, is left out and left where it is", async (context) => {
  const warned = context.mock.method(console, "warn", () => {});
  const page = new Page();
  await page.write("a", { header: {}, put: [record("example", 2)] });
  const garbage = [
    { project: "a", kind: "example", id: 1 },
    { project: "a", kind: "example", id: 1.5, data: {} },
    { project: "a", kind: "example", id: "3", data: {} },
    { project: "a", kind: "example", id: 4, data: [1] },
    { project: "a", kind: "example", id: 5, data: {}, picture: "picture" },
    { project: "a", kind: "example", id: 6, data: {}, bytes: [1, 2] },
  ];
  for (const value of garbage) {
    await meddle("records", value);
  }
  await meddle("projects", { id: "b", header: "B" });
  await meddle("projects", { id: "c" });

  assert.deepEqual(await page.read("a"), ["example 2"]);
  assert.deepEqual(
    (await page.store.list()).map(({ id }) => id),
    ["a"],
  );
  assert.equal(await page.store.open("b", false), undefined);
  assert.equal((await look("records")).length, garbage.length + 1);
  assert.ok(warned.mock.callCount() >= garbage.length + 2);
});
