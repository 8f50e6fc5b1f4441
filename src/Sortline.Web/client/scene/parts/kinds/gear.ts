import { type BufferGeometry, Vector2 } from "three";
import { arc, circle, PartMeshBuilder, inset, type Loop, SurfaceKind } from "../part-mesh-builder";
import { type GearShape, gearMeasures } from "./gear-shape";
import type { Detail, PartKind } from "./kind";
import { random } from "../../rendering/random";
import { outline } from "./gear-outline";

/** Cast walls are never quite upright: a mould needs a draft to come off. */
const castDraft = 0.0012;
/** How much metal the hub has round a centred bore. */
const hubMargin = 0.0055;

const chamfer = 0.0009;

const plain = (): number => SurfaceKind.Plain;
const cast = (): number => SurfaceKind.Cast;

export const gear: PartKind<keyof GearShape> = {
  measures: gearMeasures,
  geometry: gearGeometry,
  silhouette: (gear) => ({
    plate: {
      loops: [
        outline(gear, false).loop,
        circle(gear.boreX, gear.boreZ, gear.boreRadius, 14),
        ...lighteningHoles(gear, 8).filter((_, i) => holeNumber(gear, i) !== gear.blockedHole),
      ],
      half: gear.thickness / 2,
    },
  }),
  restingHeight: ({ thickness }) => thickness / 2,
};

/** A spur gear lying flat: its axis is +Y, its tooth number 0 points along +X. */
export function gearGeometry(gear: GearShape, detail: Detail): BufferGeometry {
  return detail === "hall" ? hallGear(gear) : inspectedGear(gear);
}

/** As seen from afar and above: no underside, no chamfers, and the web is told by its colour alone. */
function hallGear(gear: GearShape): BufferGeometry {
  const builder = new PartMeshBuilder();
  const half = gear.thickness / 2;
  const { loop: outer, broken } = outline(gear, false);
  const holes = lighteningHoles(gear, 7).filter((_, i) => holeNumber(gear, i) !== gear.blockedHole);
  builder.wall(outer, -half, outer, half, true, (i) => (broken[i] ? SurfaceKind.Fracture : SurfaceKind.Plain));
  const web = webOf(gear);
  const middle = web && hubAndBore(gear, web.inner, 12, 0);
  if (web && middle) {
    const rim = circle(0, 0, web.outer, 20);
    builder.cap(outer, [rim], half, true, SurfaceKind.Turned);
    builder.cap(middle.hub, middle.hubHoles, half, true, SurfaceKind.Turned);
    builder.cap(rim, [middle.foot, ...holes], half, true, SurfaceKind.Cast);
  } else {
    builder.cap(outer, [circle(gear.boreX, gear.boreZ, gear.boreRadius, 12), ...holes], half, true, SurfaceKind.Turned);
  }
  return builder.build();
}

function inspectedGear(gear: GearShape): BufferGeometry {
  const builder = new PartMeshBuilder();
  const half = gear.thickness / 2;
  const around = 48;
  const { loop: outer, broken } = outline(gear, true);
  const face = inset(outer, chamfer);
  const holes = lighteningHoles(gear, 28);
  const sides = (i: number): number => (broken[i] ? SurfaceKind.Fracture : SurfaceKind.Plain);

  builder.wall(outer, -half + chamfer, outer, half - chamfer, true, sides);
  builder.wall(outer, half - chamfer, face, half, true, sides);
  builder.wall(face, -half, outer, -half + chamfer, true, sides);

  const web = webOf(gear);
  const middle = web && hubAndBore(gear, web.inner, around, castDraft);
  const through = web ? half - web.depth : half;
  if (web && middle) {
    // The rim and the hub are turned bright; the web between them stays a little deeper and as cast.
    const rim = circle(0, 0, web.outer, around);
    const rimFoot = circle(0, 0, web.outer - castDraft, around);
    for (const up of [true, false]) {
      const [y, floor] = up ? [half, through] : [-half, -through];
      builder.cap(face, [rim], y, up, SurfaceKind.Turned);
      builder.cap(middle.hub, middle.hubHoles, y, up, SurfaceKind.Turned);
      builder.cap(rimFoot, [middle.foot, ...holes], floor, up, SurfaceKind.Cast);
      if (up) {
        builder.wall(rimFoot, floor, rim, y, false, cast);
        builder.wall(middle.stepFoot, floor, middle.step, y, true, cast, middle.whole);
      } else {
        builder.wall(rim, y, rimFoot, floor, false, cast);
        builder.wall(middle.step, y, middle.stepFoot, floor, true, cast, middle.whole);
      }
    }
    builder.wall(middle.bore, -half, middle.bore, half, false, plain, middle.whole);
    builder.wall(middle.beyond, -through, middle.beyond, through, false, plain, false);
  } else {
    const bore = circle(gear.boreX, gear.boreZ, gear.boreRadius, around);
    builder.wall(bore, -half, bore, half, false, plain);
    for (const up of [true, false]) {
      builder.cap(face, [bore, ...holes], up ? half : -half, up, SurfaceKind.Turned);
    }
  }

  holes.forEach((hole, i) => {
    if (holeNumber(gear, i) === gear.blockedHole) {
      plug(builder, gear, hole, through);
    } else {
      builder.wall(hole, -through, hole, through, false, cast);
    }
  });
  return builder.build();
}

