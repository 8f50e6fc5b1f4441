// What the page and the seeing worker say to each other.

/** "plain": the 256 numbers of the backbone's last pooling layer. "all": those, then those of six layers (see features.ts). */
export type FeatureKind = "plain" | "all";

/** How many ways one picture is looked at: as it is; also mirrored; or all four quarter turns, each also mirrored. */
export type ViewCount = 1 | 2 | 8;

export type Question =
  | { kind: "extract"; id: number; pixels: Uint8ClampedArray<ArrayBuffer>; views: ViewCount; features: FeatureKind }
  | { kind: "stats"; id: number };

export type Answer =
  | { kind: "features"; id: number; values: Float32Array<ArrayBuffer>; milliseconds: number }
  | { kind: "stats"; id: number; numTensors: number; numBytes: number };

export type Progress =
  | { kind: "progress"; loaded: number; total: number }
  | { kind: "warming" }
  | { kind: "ready" }
  /** The worker cannot start; `message` is a sentence for the learner. */
  | { kind: "failed"; message: string };
