/** Reads files in a ZIP archive with limits that hold before anything is unpacked beyond them. Names in it are never used as paths. */
import { readEntry, zipEntries, type ZipEntry } from '../../files/zip';
import { failure, success, type Issue, type Result } from '../../domain/result';

/** At most so many bytes are unpacked from an archive. */
const MOST_BYTES = 500_000_000;
/** A file in an archive grows at most so many times; a map packs to a fifth, a bomb to a thousandth. */
const MOST_RATIO = 200;
/** Below this size a file may grow as it likes. */
const SMALL = 1_000_000;

/** An archive from which files are unpacked. */
export class Archive {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #left = MOST_BYTES;

  private constructor(name: string, bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>) {
    this.#name = name;
    this.#bytes = bytes;
    this.#entries = entries;
  }

  /** Opens an archive. `name` is that of its file, for messages. */
  static open(name: string, bytes: Uint8Array): Result<Archive> {
    let entries: ReadonlyMap<string, ZipEntry> | null = null;
    try {
      entries = zipEntries(bytes);
    } catch {
      // Damaged.
    }
    if (entries) return success(new Archive(name, bytes, entries));
    return failure({ message: `“${name}” is damaged or cut short.`, remedy: 'Download it again, or save it anew.' });
  }

  /** The names of its files, without those that a system adds. */
  get names(): readonly string[] {
    return [...this.#entries.keys()].filter((name) => !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name) && !name.endsWith('/'));
  }

  /** Unpacks a file. */
  async read(name: string): Promise<Result<Uint8Array>> {
    const entry = this.#entries.get(name);
    if (!entry) return failure(this.#damaged(name));
    const most = Math.min(this.#left, Math.max(SMALL, entry.size * MOST_RATIO));
    const read = await readEntry(this.#bytes, entry, most);
    if (read === 'large')
      return failure({
        message: `“${this.#name}” holds a file that grows more than ${MOST_RATIO} times when it is unpacked, or to more than ${MOST_BYTES / 1_000_000} MB. It was not unpacked.`,
        remedy: 'Unpack it, and open a part of what is in it.',
      });
    if (read === null) return failure(this.#damaged(name, entry.isLocked));
    this.#left -= read.length;
    return success(read);
  }

  #damaged(name: string, isLocked = false): Issue {
    const last = name.split('/').at(-1) ?? name;
    return isLocked
      ? {
          message: `“${last}” in “${this.#name}” is locked with a password.`,
          remedy: 'Unpack it, and open what is in it.',
        }
      : { message: `“${last}” in “${this.#name}” is damaged.`, remedy: 'Download the file again, or save it anew.' };
  }
}
