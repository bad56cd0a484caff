/**
 * Checks the lists of layers, tracks, levels, modes and languages in layers.yaml: what records use must be defined, and what is defined
 * must be used.
 */
import type { Atlas, Settlement } from '../../domain/model';
import { layerDrawsKind, marksEvents } from '../../symbology/layers';
import { fileOfFeature, type Checker, type FaultLocation } from './checker';

const FILE = 'layers.yaml';
/** The language of the page: titles are in it, and its names replace those that another language lacks. */
const PAGE_LANGUAGE = 'en';

/** One list of layers.yaml, with every record that uses its entries. */
interface Vocabulary {
  /** Name of the list in layers.yaml. */
  readonly list: 'layers' | 'tracks' | 'levels' | 'modes' | 'languages';
  /** What one entry of the list is called in a sentence: “layer”. */
  readonly what: string;
  readonly words: readonly string[];
  /** Each entry id that a record uses, and the location of that record. */
  readonly uses: readonly { readonly word: string; readonly where: FaultLocation }[];
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
  checkLayers(checker, atlas);
  if (atlas.languages[0]?.lang !== PAGE_LANGUAGE) {
    checker.fault(
      { file: FILE, field: 'languages' },
      'English is not the first language.',
      'Begin the list with {lang: en, title: English}: the page is in English and falls back on its names.',
    );
  }
}

/**
 * Checks that each feature is in a layer that draws its kind and each track in one that marks events; at most one layer marks events, and
 * at most one has a horizon.
 */
function checkLayers(checker: Checker, { layers, features, tracks, meta }: Atlas): void {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  for (const feature of features.filter(({ kind }) => kind !== 'place')) {
    const where = { file: fileOfFeature(feature), id: feature.id, field: 'layer' };
    const layer = byId.get(feature.layer ?? '');
    if (feature.layer === null) {
      checker.fault(where, `no layer draws a ${feature.kind}.`, `Define one with a look that does in ${FILE}.`);
    } else if (layer && !layerDrawsKind(layer, feature.kind)) {
      checker.fault(where, `the layer "${layer.id}" draws no ${feature.kind}.`, 'Name a layer whose look does.');
    }
  }
  for (const { id, layer } of tracks) {
    const found = byId.get(layer ?? '');
    if (found && !marksEvents(found))
      checker.fault(
        { file: FILE, id, field: 'layer' },
        `the layer "${found.id}" marks no events.`,
        'Name one that does.',
      );
  }
  for (const { id, label } of layers.filter(({ horizon }) => horizon)) {
    if (label === undefined)
      checker.fault(
        { file: FILE, id, field: 'label' },
        'a layer with a horizon needs a label.',
        'Say in a few words when it is.',
      );
    if (id !== layers.find(({ horizon }) => horizon)?.id)
      checker.fault({ file: FILE, id, field: 'horizon' }, 'two layers have a horizon.', 'Keep it on one of them.');
  }
  const [marking, ...others] = layers.filter(marksEvents);
  for (const { id, look } of others)
    checker.fault(
      { file: FILE, id, field: 'look' },
      `the layer "${marking?.id}" has the look "${look}" already, and one layer alone can mark events.`,
      `Take it out, and name "${marking?.id}" as the layer of its tracks.`,
    );
  const hasHorizon = layers.some(({ horizon }) => horizon);
  const last = (axis: Atlas['meta']['axis']): number => (axis.at(-1)?.to ?? 0) - 1;
  if (hasHorizon && last(meta.axisWithAftermath) !== meta.checked) {
    checker.fault(
      { file: 'article.yaml', id: 'atlas', field: 'axis_with_aftermath' },
      'the axis does not end on the day the record was checked.',
      'A layer has a horizon: write axis_with_aftermath up to that day.',
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
      list: 'layers',
      what: 'layer',
      words: atlas.layers.map(({ id }) => id),
      uses: [
        ...features.flatMap((feature) =>
          feature.layer === null
            ? []
            : [{ word: feature.layer, where: { file: fileOfFeature(feature), id: feature.id, field: 'layer' } }],
        ),
        ...atlas.tracks.flatMap(({ id, layer }) =>
          layer === undefined ? [] : [{ word: layer, where: { file: FILE, id, field: 'layer' } }],
        ),
      ],
    },
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
