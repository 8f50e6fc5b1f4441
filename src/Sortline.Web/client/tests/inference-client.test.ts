import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { InferenceClient } from "../inference/client";
import type { WorkerProgress, WorkerRequest, WorkerResponse } from "../inference/protocol";
import { reason } from "../reason";

/** A worker whose answers the test gives. */
class FakeWorker {
  static all: FakeWorker[] = [];
  static get last(): FakeWorker {
    return FakeWorker.all.at(-1)!;
  }

  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { preventDefault(): void }) => void) | null = null;
  readonly requests: WorkerRequest[] = [];
  isTerminated = false;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(request: WorkerRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(message: WorkerProgress | WorkerResponse): void {
    this.onmessage?.({ data: message });
  }

  respond(numTensors = 0): void {
    this.say({ kind: "stats", id: this.requests.at(-1)!.id, numTensors, numBytes: 0 });
  }

  fail(): void {
    this.onerror?.({ preventDefault: () => {} });
  }
}

let states: string[] = [];
let progress: number[][] = [];
let client: InferenceClient;

/** What a request for the worker's script is answered with. */
let script: () => Promise<Response>;
const whole = (): Promise<Response> => Promise.resolve(new Response("1", { headers: { "content-type": "text/javascript" } }));

Object.assign(globalThis, { Worker: FakeWorker, fetch: () => script() });

