/**
 * Citations compared with what citeproc makes of the same items by the styles of the Citation Style Language project. They are equal, or
 * the difference is explained here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDescription } from '../../../../src/domain/sources';
import { bibliographyOf, type CslItem } from '../../../../src/formats/cite/cslJson';
import { CITE_FORMATS } from '../../../../src/formats/cite/formats';
import { ALL_WORKS, citeprocTexts, KEPT_WORKS, SPECIAL_WORKS, STYLES, type StyleId } from '../../../fixtures/citeproc';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const KEPT = new URL('../../../fixtures/citeproc.json', import.meta.url);
/** A folder with the styles and the locale of the Citation Style Language project. */
const FOLDER = process.env['CSL_FOLDER'] ?? '';
const STYLE_IDS = Object.keys(STYLES) as StyleId[];

function ours(style: StyleId, item: CslItem): string {
  const format = CITE_FORMATS.find(({ id }) => id === style);
  if (!format) throw new Error(`no format ${style}`);
  return format
    .cite(item)
    .map(({ text, italic }) => (italic ? `*${text}*` : text))
    .join('');
}

/** A difference between our citations and those of citeproc, with the reason for it. */
interface Difference {
  readonly why: string;
  readonly styles: readonly StyleId[];
  /** What citeproc is given in place of the item. */
  readonly ask?: (item: CslItem, style: StyleId) => CslItem;
  /** What is expected in place of what citeproc writes. */
  readonly expect?: (text: string, item: CslItem) => string;
}
const noCase = (text: string): string => `<span class="nocase">${text}</span>`;
const AMERICAN: readonly StyleId[] = ['mla', 'chicago-author-date', 'chicago-notes'];

function withNameAsWritten(item: CslItem, style: StyleId): CslItem {
  const name = item['container-title'];
  return name && (style === 'apa' || !item.version) ? { ...item, 'container-title': noCase(name) } : item;
}

const DIFFERENCES: readonly Difference[] = [
  {
    why: 'A map of an atlas is a part of a whole: its title is in quotation marks and the atlas’s in italics; citeproc has both in italics.',
    styles: AMERICAN,
    expect: (text, item) =>
      item.type === 'map' && item['container-title'] !== undefined
        ? text.replace(/\*([^*]+)\*\. /, (_, title: string) => `“${title.replace(/“([^”]*)”/g, '‘$1’')}.” `)
        : text,
  },
  {
    why: 'APA: what a work is stands in brackets beside its title, and then comes the date (9.21, 10.14); citeproc parts them.',
    styles: ['apa'],
    expect: (text) => text.replace(/^(.*?)\. (\((?:\d{4}|n\.d\.)[^)]*\)\.) (\[[A-Z][a-z]+\])\./, '$1 $3. $2'),
  },
  {
    why: 'A description is no title: it is a sentence, neither in italics nor in quotation marks (APA 9.22, MLA 5.28).',
    styles: STYLE_IDS,
    ask: (item) => (isDescription(item.title) ? { ...item, title: noCase(item.title) } : item),
    expect: (text, { title }) =>
      isDescription(title)
        ? text.replace(/[*“](\[[^\]]*\])([.]?)[*”]/, '$1$2').replace(/(\]) \[[A-Z][a-z ]+\]/, '$1')
        : text,
  },
  {
    why: 'Names of sites and journals stay as they write themselves (commonspace.eu), and in APA no title has headline capitals.',
    styles: STYLE_IDS,
    ask: withNameAsWritten,
  },
  {
    why: 'A name of a file, a column or an address that has capitals is another; so are abbreviations such as p.m.',
    styles: AMERICAN,
    ask: (item) => {
      const title = item.title.replace(/\S*(?:_|:\/\/|\w\.[a-z])[^\s,]*/g, noCase);
      return title === item.title ? item : { ...item, title };
    },
  },
  {
    why: 'APA: the manual writes “Data set” (10.9).',
    styles: ['apa'],
    expect: (text) => text.replace('[Dataset]', '[Data set]'),
  },
  {
    why: 'APA: “Retrieved” stands with a day and never without one (9.16): for the atlas, which changes, and not for a page without a date.',
    styles: ['apa'],
    expect: (text, { accessed }) =>
      accessed
        ? text.replace(/(?:Retrieved [^,]+, \d+, from )?(https?:\S+)$/, 'Retrieved December 3, 2011, from $1')
        : text.replace(/Retrieved (https?:\S+)$/, '$1'),
  },
  {
    why: 'Every citation of the atlas tells its version; the style has no place for that of a page.',
    styles: ['apa'],
    expect: (text, item) =>
      item.type === 'webpage' && item.version
        ? text.replace(/(Ferrywoman 2011)\. /, `$1 (Version ${item.version}). `)
        : text,
  },
  {
    why: 'APA: the ellipsis is three spaced points (9.8).',
    styles: ['apa'],
    expect: (text) => text.replace('…', '. . .'),
  },
  {
    why: 'APA: a site or publisher that is its own author is named once (9.24).',
    styles: ['apa'],
    expect: (text, { author, publisher, 'container-title': site }) => {
      const own = author?.[0]?.literal;
      return own && [publisher, site].includes(own)
        ? text.replace(new RegExp(`^(${own}\\. .*) ${own}\\.`), '$1')
        : text;
    },
  },
  {
    why: 'APA: quotation marks in a title are double, also where the page has single ones.',
    styles: ['apa'],
    expect: (text) => text.replace(/‘([^‘’]+)’/g, '“$1”'),
  },
  {
    why: 'De Waal writes in English and is listed under D; the style takes every “de” for a particle that follows the name.',
    styles: ['chicago-author-date', 'chicago-notes'],
    expect: (text) => text.replace('Waal, Thomas de', 'de Waal, Thomas'),
  },
  {
    why: 'MLA: the day on which a work that changes was seen is told (5.111), also where it has a date.',
    styles: ['mla'],
    expect: (text, { accessed }) => (accessed ? `${text} Accessed 3 Dec. 2011.` : text),
  },
  {
    why: 'An issue that is named by its season has no “no.” and needs no month (MLA 5.56, Chicago 14.71).',
    styles: AMERICAN,
    expect: (text) =>
      text.replace(/no\. ([A-Z][a-z]+ \d{4})(, [A-Z][a-z]+\.? \d{4}| \([A-Z][a-z]+(?: \d{4})?\))/, '$1'),
  },
  {
    why: 'MLA: the court of a case is named as the body that published it.',
    styles: ['mla'],
    ask: (item) => (item.authority ? ({ ...item, publisher: item.authority } as CslItem) : item),
  },
  {
    why: 'A word after an opening quotation mark gets its capital too.',
    styles: AMERICAN,
    expect: (text) => text.replace(/‘(\p{Ll})/gu, (_, letter: string) => `‘${letter.toUpperCase()}`),
  },
  { why: 'MLA: “circa” begins no sentence.', styles: ['mla'], expect: (text) => text.replace('Circa', 'circa') },
  {
    why: 'The day of a speech is that of its text; the style asks for the day of an event.',
    styles: ['mla'],
    ask: (item) => (item.type === 'speech' ? ({ ...item, 'event-date': item.issued } as CslItem) : item),
  },
];

