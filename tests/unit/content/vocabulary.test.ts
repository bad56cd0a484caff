import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/content/compile';
import { describeIssue } from '../../../src/domain/result';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

/** The faults of the tiny folder after a change in its files. */
function faults(...changes: readonly (readonly [file: string, from: string, to: string])[]): readonly string[] {
  const files: Record<string, string> = { ...tinyFiles };
  for (const [file, from, to] of changes) {
    expect(files[file]).toContain(from);
    files[file] = (files[file] ?? '').replace(from, to);
  }
  const result = compile(files);
  return result.ok ? [] : result.issues.map(describeIssue);
}

describe('The words of layers.yaml', () => {
  it('are those of the content, whatever they are', () => {
    const { tracks, levels, modes, languages } = tiny.index.atlas;
    expect(tracks.map(({ id, look }) => `${id} ${look}`)).toContain('leaders disc');
    expect(levels.map(({ title }) => title)).toEqual(['Pilots', 'Clerks', 'Everybody']);
    expect(modes).toEqual([{ id: 'road', title: 'road', look: 'road' }]);
    expect(languages.map(({ lang }) => lang)).toEqual(['en', 'ru']);
    expect(tiny.index.features.get('mill-lane')?.mode).toEqual(modes[0]);
  });

  it.each([
    [
      'events.yaml',
      'track: measures',
      'track: decrees',
      /^events\.yaml: ford-order\.track: there is no track "decrees"/,
    ],
    ['events.yaml', 'level: public', 'level: crowd', /^events\.yaml: late-flood\.level: there is no level "crowd"/],
    [
      'features.yaml',
      'kind: route',
      'kind: route\n  mode: canal',
      /^features\.yaml: mill-lane\.mode: there is no mode "canal"/,
    ],
    [
      'layers.yaml',
      '{lang: ru, title: Russian}',
      '{lang: fi, title: Finnish}',
      /^places\.geojson: nordhaven\.names: there is no language "ru"/,
    ],
  ])('are the only ones that a record can use: %s, %s', (file, from, to, fault) => {
    expect(faults([file, from, to])).toContainEqual(expect.stringMatching(fault));
  });

  it.each([
    [
      '  - {id: public,',
      '  - {id: idle, title: Nobody}\n  - {id: public,',
      'idle.levels: no record uses the level "idle"',
    ],
    [
      '  - {id: measures,',
      '  - {id: idle, title: Idle, look: disc}\n  - {id: measures,',
      'idle.tracks: no record uses the track "idle"',
    ],
    ['modes:', 'modes:\n  - {id: road, title: road, look: road}', 'road.modes: it is there twice'],
    ['{lang: ru,', '{lang: fi, title: Finnish}\n  - {lang: ru,', 'fi.languages: no record uses the language "fi"'],
  ])('are all used, and once: %s', (from, to, fault) => {
    expect(faults(['layers.yaml', from, to])).toContainEqual(expect.stringContaining(fault));
  });

  it('may have words for statuses, each for a status that a feature of the kind has', () => {
    const words = (...lines: string[]) =>
      ['layers.yaml', 'languages:', `statuses:\n${lines.map((line) => `  - {${line}}\n`).join('')}languages:`] as const;
    const lane = 'kind: route, status: open, title: free to all';
    const [file, from, to] = words(lane);
    const { features } = compiled({ ...tinyFiles, [file]: (tinyFiles[file] ?? '').replace(from, to) }).atlas;
    expect(
      features.filter(({ statusTitles }) => statusTitles).map(({ id, statusTitles }) => [id, statusTitles]),
    ).toEqual([['mill-lane', { open: 'free to all' }]]);
    expect(faults(words('kind: border, status: offered, title: on offer'))).toContainEqual(
      expect.stringContaining('border offered.statuses: no border has the status "offered"'),
    );
    expect(faults(words(lane, lane))).toContainEqual(expect.stringContaining('route open.statuses: it has two titles'));
    expect(faults(words('kind: route, status: flooded, title: wet'))).not.toEqual([]);
  });

  it.each([
    ['title: Pilots, look: disc', 'title: Pilots, look: blob', 'leaders.tracks.0.look: there is no look "blob"'],
    ['title: road, look: road', 'title: road, look: canal', 'road.modes.0.look: there is no look "canal"'],
  ])('take a look that there is: %s', (from, to, fault) => {
    const [first] = faults(['layers.yaml', from, to]);
    expect(first).toContain(fault);
    expect(first).toContain('There are:');
  });

  it('have English first, on which names fall back', () => {
    expect(faults(['layers.yaml', '  - {lang: en, title: English}\n', ''])).toContainEqual(
      expect.stringContaining('English is not the first language'),
    );
  });

  it('define what a route carries where there is one', () => {
    expect(faults(['layers.yaml', 'modes:\n  - {id: road, title: road, look: road}\n', ''])).toContainEqual(
      expect.stringMatching(/^features\.yaml: mill-lane\.mode: it is a route/),
    );
  });

  it('say which events are the setting: a passage that names one is not about what it touched', () => {
    const linked = [
      'passages/p03.md',
      'turns back to [the first paragraph]',
      'tells of [the order](event:ford-order) and of [the first paragraph]',
    ] as const;
    const passagesOf = (...changes: readonly (readonly [string, string, string])[]): readonly string[] => {
      const files: Record<string, string> = { ...tinyFiles };
      for (const [file, from, to] of changes) files[file] = (files[file] ?? '').replace(from, to);
      const result = compile(files);
      return (result.ok && result.value.atlas.features.find(({ id }) => id === 'reed-ford')?.passages) || [];
    };
    expect(passagesOf(linked)).toEqual(['p02', 'p03']);
    expect(passagesOf(linked, ['layers.yaml', 'look: bar}', 'look: bar, background: true}'])).toEqual(['p02']);
  });
});

