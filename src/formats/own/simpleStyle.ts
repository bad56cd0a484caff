/**
 * How a feature wants to be drawn, as properties of GeoJSON (simplestyle-spec 1.1): `stroke` or, of points, `marker-color`, `stroke-width`,
 * `fill`, `fill-opacity`. Symbols and sizes of markers are not read: the atlas draws points as discs.
 */
import type { OwnFeature, OwnFeatureStyle, OwnValue } from '../../domain/ownData';

/** Widest line in CSS pixels. */
const MOST_WIDTH = 40;

/** The style that properties tell; undefined for none. */
export function styleOfProperties(properties: unknown): OwnFeatureStyle | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const given = properties as Readonly<Record<string, unknown>>;
  const colour = colourOf(given['stroke']) ?? colourOf(given['marker-color']);
  const fill = colourOf(given['fill']);
  const [opacity, width] = [numberOf(given['fill-opacity']), numberOf(given['stroke-width'])];
  const style = {
    ...(colour ? { colour } : {}),
    ...(fill ? { fill } : {}),
    ...(opacity >= 0 && opacity <= 1 ? { fillOpacity: opacity } : {}),
    ...(width > 0 ? { width: Math.min(width, MOST_WIDTH) } : {}),
  };
  return Object.keys(style).length > 0 ? style : undefined;
}

/** The properties that tell the style of a feature; none if those of its file do so already. */
export function stylePropertiesOf({ style, geometry, properties }: OwnFeature): Readonly<Record<string, OwnValue>> {
  if (!style || isSame(style, styleOfProperties(properties))) return {};
  const { colour, fill, fillOpacity, width } = style;
  const isPoint = geometry?.type === 'Point' || geometry?.type === 'MultiPoint';
  return {
    ...(colour === undefined ? {} : { [isPoint ? 'marker-color' : 'stroke']: colour }),
    ...(width === undefined ? {} : { 'stroke-width': width }),
    ...(fill === undefined ? {} : { fill }),
    ...(fillOpacity === undefined ? {} : { 'fill-opacity': fillOpacity }),
  };
}

function isSame(one: OwnFeatureStyle, other: OwnFeatureStyle | undefined): boolean {
  return (['colour', 'fill', 'fillOpacity', 'width'] as const).every((name) => one[name] === other?.[name]);
}

/** `#f00`, `ff0000` or `#FF0000` as `#ff0000`; undefined for any other value. */
function colourOf(value: unknown): string | undefined {
  const digits = typeof value === 'string' ? /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(value.trim())?.[1] : undefined;
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
}

/** A number, or a text that is one; NaN for any other value. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
