import { refusal } from "../reason";
import { centreCrop, Resampler } from "./resize";
import { type Size, uprightSize, uprightTurn } from "./upright";

// What a photo is, how it stands upright and whether it is whole, C# has read (Sortline.Pictures), so that page and command line
// see the same pictures. The browser unpacks it, and here it gets upright and small.

const rowsAtATime = 64;
const sliceMilliseconds = 12;

/** The robot's picture of a photo: upright, its middle square, on white, 224 x 224, RGBA. Fails with a reason for the learner. */
export async function decodePhoto(photo: Blob, orientation: number, unpackedTo?: Size): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const unpacked = await unpack(photo, unpackedTo).catch(() => {
    throw refusal("photo.damaged");
  });
  try {
    return await resample(unpacked, orientation);
  } finally {
    unpacked.close();
  }
}

/** The pixels as they are stored: the file says nothing of another way up. */
async function unpack(photo: Blob, size: Size | undefined): Promise<ImageBitmap> {
  if (!size) {
    return createImageBitmap(photo);
  }
  // Only JPEGs are so large. An image decoder makes them smaller while it unpacks them; it is there on safe connections alone.
  if ("ImageDecoder" in globalThis) {
    const options = { desiredWidth: size.width, desiredHeight: size.height };
    const decoder = new ImageDecoder({ data: photo.stream(), type: "image/jpeg", ...options });
    try {
      const { image } = await decoder.decode();
      try {
        return await createImageBitmap(image); // Drawn row after row, a frame would be converted whole each time.
      } finally {
        image.close();
      }
    } finally {
      decoder.close();
    }
  }
  return createImageBitmap(photo, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: "high" });
}

async function resample(unpacked: ImageBitmap, orientation: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const upright = uprightSize(unpacked, orientation);
  const { left, top, side } = centreCrop(upright.width, upright.height);
  const [a, b, c, d, e, f] = uprightTurn(unpacked, orientation);
  const rows = Math.min(side, rowsAtATime);
  const context = new OffscreenCanvas(side, rows).getContext("2d", { willReadFrequently: true });
  if (!context) {
    throw refusal("picture.no-drawing");
  }
  context.imageSmoothingEnabled = false; // Pixels go where they go, whole.
  const resampler = new Resampler(side);
  let begun = performance.now();
  for (let row = 0; row < side; row += rows) {
    context.resetTransform();
    context.fillStyle = "#fff"; // What is see-through lies on white.
    context.fillRect(0, 0, side, rows);
    context.setTransform(a, b, c, d, e - left, f - top - row);
    context.drawImage(unpacked, 0, 0);
    resampler.addRows(context.getImageData(0, 0, side, Math.min(rows, side - row)).data);
    if (performance.now() - begun > sliceMilliseconds) {
      await new Promise((resolve) => setTimeout(resolve)); // The page gets its turn.
      begun = performance.now();
    }
  }
  return resampler.finish();
}
