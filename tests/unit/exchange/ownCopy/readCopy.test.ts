import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../../helpers/makeDocx';
import type { CopyText } from '../../../../src/exchange/ownCopy/model';
import { faultOfSize, readCopy } from '../../../../src/exchange/ownCopy/readCopy';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array) => readCopy({ name, bytes }, () => {});
async function value(name: string, content: string | Uint8Array): Promise<CopyText> {
  const result = await read(name, typeof content === 'string' ? bytesOf(content) : content);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}
async function fault(name: string, bytes: Uint8Array): Promise<string> {
  const result = await read(name, bytes);
  return result.ok ? '' : result.issues.map(({ message }) => message).join(' ');
}
const texts = (copy: CopyText): string[] => copy.paragraphs.map(({ text }) => text);

describe('A file that is no copy', () => {
  const zip = (inside: string): Uint8Array => bytesOf(`PK\u0003\u0004\u0014\u0000${inside}`);
  it.each([
    ['empty.pdf', new Uint8Array(), 'is empty'],
    ['archive.pdf', zip('photos/one.jpg'), 'is a ZIP archive'],
    ['book.epub', zip('mimetypeapplication/epub+zip'), 'is an EPUB book'],
    ['broken.docx', zip('word/document.xml'), 'is damaged or no DOCX'],
    ['old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'older Word'],
    ['rich.rtf', bytesOf('{\\rtf1 words}'), 'RTF'],
    ['picture.txt', Uint8Array.from({ length: 400 }, (_, at) => at % 7), 'no text and no format'],
    ['blank.txt', bytesOf(' \n \n'), 'no text'],
    ['shell.html', bytesOf('<!doctype html><html><body><nav>Home</nav></body></html>'), 'no running text'],
  ])('%s is refused with one sentence', async (name, bytes, why) => {
    const message = await fault(name, bytes);
    expect(message).toContain(why);
    expect(message).toContain(`“${name}”`);
    expect(message).toMatch(/\.$/);
  });

  it('is known by its size before it is read', () => {
    expect(faultOfSize('huge.pdf', 200_000_000)).toContain('200 MB');
    expect(faultOfSize('fine.pdf', 2_000_000)).toBeNull();
  });

  it('breaks nothing, whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.txt', 'a.html', 'a.md'),
        async (bytes, name) => {
          const result = await read(name, bytes);
          if (!result.ok) expect(result.issues[0]?.message).toMatch(/[.!]$/);
        },
      ),
    );
  });
});

