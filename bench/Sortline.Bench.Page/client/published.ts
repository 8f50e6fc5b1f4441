/** A module of the site, not bundled here: these are the site's files, with one picture store between them. */
export function published<T>(name: string): Promise<T> {
  return import(new URL(`../js/${name}.js`, import.meta.url).href);
}
