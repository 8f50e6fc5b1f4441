import {
  BackSide,
  BoxGeometry,
  Color,
  FrontSide,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  Scene,
  type Texture,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from "three";

/** Light caught from a small built studio; metal has something to reflect, and no picture has to be downloaded. */
export interface EnvironmentMap {
  readonly texture: Texture;
  dispose(): void;
}

/** The hall: a warm grey room with long soft boxes under the ceiling and a window front at the viewer's left. */
export function hallEnvironment(renderer: WebGLRenderer): EnvironmentMap {
  const scene = new Scene();
  const add = (w: number, h: number, d: number, x: number, y: number, z: number, color: number, strength: number): void => {
    const material = new MeshBasicMaterial({
      color: new Color(color).multiplyScalar(strength),
      side: w > 19 ? BackSide : FrontSide,
    });
    const box = new Mesh(new BoxGeometry(w, h, d), material);
    box.position.set(x, y, z);
    scene.add(box);
  };
  add(20, 10, 16, 0, 2, 0, 0xd8d6d1, 0.85);
  add(19, 0.1, 15, 0, -2.9, 0, 0xb5b2ac, 0.6);
  for (const z of [-4, 0.5, 5]) {
    add(13, 0.1, 1.1, 0, 6.6, z, 0xfffcf6, 8);
  }
  add(0.1, 4.5, 9, -9.7, 2.6, 2, 0xf2f6ff, 3.2);
  add(0.1, 3, 3, 9.7, 2.4, 3, 0xfff0da, 1.8);
  add(11, 2.6, 0.1, 0, 3.2, 7.8, 0xfffdf8, 1.5);
  // Dark things, so that metal shows edges and not only light.
  for (const x of [-7, -2.4, 2.4, 7]) {
    add(0.7, 9, 0.2, x, 1.5, -7.6, 0x4a4f52, 0.6);
  }
  add(6, 1.6, 0.2, 3, -1.6, 7.6, 0x3c4245, 0.7);
  return filtered(renderer, scene);
}

function filtered(renderer: WebGLRenderer, scene: Scene): EnvironmentMap {
  const generator = new PMREMGenerator(renderer);
  // 64 pixels a side: nothing in the hall is polished enough to tell, and in software 256 would take seconds.
  const target: WebGLRenderTarget = generator.fromScene(scene, 0.02, 0.1, 100, { size: 64 });
  generator.dispose();
  scene.traverse((object) => {
    if (!(object instanceof Mesh)) {
      return;
    }
    object.geometry.dispose();
    object.material.dispose();
  });
  return { texture: target.texture, dispose: () => target.dispose() };
}
