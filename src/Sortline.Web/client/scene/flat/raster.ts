/** Triangles as they lie in a picture, and what each pixel shows of them. */
export interface Projected {
  /** Per vertex: column, row and how near it is; the nearer the larger. */
  readonly points: Float32Array;
  readonly triangles: ArrayLike<number>;
}

/**
 * Finds for each pixel the nearest triangle: its number + 1, and 0 where there is none. `side` 1 keeps those that run
 * counter-clockwise where rows count upwards, -1 the others. `near` takes how near each pixel's triangle is.
 */
export function rasterise(
  { points, triangles }: Projected,
  size: number,
  side: 1 | -1,
  near: Float32Array,
  shown?: Int32Array,
): void {
  for (let t = 0; t * 3 < triangles.length; t++) {
    const a = (triangles[t * 3] ?? 0) * 3;
    const b = (triangles[t * 3 + 1] ?? 0) * 3;
    const c = (triangles[t * 3 + 2] ?? 0) * 3;
    const [ax, ay, az] = [points[a] ?? 0, points[a + 1] ?? 0, points[a + 2] ?? 0];
    const [bx, by, bz] = [points[b] ?? 0, points[b + 1] ?? 0, points[b + 2] ?? 0];
    const [cx, cy, cz] = [points[c] ?? 0, points[c + 1] ?? 0, points[c + 2] ?? 0];
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (area * side <= 0) {
      continue;
    }
    // A pixel belongs to what its middle lies in.
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(size - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const low = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const high = Math.min(size - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    for (let y = low; y <= high; y++) {
      const py = y + 0.5;
      for (let x = left; x <= right; x++) {
        const px = x + 0.5;
        const wb = ((px - ax) * (cy - ay) - (py - ay) * (cx - ax)) / area;
        const wc = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / area;
        const wa = 1 - wb - wc;
        if (wa < 0 || wb < 0 || wc < 0) {
          continue;
        }
        const z = wa * az + wb * bz + wc * cz;
        const at = y * size + x;
        if (z > (near[at] ?? 0)) {
          near[at] = z;
          if (shown) {
            shown[at] = t + 1;
          }
        }
      }
    }
  }
}
