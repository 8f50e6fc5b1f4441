import { type BufferGeometry, ExtrudeGeometry, Shape } from "three";

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
