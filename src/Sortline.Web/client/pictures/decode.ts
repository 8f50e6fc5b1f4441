import { refusal } from "../reason";
import { centreCrop, Resampler } from "./resize";

// Photos come large, turned, in many formats and sometimes broken. One that cannot be taken is refused with a reason for the learner.

const maxBytes = 20_000_000;
const maxSide = 8_192;
const maxPixels = 40_000_000;
const rowsAtATime = 64;
const sliceMilliseconds = 12;

/** What the first bytes of a file say it is. */
const kinds: readonly { readonly name: string; readonly opens: boolean; readonly is: (head: string) => boolean }[] = [
  { name: "JPEG", opens: true, is: (head) => head.startsWith("\xff\xd8\xff") },
  { name: "PNG", opens: true, is: (head) => head.startsWith("\x89PNG\r\n\x1a\n") },
  { name: "GIF", opens: true, is: (head) => /^GIF8[79]a/.test(head) },
  { name: "WebP", opens: true, is: (head) => head.startsWith("RIFF") && head.startsWith("WEBP", 8) },
  { name: "BMP", opens: true, is: (head) => head.startsWith("BM") },
  { name: "HEIC", opens: false, is: (head) => /^....ftyp(hei|hev|mif1|msf1)/s.test(head) },
  { name: "AVIF", opens: false, is: (head) => /^....ftypavi/s.test(head) },
  { name: "TIFF", opens: false, is: (head) => head.startsWith("II*\0") || head.startsWith("MM\0*") },
  { name: "PDF", opens: false, is: (head) => head.startsWith("%PDF") },
];

/** The robot's picture of a photo: upright, its middle square, on white, 224 x 224, RGBA. Fails with a reason for the learner. */
export async function decodePhoto(photo: Blob): Promise<Uint8ClampedArray<ArrayBuffer>> {
  await refuseOtherFiles(photo);
  await refuseHugePictures(photo);
  // No cropping here: browsers disagree on whether it comes before or after turning the photo upright.
  const bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" }).catch(() => {
    throw refusal("photo.cut-off");
  });
  try {
    return await resample(bitmap);
  } finally {
    bitmap.close();
  }
}

async function refuseOtherFiles(photo: Blob): Promise<void> {
  if (photo.size === 0) {
    throw refusal("photo.empty");
  }
  if (photo.size > maxBytes) {
    throw refusal("photo.too-many-bytes", { megabytes: Math.ceil(photo.size / 1e6), most: maxBytes / 1e6 });
  }
  const head = String.fromCharCode(...new Uint8Array(await photo.slice(0, 16).arrayBuffer()));
  const kind = kinds.find(({ is }) => is(head));
  if (!kind) {
    throw refusal("photo.unknown-kind");
  }
  if (!kind.opens) {
    throw refusal("photo.other-kind", { kind: kind.name });
  }
}

/** An <img> knows its size from the first bytes. Unpacking the picture to find out would already take the memory that is to be saved. */
async function refuseHugePictures(photo: Blob): Promise<void> {
  const image = new Image();
  const address = URL.createObjectURL(photo);
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(refusal("photo.damaged"));
      image.src = address;
    });
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width > maxSide || height > maxSide || width * height > maxPixels) {
      throw refusal("photo.too-many-pixels", { width, height, side: maxSide, megapixels: maxPixels / 1e6 });
    }
  } finally {
    image.src = "";
    URL.revokeObjectURL(address);
  }
}

async function resample(bitmap: ImageBitmap): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { left, top, side } = centreCrop(bitmap.width, bitmap.height);
  const rows = Math.min(side, rowsAtATime);
  const context = new OffscreenCanvas(side, rows).getContext("2d", { willReadFrequently: true });
  if (!context) {
    throw refusal("picture.no-drawing");
  }
  const resampler = new Resampler(side);
  let begun = performance.now();
  for (let row = 0; row < side; row += rows) {
    context.fillStyle = "#fff"; // What is see-through lies on white.
    context.fillRect(0, 0, side, rows);
    context.drawImage(bitmap, -left, -top - row);
    resampler.addRows(context.getImageData(0, 0, side, Math.min(rows, side - row)).data);
    if (performance.now() - begun > sliceMilliseconds) {
      await new Promise((resolve) => setTimeout(resolve)); // The page gets its turn.
      begun = performance.now();
    }
  }
  return resampler.finish();
}
