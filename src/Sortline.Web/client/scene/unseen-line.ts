import { UnseenParts } from "./parts/unseen-parts";
import { Poses, type PoseView } from "./pose";

/** The line where nobody sees it: what there is to know of it for the camera, whichever takes the pictures. */
export abstract class UnseenLine {
  readonly parts = new UnseenParts();
  readonly poses = new Poses();
  /** Nothing is drawn, so drawing costs nothing. */
  readonly stats = null;
  /** Nothing moves that could be too much. */
  reducedMotion = false;
  /** There is no monitor. */
  guess = 0;

  /** Takes one frame's poses: the camera asks for them. */
  draw(view: PoseView): void {
    this.poses.take(view);
    this.parts.pose(this.poses);
  }

  /** There is no arm. */
  gesture(): void {}

  /** There is no place to show them at. */
  showPoints(): void {}

  clear(): void {
    this.parts.clear();
  }
}
