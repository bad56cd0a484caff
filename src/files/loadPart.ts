/** Fetches the parts of the program that read one file format, when the first such file is opened. */

/** Error: a part of the program could not be fetched. The reader's file is not at fault and can be opened again. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Fetches a part of the program, such as `() => import('./shapefile')`. Throws `PartMissing` if that fails. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new PartMissing('The program for files of this kind could not be loaded.', { cause });
  }
}
