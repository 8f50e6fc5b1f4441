// What the npm package @tensorflow-models/knn-classifier answers when it is given a dataset as its users save it, and what
// it would save itself.
// node knn-dataset.mjs <folder whose node_modules has the package>
// in:  { dataset: text, neighbours, parts: [[number]] }
// out: { answers: [{ label, confidences: { label: share } }], saved: text }
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

// The packages belong to the client, not to this folder, so they are looked up from there.
const require = createRequire(join(resolve(process.argv[2]), "package.json"));
const tf = require("@tensorflow/tfjs-core");
require("@tensorflow/tfjs-backend-cpu");
const knn = require("@tensorflow-models/knn-classifier");

await tf.setBackend("cpu");
const { dataset, neighbours, parts } = JSON.parse(await text(process.stdin));
const classifier = knn.create();
classifier.setClassifierDataset(
  Object.fromEntries(JSON.parse(dataset).map(([label, data, shape]) => [label, tf.tensor(data, shape)])),
);

const answers = [];
for (const part of parts) {
  const { label, confidences } = await classifier.predictClass(tf.tensor1d(part), neighbours);
  answers.push({ label, confidences });
}

const saved = JSON.stringify(
  Object.entries(classifier.getClassifierDataset()).map(([label, data]) => [label, Array.from(data.dataSync()), data.shape]),
);
process.stdout.write(JSON.stringify({ answers, saved }));
