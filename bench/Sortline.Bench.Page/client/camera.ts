import { base64 } from "./base64";
import { published } from "./published";
import type { Ours } from "./ours";

type Scene = typeof import("../../../src/Sortline.Web/client/modules/scene");
type Pictures = typeof import("../../../src/Sortline.Web/client/modules/pictures");

/** A part as it passes under the camera. */
export interface PassingPart {
  /** As the view knows it: what `addPart` takes. */
  readonly json: string;
  readonly id: number;
  /** How far the belt has moved by then, in metres: it decides which of its weave is seen. */
  readonly travel: number;
  /** How far beside the middle of the belt, in metres. */
  readonly across: number;
  /** How it is turned about the vertical, in radians. */
  readonly heading: number;
}

// The parts of a pose array: see client/scene/pose.ts.
const headerLength = 15;
const travelAt = 1;
const countAt = 14;
const anyWayRound = 8;

/** The camera of a line that nobody sees, and the network behind it. */
export class PartCamera {
  private constructor(
    private readonly ours: Ours,
    private readonly scene: Scene,
    private readonly pictures: Pictures,
  ) {}

  static async start(ours: Ours, layout: string): Promise<PartCamera> {
    const scene = await published<Scene>("scene");
    scene.start(
      null,
      layout,
      () => {},
      () => {},
    );
    return new PartCamera(ours, scene, await published<Pictures>("pictures"));
  }

  /** What the network sees of each part, any way round: 32-bit floats in base64. While it looks at one the next is photographed. */
  async see(parts: readonly PassingPart[]): Promise<string[]> {
    const seen: Promise<string>[] = [];
    for (const part of parts) {
      const picture = await this.#photograph(part);
      await seen.at(-1);
      seen.push(this.#look(picture));
    }
    return Promise.all(seen);
  }

  async #photograph({ json, id, travel, across, heading }: PassingPart): Promise<number> {
    const poses = new Float64Array(headerLength + 8);
    [poses[travelAt], poses[countAt]] = [travel, 1];
    poses.set([id, 0, 0, across, 0, Math.sin(heading / 2), 0, Math.cos(heading / 2)], headerLength);
    this.scene.clear();
    this.scene.addPart(json);
    this.scene.draw({ length: poses.length, copyTo: (target) => target.set(poses) });
    return this.scene.capture(id);
  }

  async #look(picture: number): Promise<string> {
    const bytes = await this.ours.look(picture, anyWayRound, "all");
    this.pictures.release(picture);
    return base64(bytes);
  }
}
