/** What is said of a text whose character set is not sure. */
import type { Decoded } from '../../files/decode';
import type { Notes } from './notes';

/** Says that a character set was guessed, or that some bytes are no letters. */
export function tellSet({ guess, isDamaged }: Pick<Decoded, 'guess' | 'isDamaged'>, notes: Notes): void {
  if (guess !== null)
    notes.add({
      kind: 'told',
      message: `The file is not in UTF-8 and does not say in which character set it is: it was read as ${guess === 'macintosh' ? 'Mac Roman' : guess.replace('w', 'W')}. If letters are wrong, save it anew in UTF-8.`,
    });
  if (isDamaged)
    notes.add({
      kind: 'repaired',
      message: 'Some bytes are no letters in UTF-8: the sign \ufffd stands in their place.',
    });
}
