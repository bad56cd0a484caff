/**
 * Vite plugin that cuts web fonts to the characters in use. `virtual:fonts.css` declares them for the page, `virtual:font-faces` for the
 * map (MapLibre style specification, `font-faces`), `virtual:font-files` lists them for pictures that must contain them; all name the same
 * files, so that each is fetched once.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { readFolder } from '../content/readFolder';

/** A font family: its weights and the files for its scripts. */
interface Family {
  readonly name: string;
  readonly package: string;
  readonly file: string;
  readonly weights: readonly number[];
  readonly scripts: readonly Script[];
}

/** The Unicode blocks that a font file covers, and whether it is cut to the characters that the content uses. */
interface Script {
  readonly name: string;
  readonly range: string;
  readonly has: (code: number) => boolean;
  /** Characters that are always included, because the interface may show them. */
  readonly always: string;
}

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const PUNCTUATION = ' ·–—‘’“”…¶±×§©«»°′';
const LATIN: Script = {
  name: 'latin',
  range: 'U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212',
  has: (code) => code <= 0xff || code === 0x131 || (code >= 0x2000 && code <= 0x206f) || code === 0x2212,
  always: ASCII + PUNCTUATION,
};
const LATIN_EXT: Script = {
  name: 'latin-ext',
  range: 'U+0100-0130,U+0132-0151,U+0154-02C5,U+1E00-1EFF',
  has: (code) => (code >= 0x100 && code <= 0x2af && code !== 0x131) || (code >= 0x1e00 && code <= 0x1eff),
  always: 'ƏəĞğİŞşčćšž',
};
const CYRILLIC: Script = {
  name: 'cyrillic',
  range: 'U+0400-045F',
  has: (code) => code >= 0x400 && code <= 0x45f,
  always: '',
};
const ARMENIAN: Script = {
  name: 'armenian',
  range: 'U+0530-058F,U+FB13-FB17',
  has: (code) => code >= 0x530 && code <= 0x58f,
  always: '',
};

const FAMILIES: readonly Family[] = [
  {
    name: 'Atlas Sans',
    package: '@fontsource/noto-sans',
    file: 'noto-sans',
    weights: [400, 600],
    scripts: [LATIN, LATIN_EXT, CYRILLIC],
  },
  {
    name: 'Atlas Sans',
    package: '@fontsource/noto-sans-armenian',
    file: 'noto-sans-armenian',
    weights: [400, 600],
    scripts: [ARMENIAN],
  },
  {
    name: 'Atlas Serif',
    package: '@fontsource/noto-serif',
    file: 'noto-serif',
    weights: [400, 600],
    scripts: [LATIN, LATIN_EXT],
  },
];

/** Resolved module ids; that of a style sheet must look like a path, or Vite does not treat it as one. */
const SHEET = '/@atlas/fonts.css';
const FACES = '\0virtual:font-faces';
const FILES = '\0virtual:font-files';

interface Face {
  readonly family: string;
  readonly weight: number;
  readonly script: string;
  readonly range: string;
  readonly path: string;
}

/** Creates the plugin for a content folder, whose characters the fonts must contain. */
export function fonts(folder = 'geodata'): Plugin {
  let root = process.cwd();
  let faces: Promise<readonly Face[]> | null = null;
  const made = (): Promise<readonly Face[]> => (faces ??= makeFaces(root, folder));
  return {
    name: 'atlas-fonts',
    configResolved(config) {
      root = config.root;
    },
    resolveId(id) {
      if (id === 'virtual:fonts.css') return SHEET;
      if (id === 'virtual:font-files') return FILES;
      return id === 'virtual:font-faces' ? FACES : undefined;
    },
    async load(id) {
      if (id === SHEET) return styleSheet(await made());
      if (id === FACES) return module(await made());
      if (id === FILES) return fileList(await made());
      return undefined;
    },
  };
}

