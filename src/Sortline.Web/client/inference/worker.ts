import files from "../backbone.json";
import { Backbone } from "./network";
import { loadKnown, LoadError } from "./loading";
import type { Answer, Progress, Question } from "./protocol";

// Seeing, off the page's own thread. It loads by itself as soon as it is started, and answers one question after another.

declare const self: DedicatedWorkerGlobalScope;

const say = (message: Progress | Answer, transfer: Transferable[] = []) => self.postMessage(message, transfer);

async function load(): Promise<Backbone> {
  const parts = [files.graph, files.weights, files.engine];
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  const loaded = parts.map(() => 0);
  // This module lies in js/, one step below the site's root.
  const [graph, weights, engine] = await Promise.all(
    parts.map((part, index) =>
      loadKnown(part, new URL(`../${part.to}`, import.meta.url), (bytes) => {
        loaded[index] = bytes;
        say({ kind: "progress", loaded: loaded.reduce((sum, each) => sum + each), total });
      }),
    ),
  );
  say({ kind: "warming" });
  const backbone = await Backbone.create({ graph: graph!, weights: weights!, engine: engine! });
  backbone.warmUp();
  return backbone;
}

function answer(backbone: Backbone, question: Question): void {
  if (question.kind === "stats") {
    say({ kind: "stats", id: question.id, ...backbone.stats() });
    return;
  }
  const begun = performance.now();
  const values = backbone.extract(question.pixels, question.views, question.features);
  say({ kind: "features", id: question.id, values, milliseconds: performance.now() - begun }, [values.buffer]);
}

try {
  const backbone = await load();
  // What throws in here reaches the page as the worker's error, and the page starts a new worker.
  self.onmessage = (event: MessageEvent<Question>) => answer(backbone, event.data);
  say({ kind: "ready" });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  say({
    kind: "failed",
    message:
      error instanceof LoadError
        ? reason
        : `The robot's eye could not be started (${reason}). Reload the page, or try another browser.`,
  });
}
