import { bolt } from "./bolt";
import { gear } from "./gear";
import type { PartKind } from "./kind";

/** The kinds of parts that can be drawn, by the names that the simulation gives them. */
export const kinds: Readonly<Record<string, PartKind>> = { gear, bolt };
