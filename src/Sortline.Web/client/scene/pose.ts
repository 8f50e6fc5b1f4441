/** Where each number sits in the pose array that the simulation sends once a frame. */
export const At = {
  Travel: 1,
  Yaw: 2,
  Shoulder: 3,
  Elbow: 4,
  WristPitch: 5,
  WristRoll: 6,
  Grip: 7,
  Flash: 8,
  Verdict: 9,
  Outfeed: 10,
  Shipped: 11,
  Rejected: 12,
  SetAside: 13,
  Count: 14,
  Parts: 15,
} as const;

/** Numbers per part: id, x, y, z and the quaternion x, y, z, w. */
export const partStride = 8;

/** What .NET hands over: memory that may only be read during the call. */
export interface PoseView {
  readonly length: number;
  copyTo(target: Float64Array, sourceOffset?: number): void;
}

/** The poses of one frame, copied out of .NET's memory and kept until the next. */
export class Poses {
  #numbers = new Float64Array(256);
  #before = new Float64Array(256);
  #length = 0;

  /** Copies a frame; answers whether anything in it differs from the one before. */
  take(view: PoseView): boolean {
    const length = view.length;
    if (length < At.Parts) {
      throw new Error(`A pose array has at least ${At.Parts} numbers; this one has ${length}.`);
    }
    if (length > this.#numbers.length) {
      this.#numbers = new Float64Array(length * 2);
    }
    const before = this.#before.length === this.#numbers.length ? this.#before : this.#numbers.slice();
    [this.#before, this.#numbers] = [this.#numbers, before];
    view.copyTo(this.#numbers);
    const changed = length !== this.#length || this.#numbers.some((number, i) => i < length && number !== this.#before[i]);
    this.#length = length;
    if (this.partCount * partStride + At.Parts > length) {
      throw new Error(`The pose array announces ${this.partCount} parts but ends after ${length} numbers.`);
    }
    return changed;
  }

  /** Takes what another has: the frame that is shown when one drawing takes the place of another. */
  follow(other: Poses): void {
    this.#numbers = other.#numbers.slice();
    this.#before = this.#numbers.slice();
    this.#length = other.#length;
  }

  /** How far the belt has moved, in metres. */
  get travel(): number {
    return this.get(At.Travel);
  }

  get partCount(): number {
    return this.#numbers[At.Count] ?? 0;
  }

  get(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  /** Where the numbers of a part begin, or -1 when it is not in this frame. */
  find(id: number): number {
    for (let i = 0; i < this.partCount; i++) {
      const start = At.Parts + i * partStride;
      if (this.get(start) === id) {
        return start;
      }
    }
    return -1;
  }
}
