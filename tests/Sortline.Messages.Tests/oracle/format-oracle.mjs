// Answers what intl-messageformat makes of patterns, and what Intl.PluralRules says of numbers.
// Run with the folder whose node_modules has the package. Standard input and output are JSON.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { text } from "node:stream/consumers";

const require = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const { IntlMessageFormat } = await import(pathToFileURL(require.resolve("intl-messageformat")));

const { sentences, numbers } = JSON.parse(await text(process.stdin));
process.stdout.write(
  JSON.stringify({
    sentences: sentences.map(({ pattern, values }) =>
      new IntlMessageFormat(pattern, "en", undefined, { ignoreTag: true }).format(values),
    ),
    forms: numbers.map(({ language, number }) => new Intl.PluralRules(language).select(number)),
  }),
);
