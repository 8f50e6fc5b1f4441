/** The part of a TensorFlow.js graph model that leads to one node: its two files. See network.mjs. */
export function partUpTo(
    graph: Uint8Array,
    weights: Uint8Array,
    upTo: string,
): { graph: Uint8Array<ArrayBuffer>; weights: Uint8Array<ArrayBuffer> };
