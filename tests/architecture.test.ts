import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultOfImport, importCircles, importsOf } from './fixtures/importRules';
import { real } from './fixtures/real-atlas';

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const imports = sources
  .filter(({ file }) => /\.(ts|svelte)$/.test(file))
  .flatMap(({ file, text }) => importsOf(file, text));

/** Where a file looks elements up in the page, and why it may: no component knows the markup of another, and names and handles do the rest. */
const LOOKS_UP: Readonly<Record<string, string>> = {
  'public/boot.js': 'runs without the program: it knows the elements of index.html',
  'public/embed.js': 'runs without the program: the line of boot.js, and a click on any link',
  'src/app/Notices.svelte': 'its own buttons, inside its own box',
  'src/app/audience.ts': 'gives the program of the audience’s window the elements of index.html that it runs in',
  'src/app/start.ts': 'gives the program the elements of index.html that it runs in',
  'src/app/pageLinks.ts':
    'a click on any link within the page: `a` and `href` are the platform’s words, not a component’s',
  'src/formats/course/scormPage.js':
    'runs alone, in the page of a course package: the elements that the page is written with',
  'src/map/ComparedMap.svelte': 'its own dates, inside its own region',
  'src/map/listKeys.ts': 'its own buttons, inside its own list',
  'src/map/MapView.svelte': 'the controls that the map’s program has put into its own canvas’s frame',
  'src/stillmap/StillMap.ts': 'the picture that it was given',
  'src/stillmap/controls.ts': 'what it has put into the picture’s frame itself',
  'src/stillmap/drawnPicture.ts': 'the picture that it has drawn',
  'src/stillmap/gestures.ts': 'whether a pointer is on a control of the picture’s frame',
  'src/stillmap/pagePicture.ts': 'the picture that `stillmap/render` has drawn at build time',
  'src/ui/holdFocus.ts': 'any control, by the platform’s elements',
  'src/ui/rovingItems.ts': 'groups and items in the element it is attached to, by selectors that are given to it',
  'src/ui/tabStops.ts': 'any control in the element it is attached to, by the platform’s elements',
  'src/views/people/People.svelte': 'its own entries, inside its own list',
  'src/views/reader/Reader.svelte': 'parts of its own text that links name, inside its own column',
  'src/views/reader/copyWords.ts': 'marks of footnotes in a clone of words that the reader has drawn',
  'src/views/search/ResultList.svelte': 'its own rows, by an id that it has made',
  'src/views/table/columnFit.ts': 'headings and cells of the table that it measures',
  'src/views/table/headingDrag.svelte.ts': 'the headings of the table in which one is dragged',
  'src/views/timeline/Calendar.svelte': 'its own days, inside its own box',
};
/** Where a control may be disabled by the platform, and why. */
const DISABLES: Readonly<Record<string, string>> = {
  'src/views/timeline/Calendar.svelte':
    'days outside of the range: the arrow keys pass them by, so that none has the focus',
};
const LOOK_UP = /\b(querySelector|querySelectorAll|getElementById|getElementsBy\w+|closest)\s*[(<]/;

/** Words of the content that are words of the program, too: where they may be, and why. */
const GENERIC_WORDS: readonly { readonly words: readonly string[]; readonly where: RegExp; readonly why: string }[] = [
  {
    words: ['borders', 'areas', 'crossings', 'routes', 'venues'],
    where: /^src\/(map\/|symbology\/layers|content\/checks\/statuses|formats\/publish\/)/,
    why: 'looks of layers, sources of the map, members of its files: the plurals of kinds',
  },
  {
    words: ['Borders', 'Areas', 'Crossings', 'Routes'],
    where: /^src\//,
    why: 'the plurals of kinds at the start of a sentence or title',
  },
  {
    words: ['aftermath'],
    where: /^src\/(domain|map|state|stillmap|symbology|views\/(layers|search)|app\/dateWords)[/.]/,
    why: 'what lies after the opening day (domain/aftermath), and the look of its layer, whose name is a contract',
  },
  {
    words: ['road', 'rail', 'air', 'railway'],
    where: /^src\/(domain\/model|content\/checks\/features|map\/style|stillmap|symbology|views\/layers)/,
    why: 'looks of modes, and what comments call lines drawn so',
  },
  { words: ['background'], where: /^src\/map\/style\/basemapLayers/, why: 'a type of layer of MapLibre' },
  {
    words: ['statements'],
    where: /^src\/(domain|content\/stories|formats|state|app|build|symbology|stillmap|views)/,
    why: 'what a step of a story says, each in one voice',
  },
  { words: ['Measures'], where: /^src\/copy\/read\/pdf\/leading/, why: 'a verb' },
  { words: ['en', 'English'], where: /^src\//, why: 'the language of the page, which every atlas has names in' },
  { words: ['Turkish'], where: /^src\/files\/decode/, why: 'what the letters of Windows-1254 are for' },
];

describe('The rule for imports', () => {
  it.each([
    ['src/domain/view.ts', '../symbology/palette'],
    ['src/domain/view.ts', '@turf/bbox'],
    ['src/symbology/pieces.ts', '../content/compile'],
    ['src/formats/address/url.ts', '../../state/urlSync'],
    ['src/formats/address/url.ts', '../../copy/place'],
    ['src/formats/address/url.ts', 'yaml'],
    ['src/copy/match.ts', '../search/search'],
    ['src/state/urlSync.ts', '../content/dates'],
    ['src/state/urlSync.ts', '../views/reader/reading'],
    ['src/views/reader/Reader.svelte', '../details/Details.svelte'],
    ['src/views/reader/Reader.svelte', '../../map/MapView.svelte'],
    ['src/views/reader/Reader.svelte', '../../app/App.svelte'],
    ['src/symbology/timeline/scale.ts', '../../content/dates'],
    ['src/views/prose/RichText.svelte', '../../state/urlSync'],
    ['src/views/prose/RichText.svelte', '../reader/reading'],
    ['src/map/MapController.ts', '../state/atlasState.svelte'],
    ['src/map/MapController.ts', '../formats/address/url'],
    ['src/map/MapView.svelte', '../views/prose/RichText.svelte'],
    ['src/map/style/compose.ts', '../../stillmap/render'],
    ['src/ui/Button.svelte', '../domain/time'],
    ['src/stillmap/render.ts', 'maplibre-gl'],
    ['src/app/App.svelte', 'maplibre-gl'],
    ['src/app/App.svelte', '../content/compile'],
    ['src/app/main.ts', '../build/policy'],
    ['src/app/App.svelte', '/elsewhere/Timeline.svelte'],
    ['src/content/compile.ts', 'node:fs'],
    ['src/content/compile.ts', 'fs'],
    ['src/content/compile.ts', '../formats/address/url'],
    ['src/formats/address/url.ts', 'valibot'],
    ['src/build/fonts.ts', '../map/MapController'],
    ['src/build/fonts.ts', '../../tests/fixtures/tiny-atlas'],
    ['src/helpers/misc.ts', '../domain/time'],
    ['src/views/misc.ts', '../domain/time'],
    ['src/views/helpers/misc.ts', '../../domain/time'],
    ['src/misc.ts', './domain/time'],
  ])('refuses %s → %s', (file, specifier) => expect(faultOfImport({ file, specifier })).toContain(specifier));

  it.each([
    ['src/symbology/pieces.ts', '../domain/model'],
    ['src/state/urlSync.ts', '../formats/address/url'],
    ['src/views/reader/Reader.svelte', '../prose/RichText.svelte'],
    ['src/views/reader/Reader.svelte', './reading'],
    ['src/map/style/compose.ts', '../../symbology/palette'],
    ['src/map/worker.ts', 'maplibre-gl'],
    ['src/domain/geometry.ts', '@turf/bbox'],
    ['src/content/readFolder.ts', 'node:fs'],
    ['src/content/stories.ts', '../formats/story/read'],
    ['src/build/prerender.ts', '../map/style/basemap'],
    ['src/app/App.svelte', '../map/MapView.svelte'],
    ['src/app/App.svelte', '../views/reader/Reader.svelte'],
  ])('allows %s → %s', (file, specifier) => expect(faultOfImport({ file, specifier })).toBeNull());

  it('sees every way to import', () => {
    const text = `<script module>export * from './a';</script><script lang="ts">
      import type { B } from './b'; import './c.css'; const d = () => import('./d'); let e: import('./e').E;
      // import './not-this'
      const text = "import './nor-this'";</script>
      {#await import('./f') then f}{f}{/await}`;
    const found = importsOf('src/X.svelte', text).map(({ specifier }) => specifier);
    expect(found.sort()).toEqual(['./a', './b', './c.css', './d', './e', './f']);
  });
});

describe('src/', () => {
  it('imports in one direction only', () => {
    // Fewer would mean that the files were not found.
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(faultOfImport).filter((fault) => fault !== null)).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    const files = new Set(sources.map(({ file }) => file));
    expect(importCircles(imports, files)).toEqual([]);
    const written = [
      { file: 'src/a.ts', specifier: './b' },
      { file: 'src/b.ts', specifier: './c/d.svelte' },
      { file: 'src/c/d.svelte', specifier: '../a' },
      { file: 'src/c/d.svelte', specifier: 'svelte' },
    ];
    expect(importCircles(written, new Set(['src/a.ts', 'src/b.ts', 'src/c/d.svelte']))).toEqual([
      'src/a.ts → src/b.ts → src/c/d.svelte → src/a.ts',
    ]);
  });

  it('has no file of more than 400 lines, but for those that src/README.md names with a reason', () => {
    const readme = readFileSync('src/README.md', 'utf8');
    const reasons = readme.slice(readme.indexOf('## Long files'));
    const long = sources.filter(({ file, text }) => file !== 'src/README.md' && text.split('\n').length > 401);
    expect(long.map(({ file }) => file).filter((file) => !reasons.includes(`\`${file.slice(4)}\``))).toEqual([]);
  });

  it('has no name from the article', () => {
    const { features, people } = real.atlas;
    const surname = (name: string): string => name.split(' ').at(-1) as string;
    const names = [
      ...features.flatMap((feature) => feature.names.map(({ toponym }) => toponym)),
      ...features.filter(({ kind }) => kind !== 'place' && kind !== 'venue').map(({ title }) => title),
      ...people.flatMap(({ name, also }) => [surname(name), ...also.map(surname)]),
    ].filter((name) => name.length >= 4);
    // Places, people, countries in up to five languages: fewer would mean that they were not collected.
    expect(new Set(names).size).toBeGreaterThan(300);
    const escaped = [...new Set(names)].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
    // Names that also mean something else, and where they may: Georgia is a typeface in style sheets.
    const isGeneric = (file: string, name: string): boolean => name === 'Georgia' && file.endsWith('.css');
    const found = sources.flatMap(({ file, text }) =>
      (text.match(any) ?? []).filter((name) => !isGeneric(file, name)).map((name) => `${file}: ${name}`),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it('has no word of layers.yaml: what the content calls its layers, tracks, levels, modes, statuses, sides and languages', () => {
    const { layers, tracks, levels, modes, sides, languages, features } = real.atlas;
    const named = [...layers, ...tracks, ...levels, ...modes];
    const files = sources.filter(({ file }) => /\.(ts|svelte|css)$/.test(file));
    const titles = [
      ...named.map(({ title }) => title),
      ...languages.map(({ title }) => title),
      ...sides.map(({ adjective }) => adjective),
      ...features.flatMap(({ statusTitles }) => Object.values(statusTitles ?? {})),
    ];
    const ids = [...named, ...sides].map(({ id }) => id).concat(languages.map(({ lang }) => lang));
    const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const either = (texts: readonly string[]): string => [...new Set(texts)].map(escape).join('|');
    // Ids count where they are quoted, as a value or a name; titles as whole words in any text.
    const any = new RegExp(
      `(?<=['"\`])(?:${either(ids)})(?=['"\`])|(?<![\\p{L}\\p{N}])(?:${either(titles)})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    const found = files.flatMap(({ file, text }) => (text.match(any) ?? []).map((word) => ({ file, word })));
    const unexplained = found.filter(
      ({ file, word }) => !GENERIC_WORDS.some((each) => each.words.includes(word) && each.where.test(file)),
    );
    expect([...new Set(unexplained.map(({ file, word }) => `${file}: ${word}`))]).toEqual([]);
    // A word that src/ no longer has needs no exception.
    const used = new Set(found.map(({ word }) => word));
    expect(GENERIC_WORDS.flatMap(({ words }) => words).filter((word) => !used.has(word))).toEqual([]);
  });

  it('disables no button, which would drop the focus to the page: it says that it is disabled, and does nothing', () => {
    const buttons = /<(button|input|select|textarea|fieldset)\b(?:[^>"{]|"[^"]*"|\{(?:[^{}]|\{[^}]*\})*\}|=>)*>/g;
    const disabling = /(?:^|[\s{])disabled(?:=|[\s}>])/;
    const found = sources
      .filter(
        ({ file, text }) => file.endsWith('.svelte') && (text.match(buttons) ?? []).some((tag) => disabling.test(tag)),
      )
      .map(({ file }) => file);
    expect(found.filter((file) => !(file in DISABLES))).toEqual([]);
    // The rule sees a button however its attributes are written.
    const written = [
      '<button\n  disabled={a > 1}\n>',
      '<button onclick={() => b({ c })} {disabled}>',
      '<input disabled />',
    ];
    expect(written.filter((tag) => (tag.match(buttons) ?? []).some((each) => disabling.test(each)))).toEqual(written);
    expect(disabling.test('<button aria-disabled={a} class="is-disabled">')).toBe(false);
  });

  it('gives no component an object written in its tag: a component depends on all of its values whenever it reads one', () => {
    const found = sources.filter(({ file, text }) => file.endsWith('.svelte') && /\{\.\.\.\s*\{/.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('tells nobody to click or tap: who has a finger, a mouse or keys presses and chooses', () => {
    const DEVICES =
      /\b(?:click|tap)(?:s|p?ed|p?ing)? (?:an?|any|here|it|on|one|the|to)\b|\bdouble[- ](?:click|tap)|\ban? (?:click|tap)\b/i;
    // Comments are for those who know the program.
    const said = (text: string): string => text.replace(/<!--[^]*?-->|\/\*[^]*?\*\/|(?<![:'"`])\/\/.*/g, '');
    const found = sources
      .filter(({ file }) => /\.(ts|svelte)$/.test(file))
      .flatMap(({ file, text }) =>
        said(text)
          .split('\n')
          .filter((line) => DEVICES.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  it('shows no import as text of the page: outside of its script it is one', () => {
    const isOutside = (text: string): boolean =>
      /^\s*import\s[^<]*['"]/m.test(text.replace(/<script[\s\S]*?<\/script>/g, ''));
    expect(isOutside("<script></script>\nimport './fields.css';\n<p>Text</p>")).toBe(true);
    expect(
      sources.filter(({ file, text }) => file.endsWith('.svelte') && isOutside(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  it('gives every choice of one among several a name: without one the browser takes each for a choice of its own, and arrow keys leave it', () => {
    const tags = /<input\b(?:[^>"{]|"[^"]*"|\{(?:[^{}]|\{[^}]*\})*\}|=>)*>/g;
    const nameless = (text: string) =>
      (text.match(tags) ?? []).filter((tag) => /type="radio"/.test(tag) && !/\sname=/.test(tag));
    const found = sources.filter(({ file, text }) => file.endsWith('.svelte') && nameless(text).length > 0);
    expect(found.map(({ file }) => file)).toEqual([]);
    expect(nameless('<input type="radio" bind:group={a} value="b" onchange={() => c({ d })} />')).toHaveLength(1);
  });

  it('gives no drawn shape a class that the sheets of the page lay out: bars of the timeline were as high as the bar of the page', () => {
    const folder = 'src/ui/styles';
    const sheets = readdirSync(folder).map((file) =>
      readFileSync(`${folder}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    );
    const sized = sheets.flatMap((text) =>
      [...text.matchAll(/([^{}]*)\{[^{}]*\b(?:height|width|x|y):/g)].flatMap(
        ([, selector = '']) => selector.match(/\.[\w-]+(?=[^.#[\s>+~]*\s*(?:,|$))/gm) ?? [],
      ),
    );
    expect(sized).toContain('.bar');
    const shapes = (text: string) =>
      [...text.matchAll(/<(?:rect|circle|image)\b[^>]*?\bclass="([^"{]*)"/g)].flatMap(([, names = '']) =>
        names.split(/\s+/),
      );
    expect(
      sources
        .filter(({ file, text }) => file.endsWith('.svelte') && shapes(text).some((name) => sized.includes(`.${name}`)))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('looks elements up only in its own markup, each place with its reason', () => {
    const early = ['public/boot.js', 'public/embed.js', 'public/otherHost.js'].map((file) => ({
      file,
      text: readFileSync(file, 'utf8'),
    }));
    const found = [...sources, ...early]
      .filter(({ file, text }) => /\.(ts|js|svelte)$/.test(file) && !file.startsWith('src/copy/') && LOOK_UP.test(text))
      .map(({ file }) => file);
    expect(found.sort()).toEqual(Object.keys(LOOKS_UP).sort());
  });
});
