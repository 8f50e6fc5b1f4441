import { type BufferGeometry, CylinderGeometry, ExtrudeGeometry, Shape, TorusGeometry } from "three";
import { at, type MeshBuilder } from "../rendering/mesh-builder";
import type { Surface } from "../rendering/palette";

/** A tick of about the given height, in the XY plane, facing +Z. */
export function tick(size: number, depth: number): BufferGeometry {
  const s = size / 2;
  const shape = new Shape();
  shape.moveTo(-0.95 * s, 0.02 * s);
  shape.lineTo(-0.62 * s, 0.36 * s);
  shape.lineTo(-0.22 * s, -0.06 * s);
  shape.lineTo(0.66 * s, 0.82 * s);
  shape.lineTo(0.99 * s, 0.48 * s);
  shape.lineTo(-0.22 * s, -0.74 * s);
  shape.closePath();
  return new ExtrudeGeometry(shape, { depth, bevelEnabled: false });
}

/** A cross, as `tick`. */
export function cross(size: number, depth: number): BufferGeometry {
  const a = size * 0.46;
  const w = size * 0.13;
  const shape = new Shape();
  const corners: [number, number][] = [
    [w, w],
    [a, w],
    [a, -w],
    [w, -w],
    [w, -a],
    [-w, -a],
    [-w, -w],
    [-a, -w],
    [-a, w],
    [-w, w],
    [-w, a],
    [w, a],
  ];
  corners.forEach(([x, y], i) => {
    const [u, v] = [(x - y) * Math.SQRT1_2 * 1.1, (x + y) * Math.SQRT1_2 * 1.1];
    if (i === 0) {
      shape.moveTo(u, v);
    } else {
      shape.lineTo(u, v);
    }
  });
  shape.closePath();
  return new ExtrudeGeometry(shape, { depth, bevelEnabled: false });
}

/** Adds a question mark, as `tick`: a hook, a stem and a dot. */
export function addQuestion(builder: MeshBuilder, size: number, surface: Surface): void {
  const stroke = size * 0.085;
  const radius = size * 0.22;
  const raised = size * 0.22;
  const stemEnd = -size * 0.14;
  // The hook runs from the left over the top to a little below the middle; the stem leads from there to the axis.
  const [first, last] = [Math.PI * 0.95, -Math.PI * 0.37];
  const [x, y] = [radius * Math.cos(last), raised + radius * Math.sin(last)];
  builder.add(new TorusGeometry(radius, stroke, 8, 28, first - last), surface, at(0, raised, 0, 0, 0, last));
  builder.add(
    new CylinderGeometry(stroke, stroke, Math.hypot(x, y - stemEnd), 10),
    surface,
    at(x / 2, (y + stemEnd) / 2, 0, 0, 0, -Math.atan2(x, y - stemEnd)),
  );
  builder.add(new CylinderGeometry(stroke * 1.25, stroke * 1.25, stroke * 1.8, 16), surface, at(0, -size * 0.36, 0, Math.PI / 2));
}
