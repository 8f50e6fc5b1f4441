import assert from "node:assert/strict";
import { after, beforeEach, type TestContext, test } from "node:test";
import { forceCloseDatabase } from "fake-indexeddb";
import { deleteDB, openDB, unwrap } from "idb";
import { projectFormat } from "../storage/schema";
import { clearBrowser, look, meddle, names, Page, record, settled } from "./storage-world";

let unhandled: unknown[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

after(clearBrowser);
beforeEach((context) => {
  clearBrowser();
  unhandled = [];
  (context as TestContext).mock.method(console, "warn", () => {});
});

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Lets a method of the browser's do something else, once or for good. */
function replace(
  context: TestContext,
  owner: object,
  name: string,
  other: (original: Method) => Method,
  times = 1,
): () => number {
  const original = Reflect.get(owner, name) as Method;
  let calls = 0;
  context.mock.method(owner as Record<string, Method>, name, function (this: unknown, ...args: unknown[]) {
    return (++calls <= times ? other(original) : original).apply(this, args);
  });
  return () => calls;
}

function throwing(name: string): () => Method {
  return () => () => {
    throw new DOMException("As the test wants it.", name);
  };
}

/** A project with an example, on a page that has written it. */
async function page(): Promise<Page> {
  const page = new Page();
  await page.write("a", { header: {}, put: [record("example", 1)] });
  return page;
}

async function assertGoesOn(page: Page, ...ids: number[]): Promise<void> {
  await page.write("a", { put: [record("example", 99, "", page.pictures.take(1))] });
  assert.deepEqual(
    (await page.read("a"))?.map((words) => words.split(",")[0]),
    [...ids, 99].map((id) => `example ${id}`),
  );
  await settled(5);
  assert.deepEqual(unhandled, []);
}

for (const error of ["UnknownError", "InvalidStateError", "AbortError"]) {
  for (const method of ["put", "get"]) {
    test(`a ${method} that throws an ${error} once is done over a new connection`, async (context) => {
      const here = await page();
      const calls = replace(context, IDBObjectStore.prototype, method, throwing(error));
      await here.write("a", { put: [record("example", 2)] });

      assert.ok(calls() > 1);
      await assertGoesOn(here, 1, 2);
    });

    test(`a ${method} that always throws an ${error} is a refusal, and nothing is done`, async (context) => {
      const here = await page();
      replace(context, IDBObjectStore.prototype, method, throwing(error), Infinity);
      await assert.rejects(here.write("a", { put: [record("example", 2)], deleted: [["example", 1]] }), /storage.failed/);

      context.mock.reset();
      context.mock.method(console, "warn", () => {});
      await assertGoesOn(here, 1);
    });
  }
}

test("a list that cannot be read once is read again, and then it is a refusal", async (context) => {
  const here = await page();
  replace(context, IDBObjectStore.prototype, "getAll", throwing("UnknownError"));
  assert.equal((await here.store.list()).length, 1);

  replace(context, IDBObjectStore.prototype, "getAll", throwing("UnknownError"), Infinity);
  await assert.rejects(here.store.list(), /storage.failed/);
  await assert.rejects(here.store.open("a", false), /storage.failed/);
});

/** A put whose transaction is aborted a little later. */
function abortedLater(put: Method): Method {
  return function (this: unknown, ...args: unknown[]) {
    const request = put.apply(this, args) as IDBRequest;
    queueMicrotask(() => request.transaction!.abort());
    return request;
  };
}

test("a transaction that is always aborted is a refusal, and nothing is done", async (context) => {
  const here = await page();
  const calls = replace(context, IDBObjectStore.prototype, "put", abortedLater, 2);
  await assert.rejects(here.write("a", { header: { name: "other" }, deleted: [["example", 1]] }), /storage.failed/);

  assert.equal(calls(), 2);
  assert.deepEqual((await here.store.list())[0]?.header, {});
  await assertGoesOn(here, 1);
});

test("a transaction that is aborted once is tried again", async (context) => {
  const here = await page();
  replace(context, IDBObjectStore.prototype, "put", abortedLater);
  await here.write("a", { put: [record("example", 2)] });

  await assertGoesOn(here, 1, 2);
});

test("a full disk is told at once, nothing is done, and it goes on when there is room", async (context) => {
  const here = await page();
  const calls = replace(context, IDBObjectStore.prototype, "put", throwing("QuotaExceededError"));
  await assert.rejects(here.write("a", { put: [record("example", 2)], deleted: [["example", 1]] }), /storage.full/);

  assert.equal(calls(), 1);
  await assertGoesOn(here, 1);
});

test("a disk that proves full only when the transaction ends is told, too", async (context) => {
  const here = await page();
  replace(
    context,
    IDBTransaction.prototype,
    "commit",
    () =>
      function (this: unknown) {
        const transaction = this as IDBTransaction;
        Object.defineProperty(transaction, "error", { value: new DOMException("No room.", "QuotaExceededError") });
        transaction.abort();
      },
  );
  await assert.rejects(here.write("a", { put: [record("example", 2)] }), /storage.full/);

  await assertGoesOn(here, 1);
});

test("a browser that forbids its database is told, and asked again the next time", async (context) => {
  const here = new Page();
  const calls = replace(context, indexedDB, "open", throwing("SecurityError"), 4);
  await assert.rejects(here.write("a", {}), /storage.blocked/);
  await assert.rejects(here.store.list(), /storage.blocked/);
  assert.equal(calls(), 4);

  await assertGoesOn(here);
});

test("a database that cannot be opened once is opened again", async (context) => {
  const here = new Page();
  replace(context, indexedDB, "open", throwing("UnknownError"));
  await here.write("a", { put: [record("example", 1)] });

  await assertGoesOn(here, 1);
});

test("a database that never opens is told in time, and asked again the next time", async (context) => {
  const here = new Page({ patience: 50 });
  const hanging = () => () => Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value: () => {} } }) as unknown;
  replace(context, indexedDB, "open", hanging);
  await assert.rejects(here.write("a", {}), /storage.blocked/);

  await assertGoesOn(here);
});

