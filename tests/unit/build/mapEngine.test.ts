import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptied, LEFT_OUT, SHADERS_LEFT_OUT } from '../../../src/build/mapEngine';
import { initialSession } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { composeStyle } from '../../../src/map/style/compose';
import { dateState } from '../../../src/map/style/filters';
import { contentSources } from '../../../src/map/style/sources';
import { PALETTES } from '../../../src/symbology/palette';
import { real } from '../../fixtures/real-atlas';
import { tinyBasemap } from '../../fixtures/tiny-atlas';

const SOURCES = 'node_modules/maplibre-gl/src';
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((path) => `/maplibre-gl/src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && !/\.(test|bench)\.ts$/.test(path));

/** Paths of the files that a pattern names, without the folder of the sources. */
function names(pattern: RegExp): string[] {
  return files.filter((path) => pattern.test(path)).map((path) => path.replace(/.*\/src\//, ''));
}

describe('What is left out of MapLibre', () => {
  it('is what the package has under these names: one that was renamed there would come back unseen', () => {
    expect(names(LEFT_OUT).sort()).toEqual([
      'render/terrain.ts',
      'source/canvas_source.ts',
      'source/image_source.ts',
      'source/raster_dem_tile_source.ts',
      'source/raster_dem_tile_worker_source.ts',
      'source/raster_tile_source.ts',
      'source/vector_tile_mlt.ts',
      'source/video_source.ts',
      'tile/terrain_tile_manager.ts',
      'ui/control/logo_control.ts',
      'webgl/draw/draw_collision_debug.ts',
      'webgl/draw/draw_color_relief.ts',
      'webgl/draw/draw_debug.ts',
      'webgl/draw/draw_fill_extrusion.ts',
      'webgl/draw/draw_heatmap.ts',
      'webgl/draw/draw_hillshade.ts',
      'webgl/draw/draw_raster.ts',
      'webgl/draw/draw_sky.ts',
      'webgl/draw/draw_terrain.ts',
      'webgl/render_to_texture.ts',
    ]);
    expect([...new Set(names(SHADERS_LEFT_OUT).map((path) => path.replace(/.*\/|\..*/g, '')))].sort()).toEqual([
      'atmosphere',
      'collision_box',
      'collision_circle',
      'color_relief',
      'debug',
      'fill_extrusion',
      'fill_extrusion_pattern',
      'heatmap',
      'heatmap_texture',
      'hillshade',
      'hillshade_prepare',
      'raster',
      'sky',
      'terrain',
      'terrain_depth',
      'terrain_height',
    ]);
  });

  it('is nothing that the style asks for', () => {
    const { index, geometry } = real;
    const style = composeStyle({
      palette: PALETTES.light,
      region: tinyBasemap,
      regionBounds: index.atlas.meta.regionBounds,
      world: null,
      content: contentSources(index, geometry, { last: index.atlas.meta.checked }, 'both'),
      fontFaces: {},
      focusCountries: index.atlas.meta.focusCountries,
      date: dateState(selectView(index, initialSession(index)).window, 'day', true),
      contentLayers: index.atlas.layers,
      layers: index.atlas.layers.map(({ id }) => id),
      ghosts: true,
    });
    expect([...new Set(Object.values(style.sources).map(({ type }) => type))]).toEqual(['geojson']);
    expect([...new Set(style.layers.map(({ type }) => type))].sort()).toEqual([
      'background',
      'circle',
      'fill',
      'line',
      'symbol',
    ]);
    expect(style.terrain).toBeUndefined();
    // An atmosphere would be drawn by a program that is left out.
    expect(style.sky).toEqual({ 'atmosphere-blend': 0 });
  });

  it('keeps its names, so that whatever names them still can', () => {
    expect(
      emptied(
        'export class Sky extends Thing {\n}\nexport async function draw(a: number) {}\nexport const LIMIT = 3;\nexport type T = 1;\nexport {a as b, type C};\n',
      ),
    ).toBe('export class Sky {}\nexport function draw() {}\nexport function LIMIT() {}\nexport function b() {}');
    for (const path of files.filter((each) => LEFT_OUT.test(each))) {
      const code = readFileSync(path.replace('/maplibre-gl/src', SOURCES), 'utf8');
      expect(emptied(code), path).toMatch(/^export (class|function) \w+/);
      // Every export that is not a type has a form that is known here.
      const written = [...code.matchAll(/^export (?!type |interface )/gm)].length;
      expect(emptied(code).split('\n').length, path).toBeGreaterThanOrEqual(written);
    }
  });
});
