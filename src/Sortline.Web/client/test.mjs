// Bundles tests/*.test.ts and runs them with Node's own runner: node test.mjs [--filter NAME] [--results FILE]
import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const bundles = path.join(here, "..", "obj", "client-tests");
const { values } = parseArgs({ options: { filter: { type: "string" }, results: { type: "string" } } });

const tests = (await readdir(path.join(here, "tests"))).filter((name) => name.endsWith(".test.ts"));
await rm(bundles, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: tests.map((name) => `./tests/${name}`),
  outdir: bundles,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  // TensorFlow.js' build for Node asks for Node's own modules in the old way, which a module does not have.
  banner: { js: 'import * as nodeModules from "node:module"; const require = nodeModules.createRequire(import.meta.url);' },
  sourcemap: "inline",
  logLevel: "warning",
});

const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
if (values.results) {
  await mkdir(path.dirname(values.results), { recursive: true });
  reporters.push("--test-reporter=junit", `--test-reporter-destination=${values.results}`);
}
// The names are a pattern to Node; here they are text, and upper and lower case are the same.
const filter = values.filter ? [`--test-name-pattern=/${values.filter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}/i`] : [];
const files = tests.map((name) => path.join(bundles, name.replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...filter, ...reporters, ...files], {
  cwd: here,
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
