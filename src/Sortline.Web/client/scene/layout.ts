/** Where everything stands, in metres and radians; what each measure means is said where the simulation keeps it. */
export const layoutMeasures = [
  "beltStartX",
  "beltEndX",
  "beltWidth",
  "floorY",
  "cameraX",
  "transferX",
  "robotX",
  "robotZ",
  "shoulderY",
  "upperArm",
  "forearm",
  "rejectBinX",
  "rejectBinZ",
  "rejectBinLength",
  "rejectBinWidth",
  "rejectBinRimY",
  "rejectBinFloorY",
  "asideBinX",
  "shipBinX",
  "shipBinLength",
  "shipBinRimY",
  "shipBinFloorY",
  "chuteSlope",
  "chuteLength",
] as const;

export type LineLayout = Readonly<Record<(typeof layoutMeasures)[number], number>>;

/** Reads the layout that the simulation sends at the start; a sentence says what is missing. */
export function readLayout(json: string): LineLayout {
  const layout = JSON.parse(json) as LineLayout;
  const missing = layoutMeasures.filter((name) => typeof layout[name] !== "number");
  if (missing.length > 0) {
    throw new Error(`The line's layout comes without ${missing.join(", ")}.`);
  }
  return layout;
}
