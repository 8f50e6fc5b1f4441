import type { BufferGeometry } from "three";

/** How finely a part is built: for the hall, where it is some forty pixels wide, or for the inspection camera. */
export type Detail = "hall" | "inspection";

/** The numbers of a shape by their names. */
export type Measures<Name extends string = string> = Readonly<Record<Name, number>>;

/** All that the scene has to know about a kind of part. */
export interface PartKind<Name extends string = string> {
  /** The measures that the simulation sends for a part of this kind. */
  readonly measures: readonly Name[];
  geometry(shape: Measures<Name>, detail: Detail): BufferGeometry;
  /** The half height of a part lying on the belt. */
  restingHeight(shape: Measures<Name>): number;
}