/** Until what was asked for has been answered. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((done) => setImmediate(done));
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval"] });
  FakeWorker.all = [];
  script = whole;
  states = [];
  progress = [];
  client = new InferenceClient(
    new URL("http://localhost/worker.js"),
    (...bytes) => progress.push(bytes),
    (state) => states.push(state),
  );
});

test("a worker that starts tells how far it is", () => {
  FakeWorker.last.say({ kind: "progress", loaded: 5, total: 10 });
  FakeWorker.last.say({ kind: "warming" });
  FakeWorker.last.say({ kind: "ready" });

  assert.deepEqual(states, ["loading", "warming", "ready"]);
  assert.deepEqual(progress, [[5, 10]]);
});

test("requests wait until the worker is ready, and go one at a time in order", async () => {
  const [first, second] = [client.send({ kind: "stats" }), client.send({ kind: "stats" })];
  assert.equal(FakeWorker.last.requests.length, 0);

  FakeWorker.last.say({ kind: "ready" });
  assert.equal(FakeWorker.last.requests.length, 1);
  FakeWorker.last.respond(1);
  assert.equal(FakeWorker.last.requests.length, 2);
  FakeWorker.last.respond(2);

  assert.deepEqual(
    [await first, await second].map((response) => response.kind === "stats" && response.numTensors),
    [1, 2],
  );
});

test("a request under way is sent once more to a new worker", async () => {
  FakeWorker.last.say({ kind: "ready" });
  const response = client.send({ kind: "stats" });
  const broken = FakeWorker.last;

  broken.fail();
  assert.ok(broken.isTerminated);
  FakeWorker.last.say({ kind: "ready" });
  FakeWorker.last.respond(7);

  assert.equal((await response).id, broken.requests[0]!.id);
  assert.deepEqual(states, ["loading", "ready", "restarting", "ready"]);
  assert.equal(client.restarts, 1);
});

// [Fault(43)]
test("a request that breaks two workers fails, and the next one goes on", async () => {
  FakeWorker.last.say({ kind: "ready" });
  const bad = client.send({ kind: "stats" });
  const good = client.send({ kind: "stats" });
  FakeWorker.last.fail();
  FakeWorker.last.say({ kind: "ready" });
  FakeWorker.last.fail();
  FakeWorker.last.say({ kind: "ready" });
  FakeWorker.last.respond();

  await assert.rejects(bad, /eye\.stopped-at-picture/);
  await good;
});

// [Fault(43)]
test("a worker that is silent for too long is replaced", () => {
  FakeWorker.last.say({ kind: "ready" });
  void client.send({ kind: "stats" });
  mock.timers.tick(29_000); // The first answer may take 30 ticks.
  assert.equal(client.restarts, 0);
  mock.timers.tick(1_000);
  assert.equal(client.restarts, 1);
});

test("after its first answer a worker gets ten seconds", () => {
  FakeWorker.last.say({ kind: "ready" });
  void client.send({ kind: "stats" });
  FakeWorker.last.respond();
  void client.send({ kind: "stats" });

  mock.timers.tick(9_000);
  assert.equal(client.restarts, 0);
  mock.timers.tick(1_000);
  assert.equal(client.restarts, 1);
});

test("a worker that has nothing to do may be silent", () => {
  FakeWorker.last.say({ kind: "ready" });

  mock.timers.tick(3_600_000);

  assert.equal(client.restarts, 0);
});

// [Fault(42)]
test("a slow download that goes on is not silence", () => {
  for (let loaded = 1; loaded <= 10; loaded++) {
    mock.timers.tick(29_000);
    FakeWorker.last.say({ kind: "progress", loaded, total: 10 });
  }

  assert.equal(client.restarts, 0);
});

// [Fault(43)]
test("an answer from before a restart is not taken", async () => {
  FakeWorker.last.say({ kind: "ready" });
  const response = client.send({ kind: "stats" });

  FakeWorker.last.say({ kind: "stats", id: 99, numTensors: 1, numBytes: 1 });
  FakeWorker.last.respond(7);

  assert.deepEqual(await response, { kind: "stats", id: 1, numTensors: 7, numBytes: 0 });
});

// [Fault(43)]
test("a worker that never comes is given up after four, with a reason, with all that waits", async () => {
  const response = client.send({ kind: "stats" });
  const failed = assert.rejects(response, /eye\.did-not-arrive/);
  for (let worker = 1; worker <= 4; worker++) {
    FakeWorker.last.fail();
    await settled();
  }

  await failed;
  await assert.rejects(client.send({ kind: "stats" }), /eye\.did-not-arrive/);
  assert.equal(FakeWorker.all.length, 4);
  assert.equal(states.at(-1), "failed");
});

test("a web page in place of the worker is told at once, and mended by itself when the worker is there", async () => {
  script = () => Promise.resolve(new Response("<html>", { headers: { "content-type": "text/html" } }));
  const response = client.send({ kind: "stats" });
  const failed = assert.rejects(response, /eye\.web-page/);

  FakeWorker.last.fail();
  await failed;
  assert.equal(FakeWorker.all.length, 1);
  mock.timers.tick(5_000);
  FakeWorker.last.fail();
  await settled();
  assert.deepEqual(states, ["loading", "failed", "failed"]);
  script = whole;
  mock.timers.tick(9_000);
  assert.equal(FakeWorker.all.length, 2);
  mock.timers.tick(1_000);
  FakeWorker.last.say({ kind: "progress", loaded: 0, total: 10 });
  assert.equal(states.at(-1), "failed"); // Nothing has come yet.
  FakeWorker.last.say({ kind: "progress", loaded: 5, total: 10 });
  FakeWorker.last.say({ kind: "ready" });

  assert.deepEqual(states, ["loading", "failed", "failed", "loading", "ready"]);
  const later = client.send({ kind: "stats" });
  FakeWorker.last.respond();
  await later;
});

test("a worker that says nothing at all is told within ten seconds, and the next one gets more time", async () => {
  mock.timers.tick(6_000);
  await settled();
  assert.deepEqual(states, ["loading", "failed"]);
  assert.equal(FakeWorker.all.length, 2);

  mock.timers.tick(11_000);
  await settled();
  assert.equal(FakeWorker.all.length, 2);
  FakeWorker.last.say({ kind: "progress", loaded: 5, total: 10 });

  assert.deepEqual(states, ["loading", "failed", "loading"]);
});

test("a download that has come to a halt is told, and waited for all the same", async () => {
  const response = client.send({ kind: "stats" });
  FakeWorker.last.say({ kind: "progress", loaded: 5, total: 10 });

  FakeWorker.last.say({ kind: "stalled", reason: reason("eye.halted", { file: "a.bin" }) });
  assert.deepEqual(states, ["loading", "failed"]);
  FakeWorker.last.say({ kind: "progress", loaded: 6, total: 10 });
  FakeWorker.last.say({ kind: "ready" });
  FakeWorker.last.respond();

  await response;
  assert.deepEqual(states, ["loading", "failed", "loading", "ready"]);
  assert.equal(FakeWorker.all.length, 1);
});

test("a worker that says why it cannot start is started again when the learner asks, or later by itself", async () => {
  const response = client.send({ kind: "stats" });

  FakeWorker.last.say({ kind: "failed", reason: reason("eye.missing", { file: "model.json", status: 404 }) });
  await assert.rejects(response, { message: JSON.stringify(reason("eye.missing", { file: "model.json", status: 404 })) });
  assert.equal(FakeWorker.all.length, 1);

  client.retry();
  client.retry();
  assert.equal(FakeWorker.all.length, 2);
  assert.deepEqual(states, ["loading", "failed", "loading"]);
  FakeWorker.last.say({ kind: "failed", reason: reason("eye.missing", { file: "model.json", status: 404 }) });
  mock.timers.tick(10_000);
  assert.equal(FakeWorker.all.length, 3);
});

test("a worker that stops at pictures again and again is left alone until the learner asks", async () => {
  FakeWorker.last.say({ kind: "ready" });
  const lost = assert.rejects(client.send({ kind: "stats" }));
  for (let worker = 1; worker <= 4; worker++) {
    FakeWorker.last.say({ kind: "warming" });
    FakeWorker.last.fail();
  }
  await lost;

  mock.timers.tick(600_000);
  assert.equal(FakeWorker.all.length, 4);
  client.retry();
  assert.equal(FakeWorker.all.length, 5);
});
