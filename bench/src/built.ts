/** Returns a module of the built connector, by its path in `dist`. */
export async function built(file: string): Promise<unknown> {
  return import(new URL(`../../dist/${file}`, import.meta.url).href);
}
