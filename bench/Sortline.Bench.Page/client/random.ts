/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Vectors as a backbone with ReLU gives them: back to back, about half the numbers zero. */
export function vectors(count: number, length: number, seed: number): Float32Array<ArrayBuffer> {
  const next = random(seed);
  const numbers = new Float32Array(count * length);
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = Math.max(0, next() * 4 - 2);
  }
  return numbers;
}
