/** The milliseconds of each sample, by who ran. */
export type Times = Record<string, number[]>;

interface Runner {
  /** What the clock covers. */
  readonly run: () => unknown;
  /** How many times `run` does the thing, if it is too short for the browser's clock. */
  readonly times?: number;
  /** Puts everything back as it was, off the clock. */
  readonly after?: () => unknown;
}

/**
 * Runs all of them in turn, round after round, every other round in the opposite order: whatever else the machine does
 * falls on all alike, and nobody always runs behind the same other.
 */
export async function race(runners: Record<string, Runner>, rounds: number, warmUps: number): Promise<Times> {
  const names = Object.keys(runners);
  const times: Times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { run, times: repeats = 1, after } = runners[name]!;
      await breath();
      const begun = performance.now();
      await run();
      const took = performance.now() - begun;
      await after?.();
      if (round >= 0) {
        times[name]!.push(took / repeats);
      }
    }
  }
  return times;
}

/** Lets the browser do what it has put off. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
