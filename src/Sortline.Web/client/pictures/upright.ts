/** What a canvas is told so that a photo stands upright: across and down, each by the photo's column and row, and what is added. */
export type Turn = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** How wide and high something is. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a photo that stands upright. From 5 on, as EXIF counts, it lies on its side in the file. */
export function uprightSize({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** How a photo of a size is turned and mirrored, as EXIF counts. */
export function uprightTurn({ width, height }: Size, orientation: number): Turn {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
