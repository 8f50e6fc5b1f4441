import { enableProdMode, env, io, memory, setBackend, tensor4d, tidy } from "@tensorflow/tfjs-core";
import { loadGraphModel, type GraphModel } from "@tensorflow/tfjs-converter";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { fused, type Graph } from "./graph-fusion";
import type { FeatureKind, ViewCount } from "./protocol";
import { nodesOf, rowsOf, vectorOf } from "./features";
import { fillViews, numbersPerView, side } from "./augmentation";

/** The three files that make up the backbone, already checked. */
export interface BackboneFiles {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly engine: Uint8Array<ArrayBuffer>;
}

/** The network that turns pictures into feature vectors. One picture at a time; it keeps nothing of them. */
export class Backbone {
  readonly #model: GraphModel;
  readonly #input = new Float32Array(8 * numbersPerView);

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  static async create(files: BackboneFiles): Promise<Backbone> {
    await startEngine(files.engine);
    const { modelTopology, weightsManifest, ...rest } = JSON.parse(new TextDecoder().decode(files.graph)) as io.ModelJSON;
    const model = await loadGraphModel(
      io.fromMemory({
        ...rest,
        modelTopology: fused(modelTopology as unknown as Graph),
        weightSpecs: weightsManifest.flatMap((group) => group.weights),
        weightData: files.weights.buffer,
      }),
    );
    return new Backbone(model);
  }

  /** What is seen in a picture, as the mean over its views: the numbers of the recipe, from one run of the graph. */
  extract(pixels: Uint8ClampedArray, views: ViewCount, features: FeatureKind): Float32Array<ArrayBuffer> {
    fillViews(pixels, views, this.#input);
    return tidy(() => {
      const batch = tensor4d(this.#input.subarray(0, views * numbersPerView), [views, side, side, 3]);
      const fetched = this.#model.execute(batch, nodesOf(features));
      const { numbers, pieces } = rowsOf(Array.isArray(fetched) ? fetched : [fetched], views);
      return vectorOf(numbers.dataSync<"float32">(), pieces, views);
    });
  }

  /** Runs once with each number of views, so that the first real picture is not the slow one. */
  warmUp(): void {
    const grey = new Uint8ClampedArray(side * side * 4).fill(128);
    for (const views of [8, 2, 1] as const) {
      this.extract(grey, views, "all");
    }
  }

  stats(): { numTensors: number; numBytes: number } {
    const { numTensors, numBytes } = memory();
    return { numTensors, numBytes };
  }
}

async function startEngine(engine: Uint8Array<ArrayBuffer>): Promise<void> {
  enableProdMode();
  // Threads would start blob: workers, which the page's policy refuses, and need headers many hosts cannot set.
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  // .NET needs SIMD as well, so whoever gets here has it.
  env().set("WASM_HAS_SIMD_SUPPORT", true);
  // The engine is here and checked. TensorFlow.js only knows how to fetch it, so it fetches from us;
  // a bad file would otherwise leave it waiting for ever.
  env().platform.fetch = () => Promise.resolve(new Response(engine, { headers: { "content-type": "application/wasm" } }));
  setWasmPaths("", true);
  if (!(await setBackend("wasm"))) {
    throw new Error("The WebAssembly backend of TensorFlow.js did not start.");
  }
}
