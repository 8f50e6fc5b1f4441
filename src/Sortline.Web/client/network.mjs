// What of a network is published: the part that features come from. What the network would go on to say a picture is, of a thousand
// things, nobody here asks; that is more than half of its weights. What is left gives the same numbers, to the last bit.

/**
 * The part of a TensorFlow.js graph model that leads to one node.
 * @param {Uint8Array} graph model.json: the graph, and which weights lie where in its one file of weights.
 * @param {Uint8Array} weights That file.
 * @param {string} upTo The last node that is wanted.
 * @returns {{ graph: Uint8Array, weights: Uint8Array }} The same two files of that part.
 */
export function partUpTo(graph, weights, upTo) {
  // What it says of its results names a node that is gone.
  const { userDefinedMetadata: _, modelTopology, weightsManifest, ...rest } = JSON.parse(new TextDecoder().decode(graph));
  if (weightsManifest.length !== 1 || weightsManifest[0].paths.length !== 1) {
    throw new Error("The weights of the network are not in one file, as they were.");
  }
  const wanted = ancestors(modelTopology.node, upTo);
  const kept = [];
  const pieces = [];
  let at = 0;
  for (const weight of weightsManifest[0].weights) {
    const end = at + bytesOf(weight);
    if (wanted.has(weight.name)) {
      kept.push(weight);
      pieces.push(weights.subarray(at, end));
    }
    at = end;
  }
  if (at !== weights.length) {
    throw new Error(`The graph describes ${at} bytes of weights, and there are ${weights.length}.`);
  }
  const part = {
    ...rest,
    modelTopology: { ...modelTopology, node: modelTopology.node.filter(({ name }) => wanted.has(name)) },
    weightsManifest: [{ ...weightsManifest[0], weights: kept }],
  };
  return { graph: new TextEncoder().encode(JSON.stringify(part)), weights: new Uint8Array(Buffer.concat(pieces)) };
}

function ancestors(nodes, last) {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const found = new Set();
  const open = [last];
  while (open.length > 0) {
    const name = open.pop();
    if (found.has(name)) {
      continue;
    }
    if (!byName.has(name)) {
      throw new Error(`The network has no node “${name}”.`);
    }
    found.add(name);
    open.push(...(byName.get(name).input ?? []).map((input) => input.replace(/^\^|:\d+$/g, "")));
  }
  return found;
}

function bytesOf({ name, dtype, shape, quantization }) {
  if (quantization || !["float32", "int32"].includes(dtype)) {
    throw new Error(`The weights “${name}” are of a type that is not known here.`);
  }
  return 4 * shape.reduce((product, size) => product * size, 1);
}
