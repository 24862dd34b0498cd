// The script of the pages: TypeScript in src/ → one file in the package. `node build.mjs FILE` writes elsewhere.
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.ts"],
  outfile: process.argv[2] ?? "../src/dragoman/web/static/dragoman.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
});
