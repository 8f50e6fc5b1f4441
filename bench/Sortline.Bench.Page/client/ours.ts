import type { PartPicture } from "./parts";
import { published } from "./published";

type Pictures = typeof import("../../../src/Sortline.Web/client/modules/pictures");
type Features = typeof import("../../../src/Sortline.Web/client/modules/features");

// Sortline as it is published: the page's own modules, and .NET through the exports of Measured.cs.

/** "plain": the 256 numbers that the article looks at, for k-NN. "all": what the activity asks for, ridge regression on the pooled ones. */
export type Look = "plain" | "all";

interface Measured {
  WhenReady(): Promise<void>;
  Forget(): void;
  TeachPicture(picture: number, views: number, features: Look, label: number): Promise<void>;
  PredictPicture(picture: number, views: number, features: Look): Promise<number>;
  UseRidge(): void;
  Refit(): [all: number, longest: number];
  TeachNumbers(numbers: Uint8Array, length: number, labels: number): void;
  Ask(numbers: Uint8Array): void;
  Predict(times: number): number;
  Copy(count: number): void;
  RemoveFromCopies(examples: number): void;
  AddToCopies(examples: number): void;
  ManagedBytes(): number;
}

interface Runtime {
  getAssemblyExports(name: string): Promise<{ Sortline: { Bench: { Page: { Measured: Measured } } } }>;
  localHeapViewU8(): Uint8Array;
}

// .NET takes what crosses in pieces of this many numbers.
const pieceLength = 1_000_000;

export class Ours {
  private constructor(
    readonly net: Measured,
    readonly featuresModule: Features,
    private readonly pictures: Pictures,
    private readonly runtime: Runtime,
  ) {}

  static async load(): Promise<Ours> {
    await addScript("_framework/blazor.webassembly.js");
    const world = globalThis as unknown as { Blazor: { start(): Promise<void> }; getDotnetRuntime(index: number): Runtime };
    await world.Blazor.start();
    const runtime = world.getDotnetRuntime(0);
    const { Measured: net } = (await runtime.getAssemblyExports("Sortline.Bench.Page.dll")).Sortline.Bench.Page;
    await net.WhenReady();
    return new Ours(net, await published<Features>("features"), await published<Pictures>("pictures"), runtime);
  }

  async features(pixels: Uint8ClampedArray): Promise<Float32Array> {
    const picture = this.pictures.put(pixels);
    const bytes = await this.look(picture, 1, "plain");
    this.pictures.release(picture);
    return new Float32Array(bytes.buffer);
  }

  /** What the network sees in a picture of the store: 32-bit floats, "all" of them with the plain ones first. */
  async look(picture: number, views: number, look: Look): Promise<Uint8Array<ArrayBuffer>> {
    const seen = await this.featuresModule.extract(picture, views, look);
    const bytes = new Uint8Array(this.featuresModule.featureLength(seen) * 4);
    this.featuresModule.copyFeatures(seen, {
      length: bytes.length,
      byteLength: bytes.length,
      set: (source) => bytes.set(source),
      copyTo: (target) => target.set(bytes),
      slice: (begin, end) => bytes.slice(begin, end),
    });
    return bytes;
  }

  /** Learns pictures and is ready to be asked. */
  async teachPictures(pictures: readonly PartPicture[], views: number, look: Look): Promise<void> {
    this.net.Forget();
    for (const { pixels, label } of pictures) {
      const picture = this.pictures.put(pixels);
      await this.net.TeachPicture(picture, views, look, label);
      this.pictures.release(picture);
    }
    this.#use(look);
  }

  /** From pixels in the page to a label in .NET, and back here for the clock. */
  async predictPicture(pixels: Uint8ClampedArray, views: number, look: Look): Promise<number> {
    const picture = this.pictures.put(pixels);
    const label = await this.net.PredictPicture(picture, views, look);
    this.pictures.release(picture);
    return label;
  }

  teachNumbers(numbers: Float32Array<ArrayBuffer>, length: number, labels: number, look: Look = "plain"): void {
    this.net.Forget();
    const piece = Math.floor(pieceLength / length) * length;
    for (let at = 0; at < numbers.length; at += piece) {
      this.net.TeachNumbers(bytesOf(numbers.subarray(at, at + piece)), length, labels);
    }
    this.#use(look);
  }

  ask(question: Float32Array<ArrayBuffer>): void {
    this.net.Ask(bytesOf(question));
  }

  /** How far the runtime's memory has grown; it never shrinks. */
  runtimeBytes(): number {
    return this.runtime.localHeapViewU8().length;
  }

  #use(look: Look): void {
    if (look === "all") {
      this.net.UseRidge();
    }
  }
}

function bytesOf(numbers: Float32Array<ArrayBuffer>): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function addScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.setAttribute("autostart", "false");
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${source} did not arrive.`));
    document.head.append(script);
  });
}
