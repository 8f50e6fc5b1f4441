import { PerspectiveCamera, Vector3 } from "three";

/** Everything that has to be seen, as the corners of two boxes: the line itself, and the space the arm swings in. */
const mustSee: readonly Vector3[] = [
  ...corners(-1.62, 1.56, -0.8, -0.05, -0.3, 0.24),
  ...corners(-1.58, -1.2, 0, 0.42, -0.22, 0.22),
  ...corners(-0.89, -0.31, 0.5, 0.95, -0.3, 0.05),
  ...corners(0.2, 0.85, 0, 0.84, -0.5, 0.1),
  ...corners(0.02, 0.82, -0.8, 0, 0.2, 0.6),
];

const elevation = 0.53;
const azimuth = -0.2;
const margin = 1.045;

function corners(x0: number, x1: number, y0: number, y1: number, z0: number, z1: number): Vector3[] {
  return [x0, x1].flatMap((x) => [y0, y1].flatMap((y) => [z0, z1].map((z) => new Vector3(x, y, z))));
}

/** The one fixed view: from the front, a little above, as near as the whole line allows. */
export class View {
  readonly camera = new PerspectiveCamera(19, 1, 0.5, 40);
  distance = 6;

  /** Fits the line into a picture of this shape. */
  frame(aspect: number): void {
    const { camera } = this;
    camera.aspect = aspect;
    const tanY = Math.tan((camera.fov * Math.PI) / 360);
    const tanX = tanY * aspect;
    const back = new Vector3(
      Math.sin(azimuth) * Math.cos(elevation),
      Math.sin(elevation),
      Math.cos(azimuth) * Math.cos(elevation),
    );
    const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
    const up = new Vector3().crossVectors(back, right);
    const aim = new Vector3(0, -0.1, 0);
    const offset = new Vector3();

    // Moving back changes the perspective and with it the middle, so both are settled together in a few rounds.
    for (let round = 0; round < 8; round++) {
      let [left, rightmost, low, high, distance] = [Infinity, -Infinity, Infinity, -Infinity, 0];
      for (const point of mustSee) {
        offset.subVectors(point, aim);
        const [x, y, depth] = [offset.dot(right), offset.dot(up), offset.dot(back)];
        distance = Math.max(distance, depth + (Math.abs(x) / tanX) * margin, depth + (Math.abs(y) / tanY) * margin);
      }
      for (const point of mustSee) {
        offset.subVectors(point, aim);
        const scale = distance / (distance - offset.dot(back));
        const [x, y] = [offset.dot(right) * scale, offset.dot(up) * scale];
        [left, rightmost] = [Math.min(left, x), Math.max(rightmost, x)];
        [low, high] = [Math.min(low, y), Math.max(high, y)];
      }
      aim.addScaledVector(right, (left + rightmost) / 2).addScaledVector(up, (low + high) / 2);
      this.distance = distance;
    }
    camera.position.copy(aim).addScaledVector(back, this.distance);
    camera.lookAt(aim);
    camera.near = Math.max(0.3, this.distance - 3);
    camera.far = this.distance + 9;
    camera.updateProjectionMatrix();
  }
}