describe('The layers of layers.yaml', () => {
  const ferries = '  - {id: ferries, look: routes, title: Ferries, description: By boat., on: true}\ntracks:';

  it('mark events in one layer alone: a second would be drawn with the marks of the first', () => {
    const second = '  - {id: floods, look: aftermath, title: Floods, description: High water., on: true}\ntracks:';
    expect(faults(['layers.yaml', 'tracks:', second])).toContainEqual(
      'layers.yaml: floods.look: the layer "aftermath" has the look "aftermath" already, and one layer alone can mark events. Take it out, and name "aftermath" as the layer of its tracks.',
    );
  });

  it('take the features that name them, else those of the kinds that their look draws', () => {
    const { index } = compiled({
      ...tinyFiles,
      'layers.yaml': (tinyFiles['layers.yaml'] ?? '').replace('tracks:', ferries),
      'features.yaml': `${(tinyFiles['features.yaml'] ?? '').replace('  title: Mill lane', '  layer: ferries\n  title: Mill lane')}
- id: eel-path
  kind: route
  title: Eel path
  edtf: ../..
  certainty: documented
  confidence: high
  in_article: false
  summary: A path.
  sources: [harbour-almanac]
  statuses: [{edtf: ../.., status: open, note: In use., confidence: high, sources: [harbour-almanac]}]
`,
      'routes.geojson': (tinyFiles['routes.geojson'] ?? '').replace(
        '"features": [',
        '"features": [{"type": "Feature", "properties": {"id": "eel-path", "precision_m": 9, "source": "harbour-almanac"}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [0.1, 0.1]]}},',
      ),
    });
    const layerOf = (id: string): unknown => index.features.get(id)?.layer;
    expect(['mill-lane', 'eel-path', 'reed-ford', 'nordhaven', 'southmere'].map(layerOf)).toEqual([
      'ferries',
      'routes',
      'crossings',
      'venues',
      null,
    ]);
  });

  it.each([
    [['layers.yaml', 'tracks:', ferries], 'ferries.layers: no record uses the layer "ferries"'],
    [['layers.yaml', 'look: routes', 'look: tunnels'], 'routes.layers.3.look: there is no look "tunnels"'],
    [
      ['features.yaml', '  kind: route', '  kind: route\n  layer: ferries'],
      'mill-lane.layer: there is no layer "ferries"',
    ],
    [
      ['features.yaml', '  kind: route', '  kind: route\n  layer: areas'],
      'mill-lane.layer: the layer "areas" draws no route',
    ],
    [['layers.yaml', 'look: routes', 'look: areas'], 'mill-lane.layer: no layer draws a route'],
    [['layers.yaml', 'layer: aftermath', 'layer: routes'], 'aftermath.layer: the layer "routes" marks no events'],
    [
      ['layers.yaml', ', layer: aftermath', ''],
      'late-flood.track: it is after the day the atlas opens on, and in the track "aftermath"',
    ],
    [['layers.yaml', 'horizon: after, ', ''], 'late-flood.track: it is after the day the atlas opens on'],
    [['layers.yaml', 'label: after the almanac, ', ''], 'aftermath.label: a layer with a horizon needs a label'],
    [
      ['layers.yaml', 'look: venues', 'look: venues, horizon: after, label: now'],
      'aftermath.horizon: two layers have a horizon',
    ],
    [
      ['layers.yaml', 'look: bar', 'look: bar, layer: aftermath'],
      'ford-order.track: it is in the track "measures" and not after the day the atlas opens on',
    ],
    [
      ['article.yaml', '2011-01-01/2011-06-30', '2011-01-01/2011-06-29'],
      'atlas.axis_with_aftermath: the axis does not end on the day',
    ],
  ] as const)('are checked: %j', (change, fault) => {
    expect(faults(change)).toContainEqual(expect.stringContaining(fault));
  });
});
