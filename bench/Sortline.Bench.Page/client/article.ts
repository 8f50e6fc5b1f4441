import * as knn from "@tensorflow-models/knn-classifier";
import * as mobilenet from "@tensorflow-models/mobilenet";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import backbone from "../../../src/Sortline.Web/client/backbone.json";

// The article's own stack: its packages, used as its text uses them, on the page's thread, with our weights and the same engine.

/** How the picture reaches the article's network. */
export type Start =
  /** A PNG in base64, put into an `Image` of its own size. */
  | "png"
  /** The same, put into `new Image(800, 600)`, as the article's code has it. */
  | "png 800 x 600"
  /** Pixels that are there already, without any PNG: kinder than the article can be to itself. */
  | "pixels";

export class Article {
  readonly #network: mobilenet.MobileNet;
  #classifier = knn.create();
  #kept: tf.Tensor[] = [];

  private constructor(network: mobilenet.MobileNet) {
    this.#network = network;
  }

  static async load(): Promise<Article> {
    const site = new URL("../", import.meta.url);
    const engine = new URL(backbone.engine.to, site).href;
    setWasmPaths({
      "tfjs-backend-wasm.wasm": engine,
      "tfjs-backend-wasm-simd.wasm": engine,
      "tfjs-backend-wasm-threaded-simd.wasm": engine,
    });
    tf.enableProdMode();
    if (!(await tf.setBackend("wasm"))) {
      throw new Error("The WebAssembly backend of TensorFlow.js did not start.");
    }
    const network = await mobilenet.load({
      version: 1,
      alpha: 0.25,
      modelUrl: new URL(backbone.graph.to, site).href,
      inputRange: [0, 1],
    });
    return new Article(network);
  }

  /** Features as it sees them, to hold against ours. */
  async features(png: string): Promise<Float32Array> {
    const seen = this.#network.infer(await image(png), true);
    const numbers = await seen.data<"float32">();
    seen.dispose();
    return numbers;
  }

  async teachPicture(png: string, label: number): Promise<void> {
    const seen = this.#network.infer(await image(png), true);
    this.#classifier.addExample(seen, String(label));
    seen.dispose();
  }

  /**
   * From a picture to a label. What the article's code never disposes is disposed of later, in `tidyUp`:
   * it must neither cost it time here nor fill the memory of a long run.
   */
  async predictPicture(start: Start, png: string, pixels: Uint8ClampedArray<ArrayBuffer>): Promise<string> {
    const picture =
      start === "pixels" ? new ImageData(pixels, 224, 224) : await image(png, start === "png" ? undefined : [800, 600]);
    const seen = this.#network.infer(picture, true);
    this.#kept.push(seen);
    return (await this.#classifier.predictClass(seen)).label;
  }

  tidyUp(): void {
    tf.dispose(this.#kept);
    this.#kept = [];
  }

  /** The article's way to delete an example: clear every class and look at every picture that is left again. */
  async reload(left: readonly { readonly png: string; readonly label: number }[]): Promise<void> {
    this.#classifier.clearAllClasses();
    await Promise.all(
      left.map(async ({ png, label }) => {
        const seen = this.#network.infer(await image(png), true);
        this.#kept.push(seen);
        this.#classifier.addExample(seen, String(label));
      }),
    );
    await this.#settled();
  }

  /** The same for someone who kept the features: clear and add again, without looking again. */
  async reloadFeatures(left: readonly tf.Tensor2D[], labels: number): Promise<void> {
    this.#classifier.clearAllClasses();
    left.forEach((features, index) => this.#classifier.addExample(features, String(index % labels)));
    await this.#settled();
  }

  forget(): void {
    this.#classifier.dispose();
    this.#classifier = knn.create();
  }

  /** Learns vectors that lie back to back, labels taking turns: all at once, for one at a time takes minutes. */
  teachNumbers(numbers: Float32Array, length: number, labels: number): void {
    this.forget();
    this.#classifier.setClassifierDataset(
      Object.fromEntries(
        Array.from({ length: labels }, (_, label) => {
          const rows: number[][] = [];
          for (let row = label; row * length < numbers.length; row += labels) {
            rows.push(unit(numbers.subarray(row * length, (row + 1) * length)));
          }
          return [String(label), tf.tensor2d(rows)];
        }),
      ),
    );
  }

  async predict(question: tf.Tensor2D, times: number): Promise<string> {
    let label = "";
    for (let i = 0; i < times; i++) {
      label = (await this.#classifier.predictClass(question)).label;
    }
    return label;
  }

  async add(examples: readonly tf.Tensor2D[], labels: number): Promise<void> {
    examples.forEach((features, index) => this.#classifier.addExample(features, String(index % labels)));
    await this.#settled();
  }

  tensors(): number {
    return tf.memory().numTensors;
  }

  tensorBytes(): number {
    return tf.memory().numBytes;
  }

  // This backend works at once and holds nothing back; reading a number makes sure.
  async #settled(): Promise<void> {
    const first = Object.values(this.#classifier.getClassifierDataset())[0]!;
    await tf.tidy(() => tf.slice(first, [0, 0], [1, 1])).data();
  }
}

/** Vectors that lie back to back, each in the shape in which `infer` gives one. */
export function tensors(numbers: Float32Array, length: number): tf.Tensor2D[] {
  return Array.from({ length: numbers.length / length }, (_, row) =>
    tf.tensor2d(numbers.slice(row * length, (row + 1) * length), [1, length]),
  );
}

function unit(numbers: Float32Array): number[] {
  const length = Math.hypot(...numbers);
  return Array.from(numbers, (number) => number / length);
}

function image(png: string, size?: [number, number]): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = size ? new Image(...size) : new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error("The picture could not be read."));
    picture.src = `data:image/png;base64, ${png}`;
  });
}
