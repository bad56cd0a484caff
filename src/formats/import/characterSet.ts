/** What is said of a text whose character set is not sure. */
import type { Decoded } from '../../files/decode';
import type { Notes } from './notes';

/** What the sets are called that are guessed. */
const NAMES: Readonly<Record<NonNullable<Decoded['guess']>, string>> = {
  'windows-1252': 'Windows-1252',
  'windows-1254': 'Windows-1254',
  macintosh: 'Mac Roman',
  'windows-1251': 'Windows-1251',
};

/** Notes that a character set was guessed, or that some bytes are no letters. */
export function noteCharacterSet({ guess, isDamaged }: Pick<Decoded, 'guess' | 'isDamaged'>, notes: Notes): void {
  if (guess !== null)
    notes.add({
      kind: 'told',
      message: `The file is not in UTF-8 and does not say in which character set it is: it was read as ${NAMES[guess]}. If letters are wrong, save it anew in UTF-8.`,
    });
  if (isDamaged)
    notes.add({
      kind: 'repaired',
      message: 'Some bytes are no letters in the character set of the file: the sign \ufffd stands in their place.',
    });
}
