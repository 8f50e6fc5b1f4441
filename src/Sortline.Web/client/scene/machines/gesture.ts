/** What a gesture adds to the joints of the arm, in radians. */
export interface Turns {
  readonly yaw: number;
  readonly elbow: number;
  readonly pitch: number;
  readonly roll: number;
}

const still: Turns = { yaw: 0, elbow: 0, pitch: 0, roll: 0 };
const [shortMilliseconds, longMilliseconds] = [900, 1500];
const leastSure = 0.35;

/**
 * What the arm does while the robot says what it thinks: it nods at a part that it would ship, shakes at one that it would take off, and
 * sways before one that it does not know. The surer, the larger. It is added to where the arm is, and ends where it began.
 */
export class Gesture {
  #guess = 0;
  #size = 0;
  #begun = 0;

  /**
   * Begins the gesture of a guess (1 unsure, 2 ship, 3 reject; 0 has none).
   * @param sureness From 0 to 1.
   * @param now In milliseconds.
   */
  begin(guess: number, sureness: number, now: number): void {
    this.#guess = guess;
    this.#size = leastSure + (1 - leastSure) * Math.min(1, Math.max(0, sureness));
    this.#begun = now;
  }

  /** Stands still. */
  stop(): void {
    this.#guess = 0;
  }

  /** Whether it still moves. */
  isMoving(now: number): boolean {
    return this.#guess > 0 && now - this.#begun < this.#milliseconds;
  }

  /** What it adds now. */
  turns(now: number): Turns {
    if (!this.isMoving(now)) {
      return still;
    }
    const t = Math.max(0, now - this.#begun) / this.#milliseconds;
    const twice = this.#size * Math.sin(4 * Math.PI * t) * (1 - t);
    const once = Math.sin(Math.PI * t) ** 2;
    switch (this.#guess) {
      case 2:
        return { ...still, elbow: -0.05 * twice, pitch: -0.3 * twice };
      case 3:
        return { ...still, yaw: 0.07 * twice, roll: 0.5 * twice };
      default:
        return { ...still, yaw: 0.05 * once * Math.sin(2 * Math.PI * t), elbow: 0.05 * once, roll: 0.5 * once };
    }
  }

  get #milliseconds(): number {
    return this.#guess === 1 ? longMilliseconds : shortMilliseconds;
  }
}
