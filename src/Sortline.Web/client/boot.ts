// Runs before any .NET: says plainly what is missing instead of leaving a blank page, and shows how far the download is.

interface BlazorStart {
  start(options: { loadBootResource?: unknown }): Promise<void>;
}

// The smallest module that uses one SIMD instruction (i8x16.splat, drop): the .NET runtime refuses to start without SIMD.
const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11]);

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
  button.textContent = "Try again";
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
    status(share < 100 ? `Opening the factory… ${Math.round(share)} %` : "Starting…");
  }
  setTimeout(followProgress, 100);
}

function boot(): void {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) {
    stop(
      "This browser is too old for Sortline: it lacks WebAssembly SIMD. Use Chrome, Edge or Firefox from 2021 on, or Safari 16.4 on.",
      false,
    );
    return;
  }
  const script = document.createElement("script");
  script.src = "_framework/blazor.webassembly.js";
  script.setAttribute("autostart", "false");
  script.addEventListener("error", () => stop("The program did not arrive. Check the network, then try again.", true));
  script.addEventListener("load", () => {
    const { Blazor } = globalThis as unknown as { Blazor: BlazorStart };
    Blazor.start({}).catch((fault: unknown) => {
      console.error(fault);
      stop("A part of the program did not arrive whole. Check the network, then try again.", true);
    });
    followProgress();
  });
  document.head.append(script);
}

boot();
