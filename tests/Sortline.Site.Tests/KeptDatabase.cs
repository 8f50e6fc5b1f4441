namespace Sortline.Site.Tests;

/// <summary>The database of a browser as a document, and back: without any code of the page, which is another in each release.</summary>
internal static class KeptDatabase
{
    private const string Shared = """
        const done = (request) =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        const isObject = (value) => typeof value === "object" && value !== null;
        """;

    private const string Export = $$"""
        async (name) => {
          {{Shared}}
          const textOf = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
          const written = async (value) => {
            if (value instanceof Blob) {
              return { $blob: textOf(new Uint8Array(await value.arrayBuffer())), type: value.type };
            }
            if (value instanceof Uint8Array) {
              return { $bytes: textOf(value) };
            }
            if (Array.isArray(value)) {
              return Promise.all(value.map(written));
            }
            if (!isObject(value)) {
              return value;
            }
            if (Object.getPrototypeOf(value) !== Object.prototype) {
              throw new TypeError(`There is no way yet to write down ${value}.`);
            }
            const members = Object.entries(value).map(async ([name, member]) => [name, await written(member)]);
            return Object.fromEntries(await Promise.all(members));
          };
          const database = await done(indexedDB.open(name));
          const names = [...database.objectStoreNames];
          const reading = database.transaction(names);
          const stores = await Promise.all(
            names.map(async (name) => {
              const store = reading.objectStore(name);
              const { keyPath, autoIncrement } = store;
              const indexes = [...store.indexNames].map((index) => {
                const { keyPath, unique, multiEntry } = store.index(index);
                return { name: index, keyPath, unique, multiEntry };
              });
              const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
              const entries = values.map((value, i) => (keyPath === null ? { key: keys[i], value } : { value }));
              return { name, keyPath, autoIncrement, indexes, entries };
            }),
          );
          const { version } = database;
          database.close();
          return JSON.stringify(await written({ name, version, stores, local: { ...localStorage } }));
        }
        """;

    private const string Restore = $$"""
        async (text) => {
          {{Shared}}
          const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const read = (value) => {
            if (Array.isArray(value)) {
              return value.map(read);
            }
            if (!isObject(value)) {
              return value;
            }
            if (value.$blob !== undefined) {
              return new Blob([bytesOf(value.$blob)], { type: value.type });
            }
            return value.$bytes === undefined
              ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member)]))
              : bytesOf(value.$bytes);
          };
          const { name, version, stores, local } = JSON.parse(text);
          const opening = indexedDB.open(name, version);
          opening.onupgradeneeded = () => {
            for (const { name, keyPath, autoIncrement, indexes } of stores) {
              const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
              for (const { name, keyPath, unique, multiEntry } of indexes) {
                store.createIndex(name, keyPath, { unique, multiEntry });
              }
            }
          };
          const database = await done(opening);
          const writing = database.transaction([...database.objectStoreNames], "readwrite");
          const adding = stores.flatMap(({ name, keyPath, entries }) => {
            const store = writing.objectStore(name);
            return entries.map(({ key, value }) => done(keyPath === null ? store.add(read(value), key) : store.add(read(value))));
          });
          await Promise.all(adding);
          database.close();
          for (const [name, value] of Object.entries(local)) {
            localStorage.setItem(name, value);
          }
        }
        """;

    /// <summary>All that a database holds, with its stores and indexes and the local storage, as JSON; a picture is a <c>$blob</c>, numbers are <c>$bytes</c>, both in base64.</summary>
    public static Task<string> ExportAsync(IPage page, string name) => page.EvaluateAsync<string>(Export, name);

    /// <summary>Makes the database that was exported, where there is none yet.</summary>
    public static Task RestoreAsync(IPage page, string json) => page.EvaluateAsync(Restore, json);
}
