import {
  AlwaysDepth,
  DepthTexture,
  FramebufferTexture,
  Mesh,
  MeshBasicMaterial,
  NearestFilter,
  type PerspectiveCamera,
  PlaneGeometry,
  type Scene,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

/** Objects on this layer never move. */
export const staticLayer = 1;
/** Everything else. */
export const movingLayer = 0;

/**
 * A photograph of everything that never moves, with its depth. The view is fixed, so on slow machines
 * the hall can be drawn once, beautifully, and each frame costs only the copy and what moves.
 */
export class StaticBackground {
  readonly #quad: Mesh<PlaneGeometry, ShaderMaterial>;
  readonly #depthOnly = new MeshBasicMaterial({ colorWrite: false });
  readonly #size = new Vector2();
  #color: FramebufferTexture | null = null;
  #depth: WebGLRenderTarget | null = null;

  constructor(scene: Scene) {
    this.#quad = new Mesh(
      new PlaneGeometry(2, 2),
      new ShaderMaterial({
        uniforms: { color: { value: null }, depth: { value: null } },
        vertexShader: "varying vec2 vAt; void main() { vAt = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }",
        fragmentShader: `uniform sampler2D color; uniform highp sampler2D depth; varying vec2 vAt;
        void main() { gl_FragColor = texture2D(color, vAt); gl_FragDepth = texture2D(depth, vAt).r; }`,
        depthFunc: AlwaysDepth,
      }),
    );
    this.#quad.frustumCulled = false;
    this.#quad.renderOrder = -1;
    this.#quad.visible = false;
    scene.add(this.#quad);
  }

  /** Draws what stands still onto the canvas, keeps colour and depth, and from now on shows those. */
  take(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    this.drop(camera);
    renderer.getDrawingBufferSize(this.#size);
    const [width, height] = [this.#size.x, this.#size.y];
    this.#color = new FramebufferTexture(width, height);
    this.#depth = new WebGLRenderTarget(width, height, { magFilter: NearestFilter, minFilter: NearestFilter });
    this.#depth.depthTexture = new DepthTexture(width, height);

    camera.layers.set(staticLayer);
    renderer.render(scene, camera);
    renderer.copyFramebufferToTexture(this.#color);

    const background = scene.background;
    scene.background = null;
    scene.overrideMaterial = this.#depthOnly;
    renderer.setRenderTarget(this.#depth);
    renderer.render(scene, camera);
    renderer.setRenderTarget(null);
    scene.overrideMaterial = null;
    scene.background = background;

    camera.layers.set(movingLayer);
    const { uniforms } = this.#quad.material;
    if (uniforms.color) {
      uniforms.color.value = this.#color;
    }
    if (uniforms.depth) {
      uniforms.depth.value = this.#depth.depthTexture;
    }
    this.#quad.visible = true;
  }

  /** Forgets the photograph; everything is drawn again in every frame. */
  drop(camera: PerspectiveCamera): void {
    camera.layers.enable(staticLayer);
    this.#quad.visible = false;
    this.#color?.dispose();
    this.#depth?.depthTexture?.dispose();
    this.#depth?.dispose();
    this.#color = this.#depth = null;
  }

  dispose(camera: PerspectiveCamera): void {
    this.drop(camera);
    this.#depthOnly.dispose();
  }
}
