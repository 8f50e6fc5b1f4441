import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { release } from "../storage/schema";
import { clearBrowser, FakeLocks, Page, record, settled } from "./storage-world";

beforeEach(clearBrowser);
after(clearBrowser);

test("a second page reads what the first one writes, and cannot write it", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { header: {}, put: [record("example", 1)] });

  assert.equal((await second.store.open("a", false))?.isReadOnly, true);
  await assert.rejects(second.write("a", { put: [record("example", 2)] }), /storage.taken-over/);
  for (const act of [second.store.rename("a", {}, true), second.store.delete("a"), second.store.restore("a")]) {
    await assert.rejects(act, /storage.taken-over/);
  }
  assert.deepEqual(
    (await second.store.list()).map(({ isElsewhere }) => isElsewhere),
    [true],
  );
  assert.deepEqual(
    (await first.store.list()).map(({ isElsewhere }) => isElsewhere),
    [false],
  );
  await first.write("a", { put: [record("example", 3)] });
  assert.deepEqual(await second.read("a"), ["example 1", "example 3"]);
  assert.deepEqual([...first.news, ...second.news], []);
});

test("a project that was let go of can be opened by another page, and only that one writes it", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  await first.store.close("a");

  assert.equal((await second.store.open("a", false))?.isReadOnly, false);
  await second.write("a", { put: [record("example", 2)] });
  await assert.rejects(first.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  await second.store.close("a");
  await assert.rejects(first.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  assert.deepEqual(await first.read("a"), ["example 1", "example 2"]);
});

test("a page that comes back to a project it let go of knows whether what it has of it still holds good", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  const writing = first.write("a", { put: [record("example", 2)] });
  const closing = first.store.close("a");
  assert.equal(await first.store.resume("a"), "as-left"); // In its turn: after it was written and let go of.
  await Promise.all([writing, closing]);
  assert.equal((await second.store.open("a", false))?.isReadOnly, true);

  await first.store.close("a");
  await second.store.open("a", false);
  assert.equal(await first.store.resume("a"), "elsewhere");
  await second.store.close("a");
  assert.equal(await first.store.resume("a"), "changed");
  await assert.rejects(first.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  assert.equal((await first.store.open("a", false))?.isReadOnly, false);
  await first.write("a", { put: [record("example", 3)] });

  await first.store.close("a");
  await second.store.rename("a", { name: "B" }, true);
  assert.equal(await first.store.resume("a"), "changed");
});

test("of a project that another page deleted meanwhile, a change alone makes no new one", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  await first.store.close("a");
  await second.store.delete("a");

  assert.equal(await first.store.resume("a"), "gone");
  await assert.rejects(first.write("a", { put: [record("example", 2)] }), /storage.gone/);
  second.leave();
  await first.collectGarbage();
  await assert.rejects(first.write("a", { put: [record("example", 2)] }), /storage.gone/);
});

test("who takes over gets all that the other one was writing, and the other one is told once", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 0)] });
  const writing = first.write("a", { put: [1, 2, 3].map((id) => record("example", id, "", first.pictures.take(id))) });
  const opened = await second.store.open("a", true);
  await writing;

  assert.equal(opened?.isReadOnly, false);
  assert.equal(opened?.records.length, 4);
  await settled();
  await assert.rejects(first.write("a", { put: [record("example", 9)] }), /storage.taken-over/);
  assert.deepEqual(first.news, ["taken over: a"]);
  await second.write("a", { put: [record("example", 5)] });
});

test("from a page that is asleep it is taken by force, and its writes fail when it wakes", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks, patience: 50 })];
  await first.write("a", { put: [record("example", 1)] });
  first.sleep();

  assert.equal((await second.store.open("a", true))?.isReadOnly, false);
  await assert.rejects(first.write("a", { put: [record("example", 2)] }), /storage.taken-over/);
  assert.deepEqual(first.news, ["taken over: a"]);
  assert.deepEqual(await second.read("a"), ["example 1"]);
});

