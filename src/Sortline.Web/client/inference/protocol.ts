import type { Reason } from "../reason";

// The messages between the page and the inference worker.

/** "plain": the 256 numbers of the network's last pooling layer. "all": those, then those of six layers (see features.ts). */
export type FeatureSelection = "plain" | "all";

/** How many views of a picture are averaged: itself; also its mirror image; or all four quarter turns, each also mirrored. */
export type ViewCount = 1 | 2 | 8;

export type WorkerRequest =
  | { kind: "extract"; id: number; pixels: Uint8ClampedArray<ArrayBuffer>; views: ViewCount; features: FeatureSelection }
  | { kind: "stats"; id: number };

/** The answer to the request of the same id. */
export type WorkerResponse =
  | { kind: "features"; id: number; values: Float32Array<ArrayBuffer>; milliseconds: number }
  | { kind: "stats"; id: number; numTensors: number; numBytes: number };

/** What the worker tells unasked while it starts. */
export type WorkerProgress =
  | { kind: "progress"; loaded: number; total: number }
  | { kind: "warming" }
  | { kind: "ready" }
  /** Nothing has come for a while. The worker waits on; `progress` tells that it goes on. */
  | { kind: "stalled"; reason: Reason }
  /** The worker cannot start. */
  | { kind: "failed"; reason: Reason };
