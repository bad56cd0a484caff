/** Parts of the program that read one kind of file: each is fetched with the first file that needs it. */

/** A part of the program did not arrive: no fault of the file that was to be read, which can be opened again. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Fetches a part, such as `() => import('./pdf/pdf')`. Throws `PartMissing` where it does not come. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new PartMissing('The program for files of this kind could not be loaded.', { cause });
  }
}
