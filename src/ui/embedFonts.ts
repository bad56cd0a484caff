/** Puts fonts into a style sheet, for documents that can load no other file. */

/** A font file with what a style sheet says of it (CSS Fonts 4, section 4). */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  /** Characters of the file, as in `unicode-range`. */
  readonly range: string;
  /** Address of the file, relative to the page. */
  readonly url: string;
}

/** `@font-face` rules that contain the files with a character of a text. Throws an error if a file cannot be fetched. */
export async function embeddedFonts(files: readonly FontFile[], text: string): Promise<string> {
  // A picture has hundreds of thousands of characters, and a hundred different ones.
  const characters = [...new Set(text)].join('');
  const used = files.filter(({ range }) => hasCharacterIn(characters, range));
  const rules = used.map(async ({ family, weight, range, url }) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`a font was answered with ${response.status}`);
    const data = base64Of(new Uint8Array(await response.arrayBuffer()));
    return (
      `@font-face{font-family:'${family}';font-weight:${weight};` +
      `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
    );
  });
  return (await Promise.all(rules)).join('');
}

/** Whether a text has a character of a range such as `U+0000-00FF,U+0131`. */
export function hasCharacterIn(text: string, range: string): boolean {
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return [...text].some((character) => {
    const code = character.codePointAt(0) as number;
    return spans.some(([from, to]) => code >= from && code <= to);
  });
}

/** Bytes as base64; in parts, because a function takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