describe('Plain text', () => {
  it('with wrapped lines gives paragraphs, hyphens at line ends undone, those of names kept', async () => {
    const copy = await value(
      'a.txt',
      'The two del-\negations met in North-\nWestland again.\n\nA second para-\ngraph.',
    );
    expect(texts(copy)).toEqual(['The two delegations met in North-Westland again.', 'A second paragraph.']);
  });

  it('loses heads, feet and page numbers', async () => {
    const lines = [
      'The talks went on for a long time',
      'and nobody at all in the two towns',
      'knew how they were going to',
    ];
    const pages = lines.map((line, at) => `Made-up Quarterly   ${at + 1}\n\n${line}\n\n- ${at + 1} -\n\f`);
    const copy = await value('a.txt', `${pages.join('')}Made-up Quarterly   4\n\nend at last.`);
    const all = texts(copy).join(' ');
    expect(all).toBe(`${lines.join(' ')} end at last.`);
  });

  it.each<readonly [string, string]>([
    ['a colon', 'The council then appointed two envoys for these talks, namely:'],
    ['a full line that ends a sentence', 'The council then appointed two envoys for these talks in May.'],
    ['a day of a month', 'The council then appointed two envoys for talks to be held on'],
  ])('joins a paragraph that the end of a page cuts after %s', async (_, first) => {
    const head = (page: number): string => `A. AUTHOR\n\n${page}\n\n\nVOLUME 7 NUMBER 2`;
    const rest = '15 July was far away, and Ambassador Sten Wilmar had no time.';
    const other = 'Nobody asked the towns of the two banks, which was a mistake.';
    const pages = [`${other}\n${first}`, `${rest}\nSo it went.`, `${other}\nSo it went.`, 'That was all.'];
    const copy = await value('a.txt', pages.map((page, at) => `${page}\n\n${head(at + 8)}`).join('\n\n'));
    expect(texts(copy)).toEqual([`${other} ${first} ${rest} So it went.`, `${other} So it went.`, 'That was all.']);
  });

  it('knows running heads in which some letters were read wrongly', async () => {
    const heads = ['QUARTERLY OF FORDS', 'QUARTERLY OF FORDS', 'QUARTFRLY 0F FORDS', 'QUARTERLY OF FORDS'];
    const copy = await value('a.txt', heads.map((head, at) => `${'Words '.repeat(at + 1)}.\n\n${head}\n\n`).join(''));
    expect(texts(copy).join(' ')).not.toMatch(/FORDS/);
  });

  it.each<readonly [string, string]>([
    ['text', 'a.txt'],
    ['Markdown', 'a.md'],
  ])('joins a note that the end of a page cuts, as %s', async (_, name) => {
    const copy = await value(
      name,
      [
        'They met in May.1 They met again in June.2',
        '1) “On the Fords of the Upper Land,” The Almanac, 3 May 2010.',
        '2) “A Second Meeting of the Envoys and What Became of it in the Towns Between',
        'Nobody had asked them, and so they went.3',
        '---',
        'the Two Banks,” The Almanac, 9 June 2010. <https://almanac.example/second-meeting>',
        '3) Ibid., p. 4.',
        'That was all.',
      ].join('\n\n'),
    );
    expect(texts(copy)).toEqual([
      'They met in May. They met again in June.',
      'Nobody had asked them, and so they went.',
      'That was all.',
    ]);
    expect(copy.footnotes[1]?.text).toMatch(/in the Towns Between the Two Banks,” The Almanac, 9 June/);
    expect(copy.footnotes.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('keeps notes apart and the marks that lead to them', async () => {
    const copy = await value(
      'a.txt',
      'They met in May.1 They met in June.<sup>2</sup> In 2010 too.\n\n1) The Almanac, 2010.\n\n2) Ibid., p. 4.',
    );
    expect(copy.paragraphs).toEqual([
      {
        text: 'They met in May. They met in June. In 2010 too.',
        marks: [
          { at: 16, number: 1 },
          { at: 34, number: 2 },
        ],
      },
    ]);
    expect(copy.footnotes).toEqual([
      { number: 1, text: 'The Almanac, 2010.' },
      { number: 2, text: 'Ibid., p. 4.' },
    ]);
  });

  it('takes a paragraph that begins with a date for no note, and a number in a name for no mark', async () => {
    const paragraph = '15 July 2023 saw “both sides” of the G20 meet.';
    const copy = await value('a.txt', `They met before.\n\n${paragraph}\n\n20) The Almanac, 2010.`);
    expect(texts(copy)).toEqual(['They met before.', paragraph]);
    expect(copy.paragraphs.flatMap(({ marks }) => marks)).toEqual([]);
  });

  it('in UTF-16, in Windows-1252 and with a byte order mark is read', async () => {
    const text = 'Café – “naïve” words stand here.';
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer);
    expect(texts(await value('a.txt', utf16))).toEqual([text]);
    expect(texts(await value('a.txt', `\ufeff${text}`))).toEqual([text]);
    expect(texts(await value('a.txt', Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20, 0x61)))).toEqual(['Café a']);
  });
});

describe('A web page', () => {
  it('gives its main text without navigation, scripts and hidden parts; notes and marks apart', async () => {
    const copy = await value(
      'a.html',
      `<!doctype html><nav><p>Home</p></nav><main><h1>On fords</h1><p>They&nbsp;met<sup><a href="#fn1">1</a></sup> &amp; spoke.</p>
       <p hidden>Secret</p><script>"<p>no</p>"</script><ol class="footnotes"><li id="fn1">The Almanac. <a href="#r">↩</a></li></ol></main><footer>All rights</footer>`,
    );
    expect(texts(copy)).toEqual(['On fords', 'They met & spoke.']);
    expect(copy.paragraphs[1]?.marks).toEqual([{ at: 8, number: 1 }]);
    expect(copy.footnotes).toEqual([{ number: 1, text: 'The Almanac.' }]);
  });

  it('is text, never markup: what looks like a tag in it stays words', async () => {
    const copy = await value('a.html', '<html><body><p>&lt;img src=x onerror=alert(1)&gt; words</p></body></html>');
    expect(texts(copy)).toEqual(['<img src=x onerror=alert(1)> words']);
  });
});

describe('Markdown', () => {
  it('loses its signs; footnotes are notes', async () => {
    const copy = await value(
      'a.md',
      '# On fords\n\nThey *met* in **May**.[^1]\n\n[^1]: The [Almanac](https://a.example).',
    );
    expect(copy.format).toBe('markdown');
    expect(texts(copy)).toEqual(['On fords', 'They met in May.']);
    expect(copy.paragraphs[1]?.marks).toEqual([{ at: 16, number: 1 }]);
    expect(copy.footnotes).toEqual([{ number: 1, text: 'The Almanac.' }]);
  });
});

describe('A DOCX document', () => {
  it('gives its paragraphs', async () => {
    const copy = await value('a.docx', makeDocx(['On fords', 'They met & spoke.']));
    expect(copy.format).toBe('docx');
    expect(texts(copy)).toEqual(['On fords', 'They met & spoke.']);
  });
});
