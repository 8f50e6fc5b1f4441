// Bundles what the bench page runs: node build.mjs <folder to write to>
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({
  entryPoints: ["./bench.ts"],
  outdir: path.resolve(process.argv[2]),
  absWorkingDir: path.dirname(fileURLToPath(import.meta.url)),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  logLevel: "warning",
});
