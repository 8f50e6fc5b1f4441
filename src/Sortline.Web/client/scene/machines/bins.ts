import { at, type MeshBuilder } from "../rendering/mesh-builder";
import { type Surface, surfaces } from "../rendering/palette";
import type { LineLayout } from "../layout";

export interface BinPlan {
  readonly x: number;
  readonly z: number;
  readonly width: number;
  readonly depth: number;
  readonly rim: number;
  readonly floor: number;
  readonly body: Surface;
  readonly inside: Surface;
}

const wall = 0.012;

/** The amber bin in front for rejected parts, the grey one beside it for skipped ones, the teal one at the belt's end for shipped ones. */
export function binsOf(layout: LineLayout): readonly [ship: BinPlan, reject: BinPlan, aside: BinPlan] {
  const reject: BinPlan = {
    x: layout.rejectBinX,
    z: layout.rejectBinZ,
    width: layout.rejectBinLength,
    depth: layout.rejectBinWidth,
    rim: layout.rejectBinRimY,
    floor: layout.rejectBinFloorY,
    body: surfaces.amber,
    inside: surfaces.amberDark,
  };
  const ship: BinPlan = {
    x: layout.shipBinX,
    z: 0,
    width: layout.shipBinLength,
    depth: layout.shipBinLength,
    rim: layout.shipBinRimY,
    floor: layout.shipBinFloorY,
    body: surfaces.teal,
    inside: surfaces.tealDark,
  };
  return [ship, reject, { ...reject, x: layout.asideBinX, body: surfaces.grey, inside: surfaces.greyDark }];
}

/** Where the sign of a bin hangs: below it, so that its pile shows. */
export function signOf(bin: BinPlan): { readonly x: number; readonly y: number; readonly z: number } {
  return { x: bin.x, y: bin.floor - 0.145, z: bin.z + bin.depth / 2 + 0.014 };
}

export function buildBins(builder: MeshBuilder, layout: LineLayout): void {
  for (const bin of binsOf(layout)) {
    buildBin(builder, bin);
    buildStand(builder, bin);
    const { x, y, z } = signOf(bin);
    builder.box(bin.width, 0.2, 0.008, surfaces.white, at(x, y, z), 0.004);
  }
}

function buildBin(builder: MeshBuilder, bin: BinPlan): void {
  const height = bin.rim - bin.floor;
  const middle = (bin.rim + bin.floor) / 2;
  const [w, d] = [bin.width + 2 * wall, bin.depth + 2 * wall];
  for (const side of [-1, 1]) {
    const x = bin.x + (side * (bin.width + wall)) / 2;
    const z = bin.z + (side * (bin.depth + wall)) / 2;
    builder.box(wall, height + 0.02, d, bin.body, at(x, middle - 0.01, bin.z), 0.004);
    if (side < 0) {
      builder.box(w, height + 0.02, wall, bin.body, at(bin.x, middle - 0.01, z), 0.004);
    } else {
      buildGrate(builder, bin, z);
    }
    // Inner skins in a deeper tone, so that the inside reads as inside.
    builder.box(0.002, height - 0.012, bin.depth, bin.inside, at(x - side * (wall / 2 + 0.001), middle - 0.006, bin.z), 0);
    if (side < 0) {
      builder.box(bin.width, height - 0.012, 0.002, bin.inside, at(bin.x, middle - 0.006, z - side * (wall / 2 + 0.001)), 0);
    }
    // The folded rim and two ribs.
    builder.box(0.034, 0.018, d + 0.022, bin.body, at(x + side * 0.006, bin.rim - 0.009, bin.z), 0.006);
    builder.box(w + 0.022, 0.018, 0.034, bin.body, at(bin.x, bin.rim - 0.009, z + side * 0.006), 0.006);
    for (const end of [-1, 1]) {
      builder.box(
        0.022,
        height - 0.02,
        0.014,
        bin.body,
        at(bin.x + end * (w / 2 - 0.03), middle - 0.015, z + side * 0.008),
        0.004,
      );
    }
    for (const end of [-1, 1]) {
      builder.box(
        0.014,
        height - 0.02,
        0.022,
        bin.body,
        at(x + side * 0.008, middle - 0.015, bin.z + end * (d / 2 - 0.03)),
        0.004,
      );
    }
  }
  builder.box(w, 0.016, d, bin.body, at(bin.x, bin.floor - 0.008, bin.z), 0.004);
  builder.box(bin.width, 0.002, bin.depth, bin.inside, at(bin.x, bin.floor + 0.0005, bin.z), 0);
}

/** The front wall is bars, for whoever wants to see what lies in the bin. */
function buildGrate(builder: MeshBuilder, bin: BinPlan, z: number): void {
  const height = bin.rim - bin.floor;
  const w = bin.width + 2 * wall;
  const bars = 7;
  for (let i = 1; i < bars; i++) {
    builder.rod(0.0035, height, bin.body, at(bin.x - w / 2 + (i * w) / bars, (bin.rim + bin.floor) / 2, z), 8);
  }
  builder.box(w, 0.03, wall, bin.body, at(bin.x, bin.floor + 0.01, z), 0.004);
  builder.box(w, 0.008, 0.008, bin.body, at(bin.x, (bin.rim + bin.floor) / 2, z), 0.002);
}

function buildStand(builder: MeshBuilder, bin: BinPlan): void {
  const top = bin.floor - 0.016;
  const [w, d] = [bin.width * 0.9, bin.depth * 0.9];
  for (const sx of [-1, 1]) {
    for (const sz of [-1, 1]) {
      builder.box(
        0.03,
        top + 0.77,
        0.03,
        surfaces.frameDark,
        at(bin.x + (sx * w) / 2, (top - 0.77) / 2, bin.z + (sz * d) / 2),
        0.004,
      );
      builder.rodX(0.03, 0.02, surfaces.rubber, bin.x + (sx * w) / 2, -0.77, bin.z + (sz * d) / 2, 16);
    }
    builder.box(0.026, 0.026, d, surfaces.frameDark, at(bin.x + (sx * w) / 2, top - 0.02, bin.z), 0.004);
    builder.box(w, 0.026, 0.026, surfaces.frameDark, at(bin.x, top - 0.02, bin.z + (sx * d) / 2), 0.004);
    builder.box(w, 0.026, 0.026, surfaces.frameDark, at(bin.x, -0.68, bin.z + (sx * d) / 2), 0.004);
  }
}
