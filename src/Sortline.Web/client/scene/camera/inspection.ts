import {
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import { packFinish, patchPartMaterial } from "../parts/finish";
import { gearGeometry } from "../parts/kinds/gear";
import { anyGear } from "../parts/kinds/gear-shape";
import { beltOf } from "./condition";
import { encode, lightByRing, weave } from "./inspection-shader";
import { acrossOf, type Camera, developed, drawnSide, halfView, type Photograph, type Pose } from "./photograph";
import type { PartSpec } from "../parts/part";

/** A graphics card that has not answered by then will not. */
const patienceMilliseconds = 10_000;

/**
 * The camera that looks straight down at the belt. It has its own light, its own size and its own
 * encoding to sRGB, so that a picture is the same whatever the hall on the screen is allowed to cost.
 */
export class InspectionCamera implements Camera {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera((halfView * 360) / Math.PI, 1, 0.2, 2);
  readonly #finish = { value: new Vector4() };
  readonly #metal = new MeshStandardMaterial();
  readonly #rubber = new MeshLambertMaterial({ color: new Color(0x3b4245) });
  readonly #shift = { value: 0 };
  readonly #lamp = new DirectionalLight(0xffffff, 0.7);
  readonly #part = new Mesh();
  readonly #ground = new Mesh(new PlaneGeometry(0.4, 0.32), this.#rubber);
  #target = target();

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    patchPartMaterial(this.#metal, this.#finish);
    lightByRing(this.#metal);
    encode(this.#metal);
    weave(this.#rubber, this.#shift);
    encode(this.#rubber);
    this.#part.material = this.#metal;
    this.#part.castShadow = true;
    this.#ground.rotation.x = -Math.PI / 2;
    this.#ground.receiveShadow = true;

    this.#lamp.position.set(-0.25, 0.9, -0.28);
    this.#lamp.castShadow = true;
    this.#lamp.shadow.mapSize.set(512, 512);
    this.#lamp.shadow.radius = 3;
    this.#lamp.shadow.bias = -0.0004;
    this.#lamp.shadow.normalBias = 0.0004;
    Object.assign(this.#lamp.shadow.camera, { left: -0.085, right: 0.085, top: 0.085, bottom: -0.085, near: 0.7, far: 1.2 });
    this.#scene.add(new HemisphereLight(0xfffdf9, 0x333333, 1.4), this.#lamp, this.#lamp.target, this.#ground, this.#part);
    this.#camera.up.set(0, 0, -1);

    // Any geometry of a part will do to have the shaders ready before the first picture is wanted.
    this.#part.geometry = gearGeometry(anyGear, "hall");
    renderer.setRenderTarget(this.#target);
    renderer.compile(this.#scene, this.#camera);
    renderer.setRenderTarget(null);
    this.#part.geometry.dispose();
  }

  /** Photographs one part where it is now. */
  async capture(part: PartSpec, pose: Pose | null, beltTravel: number): Promise<Photograph> {
    const { kind, shape, field, condition } = part;
    const geometry = kind.geometry(shape, "inspection");
    const height = kind.restingHeight(shape);
    this.#part.geometry = geometry;
    this.#finish.value.copy(packFinish(part.finish));
    // Where the camera was knocked, everything lies elsewhere for it; its hood and its lamp went with it.
    this.#part.position.set(condition.along, height, acrossOf(pose) + condition.across);
    this.#part.quaternion.set(...(pose?.rotation ?? [0, 0, 0, 1]));
    this.#shift.value = (pose?.position[0] ?? 0) - beltTravel - condition.along;
    this.#rubber.color.set(beltOf(condition));

    const distance = field / 2 / Math.tan(halfView);
    this.#camera.position.set(0, distance + height, 0);
    this.#camera.lookAt(0, 0, 0);
    try {
      return developed(await this.#shoot(this.#scene), condition);
    } finally {
      geometry.dispose();
    }
  }

  /** Takes a picture of a known colour the same way; the largest difference of any channel, 0 where all is well. */
  async selfTest(): Promise<number> {
    const known = [64, 128, 192];
    const card = new Mesh(
      new PlaneGeometry(2, 2),
      new ShaderMaterial({
        uniforms: { known: { value: new Color().setRGB(64 / 255, 128 / 255, 192 / 255) } },
        vertexShader: "void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }",
        fragmentShader: "uniform vec3 known; void main() { gl_FragColor = vec4(known, 1.0); }",
        depthTest: false,
      }),
    );
    card.frustumCulled = false;
    const scene = new Scene();
    scene.add(card);
    const { pixels } = developed(await this.#shoot(scene));
    card.geometry.dispose();
    card.material.dispose();
    let worst = 0;
    pixels.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (known[i % 4] ?? 255)))));
    return worst;
  }

  /** After a lost context: what the card drew itself is empty and has to be drawn again. */
  restore(): void {
    this.#target.dispose();
    this.#target = target();
  }

  dispose(): void {
    this.#target.dispose();
    this.#lamp.dispose();
    this.#ground.geometry.dispose();
    for (const material of [this.#metal, this.#rubber]) {
      material.dispose();
    }
  }

  // Everything is told to the graphics card within this task, the copy too, so what is drawn later changes nothing about the picture.
  // Only the wait for it is left to the browser: in software that is most of the time.
  async #shoot(scene: Scene): Promise<Uint8Array> {
    const gl = this.#renderer.getContext();
    const pixels = new Uint8Array(drawnSide * drawnSide * 4);
    if (gl.isContextLost()) {
      throw noPicture();
    }
    let copied: Promise<unknown>;
    this.#renderer.setRenderTarget(this.#target);
    try {
      this.#renderer.render(scene, this.#camera);
      copied = this.#renderer.readRenderTargetPixelsAsync(this.#target, 0, 0, drawnSide, drawnSide, pixels);
    } finally {
      this.#renderer.setRenderTarget(null);
    }
    await inTime(copied);
    if (gl.isContextLost()) {
      throw noPicture(); // The card answered, but with nothing.
    }
    return pixels;
  }
}

/** Fails when a card was lost on the way, which may mean that it never answers. */
async function inTime(copied: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, patienceMilliseconds);
  });
  try {
    await Promise.race([copied, late]);
  } catch {
    throw noPicture();
  } finally {
    clearTimeout(timer);
  }
}

function noPicture(): Error {
  return new Error("The graphics card gave no picture back. Try again in a moment.");
}

function target(): WebGLRenderTarget {
  return new WebGLRenderTarget(drawnSide, drawnSide, { generateMipmaps: false });
}
