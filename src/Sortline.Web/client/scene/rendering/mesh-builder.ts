import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  Euler,
  ExtrudeGeometry,
  Matrix3,
  Matrix4,
  Quaternion,
  Shape,
  Vector3,
} from "three";
import type { Surface } from "./palette";

/** A place: metres, then radians about X, Y and Z. */
export function at(x: number, y: number, z: number, rx = 0, ry = 0, rz = 0): Matrix4 {
  return new Matrix4().compose(new Vector3(x, y, z), new Quaternion().setFromEuler(new Euler(rx, ry, rz)), new Vector3(1, 1, 1));
}

/**
 * Collects the pieces of one rigid body into one geometry.
 * Colour, roughness and metalness travel with the vertices, so a whole machine is one draw call.
 */
export class MeshBuilder {
  readonly #pieces: { geometry: BufferGeometry; surface: Surface; place: Matrix4 }[] = [];

  add(geometry: BufferGeometry, surface: Surface, place: Matrix4 = new Matrix4()): this {
    this.#pieces.push({ geometry, surface, place });
    return this;
  }

  /** A box with softened edges; real sheet metal has no razor edges, and the soft ones catch light. */
  box(w: number, h: number, d: number, surface: Surface, place: Matrix4, radius = 0.006): this {
    const r = Math.min(radius, w / 2.01, h / 2.01, d / 2.01);
    return this.add(r < 0.0015 ? new BoxGeometry(w, h, d) : softBox(w, h, d, r), surface, place);
  }

  /** A cylinder along its own Y with chamfered rims. */
  rod(radius: number, length: number, surface: Surface, place: Matrix4, segments = 20, endRadius = radius): this {
    return this.add(new CylinderGeometry(endRadius, radius, length, segments), surface, place);
  }

  /** A cylinder along X, as joints and rollers have them. */
  rodX(radius: number, length: number, surface: Surface, x: number, y: number, z: number, segments = 20): this {
    return this.rod(radius, length, surface, at(x, y, z, 0, 0, Math.PI / 2), segments);
  }

  rodZ(radius: number, length: number, surface: Surface, x: number, y: number, z: number, segments = 20): this {
    return this.rod(radius, length, surface, at(x, y, z, Math.PI / 2), segments);
  }

  /** The one geometry. The pieces are used up. */
  build(): BufferGeometry {
    let vertexCount = 0;
    let indexCount = 0;
    for (const { geometry } of this.#pieces) {
      const count = geometry.getAttribute("position").count;
      vertexCount += count;
      indexCount += geometry.index?.count ?? count;
    }

    const position = new Float32Array(vertexCount * 3);
    const normal = new Float32Array(vertexCount * 3);
    const color = new Float32Array(vertexCount * 3);
    const surfaceOf = new Float32Array(vertexCount * 2);
    const index = new Uint32Array(indexCount);
    const point = new Vector3();
    const tint = new Color();
    const normalMatrix = new Matrix3();
    let v = 0;
    let i = 0;
    for (const { geometry, surface, place } of this.#pieces) {
      const from = geometry.getAttribute("position");
      const normals = geometry.getAttribute("normal");
      normalMatrix.getNormalMatrix(place);
      tint.set(surface.color);
      for (let n = 0; n < (geometry.index?.count ?? from.count); n++) {
        index[i++] = v + (geometry.index?.getX(n) ?? n);
      }
      for (let n = 0; n < from.count; n++, v++) {
        point
          .fromBufferAttribute(from, n)
          .applyMatrix4(place)
          .toArray(position, v * 3);
        point
          .fromBufferAttribute(normals, n)
          .applyMatrix3(normalMatrix)
          .normalize()
          .toArray(normal, v * 3);
        tint.toArray(color, v * 3);
        surfaceOf[v * 2] = surface.roughness;
        surfaceOf[v * 2 + 1] = surface.metalness;
      }
      geometry.dispose();
    }
    this.#pieces.length = 0;

    const whole = new BufferGeometry();
    whole.setAttribute("position", new BufferAttribute(position, 3));
    whole.setAttribute("normal", new BufferAttribute(normal, 3));
    whole.setAttribute("color", new BufferAttribute(color, 3));
    whole.setAttribute("surface", new BufferAttribute(surfaceOf, 2));
    whole.setIndex(new BufferAttribute(index, 1));
    return whole;
  }
}

