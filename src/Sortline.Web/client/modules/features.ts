import type { IMemoryView } from "../dotnet";
import { InferenceClient } from "../inference/client";
import { pixelsOf } from "./pictures";
import type { FeatureSelection, ViewCount } from "../inference/protocol";

// Feature extraction as C# imports it: a picture's number goes in, a feature vector comes out.

/** A feature vector that stays in the browser until C# copies it out. */
interface Features {
  readonly values: Float32Array<ArrayBuffer>;
}

let client: InferenceClient | undefined;
let inferences = 0;
let lastMilliseconds = 0;

/**
 * Starts loading the backbone. `onProgress` tells bytes, `onState` one of "loading", "warming", "ready",
 * "restarting" and "failed", the last with a reason for the learner as JSON.
 */
export function start(
  onProgress: (loaded: number, total: number) => void,
  onState: (state: string, reason: string) => void,
): void {
  if (client) {
    throw new Error("Inference was started already. After a failure call retry.");
  }
  const script = new URL("./worker.js", import.meta.url);
  client = new InferenceClient(
    script,
    onProgress,
    (state, reason) => onState(state, reason ? JSON.stringify(reason) : ""),
    starterOf(script),
  );
}

/** Starts over after "failed"; otherwise does nothing. */
export function retry(): void {
  startedClient().retry();
}

/**
 * The features of a picture ("all": the plain numbers, then the pooled ones; or "plain" alone), as the mean over 1, 2 (also
 * mirrored) or 8 views (all quarter turns, each also mirrored). Asked before "ready" it waits. The picture may be released meanwhile.
 * Fails with a reason for the learner.
 */
export async function extract(pictureId: number, views: number, features: string): Promise<object> {
  if (!isFeatureSelection(features)) {
    throw new Error(`There are "plain" features and "all" of them, not "${features}".`);
  }
  if (!isViewCount(views)) {
    throw new Error(`A picture is looked at in 1, 2 or 8 views, not ${views}.`);
  }
  const response = await startedClient().send({ kind: "extract", pixels: await pixelsOf(pictureId), views, features });
  if (response.kind !== "features") {
    throw new Error(`The worker answered "${response.kind}" to a picture.`);
  }
  inferences++;
  lastMilliseconds = response.milliseconds;
  return { values: response.values } satisfies Features;
}

/** How many numbers a feature vector has. */
export function featureLength(features: object): number {
  return (features as Features).values.length;
}

/** Copies a feature vector into .NET memory: four bytes a number, least significant byte first. */
export function copyFeatures(features: object, target: IMemoryView): void {
  const { values } = features as Features;
  if (target.length !== values.byteLength) {
    throw new Error(`The features take ${values.byteLength} bytes, the span has ${target.length}.`);
  }
  target.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** JSON: tensors and bytes the worker holds, pictures looked at, milliseconds of the last, restarts. */
export async function stats(): Promise<string> {
  const response = await startedClient().send({ kind: "stats" });
  if (response.kind !== "stats") {
    throw new Error(`The worker answered "${response.kind}" when asked for its stats.`);
  }
  const { numTensors, numBytes } = response;
  return JSON.stringify({ numTensors, numBytes, inferences, lastMs: lastMilliseconds, restarts: startedClient().restarts });
}

/**
 * A worker that starts from a blob: has the policy of this page. From its own address it would have that of its own answer's headers:
 * none where a host sends none, and it is the worker that holds the pictures.
 */
function starterOf(script: URL): URL {
  return new URL(URL.createObjectURL(new Blob([`import ${JSON.stringify(script.href)};`], { type: "text/javascript" })));
}

function startedClient(): InferenceClient {
  if (!client) {
    throw new Error("Inference was not started. Call start first.");
  }
  return client;
}

function isFeatureSelection(features: string): features is FeatureSelection {
  return features === "plain" || features === "all";
}

function isViewCount(views: number): views is ViewCount {
  return views === 1 || views === 2 || views === 8;
}
