/** How a part's metal looks; the numbers are explained where the simulation makes them. */
export interface FinishSpec {
  readonly tone: number;
  readonly warmth: number;
  readonly roughness: number;
  readonly rust: number;
  readonly seed: number;
}

/**
 * Lengths in metres. Tooth and hole number k stand at the angle 2 pi k / n about own +Y, in the direction
 * (cos, 0, -sin). A number of -1 means that nothing of the kind is wrong.
 */
export interface GearSpec {
  readonly teeth: number;
  readonly tipRadius: number;
  readonly rootRadius: number;
  readonly thickness: number;
  readonly boreRadius: number;
  readonly boreX: number;
  readonly boreZ: number;
  readonly holes: number;
  readonly holeRadius: number;
  readonly holeCircle: number;
  readonly missingTooth: number;
  /** How many are missing, from `missingTooth` on. */
  readonly missingTeeth: number;
  readonly chippedTooth: number;
  readonly chipDepth: number;
  /** Share of the next tooth's height that is gone as well. */
  readonly neighbourChipDepth: number;
  readonly blockedHole: number;
}

/**
 * Lengths in metres, angles in radians. The bend's axis is own +Y, turned by `bendPlane` about own +X;
 * the stripped stretch is given in shares of the thread's length from the tip.
 */
export interface BoltSpec {
  readonly length: number;
  readonly shankRadius: number;
  readonly headRadius: number;
  readonly headHeight: number;
  readonly threadLength: number;
  readonly threadPitch: number;
  readonly bend: number;
  readonly bendPlane: number;
  readonly strippedFrom: number;
  readonly strippedTo: number;
  readonly headRounding: number;
}

interface Common {
  readonly id: number;
  readonly finish: FinishSpec;
}

export type PartSpec =
  (Common & { readonly kind: "gear"; readonly gear: GearSpec }) | (Common & { readonly kind: "bolt"; readonly bolt: BoltSpec });

/** Reads a part; a sentence says what is wrong when it is not one. */
export function readPart(json: string): PartSpec {
  const part = JSON.parse(json) as PartSpec;
  if (typeof part.id !== "number" || typeof part.finish !== "object") {
    throw new Error("A part needs an id and a finish.");
  }
  if (part.kind === "gear" && part.gear) {
    return part;
  }
  if (part.kind === "bolt" && part.bolt) {
    return part;
  }
  throw new Error(`Part ${(part as Common).id} is neither a gear nor a bolt with its dimensions.`);
}

/** The half height of a part lying on the belt: where its centre is when nothing else is known. */
export function restingHeight(part: PartSpec): number {
  return part.kind === "gear" ? part.gear.thickness / 2 : part.bolt.headRadius * Math.cos(Math.PI / 6);
}
