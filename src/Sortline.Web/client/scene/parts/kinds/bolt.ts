import { type BufferGeometry, Vector3 } from "three";
import { PartMeshBuilder, SurfaceKind } from "../part-mesh-builder";
import type { Detail, Measures, PartKind } from "./kind";

/**
 * Lengths in metres, angles in radians. The bend's axis is own +Y, turned by `bendPlane` about own +X;
 * the stripped stretch is given in shares of the thread's length from the tip.
 */
const measures = [
  "length",
  "shankRadius",
  "headRadius",
  "headHeight",
  "threadLength",
  "threadPitch",
  "bend",
  "bendPlane",
  "strippedFrom",
  "strippedTo",
  "headRounding",
] as const;

type BoltShape = Measures<(typeof measures)[number]>;

export const bolt: PartKind<keyof BoltShape> = {
  measures,
  geometry: boltGeometry,
  silhouette: (bolt) => {
    const start = -(bolt.headHeight + bolt.length) / 2;
    const shank = [0, 0.34, 0.5, 0.66, 1].map((share) =>
      bent(new Vector3(share * bolt.length, 0, 0), bolt, start + bolt.headHeight),
    );
    return {
      rods: [
        { points: shank, radius: bolt.shankRadius },
        { points: [new Vector3(start, 0, 0), new Vector3(start + bolt.headHeight, 0, 0)], radius: bolt.headRadius },
      ],
    };
  },
  restingHeight: ({ headRadius }) => headRadius * Math.cos(Math.PI / 6),
};

/** A hexagon-head bolt lying along +X, head at the -X end, resting on a flat of its head. */
export function boltGeometry(bolt: BoltShape, detail: Detail): BufferGeometry {
  const builder = new PartMeshBuilder();
  const start = -(bolt.headHeight + bolt.length) / 2;
  head(builder, bolt, start, detail === "inspection");
  shank(builder, bolt, start + bolt.headHeight, detail === "inspection");
  return builder.build();
}

function onRing(x: number, radius: number, angle: number): Vector3 {
  return new Vector3(x, radius * Math.sin(angle), radius * Math.cos(angle));
}

/** The head: a hexagon cut by the 30 degree chamfer cone; a rounded head has lost its corners to a slipping spanner. */
function head(builder: PartMeshBuilder, bolt: BoltShape, start: number, fine: boolean): void {
  const apothem = bolt.headRadius * Math.cos(Math.PI / 6);
  const count = fine ? 60 : 12;
  const worn = bolt.headRounding;
  const widest = bolt.headRadius + (apothem * 0.985 - bolt.headRadius) * worn;
  const hexagon = (angle: number): number => {
    const fromFlat = (((angle % (Math.PI / 3)) + Math.PI / 3) % (Math.PI / 3)) - Math.PI / 6;
    return Math.min(apothem / Math.cos(fromFlat), widest);
  };
  // Radius allowed by the chamfer at a distance from the outer face; wear makes the slope longer.
  const cone = (x: number): number => apothem * 0.93 + x * (1.75 - 0.8 * worn);
  const under = (x: number): number => apothem * 1.04 + (bolt.headHeight - x) * 3;
  const stations = (fine ? [0, 0.1, 0.2, 0.32, 0.5, 0.7, 0.88, 0.95, 1] : [0, 0.3, 0.95, 1]).map((t) => t * bolt.headHeight);
  const rings = stations.map((x) =>
    Array.from({ length: count }, (_, i) => {
      const angle = (i / count) * Math.PI * 2;
      return onRing(start + x, Math.min(hexagon(angle), cone(x), under(x)), angle);
    }),
  );

  for (let r = 0; r + 1 < rings.length; r++) {
    const [low, high] = [rings[r] ?? [], rings[r + 1] ?? []];
    for (let i = 0; i < count; i++) {
      const [a, b, c, d] = [low[i], low[(i + 1) % count], high[(i + 1) % count], high[i]];
      if (!a || !b || !c || !d) {
        continue;
      }
      const nearCorner = Math.hypot(a.y, a.z) > apothem * 0.985 + (bolt.headRadius - apothem) * 0.1;
      builder.quad(a, d, c, b, worn > 0.15 && (nearCorner || worn > 0.5) ? SurfaceKind.Worn : SurfaceKind.Plain);
    }
  }
  disc(builder, rings[0] ?? [], start, -1);
  disc(builder, rings.at(-1) ?? [], start + bolt.headHeight, 1);
}

function disc(builder: PartMeshBuilder, ring: Vector3[], x: number, towards: 1 | -1): void {
  const centre = new Vector3(x, 0, 0);
  ring.forEach((point, i) => {
    const next = ring[(i + 1) % ring.length] ?? point;
    if (towards < 0) {
      builder.triangle(centre, point, next, SurfaceKind.Plain);
    } else {
      builder.triangle(centre, next, point, SurfaceKind.Plain);
    }
  });
}

