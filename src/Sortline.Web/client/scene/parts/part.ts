import { asBuilt, conditionMeasures, type ConditionSpec } from "../camera/condition";
import { kinds } from "./kinds";
import type { Measures, PartKind } from "./kinds/kind";

/** How a part's metal looks; the numbers are explained where the simulation makes them. */
export const finishMeasures = ["tone", "warmth", "roughness", "rust", "seed"] as const;

export type FinishSpec = Measures<(typeof finishMeasures)[number]>;

/** A part as the simulation describes it. */
export interface PartSpec {
  readonly id: number;
  readonly kind: PartKind;
  /** Metres across the inspection picture. */
  readonly field: number;
  readonly finish: FinishSpec;
  readonly shape: Measures;
  /** The camera while it sees the part. */
  readonly condition: ConditionSpec;
}

interface PartJson {
  readonly id: number;
  readonly kind: string;
  readonly field: number;
  readonly finish: FinishSpec;
  readonly shape: Measures;
  readonly condition?: ConditionSpec;
}

/** Reads a part; a sentence says what is wrong when it is not one. */
export function readPart(json: string): PartSpec {
  const { id, kind: name, field, finish, shape, condition = asBuilt } = JSON.parse(json) as PartJson;
  if (typeof id !== "number") {
    throw new Error("A part needs an id.");
  }
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) {
    throw new Error(`Part ${id} is of the kind "${name}", which cannot be drawn: there are ${Object.keys(kinds).join(", ")}.`);
  }
  if (!(field > 0)) {
    throw new Error(`Part ${id}, a ${name}, comes without the camera's field.`);
  }
  const missing = [
    ...lacking(finish, finishMeasures),
    ...lacking(shape, kind.measures),
    ...lacking({ ...condition }, conditionMeasures),
  ];
  if (missing.length > 0) {
    throw new Error(`Part ${id}, a ${name}, comes without ${missing.join(", ")}.`);
  }
  return { id, kind, field, finish, shape, condition };
}

function lacking(measures: Measures | undefined, names: readonly string[]): string[] {
  return names.filter((name) => typeof measures?.[name] !== "number");
}
