import type { Measures } from "./kind";

/**
 * Lengths in metres. Tooth and hole number k stand at the angle 2 pi k / n about own +Y, in the direction
 * (cos, 0, -sin). A number of -1 means that nothing of the kind is wrong.
 */
export const gearMeasures = [
  "teeth",
  "tipRadius",
  "rootRadius",
  "thickness",
  "boreRadius",
  "boreX",
  "boreZ",
  "holes",
  "holeRadius",
  "holeCircle",
  "missingTooth",
  "missingTeeth", // how many are missing, from missingTooth on
  "chippedTooth",
  "chipDepth",
  "neighbourChipDepth", // share of the next tooth's height that is gone as well
  "blockedHole",
] as const;

export type GearShape = Measures<(typeof gearMeasures)[number]>;

/** A plain good gear, where it does not matter which. */
export const anyGear: GearShape = {
  teeth: 14,
  tipRadius: 0.056,
  rootRadius: 0.046,
  thickness: 0.018,
  boreRadius: 0.012,
  boreX: 0,
  boreZ: 0,
  holes: 0,
  holeRadius: 0,
  holeCircle: 0,
  missingTooth: -1,
  missingTeeth: 0,
  chippedTooth: -1,
  chipDepth: 0,
  neighbourChipDepth: 0,
  blockedHole: -1,
};
