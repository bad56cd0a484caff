/** Fetches the atlas's published data files from the site. */

/** The text of a published data file. Throws an `Error` whose message completes a sentence such as “could not be read (…)”. */
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

/** The reason for an error in words for readers; messages of parsers are replaced, because they would not help. */
export function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'what came was no data';
  return error instanceof Error ? error.message : String(error);
}
