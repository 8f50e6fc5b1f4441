import type { IMemoryView } from "../dotnet";
import { decodePhoto } from "../pictures/decode";
import { printFields } from "../pictures/print";
import { Shelf } from "../pictures/shelf";
import { pictureSide } from "../pictures/size";
import { refusal } from "../reason";
import type { Photograph } from "../scene/camera/photograph";
import { announcePage, database, page } from "../storage/here";
import { PictureStore } from "../storage/picture-store";
import type { PictureToStore } from "../storage/project-store";
import type { PictureKey } from "../storage/schema";

// The camera's pictures, by number. Pixels never enter .NET: C# holds the numbers only. There may be ten thousand pictures, of
// 200 KB each unpacked: so only the last ones asked for are, and all others are PNGs on a shelf.

const pictureBytes = pictureSide * pictureSide * 4;
const graceMilliseconds = 5_000;

/** So many pictures are kept unpacked: 25 MB. */
const mostUnpacked = 128;

/** What people look at need not be kept to the last pixel, and there may be thousands. */
const detailQuality = 0.92;

interface Picture {
  pixels?: Uint8ClampedArray<ArrayBuffer>;
  /** While it is not on the shelf, its PNG, if there was need of one. */
  packed?: Promise<Blob>;
  isShelved: boolean;
  /** The same twice as fine, where the camera took it. For people only: the robot never sees it, and no file keeps it. */
  readonly detail?: Promise<Blob | undefined>;
  url?: Promise<string>;
  detailUrl?: Promise<string>;
}

const pictures = new Map<number, Picture>();
const unpacked = new Map<number, Picture>(); // Those with pixels, the one longest unasked for first.
const shelf = new Shelf(page, new PictureStore(database, announcePage));
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
  const picture: Picture = { pixels: new Uint8ClampedArray(rgba), isShelved: false, ...(detail && { detail }) };
  pictures.set(++lastId, picture);
  use(lastId, picture);
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

/** Keeps a picture that was saved as a PNG, as it is. Whoever has many waits for each: not all of them fit into memory at once. */
export async function putPng(bytes: object): Promise<number> {
  const png = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/png" });
  (await bitmapOf(png)).close(); // What cannot be unpacked is refused now, not when it is looked at.
  const id = ++lastId;
  pictures.set(id, { isShelved: true });
  await shelf.put(id, png);
  return id;
}

/** A picture as a PNG; ask its length with `pngLength`, then copy it. */
export async function png(id: number): Promise<object> {
  return new Uint8Array(await (await pngOf(id)).arrayBuffer());
}

/** How many bytes a PNG has. */
export function pngLength(png: object): number {
  return (png as Uint8Array).length;
}

/** Copies a PNG into .NET memory. */
export function copyPng(png: object, target: IMemoryView): void {
  target.set(png as Uint8Array);
}

/** Makes red, green and blue of a picture, pixel by pixel; copy them with `copyRgb`. */
export async function rgb(id: number): Promise<object> {
  const rgba = await pixelsOf(id);
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from]!;
    rgb[to++] = rgba[from + 1]!;
    rgb[to++] = rgba[from + 2]!;
  }
  return rgb;
}

/** Copies red, green and blue into .NET memory: what looks wrong about a picture, C# says. */
export function copyRgb(rgb: object, target: IMemoryView): void {
  target.set(rgb as Uint8Array);
}

/** Makes of a picture what tells near-copies, 32-bit floats; copy it with `copyPrint`. */
export async function print(id: number): Promise<object> {
  return printFields(await pixelsOf(id));
}

/** Copies a print into .NET memory. */
export function copyPrint(print: object, target: IMemoryView): void {
  target.set(new Uint8Array((print as Float32Array<ArrayBuffer>).buffer));
}

/** The picture's pixels, RGBA, row by row from the top left. Not to be changed. */
export async function pixelsOf(id: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const picture = find(id);
  const pixels = picture.pixels ?? (await unpack(await shelf.get(id)));
  if (pictures.has(id)) {
    picture.pixels = pixels;
    use(id, picture);
  }
  return pixels;
}

