/** The published files, fetched from beside the page. */

/** The text of a published file. Throws an `Error` whose message ends a sentence such as “could not be read (…)”. */
export async function readPublished(path: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`./data/${path}`);
  } catch {
    throw new Error('there is no connection');
  }
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.text();
}

/** Why something failed, for people: what the parser of a broken file says is of no use to them. */
export function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'what came was no data';
  return error instanceof Error ? error.message : String(error);
}
