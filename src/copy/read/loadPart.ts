/** Fetches parts of the program that read one format, when the first file needs them. */

/** A part of the program could not be fetched. The file is not at fault and can be opened again. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Fetches a part, such as `() => import('./pdf/pdf')`. Throws `PartMissing` if that fails. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new PartMissing('The program for files of this kind could not be loaded.', { cause });
  }
}
