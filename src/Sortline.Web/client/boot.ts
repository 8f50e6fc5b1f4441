// Runs before any .NET: says plainly what is missing instead of leaving a blank page, and shows how far the download is.
// It reads the language out of the address by itself, and has the few sentences it needs of each.

import { followShape } from "./shape";

interface BlazorStart {
  start(options: { loadBootResource?: unknown }): Promise<void>;
}

// The smallest module that uses one SIMD instruction (i8x16.splat, drop): the .NET runtime refuses to start without SIMD.
const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);

const english = bootTexts["en"]!;
const wanted = new URLSearchParams(location.search).get("lang") ?? "en";
const language =
  [wanted, wanted.split("-")[0]!].map((tag) => tag.toLowerCase()).find((tag) => Object.hasOwn(bootTexts, tag)) ?? "en";
const sentences = { ...english, ...bootTexts[language] };

function sentence(key: string): string {
  return sentences[key] ?? key;
}

/** What stands in index.html is English. */
function translatePage(): void {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
    element.textContent = sentence(element.dataset["text"]!);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.ariaLabel = sentence(element.dataset["label"]!);
  }
}

function status(text: string): void {
  const line = document.getElementById("boot-status");
  if (line) {
    line.textContent = text;
  }
}

function stop(text: string, canRetry: boolean): void {
  status(text);
  document.getElementById("boot-progress")?.remove();
  if (!canRetry) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sentence("boot.try-again");
  button.addEventListener("click", () => location.reload());
  document.getElementById("boot-status")?.after(button);
}

function followProgress(): void {
  const bar = document.getElementById("boot-progress");
  const share = parseFloat(document.documentElement.style.getPropertyValue("--blazor-load-percentage"));
  if (!(bar instanceof HTMLProgressElement)) {
    return; // The page has taken over.
  }
  if (Number.isFinite(share)) {
    bar.value = share;
    status(share < 100 ? sentence("boot.opening-share").replace("{0}", `${Math.round(share)}`) : sentence("boot.starting"));
  }
  setTimeout(followProgress, 100);
}

function boot(): void {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) {
    stop(sentence("boot.too-old"), false);
    return;
  }
  const script = document.createElement("script");
  script.src = "_framework/blazor.webassembly.js";
  script.setAttribute("autostart", "false");
  script.addEventListener("error", () => stop(sentence("boot.no-program"), true));
  script.addEventListener("load", () => {
    const { Blazor } = globalThis as unknown as { Blazor: BlazorStart };
    Blazor.start({}).catch((fault: unknown) => {
      console.error(fault);
      stop(sentence("boot.broken-program"), true);
    });
    followProgress();
  });
  document.head.append(script);
}

translatePage();
followShape();
boot();
