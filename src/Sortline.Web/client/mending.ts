// Fetches files of the site past broken copies of them, and finds out when a site that did not come whole can be had again.

interface Asset {
  readonly url: string;
  readonly hash: string;
}

const pauseMilliseconds = 700;
const shortestLookMilliseconds = 2_000;
const longestLookMilliseconds = 30_000;
/** How often a page loads itself again although nothing that is wrong was found: what it was may have been over in a moment. */
const mostReloads = 2;

/** Fetches a file with this sum. A copy in the browser's cache may be a broken one: later tries go past it. */
export async function fetchAnyway(address: string, integrity: string): Promise<Response> {
  for (const cache of ["force-cache", "reload", "reload"] as const) {
    try {
      return await fetchWhole(address, integrity, cache);
    } catch {
      await pause(pauseMilliseconds);
    }
  }
  return fetchWhole(address, integrity, "reload");
}

/**
 * Puts right what the browser keeps of the files that a start needs, as far as the host has them now. Answers whether loading the page
 * again may help; if asked to wait, only when it does, and never if all was whole and the page has loaded itself again before.
 */
export async function mend(waits: boolean): Promise<boolean> {
  const whole = new Set<string>();
  let found = await lookThrough(whole);
  if (found === "whole" || !waits) {
    return found === "mended" || countReload();
  }
  // A class that waits for its network must not be what keeps it busy.
  for (let wait = shortestLookMilliseconds; found === "broken"; wait = Math.min(wait * 1.5, longestLookMilliseconds)) {
    await Promise.race([pause(wait), isOnline()]);
    found = await lookThrough(whole);
  }
  return true;
}

/** Looks at each file that was not found whole before. */
async function lookThrough(whole: Set<string>): Promise<"whole" | "mended" | "broken"> {
  try {
    const response = await fetch("service-worker-assets.js", { cache: "no-store" });
    const text = await response.text();
    const { assets } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as { assets: readonly Asset[] };
    await forgetKept();
    const unseen = assets.filter(({ url, hash }) => /^(_framework|js)\/.*\.(js|wasm)$/.test(url) && !whole.has(url + hash));
    const found = await Promise.allSettled(
      unseen.map(async (asset) => {
        const isMended = await mendFile(asset);
        whole.add(asset.url + asset.hash);
        return isMended;
      }),
    );
    if (found.some(({ status }) => status === "rejected")) {
      return "broken";
    }
    return found.some((one) => one.status === "fulfilled" && one.value) ? "mended" : "whole";
  } catch {
    return "broken";
  }
}

/** Whether there was something to mend. Fails if the host has another file, or none. */
async function mendFile({ url, hash }: Asset): Promise<boolean> {
  try {
    await fetchWhole(url, hash, "default");
    return false;
  } catch {
    await fetchWhole(url, hash, "reload");
    return true;
  }
}

async function fetchWhole(address: string, integrity: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { integrity, cache });
  if (!response.ok) {
    throw new Error(`${address} was answered with ${response.status}.`);
  }
  return response;
}

/** If a page does not start from what is kept of the site, that is kept anew. It goes only when the network is there. */
async function forgetKept(): Promise<void> {
  const registration = await (navigator as Partial<Navigator>).serviceWorker?.getRegistration();
  if (registration && (await registration.unregister())) {
    const ours = `sortline ${new URL(registration.scope).pathname} `;
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
  }
}

/** Counted where a reload leaves it and a new visit does not. */
function countReload(): boolean {
  const state = (history.state ?? {}) as { reloads?: number };
  const reloads = (state.reloads ?? 0) + 1;
  history.replaceState({ ...state, reloads }, "");
  return reloads <= mostReloads;
}

function isOnline(): Promise<void> {
  return new Promise((resolve) => addEventListener("online", () => resolve(), { once: true }));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
