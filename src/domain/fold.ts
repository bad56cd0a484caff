/** Folding of letters for comparison: without accents and upper case, in any script. Search, matching of copies and ids all use it. */

/**
 * Letters that Unicode decomposition (UAX 15, form KD) leaves unchanged although people type a plain letter for them, with that plain
 * letter.
 */
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ə: 'e',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/**
 * The text in lower case and decomposed, without combining marks, with special letters replaced by plain ones. Characters that are not
 * letters stay as they are.
 */
export function foldLetters(text: string): string {
  // Plain ASCII text, the most frequent case, only needs lower case.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ıəøłđðþßæœ]/g, (letter) => PLAIN[letter] as string);
}

/** A name folded for comparison; apostrophes are dropped too, because they are written in many ways and often left out. */
export function foldName(text: string): string {
  return foldLetters(text).replace(/['’‘ʼʻʹ\u0060\u00b4]/gu, '');
}
