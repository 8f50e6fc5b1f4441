import { Article, tensors, type Start } from "./article";
import { PartCamera, type PassingPart } from "./camera";
import { Ours, type Look } from "./ours";
import { partPictures, type PartPicture } from "./parts";
import { breath, race, type Times } from "./race";
import { vectors } from "./random";

// What the driver calls, one function for each thing measured. Where nothing else is said it answers milliseconds for one time, sample by sample.

const seed = 20260101;
const labels = 2;
const plainLength = 256;
/** Of a picture looked at as it is. */
const pooledLength = 2_240;

let ours: Ours;
let article: Article;
let camera: PartCamera | undefined;

/** Loads what a page is to measure. */
export async function load(stacks: { ours: boolean; article: boolean }): Promise<void> {
  if (stacks.ours) {
    ours = await Ours.load();
  }
  if (stacks.article) {
    article = await Article.load();
  }
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

/** "ours plain", "ours all": what ours looks at. "article ...": how its picture begins. */
export async function pictureToPrediction(views: number, examples: number, rounds: number): Promise<Times> {
  const taught = await partPictures(examples, seed);
  const asked = await partPictures(20, seed + examples);
  article.forget();
  for (const { png, label } of taught) {
    await article.teachPicture(png, label);
  }

  const times: Times = {};
  for (const look of ["plain", "all"] as const) {
    await ours.teachPictures(taught, views, look);
    const next = inTurn(asked);
    const runners = {
      [`ours ${look}`]: { run: () => ours.predictPicture(next().pixels, views, look) },
      ...articles(look === "plain" && views === 1 ? ["png", "png 800 x 600", "pixels"] : ["png"], look, asked),
    };
    Object.assign(times, await race(runners, rounds, 10));
  }
  return times;
}

function articles(starts: readonly Start[], beside: Look, asked: readonly PartPicture[]) {
  return Object.fromEntries(
    starts.map((start) => {
      const next = inTurn(asked);
      const run = () => {
        const { png, pixels } = next();
        return article.predictPicture(start, png, pixels);
      };
      return [`article ${start} beside ${beside}`, { run, after: () => article.tidyUp() }];
    }),
  );
}

export async function predict(examples: number, length: number, rounds: number): Promise<Times> {
  const taught = vectors(examples, length, seed);
  const question = vectors(1, length, seed + 1);
  ours.teachNumbers(taught, length, labels);
  ours.ask(question);
  article.teachNumbers(taught, length, labels);
  const [asked] = tensors(question, length);
  // About ten milliseconds a sample, where the clock counts tenths.
  const times = Math.max(1, Math.round((20_000 * 256) / (examples * length + 200_000)));
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

/** Ridge regression, which the article's packages have not: milliseconds to fit it, of the longest piece, and to ask it. */
export async function ridge(examples: number, length: number, rounds: number): Promise<Times> {
  ours.teachNumbers(vectors(examples, length, seed), length, labels);
  ours.ask(vectors(1, length, seed + 1));
  const longest: number[] = [];
  const fit: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await breath();
    const [all, piece] = ours.net.Refit();
    fit.push(all);
    longest.push(piece);
  }
  const predict = await race({ predict: { run: () => ours.net.Predict(20), times: 20 } }, 5 * rounds, 5);
  ours.net.Forget();
  return { fit, longest, ...predict };
}

/** In a page that has loaded one stack: something to answer with. Examples come as numbers, for pictures would warm it up. */
export function teach(examples: number, look: Look): void {
  const length = look === "plain" ? plainLength : pooledLength;
  const numbers = vectors(examples, length, seed);
  if (ours) {
    ours.teachNumbers(numbers, length, labels, look);
  } else {
    article.teachNumbers(numbers, length, labels);
  }
}

/** In a page that has loaded one stack, been taught and looked at nothing yet. */
export async function firstPrediction(look: Look): Promise<number> {
  const [{ pixels, png }] = (await partPictures(1, seed)) as [PartPicture];
  const begun = performance.now();
  await (ours ? ours.predictPicture(pixels, 1, look) : article.predictPicture("png", png, pixels));
  return performance.now() - begun;
}

/** Looks at many pictures with the one stack of this page. `tidy`: the article's leftovers are disposed of, which its own code does not. */
export async function predictMany(count: number, look: Look, tidy: boolean): Promise<void> {
  const asked = inTurn(await partPictures(20, seed));
  for (let i = 0; i < count; i++) {
    const { pixels, png } = asked();
    await (ours ? ours.predictPicture(pixels, 1, look) : article.predictPicture("png", png, pixels));
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
  const { numTensors, numBytes } = JSON.parse(await ours.featuresModule.stats()) as { numTensors: number; numBytes: number };
  return { tensors: numTensors, tensorBytes: numBytes, managedBytes: ours.net.ManagedBytes(), runtimeBytes: ours.runtimeBytes() };
}

/** What the network sees of parts under the page's own camera, see `PartCamera`. `layout`: the measures of the line, as the view takes them. */
export async function see(layout: string, parts: readonly PassingPart[]): Promise<string[]> {
  camera ??= await PartCamera.start(ours, layout);
  return camera.see(parts);
}

function inTurn(pictures: readonly PartPicture[]): () => PartPicture {
  let at = 0;
  return () => pictures[at++ % pictures.length]!;
}
