/** Checks the lists of layers.yaml, tracks, levels, modes and languages: what records use is defined, and what is defined is used. */
import type { Atlas, Settlement } from '../../domain/model';
import { fileOfFeature, type Checker, type Where } from './checker';

const FILE = 'layers.yaml';
/** The language of the page: its names are the titles, and stand in where another language has none. */
const PAGE_LANGUAGE = 'en';

/** A list of layers.yaml and every use of its words. */
interface Vocabulary {
  /** Name of the list. */
  readonly list: 'tracks' | 'levels' | 'modes' | 'languages';
  /** What one of its words is, for a sentence. */
  readonly what: string;
  readonly words: readonly string[];
  /** Each word that a record uses, and where. */
  readonly uses: readonly { readonly word: string; readonly where: Where }[];
}

export function checkVocabulary(checker: Checker, atlas: Atlas, settlements: readonly Settlement[]): void {
  for (const vocabulary of vocabulariesOf(atlas, settlements)) checkWords(checker, vocabulary);
  for (const { id } of atlas.features.filter(({ kind, mode }) => kind === 'route' && !mode)) {
    checker.fault(
      { file: 'features.yaml', id, field: 'mode' },
      'it is a route, and layers.yaml defines no mode.',
      `Define what it carries under modes in ${FILE}.`,
    );
  }
  if (atlas.languages[0]?.lang !== PAGE_LANGUAGE) {
    checker.fault(
      { file: FILE, field: 'languages' },
      'English is not the first language.',
      'Begin the list with {lang: en, title: English}: the page is in English and falls back on its names.',
    );
  }
}

function vocabulariesOf(atlas: Atlas, settlements: readonly Settlement[]): readonly Vocabulary[] {
  const { events, features } = atlas;
  const named = [
    ...features.map((feature) => ({ file: fileOfFeature(feature), id: feature.id, names: feature.names })),
    ...settlements.map(({ id, names }) => ({ file: 'settlements.geojson', id, names })),
  ];
  return [
    {
      list: 'tracks',
      what: 'track',
      words: atlas.tracks.map(({ id }) => id),
      uses: events.map(({ id, track }) => ({ word: track, where: { file: 'events.yaml', id, field: 'track' } })),
    },
    {
      list: 'levels',
      what: 'level',
      words: atlas.levels.map(({ id }) => id),
      uses: events.map(({ id, level }) => ({ word: level, where: { file: 'events.yaml', id, field: 'level' } })),
    },
    {
      list: 'modes',
      what: 'mode',
      words: atlas.modes.map(({ id }) => id),
      uses: features.flatMap(({ id, mode }) =>
        mode ? [{ word: mode.id, where: { file: 'features.yaml', id, field: 'mode' } }] : [],
      ),
    },
    {
      list: 'languages',
      what: 'language',
      words: atlas.languages.map(({ lang }) => lang),
      uses: named.flatMap(({ file, id, names }) =>
        names.map(({ lang }) => ({ word: lang, where: { file, id, field: 'names' } })),
      ),
    },
  ];
}

function checkWords(checker: Checker, { list, what, words, uses }: Vocabulary): void {
  const defined = new Set(words);
  const used = new Set(uses.map(({ word }) => word));
  for (const { word, where } of uses) {
    if (defined.has(word)) continue;
    checker.fault(
      where,
      `there is no ${what} "${word}".`,
      `Write one of ${words.join(', ')}, or add it to ${list} in ${FILE}.`,
    );
  }
  for (const [at, word] of words.entries()) {
    if (words.indexOf(word) !== at)
      checker.fault({ file: FILE, id: word, field: list }, 'it is there twice.', 'Keep it once.');
  }
  for (const word of defined) {
    if (used.has(word) || (list === 'languages' && word === PAGE_LANGUAGE)) continue;
    checker.fault(
      { file: FILE, id: word, field: list },
      `no record uses the ${what} "${word}".`,
      'Take it out, or use it.',
    );
  }
}