/** Loops run the other way round than teeth and holes are numbered. */
function holeNumber(gear: GearShape, loop: number): number {
  return (gear.holes - loop) % gear.holes;
}

/** The recess between rim and hub, where the dimensions leave room for one. */
function webOf(gear: GearShape): { inner: number; outer: number; depth: number } | null {
  const outer = gear.rootRadius - 0.0055;
  const inner = gear.boreRadius + hubMargin;
  const holesFit =
    gear.holes === 0 ||
    (gear.holeCircle + gear.holeRadius + 0.0008 < outer - castDraft &&
      gear.holeCircle - gear.holeRadius - 0.0008 > inner + castDraft);
  return holesFit && inner + 0.004 < outer ? { inner, outer, depth: Math.min(0.0032, gear.thickness * 0.2) } : null;
}

interface Middle {
  /** Whether the bore lies inside the hub; otherwise it has cut through the hub's side. */
  readonly whole: boolean;
  readonly hub: Loop;
  readonly hubHoles: Loop[];
  /** The edge of the web's floor toward the middle. */
  readonly foot: Loop;
  /** The hub's side wall, above and below. */
  readonly step: Loop;
  readonly stepFoot: Loop;
  /** The bore's wall inside the hub, and the part of it beyond the hub, which is only as high as the web. */
  readonly bore: Loop;
  readonly beyond: Loop;
}

/** The hub and the hole in it. The hub was cast in the middle; a bore may have been drilled beside it. */
function hubAndBore(gear: GearShape, hubRadius: number, around: number, draft: number): Middle {
  const { boreX: x, boreZ: z, boreRadius: radius } = gear;
  const offset = Math.hypot(x, z);
  if (offset + radius < hubRadius - 0.0006) {
    const hub = circle(0, 0, hubRadius, around);
    const foot = circle(0, 0, hubRadius + draft, around);
    const bore = circle(x, z, radius, around);
    return { whole: true, hub, hubHoles: [bore], foot, step: hub, stepFoot: foot, bore, beyond: [] };
  }
  // Where the two circles cross, as angles from the direction of the offset: seen from the hub's and from the bore's centre.
  const direction = Math.atan2(z, x);
  const onHub = Math.acos(Math.max(-1, (offset ** 2 + hubRadius ** 2 - radius ** 2) / (2 * offset * hubRadius)));
  const onBore = Math.acos(Math.min(1, (hubRadius ** 2 - offset ** 2 - radius ** 2) / (2 * offset * radius)));
  const step = arc(0, 0, hubRadius, direction + onHub, direction + 2 * Math.PI - onHub, around);
  const bore = arc(x, z, radius, direction + onBore, direction + 2 * Math.PI - onBore, around);
  const beyond = arc(x, z, radius, direction - onBore, direction + onBore, around >> 1);
  return {
    whole: false,
    hub: [...step, ...bore.slice(1, -1).reverse()],
    hubHoles: [],
    foot: [...step, ...beyond.slice(1, -1)],
    step,
    stepFoot: step,
    bore,
    beyond,
  };
}

function lighteningHoles(gear: GearShape, segments: number): Loop[] {
  return Array.from({ length: gear.holes }, (_, i) => {
    const angle = (i / gear.holes) * Math.PI * 2;
    return circle(gear.holeCircle * Math.cos(angle), gear.holeCircle * Math.sin(angle), gear.holeRadius, segments);
  });
}

/** Slag left in a hole: an uneven lump a little below the face. */
function plug(builder: PartMeshBuilder, gear: GearShape, hole: Loop, half: number): void {
  const next = random(gear.blockedHole + 101);
  const centre = hole.reduce((sum, p) => sum.add(p), new Vector2()).divideScalar(hole.length);
  for (const up of [true, false]) {
    const sign = up ? 1 : -1;
    let ring = hole;
    let y = half - 0.0004;
    for (const shrink of [0.72, 0.4]) {
      const inner = hole.map((p) =>
        p
          .clone()
          .sub(centre)
          .multiplyScalar(shrink * (0.9 + 0.2 * next()))
          .add(centre),
      );
      const innerY = half - 0.0022 + 0.0022 * next();
      if (up) {
        builder.wall(ring, y, inner, innerY, true, () => SurfaceKind.Plug);
      } else {
        builder.wall(inner, -innerY, ring, -y, true, () => SurfaceKind.Plug);
      }
      ring = inner;
      y = innerY;
    }
    builder.cap(ring, [], sign * y, up, SurfaceKind.Plug);
  }
}
