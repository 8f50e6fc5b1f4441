// Has the site kept in this browser by its service worker, and tells when another version of it has come.

let isOurs = false;

/**
 * Begins to keep the site. `onNews` hears "ready" when a new version waits to be used, and "replaced" when this page goes on with an old
 * one although another tab has gone over to a new one. Where there are no service workers, or none is allowed, nothing happens.
 */
export function keep(onNews: (news: string) => void): void {
  // Without https there is none, except on this computer itself.
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  if (!workers) {
    return;
  }
  let hadOne = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (isOurs) {
      location.reload();
    } else if (hadOne) {
      onNews("replaced");
    }
    hadOne = true; // The first one comes to a page that had none.
  });
  workers
    .register(new URL("../service-worker.js", import.meta.url), { updateViaCache: "none" })
    .then((registration) => watch(registration, onNews))
    .catch(() => undefined); // A browser may keep nothing; then each visit fetches the site, as it did before.
}

/** Goes over to the version that waits, and loads the page again. Answers false, and does nothing, while other tabs use the old one. */
export async function useUpdate(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.active && registration.waiting && (await windowsOf(registration.active)) > 1) {
    return false;
  }
  isOurs = true;
  if (registration?.waiting) {
    registration.waiting.postMessage("use");
  } else {
    location.reload(); // Whoever was first has done it.
  }
  return true;
}

/** Loads the page again. */
export function loadAgain(): void {
  location.reload();
}

function watch(registration: ServiceWorkerRegistration, onNews: (news: string) => void): void {
  const tell = () => {
    if (registration.waiting && registration.active) {
      onNews("ready");
    }
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  tell();
}

/** How many pages a version serves, this one included. */
function windowsOf(worker: ServiceWorker): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    worker.postMessage("windows", [port2]);
  });
}
