// The few sentences that are said before .NET and its catalogues are there: build.mjs takes them out of the catalogues.

const english = bootTexts["en"]!;
const wanted = new URLSearchParams(location.search).get("lang") ?? "en";
const language =
  [wanted, wanted.split("-")[0]!].map((tag) => tag.toLowerCase()).find((tag) => Object.hasOwn(bootTexts, tag)) ?? "en";
const sentences = { ...english, ...bootTexts[language] };

/** A sentence in the language that the address asks for. */
export function sentence(key: string): string {
  return sentences[key] ?? key;
}

/** What stands in the file of the page is English. */
export function translatePage(): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
    element.textContent = sentence(element.dataset["text"]!);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.ariaLabel = sentence(element.dataset["label"]!);
  }
}
