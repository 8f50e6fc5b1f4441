import type { IMemoryView } from "../dotnet";
import { decodePhoto } from "../pictures/decode";
import { printFields } from "../pictures/print";
import { pictureSide } from "../pictures/size";
import { refusal } from "../reason";
import type { Photograph } from "../scene/camera/inspection";

// The camera's pictures, by number. Pixels never enter .NET: C# holds the numbers only.

const pictureBytes = pictureSide * pictureSide * 4;
const graceMilliseconds = 5_000;

/** What people look at need not be kept to the last pixel, and there may be thousands. */
const detailQuality = 0.92;

interface Picture {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** The same twice as fine, where the camera took it. For people only: the robot never sees it, and no file keeps it. */
  readonly detail?: Promise<Blob | undefined>;
  url?: Promise<string>;
  detailUrl?: Promise<string>;
}

const pictures = new Map<number, Picture>();
let lastId = 0;

/** Keeps a copy of a 224 x 224 RGBA picture and answers its number; numbers are never used twice. */
export function put(rgba: Uint8Array | Uint8ClampedArray): number {
  return keep(rgba);
}

/** Keeps what the inspection camera took. */
export function putPhotograph({ pixels, detail }: Photograph): number {
  return keep(
    pixels,
    pack(detail).catch(() => undefined),
  );
}

function keep(rgba: Uint8Array | Uint8ClampedArray, detail?: Promise<Blob | undefined>): number {
  if (rgba.length !== pictureBytes) {
    throw new Error(`A picture has ${pictureBytes} bytes (${pictureSide} x ${pictureSide} RGBA), this one has ${rgba.length}.`);
  }
  pictures.set(++lastId, { pixels: new Uint8ClampedArray(rgba), ...(detail && { detail }) });
  return lastId;
}

/**
 * Keeps the robot's picture of a photo, of which C# has read how it stands upright, and to what size it is unpacked if it is large.
 * Fails with a reason for the learner.
 */
export async function putPhoto(bytes: object, orientation: number, width: number, height: number): Promise<number> {
  const photo = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return put(await decodePhoto(photo, orientation, width > 0 ? { width, height } : undefined));
}

/** Bytes out of .NET memory. */
export function bytesOf(view: IMemoryView): object {
  return view.slice();
}

/** Keeps a picture that was saved as a PNG: exactly the pixels of then. */
export async function putPng(bytes: object): Promise<number> {
  const png = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/png" });
  const bitmap = await createImageBitmap(png, { colorSpaceConversion: "none", premultiplyAlpha: "none" }).catch(() => {
    throw refusal("picture.damaged");
  });
  try {
    if (bitmap.width !== pictureSide || bitmap.height !== pictureSide) {
      throw refusal("picture.wrong-size", { width: bitmap.width, height: bitmap.height, side: pictureSide });
    }
    const context = drawing();
    context.fillStyle = "#fff";
    context.fillRect(0, 0, pictureSide, pictureSide);
    context.drawImage(bitmap, 0, 0);
    return put(context.getImageData(0, 0, pictureSide, pictureSide).data);
  } finally {
    bitmap.close();
  }
}

/** A picture as a PNG; ask its length with `pngLength`, then copy it. */
export async function png(id: number): Promise<object> {
  return new Uint8Array(await (await pngOf(find(id))).arrayBuffer());
}

/** How many bytes a PNG has. */
export function pngLength(png: object): number {
  return (png as Uint8Array).length;
}

/** Copies a PNG into .NET memory. */
export function copyPng(png: object, target: IMemoryView): void {
  target.set(png as Uint8Array);
}

/** Copies a picture's red, green and blue, pixel by pixel, into .NET memory: what looks wrong about it, C# says. */
export function copyRgb(id: number, target: IMemoryView): void {
  const rgba = get(id);
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from]!;
    rgb[to++] = rgba[from + 1]!;
    rgb[to++] = rgba[from + 2]!;
  }
  target.set(rgb);
}

/** Copies what tells near-copies of a picture into .NET memory: 32-bit floats. */
export function copyPrint(id: number, target: IMemoryView): void {
  target.set(new Uint8Array(printFields(get(id)).buffer));
}

/** The picture's pixels, RGBA, row by row from the top left. Not to be changed. */
export function get(id: number): Uint8ClampedArray<ArrayBuffer> {
  return find(id).pixels;
}

/** A blob: address of the picture as a PNG. It is made once and lives until the picture is released. */
export function url(id: number): Promise<string> {
  try {
    const picture = find(id);
    return (picture.url ??= makeUrl(picture));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A blob: address of the picture as fine as it was taken, for people; as `url` gives it where there is nothing finer. */
export function detailUrl(id: number): Promise<string> {
  try {
    const picture = find(id);
    return (picture.detailUrl ??= makeDetailUrl(id, picture));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Forgets a picture and soon takes its addresses back. Forgetting twice does nothing. */
export function release(id: number): void {
  const picture = pictures.get(id);
  pictures.delete(id);
  for (const made of [picture?.url, picture?.detailUrl]) {
    // The address may still be in the making, and an <img> that got it just now may not have begun to load it.
    made?.then(
      (address) => setTimeout(() => URL.revokeObjectURL(address), graceMilliseconds),
      () => {},
    );
  }
}

function find(id: number): Picture {
  const picture = pictures.get(id);
  if (!picture) {
    throw new Error(`There is no picture ${id} any more: it was released.`);
  }
  return picture;
}

async function makeUrl(picture: Picture): Promise<string> {
  return URL.createObjectURL(await pngOf(picture));
}

async function makeDetailUrl(id: number, { detail }: Picture): Promise<string> {
  const blob = await detail;
  return blob ? URL.createObjectURL(blob) : url(id);
}

async function pack(detail: Uint8ClampedArray<ArrayBuffer>): Promise<Blob> {
  const side = Math.sqrt(detail.length / 4);
  const context = drawing(side);
  context.putImageData(new ImageData(detail, side, side), 0, 0);
  return context.canvas.convertToBlob({ type: "image/jpeg", quality: detailQuality });
}

function pngOf(picture: Picture): Promise<Blob> {
  const context = drawing();
  context.putImageData(new ImageData(picture.pixels, pictureSide, pictureSide), 0, 0);
  return context.canvas.convertToBlob({ type: "image/png" });
}

function drawing(side = pictureSide): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext("2d");
  if (!context) {
    throw refusal("picture.no-drawing");
  }
  return context;
}
