import files from "../backbone.json";
import { reason, Refusal } from "../reason";
import { fetchVerified } from "./loading";
import { Network } from "./network";
import type { WorkerProgress, WorkerRequest, WorkerResponse } from "./protocol";

// Runs the network off the page's own thread. It loads as soon as it is started, and answers one request after another.

declare const self: DedicatedWorkerGlobalScope;

const post = (message: WorkerProgress | WorkerResponse, transfer: Transferable[] = []) => self.postMessage(message, transfer);

async function load(): Promise<Network> {
  const parts = [{ ...files.graph, ...files.graph.part }, { ...files.weights, ...files.weights.part }, files.engine];
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  const loaded = parts.map(() => 0);
  // This module lies in js/, one step below the site's root.
  const [graph, weights, engine] = await Promise.all(
    parts.map((part, index) =>
      fetchVerified(
        part,
        new URL(`../${part.to}`, import.meta.url),
        (bytes) => {
          loaded[index] = bytes;
          post({ kind: "progress", loaded: loaded.reduce((sum, each) => sum + each), total });
        },
        (why) => post({ kind: "stalled", reason: why }),
      ),
    ),
  );
  post({ kind: "warming" });
  const network = await Network.create({ graph: graph!, weights: weights!, engine: engine! });
  network.warmUp();
  return network;
}

function respond(network: Network, request: WorkerRequest): void {
  if (request.kind === "stats") {
    post({ kind: "stats", id: request.id, ...network.stats() });
    return;
  }
  const begun = performance.now();
  const values = network.extract(request.pixels, request.views, request.features);
  post({ kind: "features", id: request.id, values, milliseconds: performance.now() - begun }, [values.buffer]);
}

try {
  const network = await load();
  // What throws in here reaches the page as the worker's error, and the page starts a new worker.
  self.onmessage = (event: MessageEvent<WorkerRequest>) => respond(network, event.data);
  post({ kind: "ready" });
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  post({ kind: "failed", reason: error instanceof Refusal ? error.reason : reason("eye.not-started", { why }) });
}