/** A blob: address of the picture as a PNG. It is made once and lives until the picture is released. */
export function url(id: number): Promise<string> {
  try {
    const picture = find(id);
    return (picture.url ??= makeUrl(id).catch((fault: unknown) => {
      delete picture.url; // A failure is not kept: whoever asks again is given another try.
      throw fault;
    }));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A blob: address of the picture as fine as it was taken, for people; as `url` gives it where there is nothing finer. */
export function detailUrl(id: number): Promise<string> {
  try {
    const picture = find(id);
    return (picture.detailUrl ??= makeDetailUrl(id, picture).catch((fault: unknown) => {
      delete picture.detailUrl;
      throw fault;
    }));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Forgets a picture and soon takes its addresses back. Forgetting twice does nothing. */
export function release(id: number): void {
  const picture = pictures.get(id);
  if (!picture) {
    return;
  }
  pictures.delete(id);
  unpacked.delete(id);
  shelf.release(id);
  for (const made of [picture.url, picture.detailUrl]) {
    // The address may still be in the making, and an <img> that got it just now may not have begun to load it.
    made?.then(
      (address) => setTimeout(() => URL.revokeObjectURL(address), graceMilliseconds),
      () => {},
    );
  }
}

/**
 * Under which key projects have a picture, and its PNG if it is not stored yet; nothing if it was released. From now on it stays there.
 * If it is urgent, the PNG is made at once.
 */
export async function toStore(id: number, isUrgent: boolean): Promise<PictureToStore | undefined> {
  const picture = pictures.get(id);
  if (!picture) {
    return undefined;
  }
  if (isUrgent && picture.pixels && !picture.isShelved) {
    picture.packed ??= packedAtOnce(picture.pixels);
  }
  shelf.keep(id);
  const key = shelf.keyOf(id);
  try {
    return shelf.isStored(id) ? { key } : { key, png: await pngOf(id) };
  } catch (error) {
    if (pictures.has(id)) {
      throw error;
    }
    return undefined; // It was released meanwhile.
  }
}

/** Notes that pictures were stored: memory may forget them. */
export function noteStored(stored: ReadonlyMap<number, PictureToStore>): void {
  for (const [id, { png }] of stored) {
    const picture = pictures.get(id);
    if (picture && png) {
      if (!picture.isShelved) {
        picture.isShelved = true;
        delete picture.packed;
        void shelf.put(id, png);
      }
      shelf.noteStored(id);
    }
  }
}

/** Keeps a picture that a project has, and answers its number. It is read when it is asked for. */
export function adopt(key: PictureKey): number {
  pictures.set(++lastId, { isShelved: true });
  shelf.adopt(lastId, key);
  return lastId;
}

/** Whether a picture of a project was taken over here. */
export function hasAdopted(key: PictureKey): boolean {
  return shelf.hasAdopted(key);
}

function find(id: number): Picture {
  const picture = pictures.get(id);
  if (!picture) {
    throw new Error(`There is no picture ${id} any more: it was released.`);
  }
  return picture;
}

/** Notes that a picture's pixels were asked for, and puts the one away for which nobody asked for longest. */
function use(id: number, picture: Picture): void {
  unpacked.delete(id);
  unpacked.set(id, picture);
  if (unpacked.size > mostUnpacked) {
    const [oldest, longest] = unpacked.entries().next().value!;
    unpacked.delete(oldest);
    putAway(oldest, longest).catch(() => unpacked.set(oldest, longest)); // It cannot be packed: it stays as it is.
  }
}

async function putAway(id: number, picture: Picture): Promise<void> {
  if (!picture.isShelved) {
    const png = await pngOf(id);
    if (picture.isShelved || !pictures.has(id)) {
      return;
    }
    picture.isShelved = true;
    delete picture.packed;
    void shelf.put(id, png);
  }
  if (!unpacked.has(id)) {
    delete picture.pixels;
  }
}

async function makeUrl(id: number): Promise<string> {
  return URL.createObjectURL(await pngOf(id));
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

async function pngOf(id: number): Promise<Blob> {
  const picture = find(id);
  return picture.isShelved ? shelf.get(id) : (picture.packed ??= packedOf(picture.pixels!));
}

function packedOf(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<Blob> {
  const context = drawing();
  context.putImageData(new ImageData(pixels, pictureSide, pictureSide), 0, 0);
  return context.canvas.convertToBlob({ type: "image/png" });
}

/** The same without waiting until the page is idle, which in a busy page takes a second. */
async function packedAtOnce(pixels: Uint8ClampedArray<ArrayBuffer>): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = pictureSide;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) {
    throw refusal("picture.no-drawing");
  }
  context.putImageData(new ImageData(pixels, pictureSide, pictureSide), 0, 0);
  const [, base64] = canvas.toDataURL("image/png").split(",");
  return new Blob([Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0))], { type: "image/png" });
}

async function unpack(png: Blob): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const bitmap = await bitmapOf(png);
  try {
    const context = drawing();
    context.fillStyle = "#fff";
    context.fillRect(0, 0, pictureSide, pictureSide);
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, pictureSide, pictureSide).data;
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(png: Blob): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(png, { colorSpaceConversion: "none", premultiplyAlpha: "none" }).catch(() => {
    throw refusal("picture.damaged");
  });
  const { width, height } = bitmap;
  if (width !== pictureSide || height !== pictureSide) {
    bitmap.close();
    throw refusal("picture.wrong-size", { width, height, side: pictureSide });
  }
  return bitmap;
}

function drawing(side = pictureSide): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext("2d");
  if (!context) {
    throw refusal("picture.no-drawing");
  }
  return context;
}
