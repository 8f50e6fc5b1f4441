import { NeutralToneMapping, PCFShadowMap, SRGBColorSpace, WebGLRenderer } from "three";
import { context } from "./context";

interface Drawing {
  readonly renderer: WebGLRenderer;
  readonly gl: WebGL2RenderingContext;
  readonly software: boolean;
}

/** What draws on a canvas. Set up in one place: a picture of the camera does not depend on whether the hall is drawn, too. */
export function rendererOf(canvas: HTMLCanvasElement): Drawing {
  const { gl, software } = context(canvas);
  const renderer = new WebGLRenderer({ canvas, context: gl });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  return { renderer, gl, software };
}
