/** Reads GPX 1.0 and 1.1: waypoints, routes and tracks, with their descriptions and times. */
import { failure, success } from '../../domain/result';
import { noteCharacterSet } from './characterSet';
import type { ImportFormat, RawFeature } from './format';
import { KML_NOTES } from './kml';
import { Notes } from './notes';
import { titleOf } from './titles';
import { childOf, childrenOf, childText, readXml, type XmlElement } from './xml';

/** Elements that become properties. */
const TEXTS = ['name', 'desc', 'cmt', 'src', 'sym', 'type', 'number', 'time', 'ele'];

export const gpx: ImportFormat = {
  id: 'gpx',
  title: 'GPX',
  extensions: ['gpx'],
  mediaTypes: ['application/gpx+xml'],
  recognises: ({ text }) => /<(?:\w+:)?gpx[\s>]/.test(text),
  read: ({ name, bytes }, { tell }) => {
    const read = readXml(bytes, (share) => tell({ words: 'Reading GPX', share: share / 2 }));
    if (!read)
      return Promise.resolve(
        failure({ message: `“${name}” is no text.`, remedy: 'Save it anew as GPX, and open that.' }),
      );
    const notes = new Notes();
    const { root, isCut, isDeep, hasEntities } = read;
    noteCharacterSet(read, notes);
    if (isCut) notes.add({ kind: 'told', message: KML_NOTES.cut });
    if (isDeep) notes.add({ kind: 'dropped', message: KML_NOTES.deep });
    if (hasEntities) notes.add({ kind: 'told', message: KML_NOTES.entities });
    const features = featuresOf(root);
    const head = childOf(root, 'metadata') ?? root;
    let at = 0;
    return Promise.resolve(
      success([
        {
          title: childText(head, 'name') ?? titleOf(name),
          notes,
          features: function* () {
            for (const feature of features) {
              at++;
              yield feature;
            }
          },
          share: () => 0.5 + at / features.length / 2,
        },
      ]),
    );
  },
};

function featuresOf(root: XmlElement): readonly RawFeature[] {
  const features: RawFeature[] = [];
  const add = (element: XmlElement, geometry: unknown, folder: string, when: RawFeature['when']): void => {
    const properties = Object.fromEntries(
      TEXTS.flatMap((name) => {
        const text = childText(element, name);
        return text === undefined ? [] : [[name, name === 'ele' || name === 'number' ? numberOrText(text) : text]];
      }),
    );
    const link = childOf(element, 'link');
    if (link?.attributes['href']) properties['link'] = link.attributes['href'];
    features.push({ number: features.length + 1, geometry, properties, folders: [folder], ...(when ? { when } : {}) });
  };
  for (const point of childrenOf(root, 'wpt'))
    add(point, { type: 'Point', coordinates: positionOf(point) }, 'Waypoints', { date: childText(point, 'time') });
  for (const route of childrenOf(root, 'rte')) {
    const points = childrenOf(route, 'rtept');
    add(route, { type: 'LineString', coordinates: points.map(positionOf) }, 'Routes', timesOf(points));
  }
  for (const track of childrenOf(root, 'trk')) {
    const parts = childrenOf(track, 'trkseg').map((part) => childrenOf(part, 'trkpt'));
    const lines = parts.filter((part) => part.length > 0).map((part) => part.map(positionOf));
    const geometry =
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] }
        : { type: 'MultiLineString', coordinates: lines };
    add(track, geometry, 'Tracks', timesOf(parts.flat()));
  }
  return features;
}

/** Longitude, latitude and, if given, height. */
function positionOf(point: XmlElement): unknown[] {
  const { lon, lat } = point.attributes;
  const height = Number(childText(point, 'ele'));
  return [lon, lat]
    .map((each) => {
      if (each === undefined || each.trim() === '') return NaN;
      // What has a comma is read, and noted, with the geometry.
      return each.includes(',') ? each : Number(each);
    })
    .concat(Number.isFinite(height) ? height : []);
}

/** From the first time of some points to the last. */
function timesOf(points: readonly XmlElement[]): RawFeature['when'] {
  const times = points.flatMap((point) => childText(point, 'time') ?? []).sort();
  return times.length > 0 ? { start: times[0], end: times.at(-1) } : undefined;
}

function numberOrText(text: string): string | number {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