async function makeFaces(root: string, folder: string): Promise<readonly Face[]> {
  const require = createRequire(join(root, 'package.json'));
  const cache = resolve(root, 'node_modules/.cache/atlas-fonts');
  mkdirSync(cache, { recursive: true });
  const used = new Set(Object.values(readFolder(resolve(root, folder))).join(''));
  const faces: Face[] = [];
  for (const family of FAMILIES) {
    for (const weight of family.weights) {
      for (const script of family.scripts) {
        const characters = [
          ...new Set([...script.always, ...[...used].filter((c) => script.has(c.codePointAt(0) ?? 0))]),
        ]
          .sort()
          .join('');
        if (characters === '') continue;
        const source = readFileSync(
          require.resolve(`${family.package}/files/${family.file}-${script.name}-${weight}-normal.woff2`),
        );
        const hash = createHash('sha256').update(source).update(characters).digest('hex').slice(0, 12);
        const path = join(cache, `${family.file}-${script.name}-${weight}-${hash}.woff2`);
        if (!existsSync(path)) writeFileSync(path, await subsetFont(source, characters, { targetFormat: 'woff2' }));
        faces.push({ family: family.name, weight, script: script.name, range: script.range, path });
      }
    }
  }
  return faces;
}

/**
 * Fonts that readers have, made as wide as the atlas's own: until these have come, and where they do not come, lines break in the same
 * places, so that nothing moves. `width` is the width of the atlas's letters relative to the font's, weighted by how often the digest has
 * each (CSS Fonts 5, `size-adjust`).
 */
const STAND_INS: readonly (Pick<Face, 'family' | 'weight'> & {
  readonly local: readonly string[];
  readonly width: number;
})[] = [
  { family: 'Atlas Sans Near', weight: 400, local: ['Arial', 'Liberation Sans', 'Arimo', 'Roboto'], width: 1.061 },
  {
    family: 'Atlas Sans Near',
    weight: 600,
    local: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Roboto Bold'],
    width: 1.025,
  },
  { family: 'Atlas Sans Wide', weight: 400, local: ['DejaVu Sans', 'Verdana'], width: 0.929 },
  { family: 'Atlas Sans Wide', weight: 600, local: ['DejaVu Sans Bold', 'Verdana Bold'], width: 0.855 },
  { family: 'Atlas Serif Near', weight: 400, local: ['Times New Roman', 'Liberation Serif', 'Tinos'], width: 1.187 },
  {
    family: 'Atlas Serif Near',
    weight: 600,
    local: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
    width: 1.156,
  },
  { family: 'Atlas Serif Wide', weight: 400, local: ['DejaVu Serif'], width: 0.931 },
  { family: 'Atlas Serif Wide', weight: 600, local: ['DejaVu Serif Bold'], width: 0.876 },
];
/** Heights of Noto Sans and Noto Serif above and below the line, relative to the size. */
const [ABOVE, BELOW] = [1.069, 0.293];

function styleSheet(faces: readonly Face[]): string {
  const own = faces.map(
    ({ family, weight, range, path }) =>
      `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
      `src:url("${path}") format("woff2");unicode-range:${range}}`,
  );
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const standIns = STAND_INS.map(
    ({ family, weight, local, width }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:${local.map((name) => `local("${name}")`).join()};` +
      `size-adjust:${percent(width)};ascent-override:${percent(ABOVE / width)};descent-override:${percent(BELOW / width)};` +
      // Only for what the atlas's fonts always have: other signs keep their size.
      'line-gap-override:0%;unicode-range:U+20-7E,U+2010-2026}',
  );
  return [...own, ...standIns].join('\n');
}

/** For MapLibre each weight has a font name of its own: `Atlas Sans 600`. */
function module(faces: readonly Face[]): string {
  const sans = faces.filter((face) => face.family === 'Atlas Sans');
  const imports = sans.map((face, index) => `import u${index} from ${JSON.stringify(`${face.path}?url`)};`);
  const names = [...new Set(sans.map((face) => `${face.family} ${face.weight}`))];
  const entries = names.map((name) => {
    const files = sans
      .map((face, index) => ({ face, index }))
      .filter(({ face }) => `${face.family} ${face.weight}` === name)
      .map(({ face, index }) => `{url:u${index},"unicode-range":${JSON.stringify(face.range.split(','))}}`);
    return `${JSON.stringify(name)}:[${files.join(',')}]`;
  });
  return `${imports.join('\n')}\nexport default {${entries.join(',')}};`;
}

/** The font files with what a style sheet says of each. */
function fileList(faces: readonly Face[]): string {
  const imports = faces.map((face, index) => `import u${index} from ${JSON.stringify(`${face.path}?url`)};`);
  const entries = faces.map(
    ({ family, weight, range }, index) =>
      `{family:${JSON.stringify(family)},weight:${weight},range:${JSON.stringify(range)},url:u${index}}`,
  );
  return `${imports.join('\n')}\nexport default [${entries.join(',')}];`;
}
