import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../../helpers/makeDocx';
import { encode, makeEpub, makeMhtml, makeOdt, makeRtf, utf16 } from '../../../helpers/makeFormats';
import { zip } from '../../../helpers/makeZip';
import { FOURFOLD, growth } from '../../../helpers/growth';
import type { CopyText } from '../../../../src/copy/model';
import { faultOfSize, readCopy, readText } from '../../../../src/copy/read/readCopy';

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
  const torn = (inside: string): Uint8Array => bytesOf(`PK\u0003\u0004\u0014\u0000${inside}`);
  const zipOf = zip;
  it.each([
    ['empty.pdf', new Uint8Array(), 'is empty'],
    ['archive.pdf', torn('photos/one.jpg'), 'is a ZIP archive'],
    ['book.epub', torn('mimetypeapplication/epub+zip'), 'is an EPUB book'],
    ['broken.docx', torn('word/document.xml'), 'is damaged or no DOCX'],
    ['old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'older Word'],
    ['pages.zip', zipOf({ 'Index/Document.iwa': 'x' }), 'is a Pages document. Open it in Pages'],
    ['sums.xlsx', zipOf({ 'xl/workbook.xml': 'x' }), 'is an Excel workbook. Open the PDF'],
    ['photos.zip', zipOf({ 'one.jpg': 'x' }), 'is a ZIP archive. Unpack it'],
    [
      'locked.epub',
      zipOf({ mimetype: 'application/epub+zip', 'META-INF/rights.xml': 'x' }),
      'is a book locked by its seller. Open a PDF',
    ],
    ['empty.epub', zipOf({ mimetype: 'application/epub+zip' }), 'is damaged or cut short. Download it again'],
    ['scan.png', bytesOf('\u0089PNG\r\n').subarray(1), 'is a picture. Run text recognition'],
    ['scan.djvu', bytesOf('AT&TFORM'), 'is a DjVu file. Open it in'],
    ['book.mobi', bytesOf(`${'x'.repeat(60)}BOOKMOBI`), 'is a Kindle book. Convert it'],
    ['page.webarchive', bytesOf('bplist00'), 'is a web archive of Safari. Open it in Safari'],
    ['paper.ps', bytesOf('%!PS-Adobe'), 'is a PostScript file. Convert it to PDF'],
    ['paper.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), 'is a packed archive. Unpack it'],
    [
      'wide.txt',
      Uint8Array.from(Buffer.from([...'Some words.'].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]))),
      'is a text in UTF-32. Open it in a text editor, save it as UTF-8',
    ],
    [
      'page.mhtml',
      bytesOf('MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx'),
      'without a text in it. Save the page',
    ],
    ['empty.rtf', bytesOf('{\\rtf1}'), 'no running text. Choose the file'],
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

  it.each<readonly [string, (words: string) => string]>([
    ['text', (words) => words],
    ['Markdown', (words) => `# On fords\n\n${words}`],
    ['HTML', (words) => `<html><body><p>${words}</p></body></html>`],
  ])(
    'of millions of letters (%s) is refused with the limit and what to do, four times as many in about four times the time',
    async (_, make) => {
      const words = 'They met by the river and spoke of grain for nine days. ';
      const file = (characters: number): Uint8Array =>
        bytesOf(make(words.repeat(Math.ceil(characters / words.length))));
      const [few, many] = [file(2_500_000), file(10_000_000)];
      const refuse = async (size: number): Promise<void> => {
        const message = await fault('big.txt', size === few.length ? few : many);
        expect(message).toMatch(/holds \d+\.\d million characters.*limit here is 2 million\. Save the article alone/);
      };
      expect(await growth(refuse, few.length, 3)).toBeLessThan(FOURFOLD);
    },
    60_000,
  );

  it('of millions of letters is refused without being read: that takes less time than reading one of less than half its size', async () => {
    const words = 'They met by the river and spoke of grain for nine days. ';
    const file = (characters: number): Uint8Array =>
      bytesOf(`# On fords\n\n${words.repeat(Math.ceil(characters / words.length))}`);
    const time = async (bytes: Uint8Array): Promise<number> => {
      const started = performance.now();
      await readCopy({ name: 'big.md', bytes }, () => {});
      return performance.now() - started;
    };
    const [read, refused] = [file(1_000_000), file(2_500_000)];
    await time(file(1000));
    const times = { read: Infinity, refused: Infinity };
    for (let run = 0; run < 3; run++) {
      times.read = Math.min(times.read, await time(read));
      times.refused = Math.min(times.refused, await time(refused));
    }
    expect(times.refused).toBeLessThan(times.read);
  }, 60_000);

  it.each(['docx', 'odt', 'epub'])(
    'that unpacks to hundreds of megabytes (%s) is refused before the memory is full',
    async (format) => {
      const bomb = 'a'.repeat(60_000_000);
      const files: Record<string, Record<string, string>> = {
        docx: { 'word/document.xml': bomb },
        odt: { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': bomb },
        epub: {
          mimetype: 'application/epub+zip',
          'META-INF/container.xml': '<rootfile full-path="a.opf"/>',
          'a.opf': '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/><itemref idref="a"/><itemref idref="b"/>',
          'a.xhtml': `<p>Words.</p>${bomb.slice(0, 40_000_000)}`,
          'b.xhtml': bomb,
        },
      };
      const bytes = zip(files[format] as Record<string, string>, true);
      expect(bytes.length).toBeLessThan(1_000_000);
      expect(await fault(`bomb.${format}`, bytes)).toMatch(
        /more than 50 MB when it is unpacked.*Save the article alone/,
      );
    },
  );

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

  it('takes notes in brackets out of the sentences they stand in', async () => {
    const copy = await value('a.txt', 'They met [1. “On Fords,” p. 3.] in May. [2. Ibid., column 9.] So [it went].');
    expect(copy.paragraphs).toEqual([
      {
        text: 'They met in May. So [it went].',
        marks: [
          { at: 8, number: 1 },
          { at: 16, number: 2 },
        ],
      },
    ]);
    expect(copy.footnotes.map(({ text }) => text)).toEqual(['“On Fords,” p. 3.', 'Ibid., column 9.']);
    const [alone] = texts(await value('a.txt', 'He wrote [1. in pencil] and then left, as everybody else did.'));
    expect(alone).toContain('[1. in pencil]');
  });

  it('is text, too, when a font’s ligatures were lost on the way', async () => {
    const lost = (text: string): string => text.replace(/ff|ft|fi|tt|ti|Th/g, '\ufffd');
    const copy = await value(
      'a.txt',
      lost(
        'They met in May, as they had in every year before, and spoke of the fifth matter alone; no more came of it.1\n\n1) Third Almanac, 2010.',
      ),
    );
    expect(texts(copy)).toEqual([
      lost(
        'They met in May, as they had in every year before, and spoke of the fifth matter alone; no more came of it.',
      ),
    ]);
    expect(copy.footnotes).toEqual([{ number: 1, text: lost('Third Almanac, 2010.') }]);
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

describe('Bytes of a text', () => {
  const turkish = 'Türkiye’nin sınırı: “Erdoğan”, Kılıç – İstanbul, Şuşa.';
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const bytes16 = (text: string, isLittle: boolean): Uint8Array => new Uint8Array(utf16(text, isLittle));

  it.each([
    ['UTF-16, little end first, without a mark', bytes16(turkish, true), turkish],
    ['UTF-16, big end first, without a mark', bytes16(turkish, false), turkish],
    [
      'UTF-16 of Cyrillic letters without a mark',
      bytes16('Они встретились у реки и говорили о зерне.', true),
      'Они встретились у реки и говорили о зерне.',
    ],
    [
      'UTF-16 with half a letter in it',
      bytes16(`${turkish.repeat(9)} \ud83d end.`, true),
      `${turkish.repeat(9)} \ufffd end.`,
    ],
    ['Windows-1254', encode(turkish, 'windows-1254'), turkish],
    ['MacRoman', encode('Türkiye’s “open door” – côte d’été', 'macintosh'), 'Türkiye’s “open door” – côte d’été'],
    [
      'Windows-1252',
      latin('T\u00fcrkiye\u0092s \u0093open door\u0094 \u0096 fa\u00e7ade'),
      'Türkiye’s “open door” – façade',
    ],
    [
      'Windows-1251',
      latin('\u00ce\u00ed\u00e8 \u00e2\u00f1\u00f2\u00f0\u00e5\u00f2\u00e8\u00eb\u00e8\u00f1\u00fc.'),
      'Они встретились.',
    ],
    [
      'UTF-8 with one damaged byte',
      Uint8Array.from([...bytesOf(`${turkish.repeat(9)} caf`), 0xe9, 0x2e]),
      `${turkish.repeat(9)} caf\ufffd.`,
    ],
  ])('in %s are read', async (_what, bytes, text) => {
    expect(texts(await value('a.txt', bytes))).toEqual([text]);
  });

  it('of a page are read in the character set it names', async () => {
    const page = '<html><head><meta charset="windows-1251"></head><body><p>\u00ce\u00ed\u00e8 met.</p></body></html>';
    expect(texts(await value('a.html', latin(page)))).toEqual(['Они met.']);
  });

  it('that were pasted with half a letter are made whole', async () => {
    const read = await readText('Pasted text', 'They met \ud83d and spoke.');
    expect(read.ok && texts(read.value)).toEqual(['They met \ufffd and spoke.']);
  });
});

describe('A document', () => {
  const article = {
    paragraphs: ['They met & spoke {in} Türkiye.{{1}} For nine days – or “ten”.{{2}}', 'A second paragraph, İlk.'],
    footnotes: [
      { number: 1, text: 'The Almanac, 2010.' },
      { number: 2, text: 'Ibid., “p. 4”.' },
    ],
  };
  it.each([
    ['odt', makeOdt(article)],
    ['rtf', makeRtf(article)],
    ['epub', makeEpub(article)],
  ])('in %s gives its paragraphs, notes and marks, and nothing else', async (format, bytes) => {
    const copy = await value(`a.${format}`, bytes);
    expect(copy.format).toBe(format);
    expect(texts(copy)).toEqual([
      'They met & spoke {in} Türkiye. For nine days – or “ten”.',
      'A second paragraph, İlk.',
    ]);
    expect(copy.paragraphs[0]?.marks).toEqual([
      { at: 30, number: 1 },
      { at: 56, number: 2 },
    ]);
    expect(copy.footnotes).toEqual(article.footnotes);
  });

  const page = '<!doctype html><html><body><p>They met in Türkiye: 2 = 2.</p><p>A second paragraph.</p></body></html>';
  const latin1254 = Buffer.from(encode(page, 'windows-1254'));
  it.each([
    ['quoted-printable', makeMhtml(page, 'quoted-printable')],
    ['base64', makeMhtml(page, 'base64')],
    ['Windows-1254', makeMhtml(page, 'quoted-printable', 'windows-1254', latin1254)],
  ])('saved as MHTML in %s gives its paragraphs', async (_what, bytes) => {
    const copy = await value('a.mhtml', bytes);
    expect(copy.format).toBe('mhtml');
    expect(texts(copy)).toEqual(['They met in Türkiye: 2 = 2.', 'A second paragraph.']);
  });
});

describe('A web page', () => {
  const around: readonly (readonly [string, string])[] = [
    ['an advertisement by its class', '<div class="ad"><p>AROUND</p></div>'],
    ['one in a class of several words', '<div class="entry-ad-slot"><p>AROUND</p></div>'],
    ['a sponsor', '<section id="sponsoredContent"><p>AROUND</p></section>'],
    ['buttons to share', '<ul class="social-share"><li>AROUND</li></ul>'],
    ['related articles', '<div class="related-posts"><p>AROUND</p></div>'],
    ['a newsletter', '<div class="newsletter_box"><p>AROUND</p></div>'],
    ['a notice of cookies', '<div id="cookie-banner"><p>AROUND</p></div>'],
    ['comments', '<div id="comments"><p>AROUND</p><p>AROUND</p></div>'],
    ['a quote in large letters', '<blockquote class="pull-quote pullquote"><p>AROUND</p></blockquote>'],
    ['a caption', '<div class="wp-caption-text caption">AROUND</div>'],
    ['what is complementary by its role', '<div role="complementary"><p>AROUND</p></div>'],
    ['a path of links', '<div role="navigation">AROUND</div>'],
    ['what is not shown', '<div style="color: red; display:none"><p>AROUND</p></div>'],
    ['a line that is a link', '<p><a href="/x">AROUND</a></p>'],
    ['what stands again and again', '<p>AROUND</p><p>AROUND</p><p>AROUND</p>'],
  ];
  it.each(around)('is read without %s', async (_what, html) => {
    const body = `<div class="page"><p>They met by the river and spoke of grain.</p>${html}<p>They met again in May.</p></div>`;
    const copy = await value('a.html', `<!doctype html><html><body>${body}</body></html>`);
    expect(texts(copy)).toEqual(['They met by the river and spoke of grain.', 'They met again in May.']);
  });

  it('is read whole where the text itself is called what stands around one', async () => {
    const html = `<!doctype html><html><body class="has-sidebar ads no-comments"><div class="content-sidebar-wrap"><div class="post with-newsletter">
      <p>They met by the river and spoke of grain.</p><blockquote><p>Grain is grain.</p></blockquote></div></div></body></html>`;
    expect(texts(await value('a.html', html))).toEqual([
      'They met by the river and spoke of grain.',
      'Grain is grain.',
    ]);
  });

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

  it('is known by the name of its file where it begins with words', async () => {
    const copy = await value('a.html', 'They met by the river.<p>They met again in <b>May</b>.</p>');
    expect(copy.format).toBe('html');
    expect(texts(copy)).toEqual(['They met by the river.', 'They met again in May.']);
    expect((await value('a.html', 'They met by the river where 3 < 5.')).format).toBe('text');
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

  it('has no note of number nought: what is called so is text', async () => {
    const copy = await value('a.md', 'They met in May.[^0]\n\n[^0]: On a Monday.');
    expect(texts(copy)).toContain('On a Monday.');
    expect(copy.footnotes).toEqual([]);
  });

  it('loses markup between its words, but a raised number is a mark', async () => {
    const copy = await value('a.md', '# On fords\n\nThey <b>met</b><sup>1</sup> in <i>May</i>.\n\n[^1]: The Almanac.');
    expect(texts(copy)).toEqual(['On fords', 'They met in May.']);
    expect(copy.paragraphs[1]?.marks).toEqual([{ at: 8, number: 1 }]);
  });
});

describe('A DOCX document', () => {
  it('gives its paragraphs', async () => {
    const copy = await value('a.docx', makeDocx(['On fords', 'They met & spoke.']));
    expect(copy.format).toBe('docx');
    expect(texts(copy)).toEqual(['On fords', 'They met & spoke.']);
  });
});
