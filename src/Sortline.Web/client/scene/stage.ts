import { Mesh, Scene, Vector3, type WebGLRenderer } from "three";
import { Belt, buildConveyor, runsOf } from "./machines/belt";
import { BinCounters } from "./machines/bin-counters";
import { binsOf, buildBins } from "./machines/bins";
import { onContextChange } from "./rendering/context";
import { buildFeeder } from "./machines/feeder";
import { Gesture } from "./machines/gesture";
import { buildGantry, Signals } from "./machines/gantry";
import { Monitor } from "./machines/monitor";
import { InspectionCamera } from "./camera/inspection";
import { MeshBuilder } from "./rendering/mesh-builder";
import { applyMaterial, machineMaterial, switchMaterials } from "./rendering/materials";
import { Parts } from "./parts/parts";
import { type Place, popPoints } from "./points";
import { At, Poses, type PoseView } from "./pose";
import { Quality } from "./rendering/quality";
import { buildPedestal, Robot } from "./machines/robot";
import { rendererOf } from "./rendering/renderer";
import { ContactShadow } from "./rendering/contact-shadow";
import { hallEnvironment, type EnvironmentMap } from "./rendering/environment-map";
import { movingLayer, staticLayer, StaticBackground } from "./rendering/static-background";
import { View } from "./rendering/view";
import { buildSurroundings, Hall } from "./rendering/hall";
import type { LineLayout } from "./layout";

/** Between two measurements of what a frame costs, once the level has settled. */
const measureEvery = 2500;
/** The canvas is never drawn narrower than this, unless it is. */
const fewestPixels = 560;
/** Frames after a change of level that compile shaders and prove nothing. */
const warmUpFrames = 3;

export interface Stats {
  readonly fps: number;
  readonly frameMs: number;
  readonly pixelRatio: number;
  readonly shadows: "live" | "still";
  readonly plain: boolean;
  readonly drawCalls: number;
  readonly triangles: number;
  readonly contextLost: boolean;
}

