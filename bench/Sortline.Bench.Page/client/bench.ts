import { Article, tensors, type Start } from "./article";
import { Ours } from "./ours";
import { partPictures, type PartPicture } from "./parts";
import { race, type Times } from "./race";
import { vectors } from "./random";

// What the driver calls, one function for each thing measured. All answer milliseconds for one time, sample by sample.

const seed = 20260101;
const labels = 2;
const plainLength = 256;

let ours: Ours;
let article: Article;

/** Loads what a page is to measure. */
export async function load(stacks: { ours: boolean; article: boolean }): Promise<void> {
  if (stacks.ours) ours = await Ours.load();
  if (stacks.article) article = await Article.load();
}

/** The largest difference between what the two see in some pictures: they must look through the same network. */
export async function difference(): Promise<number> {
  let largest = 0;
  for (const { pixels, png } of await partPictures(4, seed)) {
    const [mine, theirs] = [await ours.features(pixels), await article.features(png)];
    for (let i = 0; i < plainLength; i++) {
      largest = Math.max(largest, Math.abs(mine[i]! - theirs[i]!));
    }
  }
  return largest;
}

/** "ours 1", "ours 8": the number of views. "article ...": how its picture begins. */
export async function pictureToPrediction(examples: number, rounds: number): Promise<Times> {
  const taught = await partPictures(examples, seed);
  const asked = await partPictures(20, seed + examples);
  const times: Times = {};
  article.forget();
  for (const { png, label } of taught) {
    await article.teachPicture(png, label);
  }

  for (const views of [1, 8]) {
    ours.net.Forget();
    for (const { pixels, label } of taught) {
      await ours.teachPicture(pixels, views, label);
    }
    // Eight views are beyond the article: once for each way it can begin is enough.
    const starts: readonly Start[] = views === 1 ? ["png", "png 800 x 600", "pixels"] : ["png"];
    const next = { ours: inTurn(asked), article: Object.fromEntries(starts.map((start) => [start, inTurn(asked)])) };
    const measured = await race(
      {
        [`ours ${views}`]: { run: () => ours.predictPicture(next.ours().pixels, views) },
        ...Object.fromEntries(
          starts.map((start) => [
            `article ${start}${views === 1 ? "" : ` beside ${views}`}`,
            {
              run: () => {
                const { png, pixels } = next.article[start]!();
                return article.predictPicture(start, png, pixels);
              },
              after: () => article.tidyUp(),
            },
          ]),
        ),
      },
      rounds,
      10,
    );
    Object.assign(times, measured);
  }
  return times;
}

export async function predict(examples: number, length: number, rounds: number): Promise<Times> {
  const taught = vectors(examples, length, seed);
  const question = vectors(1, length, seed + 1);
  ours.teachNumbers(taught, length, labels);
  ours.ask(question);
  article.teachNumbers(taught, length, labels);
  const [asked] = tensors(question, length);
  // About ten milliseconds a sample, where the clock counts tenths.
  const times = Math.max(1, Math.round(20_000 * 256 / (examples * length + 200_000)));
  const measured = await race(
    {
      ours: { run: () => ours.net.Predict(times), times },
      article: { run: () => article.predict(asked!, times), times },
    },
    rounds,
    10,
  );
  asked!.dispose();
  article.forget();
  ours.net.Forget();
  return measured;
}

/** "article": as its text does it, by looking at all pictures again. "article features": as if it had kept the features. */
export async function deleteOne(examples: number, rounds: number): Promise<Times> {
  const pictures = await partPictures(examples, seed);
  const numbers = vectors(examples, plainLength, seed);
  const features = tensors(numbers, plainLength);
  const [copies, each] = [100, 10];
  ours.teachNumbers(numbers, plainLength, labels);
  ours.net.Copy(copies);
  const left = pictures.slice(1);
  article.forget();
  await article.reload(pictures);
  const measured = await race(
    {
      ours: { run: () => ours.net.RemoveFromCopies(each), times: copies * each, after: () => ours.net.AddToCopies(each) },
      article: { run: () => article.reload(left), after: () => article.tidyUp() },
      "article features": { run: () => article.reloadFeatures(features.slice(1), labels) },
    },
    rounds,
    1,
  );
  features.forEach((each) => each.dispose());
  article.forget();
  ours.net.Forget();
  return measured;
}

export async function addOne(examples: number, rounds: number): Promise<Times> {
  const numbers = vectors(examples, plainLength, seed);
  const features = tensors(numbers, plainLength);
  const [copies, each] = [100, 10];
  ours.teachNumbers(numbers, plainLength, labels);
  ours.net.Copy(copies);
  ours.net.RemoveFromCopies(each);
  const fewer = numbers.subarray(0, (examples - each) * plainLength);
  article.teachNumbers(fewer, plainLength, labels);
  const measured = await race(
    {
      ours: { run: () => ours.net.AddToCopies(each), times: copies * each, after: () => ours.net.RemoveFromCopies(each) },
      article: {
        run: () => article.add(features.slice(-each), labels),
        times: each,
        after: () => article.teachNumbers(fewer, plainLength, labels),
      },
    },
    rounds,
    5,
  );
  features.forEach((each) => each.dispose());
  article.forget();
  ours.net.Forget();
  return measured;
}

/** In a page that has loaded one stack and looked at nothing yet. Examples come as numbers: pictures would warm it up. */
export async function firstPrediction(examples: number): Promise<number> {
  const numbers = vectors(examples, plainLength, seed);
  const [{ pixels, png }] = (await partPictures(1, seed)) as [PartPicture];
  if (ours) {
    ours.teachNumbers(numbers, plainLength, labels);
  } else {
    article.teachNumbers(numbers, plainLength, labels);
  }
  const begun = performance.now();
  await (ours ? ours.predictPicture(pixels, 1) : article.predictPicture("png", png, pixels));
  return performance.now() - begun;
}

/** Looks at many pictures with the one stack of this page. `tidy`: the article's leftovers are disposed of, which its own code does not. */
export async function predictMany(count: number, tidy: boolean): Promise<void> {
  const asked = inTurn(await partPictures(20, seed));
  for (let i = 0; i < count; i++) {
    const { pixels, png } = asked();
    await (ours ? ours.predictPicture(pixels, 1) : article.predictPicture("png", png, pixels));
    if (article && tidy) {
      article.tidyUp();
    }
  }
}

/** What the one stack of this page holds now. */
export async function holdings(): Promise<Record<string, number>> {
  if (!ours) {
    return { tensors: article.tensors(), tensorBytes: article.tensorBytes() };
  }
  const { numTensors, numBytes } = JSON.parse(await ours.seeing.stats()) as { numTensors: number; numBytes: number };
  return { tensors: numTensors, tensorBytes: numBytes, managedBytes: ours.net.ManagedBytes(), runtimeBytes: ours.runtimeBytes() };
}

/** Before `predictMany`: something to answer with. */
export function teachForMany(examples: number): void {
  const numbers = vectors(examples, plainLength, seed);
  if (ours) {
    ours.teachNumbers(numbers, plainLength, labels);
  } else {
    article.teachNumbers(numbers, plainLength, labels);
  }
}

function inTurn(pictures: readonly PartPicture[]): () => PartPicture {
  let at = 0;
  return () => pictures[at++ % pictures.length]!;
}