/** The items as citeproc is given them. */
function asked(style: StyleId, items: readonly CslItem[]): CslItem[] {
  return items.map((item) =>
    DIFFERENCES.filter(({ styles }) => styles.includes(style)).reduce(
      (each, { ask }) => ask?.(each, style) ?? each,
      item,
    ),
  );
}

/** What is expected of us for what citeproc wrote about an item. */
function expected(style: StyleId, item: CslItem, text: string): string {
  return DIFFERENCES.filter(({ styles }) => styles.includes(style)).reduce(
    (each, { expect: change }) => change?.(each, item) ?? each,
    text,
  );
}

/** The texts of citeproc for the works that are kept, by style and id of the work. */
const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as Record<StyleId, Record<string, string>>;

describe.each(STYLE_IDS)('A citation in the style %s', (style) => {
  it('is that of citeproc for every kind of work, or the difference is explained', () => {
    expect(Object.keys(kept[style])).toEqual(KEPT_WORKS.map(({ id }) => id));
    for (const item of KEPT_WORKS)
      expect(ours(style, item), item.id).toBe(expected(style, item, kept[style][item.id] ?? ''));
  });

  // Without the styles this is left out: `CSL_FOLDER=folder` asks citeproc itself, about all works and every source of three atlases.
  it.runIf(FOLDER)(
    'is that of citeproc itself',
    () => {
      const sources = [tiny, second, real].flatMap(({ atlas }) => bibliographyOf(atlas, atlas.sources));
      const works = [...SPECIAL_WORKS, ...ALL_WORKS, ...sources];
      const texts = citeprocTexts(FOLDER, style, asked(style, works));
      const wrong = works.flatMap((item, at) => {
        const [mine, theirs] = [ours(style, item), expected(style, item, texts[at] as string)];
        return mine === theirs ? [] : [{ id: item.id, mine, theirs }];
      });
      expect(wrong).toEqual([]);
      const now = Object.fromEntries(works.map(({ id }, at) => [id, texts[at]]));
      expect(kept[style]).toEqual(Object.fromEntries(KEPT_WORKS.map(({ id }) => [id, now[id]])));
    },
    600_000,
  );
});

describe('A citation', () => {
  it.each(STYLE_IDS)('has no title in italics beside another in italics (%s)', (style) => {
    for (const item of [...SPECIAL_WORKS, ...ALL_WORKS]) {
      // The number of a volume may be in italics too.
      const titles = [...ours(style, item).matchAll(/\*([^*]*[a-z][^*]*)\*/g)].map(([, title]) => title);
      expect(titles.length, `${item.id}: ${titles.join(' | ')}`).toBeLessThanOrEqual(1);
    }
  });
});

describe('The differences from citeproc', () => {
  it('are each needed: without any of them a citation would be another', () => {
    for (const { why, styles, ask, expect: change } of DIFFERENCES) {
      const isNeeded = styles.some((style) =>
        KEPT_WORKS.some(
          (item) =>
            (ask && ask(item, style) !== item) ||
            (change && change(kept[style][item.id] ?? '', item) !== kept[style][item.id]),
        ),
      );
      expect(isNeeded, why).toBe(true);
    }
  });
});