/** The hall on one canvas: everything that is drawn, and how often. */
export class Stage {
  readonly parts: Parts;
  readonly inspection: InspectionCamera;
  readonly #signals: Signals;
  readonly poses = new Poses();
  readonly #gl: WebGL2RenderingContext;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #view = new View();
  readonly #hall: Hall;
  readonly #infeed: Belt;
  readonly #outfeed: Belt;
  readonly #monitor: Monitor;
  readonly #counters: BinCounters;
  readonly #robot: Robot;
  readonly #gesture = new Gesture();
  readonly #shade: ContactShadow;
  readonly #observer: ResizeObserver;
  readonly #software: boolean;
  readonly #still: StaticBackground;
  readonly #unwatch: () => void;
  #surroundings: EnvironmentMap;
  #quality: Quality;
  #resized = true;
  #stale = true;
  #lost = false;
  #lastDraw = 0;
  #lastMeasure = 0;
  #sinceChange = 0;
  #times: number[] = [];
  #calls = 0;
  #triangles = 0;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly layout: LineLayout,
    readonly onContext: (lost: boolean) => void,
  ) {
    const { renderer, gl, software } = rendererOf(canvas);
    this.#gl = gl;
    this.#software = software;
    this.#renderer = renderer;

    this.#surroundings = hallEnvironment(this.#renderer);
    this.#scene.environment = this.#surroundings.texture;
    this.#scene.environmentIntensity = 0.62;
    this.#hall = new Hall(this.#scene, layout);
    const material = machineMaterial();
    const still = new MeshBuilder();
    for (const build of [buildConveyor, buildFeeder, buildGantry, buildPedestal, buildBins, buildSurroundings]) {
      build(still, layout);
    }
    const machines = new Mesh(still.build());
    machines.castShadow = machines.receiveShadow = true;
    machines.layers.set(staticLayer);
    applyMaterial(machines, material);
    this.#scene.add(machines);
    const [infeed, outfeed] = runsOf(layout);
    this.#infeed = new Belt(this.#scene, infeed, layout.beltWidth);
    this.#outfeed = new Belt(this.#scene, outfeed, layout.beltWidth);
    for (const belt of this.#belts) {
      belt.anisotropy = software ? 1 : this.#renderer.capabilities.getMaxAnisotropy();
    }
    this.#robot = new Robot(this.#scene, material, layout);
    this.#signals = new Signals(this.#scene, layout);
    this.#monitor = new Monitor(this.#scene, layout);
    this.#counters = new BinCounters(this.#scene, layout);
    this.parts = new Parts(this.#scene, layout);
    this.#shade = new ContactShadow(this.#scene, layout);
    this.#still = new StaticBackground(this.#scene);
    this.inspection = new InspectionCamera(this.#renderer);

    this.#quality = new Quality(devicePixelRatio, software);
    this.#applyLevel();
    this.#unwatch = onContextChange(canvas, (lost) => this.#contextChanged(lost));
    this.#observer = new ResizeObserver(() => (this.#resized = true));
    this.#observer.observe(canvas);
  }

  /** A small canvas is cheap as it is; made coarser, nothing on it could be told apart. */
  get #pixelRatio(): number {
    const { pixelRatio } = this.#quality.level;
    return Math.max(pixelRatio, Math.min(1, devicePixelRatio, fewestPixels / Math.max(1, this.canvas.clientWidth)));
  }

  get #belts(): readonly [Belt, Belt] {
    return [this.#infeed, this.#outfeed];
  }

  /** The browser tells of a loss a little after it. */
  get lost(): boolean {
    return this.#lost || this.#gl.isContextLost();
  }

  get stats(): Stats {
    const now = performance.now();
    const { level, cost } = this.#quality;
    return {
      fps: this.#times.filter((time) => now - time < 1000).length,
      frameMs: cost,
      pixelRatio: this.#pixelRatio,
      shadows: level.still ? "still" : "live",
      plain: level.plain,
      drawCalls: this.#calls,
      triangles: this.#triangles,
      contextLost: this.#lost,
    };
  }

  /** Takes one frame's poses and shows them, unless nothing changed or the machine needs its time for other things. */
  draw(view: PoseView): void {
    const now = performance.now();
    const isMoving = this.#gesture.isMoving(now);
    this.#stale =
      this.poses.take(view) || this.#stale || this.#monitor.isStale || isMoving || this.#resized || this.#quality.settling;
    if (this.#lost || !this.#stale || (!this.#resized && now - this.#lastDraw < this.#quality.interval)) {
      return;
    }
    if (this.canvas.clientWidth < 2 || this.canvas.clientHeight < 2) {
      return;
    }
    if (this.#resized) {
      this.#resize();
    }

    this.#lastDraw = now;
    this.#stale = isMoving; // Where it ends is drawn too.
    this.#times = [...this.#times.slice(-150), now];
    this.#infeed.travel(this.poses.get(At.Travel));
    this.#outfeed.travel(this.poses.get(At.Outfeed));
    this.#monitor.pose(this.poses);
    this.#counters.pose(this.poses);
    this.#robot.pose(this.poses, this.#gesture.turns(now));
    this.#signals.pose(this.poses);
    this.parts.pose(this.poses);
    this.#shade.pose(this.poses);
    this.#renderer.render(this.#scene, this.#view.camera);
    this.#calls = this.#renderer.info.render.calls;
    this.#triangles = this.#renderer.info.render.triangles;
    this.#measure(now);
  }

  /** Takes all parts out of the hall. */
  clear(): void {
    this.parts.clear();
    this.#stale = true;
  }

  /** What the robot thinks while it is taught; see `Monitor`. */
  set guess(number: number) {
    this.#monitor.guess = number;
  }

  get guess(): number {
    return this.#monitor.guess;
  }

  /** Lets the arm say the same, the larger the surer; see `Gesture`. */
  gesture(sureness: number): void {
    if (!this.reducedMotion) {
      this.#gesture.begin(this.guess, sureness, performance.now());
    }
  }

  /** Shows at a bin (0 ship, 1 reject, 2 aside) what the part that came to it is worth. */
  showPoints(bin: number, points: number): void {
    const plan = binsOf(this.layout)[bin];
    if (plan) {
      popPoints(this.canvas, this.placeOf(plan.x, plan.rim + 0.1, plan.z), points);
    }
  }

  /** Where a place of the hall is seen, in shares of the canvas. */
  placeOf(x: number, y: number, z: number): Place {
    const seen = new Vector3(x, y, z).project(this.#view.camera);
    return { x: (seen.x + 1) / 2, y: (1 - seen.y) / 2 };
  }

  set reducedMotion(on: boolean) {
    this.#signals.reducedMotion = on;
    if (on) {
      this.#gesture.stop();
    }
    this.#stale = true;
  }

  get reducedMotion(): boolean {
    return this.#signals.reducedMotion;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#unwatch();
    this.parts.dispose();
    this.#shade.dispose();
    this.#belts.forEach((belt) => belt.dispose());
    this.#monitor.dispose();
    this.#counters.dispose();
    this.inspection.dispose();
    this.#surroundings.dispose();
    this.#hall.key.dispose();
    this.#still.dispose(this.#view.camera);
    switchMaterials(this.#scene, false, movingLayer);
    this.#scene.traverse((object) => {
      if (!(object instanceof Mesh)) {
        return;
      }
      object.geometry.dispose();
      for (const material of [object.material].flat()) {
        material.dispose();
      }
    });
    this.#renderer.dispose();
    // A browser has few contexts to give. One whose canvas is gone is handed back at once.
    requestAnimationFrame(() => {
      if (!this.canvas.isConnected) {
        this.#gl.getExtension("WEBGL_lose_context")?.loseContext();
      }
    });
  }

  /** Only reading a pixel back waits for the card, so only that tells what a frame really cost. */
  #measure(begun: number): void {
    if (++this.#sinceChange <= warmUpFrames) {
      return;
    }
    if (!this.#quality.settling && begun - this.#lastMeasure < measureEvery) {
      return;
    }
    this.#gl.readPixels(0, 0, 1, 1, this.#gl.RGBA, this.#gl.UNSIGNED_BYTE, new Uint8Array(4));
    this.#lastMeasure = performance.now();
    if (this.#quality.measure(this.#lastMeasure - begun)) {
      this.#applyLevel();
    }
  }

  #applyLevel(): void {
    const { level } = this.#quality;
    this.#hall.key.shadow.autoUpdate = !level.still;
    this.#hall.plain(level.plain);
    this.#shade.visible = level.still;
    switchMaterials(this.#scene, level.plain, movingLayer);
    this.#resized = true;
    this.#sinceChange = 0;
  }

  #resize(): void {
    this.#resized = false;
    if (this.#quality.devicePixelRatio !== devicePixelRatio) {
      this.#quality = new Quality(devicePixelRatio, this.#software);
      this.#applyLevel();
      this.#resized = false;
    }
    const { clientWidth, clientHeight } = this.canvas;
    this.#renderer.setPixelRatio(this.#pixelRatio);
    this.#renderer.setSize(clientWidth, clientHeight, false);
    this.#view.frame(clientWidth / Math.max(1, clientHeight));
    this.#hall.air(this.#scene, this.#view.distance);
    if (this.#quality.level.still) {
      this.#takeStill();
    } else {
      this.#still.drop(this.#view.camera);
    }
  }

  #takeStill(): void {
    const { key } = this.#hall;
    key.shadow.needsUpdate = true;
    this.#hall.plain(false);
    this.#still.take(this.#renderer, this.#scene, this.#view.camera);
    this.#hall.plain(this.#quality.level.plain);
  }

  #contextChanged(lost: boolean): void {
    this.#lost = lost;
    if (!lost) {
      this.#surroundings.dispose();
      this.#surroundings = hallEnvironment(this.#renderer);
      this.#scene.environment = this.#surroundings.texture;
      this.inspection.restore();
      this.#resized = true;
      this.#sinceChange = 0;
    }
    this.onContext(lost);
  }
}
