/** How titles are written in citations: their capitals and their quotation marks. */
import { isDescription } from '../../domain/sources';
import type { CslItem } from './cslJson';

/**
 * Words that headline-style capitalisation leaves small inside a title: articles, prepositions of any length, and the conjunctions that
 * both manuals name (MLA Handbook, 9th edition, section 2.90; Chicago Manual, 18th edition, section 8.160).
 */
const SMALL = new Set(
  (
    'a an the and but for nor or so yet about above across after against along amid among around as at before behind below beneath beside ' +
    'between beyond by despite down during except from in inside into like near of off on onto out outside over past per since than ' +
    'through throughout till to toward towards under underneath until unto up upon v vs via with within without'
  ).split(' '),
);

/**
 * A run without spaces that a machine reads letter by letter: an address, a name with an underscore, or a file with its extension. Of an
 * extension the second character is a small letter or a figure: `U.S.-led` has none.
 */
const FOR_MACHINES = /:\/\/|@|[\p{L}\p{N}]_|[\p{L}\p{N}]\.\p{Ll}[\p{Ll}\p{N}]/u;

/**
 * A title in headline style. Words that have a capital already stay as they are (`eFuel`, `FMs`), as do numbers, names of files, addresses
 * and abbreviations with a point (`p.m.`), which are others with a capital; the first and the last word, and the first after a colon, a
 * question or an exclamation mark, get a capital whatever else they are.
 */
function headline(title: string): string {
  const words = [...title.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu)];
  const kept = [...title.matchAll(/[^\s—–]+/g)].filter(([run]) => FOR_MACHINES.test(run));
  let written = '';
  let end = 0;
  words.forEach(({ 0: word, index }, at) => {
    const between = title.slice(end, index);
    const isEdge = at === 0 || at === words.length - 1 || /[:?!]\s*["“‘'([]*$/.test(between);
    const isSmall = SMALL.has(word) && !isEdge;
    const isKept =
      word !== word.toLowerCase() ||
      word.includes('.') ||
      kept.some(({ 0: run, index: start }) => start <= index && index < start + run.length);
    written += between + (isKept || isSmall ? word : capitalised(word));
    end = index + word.length;
  });
  return written + title.slice(end);
}

function capitalised(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/**
 * A title in headline style where that applies: English titles that stand on the page. A description is written as a sentence (MLA
 * Handbook, section 5.28; Chicago Manual, section 13.89), and other languages have rules of their own.
 */
export function headlineTitle({ title, language }: Pick<CslItem, 'title' | 'language'>): string {
  return isDescription(title) || (language !== undefined && !/^en\b/.test(language)) ? title : headline(title);
}

/**
 * The name of the site, journal or work in which something appeared, in headline style where it is itself a title (that of the atlas, which
 * has a version). Names of sites stay as they write themselves.
 */
export function containerTitle(item: Pick<CslItem, 'container-title' | 'version'>): string {
  const name = item['container-title'] ?? '';
  return curved(item.version ? headline(name) : name);
}

/** A text with curved quotation marks, double ones outside, and curved apostrophes. */
export function curved(text: string): string {
  return withMarks(text, 0);
}

/** A title to be put in double quotation marks: its outer marks become single, and those inside them double. */
export function insideQuotes(title: string): string {
  return withMarks(title, 1);
}

const OPENING = ['“', '‘'] as const;
const CLOSING = ['”', '’'] as const;

/** Writes each pair of quotation marks by its depth, 0 for double ones. A mark without its other half is an apostrophe, or stays. */
function withMarks(text: string, depth: number): string {
  const letters = [...text];
  const open: { readonly at: number; readonly kind: string }[] = [];
  letters.forEach((letter, at) => {
    const kind = /["“”]/.test(letter) ? '"' : /['‘’]/.test(letter) ? "'" : '';
    if (kind === '') return;
    const [before = ' ', after = ' '] = [letters[at - 1], letters[at + 1]];
    const canOpen = /[\s([{“‘–—-]/.test(before) && /\S/.test(after) && !/[”’]/.test(letter);
    const partner = open.findLastIndex((each) => each.kind === kind);
    // Between two letters it is an apostrophe.
    const canClose = partner >= 0 && !(kind === "'" && /[\p{L}\p{N}]/u.test(after));
    if (canOpen) open.push({ at, kind });
    else if (canClose) {
      const level = (depth + partner) % 2;
      letters[open[partner]?.at as number] = OPENING[level] as string;
      letters[at] = CLOSING[level] as string;
      open.length = partner;
    } else if (letter === "'") letters[at] = '’';
  });
  return letters.join('').replaceAll("'", '’');
}
