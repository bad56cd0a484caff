/** Map layers of the marks that a step of a story draws: lines under the names of the map, texts above them, so that they are placed first. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { StoryMark } from '../../domain/model';
import type { Palette } from '../../symbology/palette';
import { MARK_LOOK, shapeOfMark } from '../../symbology/storyMark';
import { STRONG_FONT } from './paint';

/** Name of the source of the marks. */
export const STORY_MARKS = 'story-marks';
/** Name of the icon of an arrow’s head. */
export const HEAD_ICON = 'story-head';

/** The marks as GeoJSON: a line, a tip and a text for each, as far as it has them. */
export function marksSource(marks: readonly StoryMark[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: marks.map(shapeOfMark).flatMap(({ line, head, text }): readonly Feature[] => [
      ...(line.length === 0
        ? []
        : [
            {
              type: 'Feature' as const,
              properties: {},
              geometry: { type: 'LineString' as const, coordinates: line.map((at) => [...at]) },
            },
          ]),
      ...(head ? [point(head.at, { bearing: head.bearing })] : []),
      ...(text ? [point(text.at, { text: text.text, anchor: text.anchor, offset: offsetOf(text) })] : []),
    ]),
  };
}

function point(at: readonly [number, number], properties: Feature['properties']): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [...at] } };
}

/** How far a text is from its point, in its own size. */
function offsetOf({ anchor, gap }: { readonly anchor: string; readonly gap: number }): readonly [number, number] {
  const by = gap / MARK_LOOK.text;
  return anchor === 'left' ? [by, 0] : anchor === 'right' ? [-by, 0] : anchor === 'top' ? [0, by] : [0, -by];
}

/** The layers of the marks, bottom to top. */
export function storyMarkLayers(palette: Palette): readonly LayerSpecification[] {
  const line = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: STORY_MARKS,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  return [
    line('story-marks-under', palette.halo, MARK_LOOK.under),
    line('story-marks-line', palette.accent, MARK_LOOK.line),
    {
      id: 'story-marks-head',
      type: 'symbol',
      source: STORY_MARKS,
      filter: ['has', 'bearing'],
      layout: {
        'icon-image': HEAD_ICON,
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-overlap': 'always',
      },
    },
    {
      id: 'story-marks-text',
      type: 'symbol',
      source: STORY_MARKS,
      filter: ['has', 'text'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': STRONG_FONT,
        'text-size': MARK_LOOK.text,
        'text-anchor': ['get', 'anchor'],
        'text-offset': ['get', 'offset'],
        'text-max-width': 11,
        'text-overlap': 'always',
      },
      paint: {
        'text-color': palette.accent,
        'text-halo-color': palette.halo,
        'text-halo-width': MARK_LOOK.halo,
        'text-halo-blur': 0.3,
      },
    },
  ];
}
