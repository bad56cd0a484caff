/** Letters as they are compared: without accents and capitals, in whatever script. One way of doing it for search, matching and ids. */

/** Letters that no decomposition of Unicode (UAX 15, form KD) leads back to the plain ones they are typed as. */
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

/** A text in lower case, decomposed, its marks left out and its special letters plain. What is no letter stays. */
export function foldLetters(text: string): string {
  // Most text is plain: it needs none of the rest.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ıəøłđðþßæœ]/g, (letter) => PLAIN[letter] as string);
}

/** A name as it is compared: folded, and without apostrophes, which are written in many ways and often left out. */
export function foldName(text: string): string {
  return foldLetters(text).replace(/['’‘ʼʻʹ\u0060\u00b4]/gu, '');
}
