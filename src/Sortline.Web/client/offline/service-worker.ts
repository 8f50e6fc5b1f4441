// Keeps the whole published site, so that Sortline opens without a network. One version at a time: what is kept is whole and as it was
// published, and a page gets all its files out of it or none.

/** What .NET wrote of the site when it was published. */
interface AssetsManifest {
  readonly version: string;
  readonly assets: readonly Asset[];
}

interface Asset {
  /** Below the site's own folder. */
  readonly url: string;
  /** As the integrity of a request has it. */
  readonly hash: string;
}

declare const self: ServiceWorkerGlobalScope & { assetsManifest: AssetsManifest };

self.importScripts("./service-worker-assets.js");

const home = new URL("./", self.location.href);
const start = new URL("index.html", home).href;
/** Not for the page: licences to read, icons for the system, and what is said of an address that leads nowhere. */
const apart = /\.txt$|^icons\/|^404\.html$|^js\/lost\.js$/;
const assets = new Map(
  self.assetsManifest.assets.filter(({ url }) => !apart.test(url)).map((asset) => [new URL(asset.url, home).href, asset]),
);

const elsewhere = `This address needs a network, and there is none. Sortline itself opens without: ${home.href}`;
const incomplete =
  "This browser no longer keeps all of Sortline, and there is no network to fetch the rest. Load the page again when there is.";

// Two Sortlines on one origin know theirs by the path.
const prefix = `sortline ${home.pathname} `;
const cacheName = prefix + self.assetsManifest.version;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(answer(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== home.origin) {
    return;
  }
  if (request.mode === "navigate") {
    const isStart = origin + pathname === home.href || origin + pathname === start;
    event.respondWith(isStart ? open(request) : fetch(request).catch(() => withoutNetwork(elsewhere)));
  } else if (assets.has(request.url)) {
    event.respondWith(respond(request.url, request));
  }
});

/** All or nothing: as long as one file is missing or is another one than was published, this version does not come. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  // What is in there was looked at before: an installation that broke off goes on where it was.
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  await Promise.all(
    [...assets].filter(([url]) => !kept.has(url)).map(async ([url, asset]) => cache.put(url, await fetchPublished(url, asset))),
  );
}

async function fetchPublished(url: string, { hash }: Asset): Promise<Response> {
  let fault: unknown;
  // What the page itself has fetched need not come twice; if that was an older or a broken one, its hash tells, and it is fetched anew.
  for (const cache of ["default", "reload"] as const) {
    try {
      const response = await fetch(url, { integrity: hash, cache });
      if (response.ok) {
        // Some hosts lead index.html to the folder; a page must not be answered by what was led elsewhere.
        return response.redirected ? new Response(response.body, response) : response;
      }
      fault = new Error(`${url} was answered with ${response.status}.`);
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim(); // The page of the first visit came without us: from here on it needs no network either.
}

async function respond(url: string, request: Request): Promise<Response> {
  const cache = (await caches.has(cacheName)) ? await caches.open(cacheName) : undefined;
  const kept = await cache?.match(url);
  if (kept) {
    return kept;
  }
  if (request.integrity) {
    return fetch(request); // Whoever says which content is wanted gets that or none.
  }
  // The browser threw it away. The network may have another version's by now, which must not come between the others of this one.
  const published = await fetchPublished(url, assets.get(url)!);
  await cache?.put(url, published.clone()).catch(() => undefined);
  return published;
}

/** The page itself. If it is no longer kept, and the network has another one, then this version is over: the new one comes without us. */
async function open(request: Request): Promise<Response> {
  try {
    return await respond(start, request);
  } catch {
    const now = await fetch(start, { cache: "no-store" }).catch(() => undefined);
    if (!now?.ok) {
      return now ?? withoutNetwork(incomplete);
    }
    await self.registration.unregister();
    return Response.redirect(request.url);
  }
}

function withoutNetwork(words: string): Response {
  return new Response(`${words}\n`, {
    status: 503,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** "windows" asks how many pages this version serves, "use" lets it take over from the one before. */
async function answer({ data, ports }: ExtendableMessageEvent): Promise<void> {
  if (data === "windows") {
    ports[0]?.postMessage((await self.clients.matchAll({ type: "window" })).length);
  } else if (data === "use") {
    await self.skipWaiting();
  }
}
