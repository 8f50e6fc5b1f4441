import { CylinderGeometry } from "three";
import { gearGeometry } from "../parts/kinds/gear";
import { anyGear } from "../parts/kinds/gear-shape";
import { at, type MeshBuilder } from "../rendering/mesh-builder";
import { surfaces } from "../rendering/palette";
import { random } from "../rendering/random";

/** The machine on the left that puts parts on the belt: a hopper over a tunnel with a strip curtain. */
export function buildFeeder(builder: MeshBuilder): void {
  const [from, to] = [-1.6, -1.19];
  const middle = (from + to) / 2;
  const length = to - from;
  for (const side of [-1, 1]) {
    builder.box(length, 0.2, 0.022, surfaces.housing, at(middle, 0.045, side * 0.205), 0.006);
    builder.box(0.03, 0.2, 0.03, surfaces.housingTrim, at(to, 0.045, side * 0.2), 0.006);
    for (const x of [from + 0.04, to - 0.06]) {
      builder.box(0.04, 0.75, 0.04, surfaces.frameDark, at(x, -0.42, side * 0.205), 0.005);
    }
  }
  for (const side of [-1, 1]) {
    builder.box(length - 0.1, 0.03, 0.03, surfaces.frameDark, at(middle - 0.01, -0.62, side * 0.205), 0.004);
  }
  builder.box(length - 0.08, 0.016, 0.42, surfaces.frameDark, at(middle - 0.01, -0.6, 0), 0.004);
  builder.box(0.24, 0.26, 0.24, surfaces.housing, at(middle - 0.01, -0.462, 0.02), 0.01);
  builder.box(0.16, 0.012, 0.004, surfaces.housingTrim, at(middle - 0.01, -0.4, 0.141), 0);
  builder.box(0.16, 0.012, 0.004, surfaces.housingTrim, at(middle - 0.01, -0.43, 0.141), 0);
  builder.box(0.022, 0.3, 0.4, surfaces.housing, at(from, 0, 0), 0.006);
  builder.box(length + 0.02, 0.024, 0.44, surfaces.housing, at(middle, 0.142, 0), 0.008);
  builder.box(0.035, 0.04, 0.43, surfaces.housingTrim, at(to, 0.13, 0), 0.006);
  builder.box(length - 0.1, 0.028, 0.004, surfaces.teal, at(middle, 0.045, 0.2175), 0);
  for (let i = 0; i < 9; i++) {
    builder.box(0.004, 0.078, 0.036, surfaces.rubber, at(to + (i % 2) * 0.004, 0.083, -0.16 + i * 0.04), 0);
  }
  buildHopper(builder, middle - 0.02);
}

function buildHopper(builder: MeshBuilder, x: number): void {
  const bottom = 0.15;
  const height = 0.24;
  const quarter = Math.PI / 4;
  // Four-sided cones; the inner one is turned inside out so that one sees into the hopper.
  builder.add(new CylinderGeometry(0.28, 0.13, height, 4, 1, true), surfaces.housing, at(x, bottom + height / 2, 0, 0, quarter));
  const inner = new CylinderGeometry(0.27, 0.12, height, 4, 1, true);
  const index = inner.index;
  if (index) {
    for (let i = 0; i < index.count; i += 3) {
      const first = index.getX(i);
      index.setX(i, index.getX(i + 1));
      index.setX(i + 1, first);
    }
  }
  const normals = inner.getAttribute("normal");
  for (let i = 0; i < normals.count; i++) {
    normals.setXYZ(i, -normals.getX(i), -normals.getY(i), -normals.getZ(i));
  }
  builder.add(inner, surfaces.frameDark, at(x, bottom + height / 2, 0, 0, quarter));
  const rim = 0.28 * Math.SQRT1_2;
  const top = bottom + height;
  for (const side of [-1, 1]) {
    builder.box(rim * 2 + 0.024, 0.022, 0.022, surfaces.housingTrim, at(x, top, side * rim), 0.006);
    builder.box(0.022, 0.022, rim * 2 + 0.024, surfaces.housingTrim, at(x + side * rim, top, 0), 0.006);
  }
  buildHeap(builder, x, top - 0.055);
}

/** Some gears waiting in the hopper. */
function buildHeap(builder: MeshBuilder, x: number, y: number): void {
  const next = random(9);
  builder.box(0.3, 0.02, 0.3, surfaces.joint, at(x, y - 0.02, 0), 0);
  for (let i = 0; i < 11; i++) {
    const place = at(
      x + (next() - 0.5) * 0.22,
      y + 0.004 + next() * 0.04,
      (next() - 0.5) * 0.22,
      (next() - 0.5) * 1.3,
      next() * 6,
      (next() - 0.5) * 1.3,
    );
    builder.add(gearGeometry(anyGear, "hall"), i % 3 ? surfaces.steel : surfaces.darkSteel, place);
  }
}
