// The graph was converted for an engine that knew fewer fused operations than today's: after each depthwise convolution it adds
// the bias and clips in two more passes over the whole map. Here they become one operation, with the same result up to the
// last bits of a float; and mapping the pixels to -1 to 1 is left out, because it is cheaper where they are unpacked.

interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, unknown>>;
}

export interface Graph {
  readonly node: readonly GraphNode[];
}

const inputNode = "images";
const normalisedNode = "module_apply_default/hub_input/Sub";

/** The same network in fewer operations. It takes pixels from -1 to 1, where the graph as published takes them from 0 to 1. */
export function fuseGraph(graph: Graph): Graph {
  const byName = new Map(graph.node.map((node) => [node.name, node]));
  // How an operation is told to add a bias and clip, an ordinary convolution of this graph says already.
  const { fused_ops, num_args } = graph.node.find(({ op }) => op === "_FusedConv2D")?.attr ?? {};
  const replaced = new Set<string>();
  const nodes = graph.node.map((node) => {
    const bias = node.op === "Relu6" ? byName.get(node.input?.[0] ?? "") : undefined;
    const convolution = bias?.op === "BiasAdd" ? byName.get(bias.input?.[0] ?? "") : undefined;
    if (bias && convolution?.op === "DepthwiseConv2dNative") {
      replaced.add(bias.name).add(convolution.name);
      return {
        name: node.name,
        op: "FusedDepthwiseConv2dNative",
        input: [...convolution.input!, bias.input![1]!],
        attr: { ...convolution.attr, fused_ops, num_args },
      };
    }
    return node.input?.includes(normalisedNode)
      ? { ...node, input: node.input.map((name) => (name === normalisedNode ? inputNode : name)) }
      : node;
  });
  return { ...graph, node: nodes.filter(({ name }) => !replaced.has(name)) };
}
