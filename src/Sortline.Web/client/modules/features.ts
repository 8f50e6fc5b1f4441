import type { IMemoryView } from "../dotnet";
import { Eye } from "../inference/client";
import { get } from "./pictures";
import type { FeatureKind, ViewCount } from "../inference/protocol";

// The robot's eye as C# sees it: a picture's number goes in, a feature vector comes out.

/** A feature vector that stays in the browser until C# copies it out. */
interface Features {
  readonly values: Float32Array<ArrayBuffer>;
}

let eye: Eye | undefined;
let inferences = 0;
let lastMilliseconds = 0;

/**
 * Starts loading the backbone. `onProgress` tells bytes, `onState` one of "loading", "warming", "ready",
 * "restarting" and "failed", the last two with a sentence for the learner.
 */
export function start(
  onProgress: (loaded: number, total: number) => void,
  onState: (state: string, message: string) => void,
): void {
  if (eye) {
    throw new Error("Seeing was started already. After a failure call retry.");
  }
  eye = new Eye(new URL("./worker.js", import.meta.url), onProgress, onState);
}

/** Starts over after "failed"; otherwise does nothing. */
export function retry(): void {
  started().retry();
}

/**
 * The features of a picture ("all": the plain numbers, then the pooled ones; or "plain" alone), as the mean over 1, 2 (also
 * mirrored) or 8 views (all quarter turns, each also mirrored). Asked before "ready" it waits. The picture may be released meanwhile.
 * Fails in a sentence for the learner.
 */
export async function extract(pictureId: number, views: number, features: string): Promise<object> {
  if (!isFeatureKind(features)) {
    throw new Error(`There are "plain" features and "all" of them, not "${features}".`);
  }
  if (!isViewCount(views)) {
    throw new Error(`A picture is looked at in 1, 2 or 8 views, not ${views}.`);
  }
  const answer = await started().ask({ kind: "extract", pixels: get(pictureId), views, features });
  if (answer.kind !== "features") {
    throw new Error(`The eye answered "${answer.kind}" to a picture.`);
  }
  inferences++;
  lastMilliseconds = answer.milliseconds;
  return { values: answer.values } satisfies Features;
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
  const answer = await started().ask({ kind: "stats" });
  if (answer.kind !== "stats") {
    throw new Error(`The eye answered "${answer.kind}" when asked for its stats.`);
  }
  const { numTensors, numBytes } = answer;
  return JSON.stringify({ numTensors, numBytes, inferences, lastMs: lastMilliseconds, restarts: started().restarts });
}

/** Ends the worker without a word, as a browser that is short of memory does: the tests' way to provoke the watchdog. */
export function terminateForTest(): void {
  started().terminateForTest();
}

function started(): Eye {
  if (!eye) {
    throw new Error("Seeing was not started. Call start first.");
  }
  return eye;
}

function isFeatureKind(features: string): features is FeatureKind {
  return features === "plain" || features === "all";
}

function isViewCount(views: number): views is ViewCount {
  return views === 1 || views === 2 || views === 8;
}