/**
 * A box whose edges are chamfered and shaded as if round: each corner has one vertex per face with that
 * face's normal, and the chamfers between share them. 44 triangles, where true rounding takes hundreds.
 */
function softBox(w: number, h: number, d: number, radius: number): BufferGeometry {
  const half = [w / 2, h / 2, d / 2];
  const position: number[] = [];
  const normal: number[] = [];
  const vertexOf = (axis: number, corner: number): number => axis * 8 + corner;
  const sign = (corner: number, axis: number): number => ((corner >> axis) & 1 ? 1 : -1);
  for (let axis = 0; axis < 3; axis++) {
    for (let corner = 0; corner < 8; corner++) {
      for (let k = 0; k < 3; k++) {
        position.push(sign(corner, k) * ((half[k] ?? 0) - (k === axis ? 0 : radius)));
        normal.push(k === axis ? sign(corner, k) : 0);
      }
    }
  }
  const index: number[] = [];
  const at3 = (v: number): Vector3 => new Vector3().fromArray(position, v * 3);
  const face = (a: number, b: number, c: number): void => {
    // The box is convex and lies round the origin, so "outward" needs no bookkeeping.
    const [p, q, r] = [at3(a), at3(b), at3(c)];
    const outward = q.clone().sub(p).cross(r.clone().sub(p)).dot(p) > 0;
    index.push(a, outward ? b : c, outward ? c : b);
  };
  const strip = (a: number, b: number, c: number, e: number): void => {
    face(a, b, c);
    face(b, c, e);
  };
  for (let axis = 0; axis < 3; axis++) {
    const [u, v] = [1 << ((axis + 1) % 3), 1 << ((axis + 2) % 3)];
    for (const base of [0, 1 << axis]) {
      strip(vertexOf(axis, base), vertexOf(axis, base | u), vertexOf(axis, base | v), vertexOf(axis, base | u | v));
    }
    // Four edges run along this axis; each joins the two other faces.
    for (const edge of [0, u, v, u | v]) {
      const [one, other] = [(axis + 1) % 3, (axis + 2) % 3];
      strip(vertexOf(one, edge), vertexOf(one, edge | (1 << axis)), vertexOf(other, edge), vertexOf(other, edge | (1 << axis)));
    }
  }
  for (let corner = 0; corner < 8; corner++) {
    face(vertexOf(0, corner), vertexOf(1, corner), vertexOf(2, corner));
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(position), 3));
  geometry.setAttribute("normal", new BufferAttribute(new Float32Array(normal), 3));
  geometry.setIndex(index);
  return geometry;
}

/** The outline of a robot link: two circles joined by their tangents, along +X from the first centre. */
export function linkShape(length: number, radius: number, endRadius: number): Shape {
  const tangent = Math.acos((radius - endRadius) / length);
  const shape = new Shape();
  shape.absarc(0, 0, radius, tangent, Math.PI * 2 - tangent, false);
  shape.absarc(length, 0, endRadius, -tangent, tangent, false);
  return shape;
}

/** A casting: an outline in (forward, up), given a width across, with rounded edges; forward becomes +Z. */
export function extrudedLink(shape: Shape, width: number, bevel: number): BufferGeometry {
  const geometry = new ExtrudeGeometry(shape, {
    depth: width - 2 * bevel,
    bevelEnabled: true,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelOffset: -bevel,
    bevelSegments: 2,
    curveSegments: 9,
    steps: 1,
  });
  geometry.translate(0, 0, bevel - width / 2);
  geometry.rotateY(-Math.PI / 2);
  geometry.deleteAttribute("uv");
  return geometry;
}
