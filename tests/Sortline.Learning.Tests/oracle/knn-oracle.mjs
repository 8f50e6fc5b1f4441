// What the npm package @tensorflow-models/knn-classifier says, so that KnnClassifier can be held against it.
// node knn-oracle.mjs <folder whose node_modules has the package>
// in:  [{ neighbours, part: [number], examples: [{ label, features: [number] }] }]
// out: [{ label, confidences: { label: share } }]
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

// The packages belong to the client, not to this folder, so they are looked up from there.
const require = createRequire(join(resolve(process.argv[2]), "package.json"));
const tf = require("@tensorflow/tfjs-core");
require("@tensorflow/tfjs-backend-cpu");
const knn = require("@tensorflow-models/knn-classifier");

await tf.setBackend("cpu");
const answers = [];
for (const { neighbours, part, examples } of JSON.parse(await text(process.stdin))) {
  const classifier = knn.create();
  for (const { label, features } of examples) {
    const example = tf.tensor1d(features);
    classifier.addExample(example, label);
    example.dispose();
  }

  const asked = tf.tensor1d(part);
  const { label, confidences } = await classifier.predictClass(asked, neighbours);
  answers.push({ label, confidences });
  asked.dispose();
  classifier.dispose();
}

process.stdout.write(JSON.stringify(answers));