/** The shank: plain, then threaded; the thread is a helix, worn flat where it is stripped; then all of it is bent. */
function shank(builder: PartMeshBuilder, bolt: BoltShape, start: number, fine: boolean): void {
  const around = fine ? 32 : 7;
  const threadStart = bolt.length - bolt.threadLength;
  const step = fine ? bolt.threadPitch / 8 : bolt.threadPitch * 1.5;
  const stations = [-0.001, threadStart * 0.5, threadStart];
  for (let x = threadStart + step; x < bolt.length - 1e-6; x += step) {
    stations.push(x);
  }
  stations.push(bolt.length);
  // A bend needs rings to bend at, also in the plain part.
  if (bolt.bend !== 0) {
    for (let x = bolt.length * 0.2; x < threadStart; x += 0.002) {
      stations.push(x);
    }
  }
  stations.sort((a, b) => a - b);

  const tip = bolt.threadPitch * 1.1;
  const stripped = (x: number): boolean => {
    const fromTip = (bolt.length - x) / bolt.threadLength;
    return fromTip > bolt.strippedFrom && fromTip < bolt.strippedTo;
  };
  const radiusAt = (x: number, angle: number): number => {
    const chamfered = x > bolt.length - tip ? ((x - (bolt.length - tip)) / tip) * bolt.shankRadius * 0.2 : 0;
    if (x <= threadStart) {
      return bolt.shankRadius - chamfered;
    }
    const depth = bolt.threadPitch * 0.52;
    if (stripped(x)) {
      return bolt.shankRadius - depth * 0.82;
    }
    const turns = fine ? x / bolt.threadPitch + angle / (Math.PI * 2) : x / (3 * bolt.threadPitch); // from afar a third of the ridges looks the same
    const phase = turns - Math.floor(turns);
    // A 60 degree thread with a narrow flat crest and root.
    const ridge = Math.min(1, Math.max(0, (Math.abs(phase - 0.5) * 2 - 0.12) / 0.76));
    const runOut = Math.min(1, (x - threadStart) / bolt.threadPitch);
    return bolt.shankRadius - Math.max(chamfered, depth * ridge * runOut);
  };

  const rings = stations.map((x) =>
    Array.from({ length: around }, (_, i) => {
      const angle = (i / around) * Math.PI * 2;
      return bent(onRing(x, radiusAt(x, angle), angle), bolt, start);
    }),
  );
  for (let r = 0; r + 1 < rings.length; r++) {
    const [low, high] = [rings[r] ?? [], rings[r + 1] ?? []];
    const mark = stripped(((stations[r] ?? 0) + (stations[r + 1] ?? 0)) / 2) ? SurfaceKind.Worn : SurfaceKind.Plain;
    for (let i = 0; i < around; i++) {
      const [a, b, c, d] = [low[i], low[(i + 1) % around], high[(i + 1) % around], high[i]];
      if (!a || !b || !c || !d) {
        continue;
      }
      if (fine) {
        smoothQuad(builder, low, high, i, mark);
      } else {
        builder.quad(a, d, c, b, mark);
      }
    }
  }
  const last = rings.at(-1) ?? [];
  const centre = bent(new Vector3(bolt.length, 0, 0), bolt, start);
  last.forEach((point, i) => builder.triangle(centre, last[(i + 1) % last.length] ?? point, point, SurfaceKind.Plain));
}

/** One field between two rings, shaded smoothly round the shank and sharply along it, as a thread is. */
function smoothQuad(builder: PartMeshBuilder, low: Vector3[], high: Vector3[], i: number, mark: number): void {
  const count = low.length;
  const corner = (ring: Vector3[], n: number): Vector3 => ring[((n % count) + count) % count] ?? new Vector3();
  const normal = (n: number): Vector3 => {
    const along = new Vector3().subVectors(corner(high, n), corner(low, n));
    const round = new Vector3()
      .subVectors(corner(low, n + 1), corner(low, n - 1))
      .add(corner(high, n + 1))
      .sub(corner(high, n - 1));
    return along.cross(round).normalize();
  };
  const [n0, n1] = [normal(i), normal(i + 1)];
  const [a, b, c, d] = [corner(low, i), corner(low, i + 1), corner(high, i + 1), corner(high, i)];
  for (const [point, at] of [
    [a, n0],
    [d, n0],
    [c, n1],
    [a, n0],
    [c, n1],
    [b, n1],
  ] as const) {
    builder.vertex(point, at, mark);
  }
}

/**
 * Bends a point of the shank: x along it, from the head. The bend is an arc over its middle third,
 * so the metal stays as long as it was; `bendPlane` turns the plane of the bend about the shank.
 */
function bent(point: Vector3, bolt: BoltShape, start: number): Vector3 {
  const { bend, bendPlane, length } = bolt;
  if (bend === 0) {
    return new Vector3(start + point.x, point.y, point.z);
  }
  const from = length * 0.34;
  const arc = length * 0.32;
  const radius = arc / bend;
  const angle = (Math.min(Math.max(point.x - from, 0), arc) / arc) * bend;
  const beyond = Math.max(0, point.x - from - arc);

  // Split across the shank into "toward the bend" and "along the bend's axis".
  const toward = new Vector3(0, Math.sin(bendPlane), -Math.cos(bendPlane));
  const axis = new Vector3(0, Math.cos(bendPlane), Math.sin(bendPlane));
  const across = point.y * toward.y + point.z * toward.z;
  const along = point.y * axis.y + point.z * axis.z;
  const before = Math.min(point.x, from);
  const x = before + (radius - across) * Math.sin(angle) + beyond * Math.cos(angle);
  const lift = radius - (radius - across) * Math.cos(angle) + beyond * Math.sin(angle);
  return new Vector3(start + x, toward.y * lift + axis.y * along, toward.z * lift + axis.z * along);
}
