/** How much the hall is allowed to cost. */
export interface QualityLevel {
  readonly pixelRatio: number;
  /** Whether everything is drawn in each frame, or what stands still is drawn once and kept as a picture. */
  readonly still: boolean;
  /** Whether what moves does without reflections. */
  readonly plain: boolean;
}

interface Step extends QualityLevel {
  /** Milliseconds a frame may cost here; above it the next level is tried. The plainer it looks, the more we bear. */
  readonly frameBudgetMs: number;
  /** The cost beside the other levels, about: to foresee which level would hold. */
  readonly weight: number;
}

const steps: readonly Step[] = [
  { pixelRatio: 2, still: false, plain: false, frameBudgetMs: 13, weight: 4 },
  { pixelRatio: 1.5, still: false, plain: false, frameBudgetMs: 13, weight: 2.3 },
  { pixelRatio: 1, still: false, plain: false, frameBudgetMs: 16, weight: 1.1 },
  { pixelRatio: 1, still: true, plain: false, frameBudgetMs: 45, weight: 0.3 },
  { pixelRatio: 1, still: true, plain: true, frameBudgetMs: 55, weight: 0.24 },
  { pixelRatio: 0.75, still: true, plain: true, frameBudgetMs: 70, weight: 0.16 },
  { pixelRatio: 0.5, still: true, plain: true, frameBudgetMs: Infinity, weight: 0.12 },
];

/** Where machines start that draw in software. */
const softwareStart = 3;
/** Going up needs this much room below what the better level may cost. */
const headroom = 0.6;
const sampleCount = 3;
/** After so many stable measurements a better level may be tried. */
const stableNeeded = 6;
/** A level that proved too dear may be tried once more: perhaps the machine was busy with loading. */
const maxTries = 2;

/**
 * Chooses the level from measured frame costs. It goes down soon and up seldom, and a level that
 * proved too dear twice is never tried again: the picture must not keep changing under the learner's eyes.
 */
export class Quality {
  #at: number;
  readonly #failures = steps.map(() => 0);
  #samples: number[] = [];
  #stableCount = 0;

  constructor(
    readonly devicePixelRatio: number,
    software: boolean,
  ) {
    this.#at = software ? softwareStart : 0;
    this.#skipEqual();
  }

  get level(): QualityLevel {
    const step = this.#step;
    return { ...step, pixelRatio: Math.min(step.pixelRatio, this.devicePixelRatio) };
  }

  /** The usual cost of a frame at this level, in milliseconds; 0 before it is known. */
  get cost(): number {
    const sorted = [...this.#samples].sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? 0;
  }

  /** Whether the cost at this level is still to be found out. */
  get settling(): boolean {
    return this.#samples.length < sampleCount;
  }

  /** How long to wait between two slow frames, in milliseconds: a third of the time belongs to everything else. */
  get interval(): number {
    return this.cost > 24 ? this.cost * 1.5 : 0;
  }

  /** Takes the measured cost of one frame; answers whether the level changed. */
  measure(milliseconds: number): boolean {
    this.#samples = [...this.#samples, milliseconds].slice(-sampleCount);
    // One hiccup proves nothing, unless it is so long that waiting for the next would be worse.
    if (this.settling && milliseconds < this.#step.frameBudgetMs * 4) {
      return false;
    }
    if (this.cost > this.#step.frameBudgetMs) {
      return this.#down();
    }
    const above = steps[this.#at - 1];
    this.#stableCount = above && this.#foreseen(above) < above.frameBudgetMs * headroom ? this.#stableCount + 1 : 0;
    return this.#stableCount >= stableNeeded && this.#up();
  }

  #foreseen(step: Step): number {
    return (this.cost * step.weight) / this.#step.weight;
  }

  get #step(): Step {
    return steps[this.#at] ?? steps[0]!;
  }

  #down(): boolean {
    const lower = steps.findIndex((step, i) => i > this.#at && this.#foreseen(step) <= step.frameBudgetMs);
    this.#failures[this.#at] = (this.#failures[this.#at] ?? 0) + 1;
    this.#at = lower < 0 ? steps.length - 1 : lower;
    this.#skipEqual();
    this.#forget();
    return true;
  }

  #up(): boolean {
    this.#stableCount = 0;
    if ((this.#failures[this.#at - 1] ?? maxTries) >= maxTries) {
      return false;
    }
    const before = this.level;
    this.#at--;
    if (same(before, this.level)) {
      this.#at++;
      return false;
    }
    this.#forget();
    return true;
  }

  /** On a display of one device pixel per pixel the first levels are the same one. */
  #skipEqual(): void {
    for (let next = steps[this.#at + 1]; next; next = steps[this.#at + 1]) {
      if (!same(this.level, { ...next, pixelRatio: Math.min(next.pixelRatio, this.devicePixelRatio) })) {
        return;
      }
      this.#at++;
    }
  }

  #forget(): void {
    this.#samples = [];
    this.#stableCount = 0;
  }
}

function same(a: QualityLevel, b: QualityLevel): boolean {
  return a.pixelRatio === b.pixelRatio && a.still === b.still && a.plain === b.plain;
}
