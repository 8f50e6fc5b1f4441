// Runs before any .NET: says plainly what is missing instead of leaving a blank page, and shows how far the download is. What fails on the
// way is told, tried again, and mended as soon as it can be: nobody has made anything yet that loading anew could lose.
// It reads the language out of the address by itself, and has the few sentences it needs of each.

import { fetchAnyway, mend } from "./mending";
import { sentence, translatePage } from "./sentences";
import { followShape } from "./shape";

/** Of the parts of the program, those that we fetch ourselves; scripts are the browser's to fetch. */
type LoadBootResource = (type: string, name: string, uri: string, integrity: string) => Promise<Response> | undefined;

interface BlazorStart {
  start(options: { loadBootResource: LoadBootResource }): Promise<void>;
}

// The smallest module that uses one SIMD instruction (i8x16.splat, drop): the .NET runtime refuses to start without SIMD.
const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);

const lookMilliseconds = 100;
/** Whoever waits so long without seeing anything move is told that it is not over. */
const patienceMilliseconds = 9_000;

let isStopped = false;

function status(text: string): void {
  const line = document.getElementById("boot-status");
  if (line) {
    line.textContent = text;
  }
}

function offerRetry(): void {
  if (document.getElementById("boot-again")) {
    return;
  }
  const button = document.createElement("button");
  button.id = "boot-again";
  button.type = "button";
  button.textContent = sentence("boot.try-again");
  button.addEventListener("click", () => void mend(false).then(() => location.reload()));
  document.getElementById("boot-status")?.after(button);
}

function stop(text: string, canRetry: boolean): void {
  if (isStopped) {
    return;
  }
  isStopped = true;
  status(text);
  document.getElementById("boot-progress")?.remove();
  if (canRetry) {
    offerRetry();
    void mend(true).then((isMended) => {
      if (isMended && document.getElementById("boot-status")) {
        location.reload();
      }
    });
  }
}

function followProgress(): void {
  let seen = "";
  let seenAt = performance.now();
  const look = setInterval(() => {
    const bar = document.getElementById("boot-progress");
    if (isStopped || !(bar instanceof HTMLProgressElement)) {
      clearInterval(look); // Told why not, or the page has taken over.
      return;
    }
    if (document.getElementById("blazor-error-ui")?.style.display === "block") {
      stop(sentence("boot.broken-program"), true);
      return;
    }
    const share = parseFloat(document.documentElement.style.getPropertyValue("--blazor-load-percentage"));
    const now = `${share} ${performance.getEntriesByType("resource").length}`;
    if (now !== seen) {
      [seen, seenAt] = [now, performance.now()];
      document.getElementById("boot-again")?.remove();
    }
    if (Number.isFinite(share)) {
      bar.value = share;
    }
    if (performance.now() - seenAt > patienceMilliseconds) {
      status(sentence("boot.slow"));
      offerRetry();
    } else if (Number.isFinite(share)) {
      status(share < 100 ? sentence("boot.opening-share").replace("{0}", `${Math.round(share)}`) : sentence("boot.starting"));
    }
  }, lookMilliseconds);
}

/** A script that does not come makes the runtime give up, and nobody else is told. */
function followFaults(): void {
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, () => {
      if (document.getElementById("boot-progress")) {
        stop(sentence("boot.broken-program"), true);
      }
    });
  }
}

/** The runtime itself would take the same broken copy out of the browser's cache again and again. */
const loadBootResource: LoadBootResource = (_type, _name, uri, integrity) => {
  if (!integrity) {
    return undefined; // A script: the browser wants its address.
  }
  const response = fetchAnyway(uri, integrity);
  response.catch(() => stop(sentence("boot.broken-program"), true));
  return response;
};

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
    const { Blazor } = globalThis as unknown as { Blazor?: BlazorStart };
    if (!Blazor) {
      stop(sentence("boot.broken-program"), true); // Something came, but not the program.
      return;
    }
    Blazor.start({ loadBootResource }).catch((fault: unknown) => {
      console.error(fault);
      stop(sentence("boot.broken-program"), true);
    });
  });
  document.head.append(script);
  followFaults();
  followProgress();
}

document.getElementById("boot-late")?.remove(); // It is there for when this script is not.
translatePage();
followShape();
boot();
