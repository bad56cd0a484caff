/** Writes places.lpf.json: places and venues in the Linked Places format (version 1.3: GeoJSON-T with a JSON-LD context). */
import type { AtlasIndex } from '../../domain/links';
import type { Feature, Id, PlaceLabel } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { plainText } from '../../domain/plainText';
import { json, type PublishedFormat } from './format';
import { statementOf } from './provenance';

/** Address of a record on the atlas's page, relative to the data folder. */
export function addressOf(id: Id): string {
  return `../#${id}`;
}

/** Address of the JSON-LD context that defines the names in the file. */
const CONTEXT = 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

/** Whether a feature belongs in the gazetteer: it has a name and a disclosed position. */
function isPlace(feature: Feature): boolean {
  return (feature.kind === 'place' || feature.kind === 'venue') && feature.disclosed;
}

/** GeoNames ids are written as links of type `closeMatch`. */
export const linkedPlaces: PublishedFormat = {
  id: 'places-lpf',
  name: 'places',
  extension: 'lpf.json',
  title: 'Gazetteer',
  description: () => 'Places and venues with their names by language and side, in the Linked Places format.',
  mediaType: 'application/json',
  licence: 'own',
  write: (records) => {
    const places = records.features.filter(isPlace).map((feature) => placeOf(feature, records.index));
    const metadata = statementOf(linkedPlaces, records);
    const text = json({ type: 'FeatureCollection', '@context': CONTEXT, metadata, features: places });
    return { text, count: places.length };
  },
};

function placeOf(feature: Feature, index: AtlasIndex): object {
  const { axis, checked, opens } = index.atlas.meta;
  const period = { start: { in: isoDate(axis[0]?.from ?? opens) }, end: { in: isoDate(checked) } };
  const type = feature.label ? TYPES[feature.label.rank] : REGION;
  const citations = feature.sources.flatMap((id) => {
    const source = index.sources.get(id);
    return source ? [{ label: source.title, '@id': source.url }] : [];
  });
  return {
    '@id': addressOf(feature.id),
    type: 'Feature',
    properties: { title: feature.title, fclasses: [type.fclass] },
    names: feature.names.map(({ toponym, lang, usage }) => ({
      toponym,
      lang: usage ? `${lang}-${usage}` : lang,
      citations,
    })),
    types: [{ identifier: type.aat, label: type.label }],
    geometry: {
      type: 'Point',
      coordinates: [...feature.point],
      certainty: CERTAINTY[feature.certainty],
    },
    ...(feature.geonames === undefined
      ? {}
      : { links: [{ type: 'closeMatch', identifier: `gn:${feature.geonames}` }] }),
    when: { timespans: [period], label: 'the time that the atlas covers' },
    descriptions: [
      {
        value:
          `${plainText(feature.summary)} Position known to ${feature.precisionM} m. ${feature.inArticle ? 'Mentioned in the article.' : 'Context, not in the article.'}`.trim(),
        lang: 'en',
      },
    ],
  };
}

/** The format's words for each certainty of the atlas. */
const CERTAINTY = { documented: 'certain', inferred: 'less-certain', disputed: 'uncertain' } as const;

interface PlaceType {
  readonly aat: string;
  readonly label: string;
  readonly fclass: string;
}

/** The type of a place whose name the map does not show. */
const REGION: PlaceType = { aat: 'aat:300182722', label: 'regions (geographic)', fclass: 'L' };

/** Type of each rank of place: its concept in the Getty Art & Architecture Thesaurus and its GeoNames feature class (`fclasses`). */
const TYPES: Readonly<Record<PlaceLabel['rank'], PlaceType>> = {
  country: { aat: 'aat:300128207', label: 'nations', fclass: 'A' },
  capital: { aat: 'aat:300387337', label: 'national capitals', fclass: 'P' },
  city: { aat: 'aat:300008389', label: 'cities', fclass: 'P' },
  town: { aat: 'aat:300008375', label: 'towns', fclass: 'P' },
  village: { aat: 'aat:300008372', label: 'villages', fclass: 'P' },
  site: { aat: 'aat:300000809', label: 'sites (locations)', fclass: 'S' },
  region: REGION,
  district: { aat: 'aat:300000705', label: 'districts', fclass: 'A' },
  water: { aat: 'aat:300266059', label: 'bodies of water', fclass: 'H' },
};
