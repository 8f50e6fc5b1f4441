import type { Camera } from "../camera/photograph";
import { UnseenParts } from "../parts/unseen-parts";
import { Poses, type PoseView } from "../pose";
import { FlatCamera } from "./flat-camera";

/** The line that nobody sees, without a graphics card. In place of a `CameraAlone`. */
export class FlatCameraAlone {
  readonly parts = new UnseenParts();
  readonly poses = new Poses();
  readonly inspection: Camera = new FlatCamera();
  readonly lost = false;
  readonly stats = null;
  reducedMotion = false;
  guess = 0;

  draw(view: PoseView): void {
    this.poses.take(view);
    this.parts.pose(this.poses);
  }

  /** There is no place to show them at. */
  showPoints(): void {}

  clear(): void {
    this.parts.clear();
  }

  dispose(): void {
    this.inspection.dispose();
  }
}
