import type { BufferGeometry, Vector2, Vector3 } from "three";

/** How finely a part is built: for the hall, where it is some forty pixels wide, or for the inspection camera. */
export type Detail = "hall" | "inspection";

/** The numbers of a shape by their names. */
export type Measures<Name extends string = string> = Readonly<Record<Name, number>>;

/** A part as it is drawn without a graphics card: what lies flat, and what is round. */
export interface Silhouette {
  /** Outlines in the part's own X and Z, the outer one first, then the holes; half as thick each way. */
  readonly plate?: { readonly loops: readonly (readonly Vector2[])[]; readonly half: number };
  /** Rods along lines of points in the part's own space. */
  readonly rods?: readonly { readonly points: readonly Vector3[]; readonly radius: number }[];
}

/** All that the scene has to know about a kind of part. */
export interface PartKind<Name extends string = string> {
  /** The measures that the simulation sends for a part of this kind. */
  readonly measures: readonly Name[];
  geometry(shape: Measures<Name>, detail: Detail): BufferGeometry;
  silhouette(shape: Measures<Name>): Silhouette;
  /** The half height of a part lying on the belt. */
  restingHeight(shape: Measures<Name>): number;
}
