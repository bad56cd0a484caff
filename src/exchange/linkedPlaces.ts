/** Places and venues in the Linked Places format (version 1.3: GeoJSON-T with a JSON-LD context). */
import type { AtlasIndex } from '../domain/links';
import type { Feature, Id } from '../domain/model';
import { isoDate } from '../domain/time';
import { plainText } from './text';

/** Address of an id of the atlas, relative to the data folder: the page beside it shows what it names. */
export function addressOf(id: Id): string {
  return `../#${id}`;
}

/** Where the meaning of the members is laid down. */
const CONTEXT = 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

/** Whether a file of places holds the feature: it has a name and a disclosed position. */
export function isPlace(feature: Feature): boolean {
  return (feature.kind === 'place' || feature.kind === 'venue') && feature.disclosed;
}

/** The places as one collection. Ids of GeoNames are links of type `closeMatch`. */
export function linkedPlaces(index: AtlasIndex): object {
  return {
    type: 'FeatureCollection',
    '@context': CONTEXT,
    features: index.atlas.features.filter(isPlace).map((feature) => placeOf(feature, index)),
  };
}

function placeOf(feature: Feature, index: AtlasIndex): object {
  const { axis, checked, opens } = index.atlas.meta;
  const period = { start: { in: isoDate(axis[0]?.from ?? opens) }, end: { in: isoDate(checked) } };
  const citations = feature.sources.flatMap((id) => {
    const source = index.sources.get(id);
    return source ? [{ label: source.title, ...(source.url ? { '@id': source.url } : {}) }] : [];
  });
  return {
    '@id': addressOf(feature.id),
    type: 'Feature',
    properties: { title: feature.title },
    names: feature.names.map(({ toponym, lang, usage }) => ({
      toponym,
      lang: usage ? `${lang}-${usage}` : lang,
      citations,
    })),
    types: [
      { identifier: TYPES[feature.label?.rank ?? 'village'][0], label: TYPES[feature.label?.rank ?? 'village'][1] },
    ],
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

/** Vocabulary of the format for `certainty`. */
const CERTAINTY = { documented: 'certain', inferred: 'less-certain', disputed: 'uncertain' } as const;

/** Kinds of places in the Getty Art & Architecture Thesaurus. */
const TYPES: Readonly<Record<NonNullable<Feature['label']>['rank'], readonly [identifier: string, label: string]>> = {
  country: ['aat:300128207', 'nations'],
  capital: ['aat:300387337', 'national capitals'],
  city: ['aat:300008389', 'cities'],
  town: ['aat:300008375', 'towns'],
  village: ['aat:300008372', 'villages'],
  district: ['aat:300000705', 'districts'],
  water: ['aat:300266059', 'bodies of water'],
};
