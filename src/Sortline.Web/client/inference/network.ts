import { enableProdMode, env, io, memory, setBackend, tensor4d, tidy } from "@tensorflow/tfjs-core";
import { loadGraphModel, type GraphModel } from "@tensorflow/tfjs-converter";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { pictureSide as side } from "../pictures/size";
import { augment, numbersPerView } from "./augmentation";
import { averageViews, outputNodes, poolViews } from "./features";
import { fuseGraph, type Graph } from "./graph-fusion";
import type { FeatureSelection, ViewCount } from "./protocol";

/** The three files that make up the network, already checked. */
export interface NetworkFiles {
  readonly graph: Uint8Array<ArrayBuffer>;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly engine: Uint8Array<ArrayBuffer>;
}

/** The network that turns pictures into feature vectors. One picture at a time; it keeps nothing of them. */
export class Network {
  readonly #model: GraphModel;
  readonly #input = new Float32Array(8 * numbersPerView);

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  static async create(files: NetworkFiles): Promise<Network> {
    await startEngine(files.engine);
    const { modelTopology, weightsManifest, ...rest } = JSON.parse(new TextDecoder().decode(files.graph)) as io.ModelJSON;
    const model = await loadGraphModel(
      io.fromMemory({
        ...rest,
        modelTopology: fuseGraph(modelTopology as unknown as Graph),
        weightSpecs: weightsManifest.flatMap((group) => group.weights),
        weightData: files.weights.buffer,
      }),
    );
    return new Network(model);
  }

  /** The features of a picture, as the mean over its views, from one run of the graph. */
  extract(pixels: Uint8ClampedArray, views: ViewCount, features: FeatureSelection): Float32Array<ArrayBuffer> {
    augment(pixels, views, this.#input);
    return tidy(() => {
      const batch = tensor4d(this.#input.subarray(0, views * numbersPerView), [views, side, side, 3]);
      const fetched = this.#model.execute(batch, outputNodes(features));
      const { numbers, pieces } = poolViews(Array.isArray(fetched) ? fetched : [fetched], views);
      return averageViews(numbers.dataSync<"float32">(), pieces, views);
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
  // .NET needs SIMD as well: a browser without it does not come this far.
  env().set("WASM_HAS_SIMD_SUPPORT", true);
  // The engine was loaded and verified before. TensorFlow.js can only fetch it, so it is given a fetch that answers with these bytes;
  // with a damaged file it would otherwise wait for ever.
  env().platform.fetch = () => Promise.resolve(new Response(engine, { headers: { "content-type": "application/wasm" } }));
  setWasmPaths("", true);
  if (!(await setBackend("wasm"))) {
    throw new Error("The WebAssembly backend of TensorFlow.js did not start.");
  }
}