test("a connection that is closed under the page is opened again", async () => {
  const here = await page();
  await here.database.use(async (connection) => connection.close());
  await here.write("a", { put: [record("example", 2)] });

  await assertGoesOn(here, 1, 2);
});

test("a connection that the browser closes and says so is opened again", async (context) => {
  const here = await page();
  await here.database.use(async (connection) => forceCloseDatabase(unwrap(connection) as never));
  await settled();
  const calls = replace(context, indexedDB, "open", (open) => open);
  await here.write("a", { put: [record("example", 2)] });

  assert.equal(calls(), 1);
  await assertGoesOn(here, 1, 2);
});

test("a page makes way for a newer database, and says that it is outdated", async () => {
  const here = await page();
  const newer = await openDB(names.database, 2);

  assert.deepEqual(here.news, ["outdated"]);
  await assert.rejects(here.write("a", { put: [record("example", 2)] }), /storage.outdated/);
  newer.close();
  assert.equal((await look("records")).length, 1);
});

test("a page that finds a newer database says so, and leaves it as it is", async () => {
  (await openDB(names.database, 7)).close();
  const here = new Page();
  await assert.rejects(here.store.list(), /storage.outdated/);
  await assert.rejects(here.write("a", {}), /storage.outdated/);

  assert.deepEqual(here.news, ["outdated"]);
  const [database] = await indexedDB.databases();
  assert.equal(database?.version, 7);
});

test("an older tab that does not make way is named as what is in the way", async () => {
  const older = await openDB(names.database, 1);
  const newer = openDB(names.database, 2);
  const here = new Page({ patience: 50 });
  await assert.rejects(here.store.list(), /storage.blocked/); // It waits behind the newer one.
  older.close();
  (await newer).close();
  await settled();
  await assert.rejects(here.store.list(), /storage.outdated/);
});

test("a project of a newer Sortline is listed, and neither opened nor written", async () => {
  const here = await page();
  const newer = { id: "b", header: {}, cover: null, changedAt: 1, owner: here.name, format: projectFormat + 1, more: 1 };
  await meddle("projects", newer);

  assert.equal((await here.store.list()).length, 2);
  await assert.rejects(here.store.open("b", true), /storage.newer-project/);
  await assert.rejects(here.write("b", {}), /storage.newer-project/);
  await assert.rejects(here.store.rename("b", {}, true), /storage.newer-project/);
  await assert.rejects(here.store.duplicate("b", "c", {}), /storage.newer-project/);
  assert.deepEqual((await look("projects")).find(({ key }) => key === "b")?.value, newer);
  await assertGoesOn(here, 1);
});

test("of a project whose data were cleared no half is written again", async () => {
  const here = await page();
  await deleteDB(names.database);
  await assert.rejects(here.write("a", { put: [record("example", 2)] }), /storage.gone/);

  assert.deepEqual(here.news, []);
  assert.deepEqual(await look("records"), []);
  await here.write("b", { put: [record("example", 1)] });
});
