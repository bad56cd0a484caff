/** Files with the reader's own layers: all of a layer, or what the map shows of it. */
import { fileNameOf } from '../../domain/fileName';
import type { Bounds, Span } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import { shownPlaces } from '../../domain/ownShown';
import { countUndated, daysWords, undatedWords } from '../../domain/ownSpans';
import { ownRows } from '../../domain/tableOwn';
import { isoDate } from '../../domain/time';
import type { View } from '../../domain/view';
import { LOOK_LIMITS, ownCsv } from '../../formats/own/ownCsv';
import { ownGeoJson } from '../../formats/own/ownGeoJson';
import { ownerWords, ownTermsWords, repairLines } from '../../formats/own/words';

/** Which features are taken: all, or those that hold on the days shown, inside the map's frame. */
export type OwnScope = 'all' | 'shown';

/** The formats in which a layer can be taken. */
export const OWN_FORMATS = ['GeoJSON', 'CSV'] as const;

/** What is shown, and where and when. */
export interface OwnContext {
  readonly view: Pick<View, 'window'>;
  /** Title of the atlas. */
  readonly atlas: string;
  /** Bounds of the map; null if there is none. */
  readonly frame: Bounds | null;
  /** Today's date, ISO 8601. */
  readonly today: string;
}

/** The places of the features that are taken. */
export function placesOf(
  { features }: Pick<OwnLayer, 'features'>,
  scope: OwnScope,
  window: Span,
  frame: Bounds | null,
): readonly number[] {
  return scope === 'all' ? features.map((_feature, at) => at) : shownPlaces(features, window, frame);
}

/** A layer as a file: its name, media type, text, and how many features it has. */
export function ownFile(
  layer: OwnLayer,
  format: (typeof OWN_FORMATS)[number],
  scope: OwnScope,
  { view: { window }, atlas, frame, today }: OwnContext,
): { readonly name: string; readonly type: string; readonly text: string; readonly count: number } {
  const positions = placesOf(layer, scope, window, frame);
  const first = isoDate(window.from);
  const days = window.to - window.from === 1 ? first : `${first}--${isoDate(window.to - 1)}`;
  const name = fileNameOf([layer.title, ...(scope === 'all' ? [] : [days, ...(frame ? ['frame'] : [])])], 'layer');
  if (format === 'CSV') {
    const rows = ownRows(layer);
    return {
      name: `${name}.csv`,
      type: 'text/csv',
      text: ownCsv(layer, positions, rows.columns, rows),
      count: positions.length,
    };
  }
  const undated = undatedWords(countUndated(layer, positions), positions.length);
  const part =
    scope === 'all'
      ? ''
      : `, those that hold ${daysWords(window, 'on')}${frame ? ', inside the map’s frame' : ''}${undated}`;
  const about = [
    `${ownerWords(layer)}: ${positions.length.toLocaleString('en')} of ${layer.features.length.toLocaleString('en')} features${part}.`,
    ownTermsWords(atlas, layer),
    `Saved on ${today}.`,
    LOOK_LIMITS,
    ...repairLines(layer, positions),
  ];
  return { name: `${name}.geojson`, type: 'application/geo+json', ...ownGeoJson(layer, positions, about) };
}
