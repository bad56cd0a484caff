/** An article in the formats that programs save texts in. Marks of footnotes are written `{{n}}`. */
import { zip } from './makeZip';

/** What is written. */
export interface Written {
  readonly paragraphs: readonly string[];
  readonly footnotes: readonly { readonly number: number; readonly text: string }[];
}

const MARK = /\{\{(\d+)\}\}/g;
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const noteOf = ({ footnotes }: Written, number: string): string =>
  footnotes.find((note) => String(note.number) === number)?.text ?? '';

/** OpenDocument text (ODF 1.3): notes stand where they are cited; with a comment and a deleted sentence. */
export function makeOdt(article: Written): Uint8Array {
  const body = article.paragraphs
    .map((text) =>
      escape(text).replace(
        MARK,
        (_match, number: string) =>
          `<text:note text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body><text:p>${escape(noteOf(article, number))}</text:p></text:note-body></text:note>`,
      ),
    )
    .map((text) => `<text:p text:style-name="P1"><text:span>${text.replace(' ', '<text:s/>')}</text:span></text:p>`)
    .join('');
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes><office:annotation><text:p>A comment.</text:p></office:annotation>${body}</office:text></office:body></office:document-content>`;
  return zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content }, true);
}

/** EPUB 3 of two documents. */
export function makeEpub({ paragraphs, footnotes }: Written): Uint8Array {
  const page = (body: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Made up</title></head><body>${body}</body></html>`;
  const text = (part: readonly string[]): string =>
    part.map((each) => `<p>${escape(each).replace(MARK, '<sup><a href="notes.xhtml#fn$1">$1</a></sup>')}</p>`).join('');
  const half = Math.ceil(paragraphs.length / 2);
  return zip(
    {
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
      'OEBPS/book.opf':
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="b" href="text/two%20b.xhtml"/><item id="a" href="text/one.xhtml"/><item id="n" href="notes.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/></spine></package>',
      'OEBPS/text/one.xhtml': page(text(paragraphs.slice(0, half))),
      'OEBPS/text/two b.xhtml': page(text(paragraphs.slice(half))),
      'OEBPS/notes.xhtml': page(
        `<ol class="footnotes">${footnotes.map(({ number, text: note }) => `<li id="fn${number}">${escape(note)}</li>`).join('')}</ol>`,
      ),
    },
    true,
  );
}

/** RTF 1.9 in Windows-1254, other characters as `\u`; with a font table, a header and a picture. */
export function makeRtf(article: Written): Uint8Array {
  const written = (text: string): string =>
    [...text]
      .map((character) => {
        const code = character.charCodeAt(0);
        if ('\\{}'.includes(character)) return `\\${character}`;
        if (character === 'ü') return "\\'fc";
        if (character === 'ı') return "\\'fd";
        return code < 128 ? character : `\\uc1\\u${code > 32767 ? code - 65536 : code}?`;
      })
      .join('');
  const body = article.paragraphs
    .map((text) =>
      text
        .split(MARK)
        .map((part, at) =>
          at % 2
            ? `{\\super\\chftn{\\footnote\\pard {\\super\\chftn} ${written(noteOf(article, part))}}}`
            : written(part),
        )
        .join(''),
    )
    .map((text) => `\\pard\\plain ${text}\\par\r\n`)
    .join('');
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1254\\deff0{\\fonttbl{\\f0\\froman Times;}}{\\colortbl;\\red0;}{\\*\\generator Made up;}{\\header A running head\\par}{\\pict\\pngblip 89504e47}${body}}`,
    'latin1',
  );
}

/** A page saved as MHTML (RFC 2557), as Chrome saves it, or in base64. */
export function makeMhtml(
  html: string,
  encoding: 'quoted-printable' | 'base64',
  charset = 'utf-8',
  bytes = Buffer.from(html),
): Uint8Array {
  const quoted = [...bytes]
    .map((byte) =>
      (byte >= 32 && byte < 127 && byte !== 61) || byte === 10
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
    .replace(/((?:=[0-9A-F]{2}|[^=\n]){60,72})/g, '$1=\r\n');
  const body = encoding === 'base64' ? bytes.toString('base64').replace(/(.{76})/g, '$1\r\n') : quoted;
  const lines = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/a',
    'Subject: =?utf-8?Q?Made=20up?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--a.b+c----"',
    '',
    '',
    '------MultipartBoundary--a.b+c----',
    `Content-Type: text/html; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: https://example.org/a',
    '',
    body,
    '------MultipartBoundary--a.b+c----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '------MultipartBoundary--a.b+c------',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** Letters beyond ASCII of one-byte character sets, as far as the made-up texts have them. */
const SETS: Readonly<Record<string, string>> = {
  // Positions of the characters in the order of their bytes, from 0x80 (Encoding Standard, section 9).
  'windows-1254':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008d\u008e\u008f\u0090‘’“”•–—˜™š›œ\u009d\u009eŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

/** A text in a character set of one byte a letter; what the set has not is written without its accent, or as a question mark. */
export function encode(text: string, set: 'windows-1254' | 'macintosh'): Uint8Array {
  const byte = (character: string): number | null => {
    if (character.charCodeAt(0) < 128) return character.charCodeAt(0);
    const at = SETS[set]?.indexOf(character) ?? -1;
    return at < 0 ? null : at + 128;
  };
  return Uint8Array.from(text, (character) => byte(character) ?? byte(character.normalize('NFD')[0] as string) ?? 63);
}

/** A text in UTF-16 without a mark. */
export function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
}