test("it can be taken back", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  await second.store.open("a", true);
  assert.equal((await first.store.open("a", true))?.isReadOnly, false);

  await first.write("a", { put: [record("example", 2)] });
  await settled();
  assert.deepEqual(second.news, ["taken over: a"]);
});

test("without locks whoever opens a project takes it over", async () => {
  const [first, second] = [new Page(), new Page()];
  first.sleep();
  await first.write("a", { put: [record("example", 1)] });

  assert.equal((await second.store.open("a", false))?.isReadOnly, false);
  await second.write("a", { put: [record("example", 2)] });
  await assert.rejects(first.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  await assert.rejects(first.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  assert.deepEqual(first.news, ["taken over: a"]);
  assert.deepEqual(await second.read("a"), ["example 1", "example 2"]);
});

test("without locks a page that hears is told at once", async () => {
  const [first, second] = [new Page(), new Page()];
  await first.write("a", { put: [record("example", 1)] });
  await second.store.open("a", false);
  await settled();

  assert.deepEqual(first.news, ["taken over: a"]);
});

test("a project that is asked for while it is being opened goes to the one who asks", async () => {
  const locks = new FakeLocks();
  const [first, second, third] = [new Page({ locks }), new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  await first.store.close("a");
  const opening = second.store.open("a", false);
  const taking = third.store.open("a", true);

  const [opened, taken] = await Promise.all([opening, taking]);
  assert.equal(taken?.isReadOnly, false);
  await third.write("a", { put: [record("example", 2)] });
  await settled();
  await assert.rejects(second.write("a", { put: [record("example", 3)] }), /storage.taken-over/);
  assert.equal(opened?.isReadOnly === true || second.news.length === 1, true);
});

test("a project that is closed before it was opened is not held", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  await first.write("a", { put: [record("example", 1)] });
  await first.store.close("a");
  const opening = second.store.open("a", false);
  await second.store.close("a");

  assert.equal((await opening)?.isReadOnly, true);
  assert.equal((await first.store.open("a", false))?.isReadOnly, false);
  assert.deepEqual(second.news, []);
});

test("what was asked to be written is written before the project is let go of", async () => {
  const locks = new FakeLocks();
  const [first, second] = [new Page({ locks }), new Page({ locks })];
  const writing = first.write("a", { put: [record("example", 1, "", first.pictures.take(1))] });
  void first.store.close("a");
  await writing;
  await settled();

  const opened = await second.store.open("a", false);
  assert.equal(opened?.records.length, 1);
  assert.equal(opened?.isReadOnly, false);
});

test("a page that hears of a newer Sortline is told once, and writes nothing any more", async () => {
  const page = new Page();
  const picture = page.pictures.take(4);
  await page.write("a", { header: {}, put: [record("example", 1, "", picture)] });
  const newer = new BroadcastChannel(page.channel.name);
  newer.postMessage({ kind: "hello", release: release + 1 });
  newer.postMessage({ kind: "hello", release: release + 2 });
  await settled();

  assert.deepEqual(page.news, ["outdated"]);
  for (const act of [page.write("a", { put: [record("example", 2)] }), page.store.list(), page.store.open("a", true)]) {
    await assert.rejects(act, /storage.outdated/);
  }
  const png = await page.database.picture(page.pictures.keyOf(picture));
  assert.deepEqual(new Uint8Array(await png!.arrayBuffer()), new Uint8Array([4]));
  newer.close();
});

test("a page of an older Sortline hears of this one, and a page of the same is left alone", async () => {
  const page = new Page();
  const other = new BroadcastChannel(page.channel.name);
  const heard: unknown[] = [];
  other.addEventListener("message", ({ data }: MessageEvent) => heard.push(data));
  other.postMessage({ kind: "hello", release: release - 1 });
  other.postMessage({ kind: "hello", release });
  other.postMessage("whatever");
  other.postMessage({ kind: "something of a later release" });
  await settled();

  assert.deepEqual(heard, [{ kind: "hello", release }]);
  assert.deepEqual(page.news, []);
  other.close();
});
