import type { Camera } from "../camera/photograph";
import { UnseenLine } from "../unseen-line";
import { FlatCamera } from "./flat-camera";

/** The line that nobody sees, without a graphics card. In place of a `CameraAlone`. */
export class FlatCameraAlone extends UnseenLine {
  readonly inspection: Camera = new FlatCamera();
  readonly lost = false;

  dispose(): void {
    this.inspection.dispose();
  }
}
