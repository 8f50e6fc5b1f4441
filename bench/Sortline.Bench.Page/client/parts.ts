import { base64 } from "./base64";
import { random } from "./random";

const side = 224;

/** A picture of a part as each stack gets it from its camera. */
export interface PartPicture {
  /** 0: sound, 1: a tooth is missing. */
  readonly label: number;
  /** As Sortline's camera leaves it: RGBA, 224 x 224. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** As the article's camera leaves it: the same picture as a PNG in base64. */
  readonly png: string;
}

/** Pictures of gears on a belt, the same ones for the same seed; every other one lacks a tooth. */
export function partPictures(count: number, seed: number): Promise<PartPicture[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => partPicture(index % 2, random(seed + index))));
}

async function partPicture(label: number, next: () => number): Promise<PartPicture> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  drawBelt(context, next);
  drawGear(context, next, label === 1);
  grain(context, next);

  const png = await canvas.convertToBlob({ type: "image/png" });
  const bytes = new Uint8Array(await png.arrayBuffer());
  return { label, pixels: context.getImageData(0, 0, side, side).data, png: base64(bytes) };
}

function drawBelt(context: OffscreenCanvasRenderingContext2D, next: () => number): void {
  const light = context.createLinearGradient(0, 0, side, side * next());
  light.addColorStop(0, "#3a4145");
  light.addColorStop(1, "#23292c");
  context.fillStyle = light;
  context.fillRect(0, 0, side, side);
}

function drawGear(context: OffscreenCanvasRenderingContext2D, next: () => number, isDefective: boolean): void {
  const teeth = 12 + Math.floor(next() * 8);
  const radius = 62 + next() * 24;
  context.save();
  context.translate(side / 2 + (next() - 0.5) * 20, side / 2 + (next() - 0.5) * 20);
  context.rotate(next() * Math.PI * 2);
  const metal = context.createRadialGradient(-20, -20, 5, 0, 0, radius * 1.3);
  const tone = 150 + Math.floor(next() * 60);
  metal.addColorStop(0, `rgb(${tone + 30} ${tone + 28} ${tone + 22})`);
  metal.addColorStop(1, `rgb(${tone - 70} ${tone - 68} ${tone - 60})`);
  context.fillStyle = metal;
  context.beginPath();
  const missing = isDefective ? Math.floor(next() * teeth) : -1;
  for (let tooth = 0; tooth < teeth; tooth++) {
    const outer = tooth === missing ? radius : radius * 1.2;
    for (const [share, distance] of [
      [0, radius],
      [0.15, outer],
      [0.45, outer],
      [0.6, radius],
    ] as const) {
      const angle = ((tooth + share) / teeth) * Math.PI * 2;
      context.lineTo(Math.cos(angle) * distance, Math.sin(angle) * distance);
    }
  }
  context.closePath();
  context.moveTo(radius * 0.25, 0);
  context.arc(0, 0, radius * 0.25, 0, Math.PI * 2, true);
  context.fill("evenodd");
  context.restore();
}

/** A sensor's noise: without it a PNG would be smaller and quicker to read than a camera's. */
function grain(context: OffscreenCanvasRenderingContext2D, next: () => number): void {
  const picture = context.getImageData(0, 0, side, side);
  for (let i = 0; i < picture.data.length; i += 4) {
    const noise = (next() - 0.5) * 8;
    for (let channel = 0; channel < 3; channel++) {
      picture.data[i + channel] = picture.data[i + channel]! + noise;
    }
  }
  context.putImageData(picture, 0, 0);
}
