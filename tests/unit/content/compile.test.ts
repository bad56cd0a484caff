import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/content/compile';
import type { ContentFiles } from '../../../src/content/files';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

/** The faults of the tiny atlas after one change in one file; the change must find what it replaces. */
function faultsAfter(file: string, from: string | RegExp, to: string): readonly object[] {
  const before = tinyFiles[file] as string;
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to break in ${file}`);
  return faultsOf({ ...tinyFiles, [file]: after });
}
function faultsOf(files: ContentFiles): readonly object[] {
  const result = compile(files);
  return result.ok ? [] : result.issues;
}

describe('A fault names file, id and field', () => {
  it.each<[string, string, string | RegExp, string, object]>([
    [
      'a link that leads nowhere',
      'passages/p03.md',
      'place:southmere',
      'place:atlantis',
      { file: 'passages/p03.md', id: 'p03', field: 'link place:atlantis' },
    ],
    [
      'a link of the wrong kind',
      'passages/p02.md',
      'feature:reed-ford',
      'place:reed-ford',
      { file: 'passages/p02.md', id: 'p02', field: 'link place:reed-ford' },
    ],
    [
      'a link in an unknown scheme',
      'notes.yaml',
      'event:nordhaven-talk-2',
      'javascript:alert(1)',
      { file: 'notes.yaml', id: 'note-dates', field: 'text' },
    ],
    [
      'HTML in a digest',
      'passages/p03.md',
      'She closes',
      'She <b>closes</b>',
      { file: 'passages/p03.md', id: 'p03', field: 'digest' },
    ],
    [
      'a form to search by of nothing',
      'search.yaml',
      'southmere',
      'atlantis',
      { file: 'search.yaml', id: 'atlantis', field: 'names' },
    ],
    [
      'a form to search by that is a name already',
      'search.yaml',
      'Sutmar',
      'southmere & vale',
      { file: 'search.yaml', id: 'southmere', field: 'names' },
    ],
    [
      'a word of the news that leads nowhere',
      'search.yaml',
      'mill-lane',
      'atlantis',
      { file: 'search.yaml', id: 'Fogbank', field: 'target' },
    ],
    [
      'a word of the news without a source',
      'search.yaml',
      '[ferry-log]',
      '[harbour-log]',
      { file: 'search.yaml', id: 'Fogbank', field: 'sources' },
    ],
    [
      'a word of the news that is there twice',
      'search.yaml',
      '[Fogbank]',
      '[Fogbank, fogbank]',
      { file: 'search.yaml', id: 'Fogbank', field: 'terms' },
    ],
    [
      'a source without a publisher and no word why',
      'sources.yaml',
      'container: Ferry House, ',
      '',
      { file: 'sources.yaml', id: 'ferry-log', field: 'container' },
    ],
    [
      'a source without a date and no word why',
      'sources.yaml',
      'no_date: The log bears none., ',
      '',
      { file: 'sources.yaml', id: 'ferry-log', field: 'issued' },
    ],
    [
      'a source without an address and no word why',
      'sources.yaml',
      'no_url: It is on paper alone., ',
      '',
      { file: 'sources.yaml', id: 'harbour-almanac', field: 'url' },
    ],
    [
      'a meeting at which nobody was',
      'events.yaml',
      '  participants: [olga-tidewater]\n',
      '',
      { file: 'events.yaml', id: 'nordhaven-talk-2', field: 'participants' },
    ],
    [
      'a title in the form of one of two sides',
      'places.geojson',
      '"kind": "venue",',
      '"kind": "venue", "title": "Nordhaven",',
      { file: 'places.geojson', id: 'nordhaven', field: 'title' },
    ],
    [
      'a source of a side that has no name',
      'sources.yaml',
      'title: Log of the ferry',
      'title: Log of the ferry, side: SO',
      { file: 'sources.yaml', id: 'ferry-log', field: 'side' },
    ],
    [
      'a party that has no capital',
      'people.yaml',
      'role: Pilot of the north',
      'role: Pilot of the north, party: SO',
      { file: 'people.yaml', id: 'olga-tidewater', field: 'party' },
    ],
    [
      'a capital that is no place',
      'layers.yaml',
      'aliases:',
      'sides: [{id: SO, adjective: Southern, capital: reed-ford}]\naliases:',
      { file: 'layers.yaml', id: 'SO', field: 'sides.capital' },
    ],
    [
      'a footnote that is not in the article',
      'passages/p02.md',
      '[^2]',
      '[^3]',
      { file: 'passages/p02.md', id: 'p02', field: 'digest' },
    ],
    [
      'an anchor that another passage has',
      'passages/p03.md',
      'water finds its way',
      'a ford is a promise',
      { file: 'passages/p03.md', id: 'p03', field: 'anchor' },
    ],
    [
      'an anchor of nine words',
      'passages/p03.md',
      'water finds its way',
      'one two three four five six seven eight nine',
      { file: 'passages/p03.md', id: 'p03', field: 'anchor.exact' },
    ],
    [
      'a prefix of four words',
      'passages/p01.md',
      'prefix: Then',
      'prefix: and then once more',
      { file: 'passages/p01.md', id: 'p01', field: 'anchor.prefix' },
    ],
    [
      'a section that does not exist',
      'passages/p01.md',
      'section: upstream',
      'section: offshore',
      { file: 'passages/p01.md', id: 'p01', field: 'section' },
    ],
    [
      'a passage whose number has a nought too many',
      'passages/p03.md',
      'id: p03',
      'id: p003',
      { file: 'passages/p03.md', id: 'p003', field: 'id' },
    ],
    [
      'a passage under another file name',
      'passages/p03.md',
      'id: p03',
      'id: p04',
      { file: 'passages/p03.md', id: 'p04', field: 'id' },
    ],
    [
      'a date that is none',
      'events.yaml',
      'edtf: 2010-03-01',
      'edtf: 2010-03-32',
      { file: 'events.yaml', id: 'nordhaven-talk-1', field: 'edtf' },
    ],
    [
      'a day that its month does not have',
      'events.yaml',
      'edtf: 2010-03-01',
      'edtf: 2010-02-30',
      { file: 'events.yaml', id: 'nordhaven-talk-1', field: 'edtf' },
    ],
    [
      'a status date that is none',
      'features.yaml',
      'edtf: 2010-05-10/2010-05-20',
      'edtf: 2010-05-20/2010-05-10',
      { file: 'features.yaml', id: 'reed-ford', field: 'statuses.1.edtf' },
    ],
    [
      'a word outside the vocabulary',
      'features.yaml',
      'status: temporary',
      'status: ajar',
      { file: 'features.yaml', id: 'reed-ford', field: 'statuses.1.status' },
    ],
    [
      'a source that does not exist',
      'events.yaml',
      'sources: [ferry-log]',
      'sources: [lost-log]',
      { file: 'events.yaml', id: 'nordhaven-talk-1', field: 'sources' },
    ],
    [
      'a participant who is no person',
      'events.yaml',
      '[olga-tidewater, bram-saltmarsh]',
      '[nordhaven]',
      { file: 'events.yaml', id: 'nordhaven-talk-1', field: 'participants' },
    ],
    [
      'no place and no word why',
      'events.yaml',
      '  place_note: By letter.\n',
      '',
      { file: 'events.yaml', id: 'ford-order', field: 'place_note' },
    ],
    [
      'a meeting at a place that is no venue',
      'events.yaml',
      'place: nordhaven\n',
      'place: southmere\n',
      { file: 'events.yaml', id: 'nordhaven-talk-1', field: 'place' },
    ],
    [
      'an id used twice',
      'sources.yaml',
      'id: ferry-log',
      'id: reed-ford',
      { file: 'sources.yaml', id: 'reed-ford', field: 'id' },
    ],
    [
      'a part that the feature does not have',
      'features.yaml',
      'part: mill-lane-new',
      'part: mill-lane-lost',
      { file: 'features.yaml', id: 'mill-lane', field: 'statuses.1.part' },
    ],
    [
      'parts on both sides of a border, of which none speaks for the whole',
      'routes.geojson',
      /1\.2,\s+0\.8\s+\],\s+\[\s+1,\s+0\.6/,
      '1.2, 0.8], [1.1, 0.2',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'parts',
        message: 'the parts lie on both sides of "river-line", and none is said to speak for the whole.',
      },
    ],
    [
      'a status without parts, where one part lies beyond a border',
      'routes.geojson',
      /1\.2,\s+0\.8\s+\],\s+\[\s+1,\s+0\.6/,
      '1.2, 0.8], [1.1, 0.2',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'statuses.0.part',
        message: 'the status "open" (2009-04-01/..) names no part, though the parts lie on both sides of "river-line".',
      },
    ],
    [
      'a status without parts whose source speaks of a stretch',
      'features.yaml',
      'edtf: 2010-07-16/..}',
      'edtf: 2010-07-16/.., records: [harbour-almanac]}',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'statuses.0.part',
        message:
          'the status "open" (2009-04-01/..) names no part, though its source "harbour-almanac" speaks of a stretch.',
      },
    ],
    [
      'a status of a part of which none of its sources speaks',
      'features.yaml',
      'edtf: 2009-04-01/2010-07-15}',
      'edtf: 2009-04-01/2010-07-15, records: [ferry-log]}',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'statuses.1.part',
        message:
          'the status "blocked" (2010-07-01/2010-07-31) names "mill-lane-new", of which none of its sources speaks.',
      },
    ],
    [
      'a record of a stretch that does not exist',
      'features.yaml',
      'edtf: 2009-04-01/2010-07-15}',
      'edtf: 2009-04-01/2010-07-15, records: [lost-log]}',
      { file: 'features.yaml', id: 'mill-lane', field: 'parts.mill-lane-old.records' },
    ],
    [
      'a stretch of days before the first status',
      'features.yaml',
      'edtf: ../2010-12-31, status: closed',
      'edtf: 2010-05-01/2010-12-31, status: closed',
      {
        file: 'features.yaml',
        id: 'reed-ford',
        field: 'statuses',
        message: '"reed-ford" has no status from 2009-01-01 to 2010-04-30 and would vanish from the map.',
      },
    ],
    [
      'a part of a list that the feature does not have',
      'features.yaml',
      'part: mill-lane-new',
      'part: [mill-lane-new, mill-lane-lost]',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'statuses.1.part',
        message: 'there is no part "mill-lane-lost".',
      },
    ],
    [
      'two primary statuses of one part on the same days',
      'features.yaml',
      /note: In use\.,(.*)\n(.*)part: mill-lane-new,/,
      'note: In use., primary: true,$1\n$2part: mill-lane-new, primary: true,',
      {
        file: 'features.yaml',
        id: 'mill-lane',
        field: 'statuses.primary',
        message:
          'of "mill-lane-new" two statuses are primary on the same days: "open" (2009-04-01/..) and "blocked" (2010-07-01/2010-07-31).',
      },
    ],
    [
      'a status that says it is not primary',
      'features.yaml',
      'part: mill-lane-new,',
      'part: mill-lane-new, primary: false,',
      { file: 'features.yaml', id: 'mill-lane', field: 'statuses.1.primary' },
    ],
    [
      'a ring that is not closed',
      'areas.geojson',
      /0,\s+0\s+\]\s+\]\s+\]/,
      '0,0.1]]]',
      { file: 'areas.geojson', id: 'eel-ground', field: 'geometry' },
    ],
    [
      'a position off the earth',
      'places.geojson',
      /0\.5,\s+1\s/,
      '0.5, 91 ',
      { file: 'places.geojson', id: 'nordhaven', field: 'geometry' },
    ],
    [
      'a precision of nothing',
      'crossings.geojson',
      '"precision_m": 500',
      '"precision_m": 0',
      { file: 'crossings.geojson', id: 'reed-ford', field: 'precision_m' },
    ],
    [
      'a geometry that is missing',
      'crossings.geojson',
      '"id": "reed-ford"',
      '"id": "reed-fort"',
      { file: 'features.yaml', id: 'reed-ford', field: 'parts' },
    ],
    [
      'an alias that leads nowhere',
      'layers.yaml',
      'old-ford: reed-ford',
      'old-ford: reed-fort',
      { file: 'layers.yaml', id: 'old-ford', field: 'aliases' },
    ],
    [
      'an axis whose shares do not add up',
      'article.yaml',
      'share: 0.75',
      'share: 0.7',
      { file: 'article.yaml', id: 'atlas', field: 'axis' },
    ],
    [
      'YAML that cannot be read',
      'events.yaml',
      'title: First talk',
      'title: First: talk: [',
      { file: 'events.yaml', field: 'line 3' },
    ],
    [
      'front matter that is missing',
      'passages/p01.md',
      /^---\n/,
      '',
      { file: 'passages/p01.md', message: 'there is no front matter.' },
    ],
    [
      'a status outside the time of its feature',
      'features.yaml',
      'edtf: 2009/2010-08, status: former',
      'edtf: 2010-09/2010-10, status: former',
      { file: 'features.yaml', id: 'eel-ground', field: 'statuses.2010-09/2010-10' },
    ],
    [
      'a stretch of days without a status',
      'features.yaml',
      'edtf: ../2010-12-31, status: closed',
      'edtf: ../2010-04-30, status: closed',
      {
        file: 'features.yaml',
        id: 'reed-ford',
        field: 'statuses',
        message: '"reed-ford" has no status from 2010-05-01 to 2010-05-09 and would vanish from the map.',
      },
    ],
    [
      'the name form of one side alone',
      'places.geojson',
      /\{\s*"toponym": "Northport",\s*"lang": "en",\s*"usage": "SO"\s*\},/,
      '',
      { file: 'places.geojson', id: 'nordhaven', field: 'names' },
    ],
    [
      'an event of after the article in another track',
      'events.yaml',
      'track: aftermath',
      'track: measures',
      { id: 'late-flood', field: 'track' },
    ],
    [
      'an event of before the end in the track of what came after',
      'events.yaml',
      'edtf: 2011-02-01',
      'edtf: 2010-02-01',
      { id: 'late-flood', field: 'track' },
    ],
    [
      'an event of after the article that is said to be in it',
      'events.yaml',
      /in_article: false(?=\n {2}confidence: low)/,
      'in_article: true',
      { id: 'late-flood', field: 'in_article' },
    ],
    [
      'an event of the article that no passage leads to',
      'passages/p02.md',
      '[opened](event:ford-order)',
      'opened',
      { file: 'events.yaml', id: 'ford-order', field: 'in_article' },
    ],
    [
      'a passage that leads to an event that is not in the article',
      'passages/p03.md',
      'She closes',
      'She closes on [the flood](event:late-flood)',
      { id: 'late-flood', field: 'in_article' },
    ],
    [
      'a position without a source',
      'crossings.geojson',
      /"source": "harbour-almanac"/,
      '"sources": []',
      { id: 'reed-ford', field: 'parts.reed-ford.sources' },
    ],
    ['JSON that cannot be read', 'routes.geojson', '{', '', { file: 'routes.geojson' }],
  ])('%s', (_title, file, from, to, fault) => {
    expect(faultsAfter(file, from, to)).toContainEqual(expect.objectContaining(fault));
  });

  it('a file that is missing', () => {
    const { 'layers.yaml': _, ...rest } = tinyFiles;
    expect(faultsOf(rest)).toContainEqual(
      expect.objectContaining({ file: 'layers.yaml', message: 'the file is missing.' }),
    );
  });

  it('sketches of some passages and not of others, and of one that does not exist', () => {
    const faults = faultsOf({ ...tinyFiles, 'sketches.yaml': 'p01: BEJA\np09: BEJA\n' });
    expect(faults).toContainEqual(expect.objectContaining({ file: 'sketches.yaml', id: 'p02' }));
    expect(faults).toContainEqual(expect.objectContaining({ file: 'sketches.yaml', id: 'p09' }));
    expect(faultsOf({ ...tinyFiles, 'sketches.yaml': 'p01: "no sketch"\n' })).toContainEqual(
      expect.objectContaining({ file: 'sketches.yaml' }),
    );
  });

  it('each of several faults, in one run', () => {
    const broken = {
      ...tinyFiles,
      'notes.yaml': (tinyFiles['notes.yaml'] as string).replace('[ferry-log]', '[lost-log]'),
      'passages/p03.md': `${tinyFiles['passages/p03.md'] as string} Then to [Atlantis](place:atlantis).`,
    };
    expect(faultsOf(broken)).toMatchObject([{ id: 'note-dates' }, { id: 'p03' }]);
  });

  it('a geometry that belongs to no feature and no part', () => {
    const { features } = JSON.parse(tinyFiles['crossings.geojson'] as string) as { features: { properties: object }[] };
    const stray = { ...features[0], properties: { ...features[0]?.properties, id: 'stray-shape' } };
    const files = { ...tinyFiles, 'crossings.geojson': JSON.stringify({ features: [...features, stray] }) };
    expect(faultsOf(files)).toContainEqual(expect.objectContaining({ file: 'crossings.geojson', id: 'stray-shape' }));
  });

  // The second would silently replace the first on the map.
  it('a geometry id used twice', () => {
    const collection = JSON.parse(tinyFiles['crossings.geojson'] as string) as { features: object[] };
    const files = {
      ...tinyFiles,
      'crossings.geojson': JSON.stringify({ features: [...collection.features, ...collection.features] }),
    };
    expect(faultsOf(files)).toContainEqual(expect.objectContaining({ id: 'reed-ford' }));
  });
});

describe('A status of a feature with parts', () => {
  const note = /(status: open, note:) In use\./;
  const beside = (at: string): ContentFiles => ({
    ...tinyFiles,
    'places.geojson': (tinyFiles['places.geojson'] as string).replace(/1\.5,\s+0\s/, `${at} `),
    'features.yaml': (tinyFiles['features.yaml'] as string).replace(note, '$1 In use from Southmere & Vale on.'),
  });

  it('names them where its note names a place that lies by some of them only', () => {
    expect(faultsOf(beside('1.2, 0.8'))).toMatchObject([
      {
        id: 'mill-lane',
        field: 'statuses.0.part',
        message:
          'the status "open" (2009-04-01/..) names no part, though its note names "southmere", which lies by some of the parts only.',
      },
    ]);
  });

  it('need not where the place lies by all of them, or by none', () => {
    expect(faultsOf(beside('0.5, 1'))).toEqual([]);
    expect(faultsOf(beside('1.5, 0'))).toEqual([]);
  });

  it('need not where the parts only end at a border', () => {
    expect(faultsOf(tinyFiles)).toEqual([]);
  });
});

describe('More than 99 passages', () => {
  it('are numbered p01 to p99, then p100', () => {
    const { 'passages/p03.md': last, ...rest } = tinyFiles;
    const more = Array.from({ length: 100 }, (_, at) => {
      const id = `p${String(at + 3).padStart(2, '0')}`;
      return [
        `passages/${id}.md`,
        (last as string).replace('id: p03', `id: ${id}`).replace('water finds', `water ${at} finds`),
      ];
    });
    const { atlas } = compiled({ ...rest, ...Object.fromEntries(more) });
    expect(atlas.passages.map(({ number }) => number)).toEqual(Array.from({ length: 102 }, (_, at) => at + 1));
    expect(atlas.passages.at(-1)?.id).toBe('p102');
  });
});

describe('Compiled content', () => {
  const { atlas, geometry, index } = tiny;

  it('knows which passages speak of a feature, directly or through its events', () => {
    expect(index.features.get('nordhaven')?.passages).toEqual(['p01']);
    expect(index.features.get('reed-ford')?.passages).toEqual(['p02']);
    expect(index.events.get('ford-order')?.passages).toEqual(['p02']);
    expect(index.features.get('eel-ground')?.passages).toEqual([]);
  });

  it('has events in order of date and the article’s date beside the record’s', () => {
    expect(atlas.events.map(({ id }) => id)).toEqual([
      'nordhaven-talk-1',
      'ford-order',
      'nordhaven-talk-2',
      'late-flood',
    ]);
    expect(index.events.get('nordhaven-talk-2')?.stated?.edtf).toBe('2010-06-02');
  });

  it('keeps a moved road as one feature with two dated parts', () => {
    const lane = index.features.get('mill-lane');
    expect(lane?.parts.map(({ id, span }) => [id, span.edtf])).toEqual([
      ['mill-lane-old', '2009-04-01/2010-07-15'],
      ['mill-lane-new', '2010-07-16/..'],
    ]);
    expect(geometry['mill-lane-old']?.type).toBe('LineString');
    expect(geometry['mill-lane-old~edge']?.type).toBe('Polygon');
  });

  it('joins the forms of two sides in a title', () => {
    expect(index.features.get('nordhaven')?.title).toBe('Nordhaven / Northport');
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(atlas))).toEqual(atlas);
  });
});

describe('A fault of a story', () => {
  const file = 'stories/ford-story.yaml';
  it.each<[string, string | RegExp, string, object]>([
    ['a date of a step', 'edtf: 2010-05-10', 'edtf: soon', { id: 'order', field: 'edtf' }],
    ['a record that does not exist', 'select: old-ford', 'select: atlantis', { id: 'order', field: 'select' }],
    [
      'an author without a passage',
      'passages: [p02, p01]',
      'passages: []',
      { id: 'order', field: 'statements.0.passages' },
    ],
    [
      'an editor without a source',
      'came., sources: [ferry-log]',
      'came.',
      { id: 'flood', field: 'statements.0.sources' },
    ],
    ['the voice of readers', 'voice: author', 'voice: own', { id: 'talks', field: 'statements.0.voice' }],
    ['an id that is not the file’s name', 'id: ford-story', 'id: other-story', { id: 'other-story', field: 'id' }],
    ['YAML', 'steps:', 'steps: [', {}],
  ])('%s: stops the build, with file, step and field', (_title, from, to, fault) => {
    expect(faultsAfter(file, from, to)).toContainEqual(expect.objectContaining({ file, ...fault }));
  });

  it('an id of another record, or one that a reader’s story may have', () => {
    const story = (id: string): object[] => {
      const { [file]: text = '', ...rest } = tinyFiles;
      return [...faultsOf({ ...rest, [`stories/${id}.yaml`]: text.replace('id: ford-story', `id: ${id}`) })];
    };
    expect(story('reed-ford')).toEqual([expect.objectContaining({ id: 'reed-ford', field: 'id' })]);
    expect(story('own-ford')).toEqual([expect.objectContaining({ id: 'own-ford', field: 'id' })]);
    expect(story('weir-story')).toEqual([]);
  });

  it('a name that no list allows', () => {
    const files: ContentFiles = { ...tinyFiles, 'words.yaml': '[]' };
    const named = { ...files, [file]: (files[file] ?? '').replace('Then a flood', 'Then Zanzibar') };
    expect(faultsOf(named)).toContainEqual(expect.objectContaining({ file, id: 'flood', field: 'statements.0.text' }));
  });
});

describe('Stories', () => {
  it('are offered in the order of article.yaml, those that it does not list after the others', () => {
    const text = tinyFiles['stories/ford-story.yaml'] ?? '';
    const files = {
      ...tinyFiles,
      'stories/a-story.yaml': text.replace('ford-story', 'a-story'),
      'article.yaml': (tinyFiles['article.yaml'] ?? '').replace(
        'attribution:',
        'stories: [ford-story]\n  attribution:',
      ),
    };
    expect(compiled(files).atlas.stories.map(({ id }) => id)).toEqual(['ford-story', 'a-story']);
    const broken = { ...files, 'article.yaml': files['article.yaml'].replace('[ford-story]', '[no-story]') };
    expect(faultsOf(broken)).toEqual([expect.objectContaining({ file: 'article.yaml', field: 'stories' })]);
  });

  it('are outlines in the atlas and have their texts apart', () => {
    expect(Object.keys(tiny.atlas.stories[0]?.steps[0] ?? {})).toEqual(['id', 'title', 'state', 'frame', 'passages']);
    expect(tiny.stories[0]?.steps[0]?.statements).toHaveLength(2);
  });
});
