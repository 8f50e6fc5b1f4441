/** The sentences of boot.ts by language and key; build.mjs takes them out of the catalogues. */
declare const bootTexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
