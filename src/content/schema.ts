/**
 * Schemas of every file in geodata/, documented in geodata/README.md. Closed lists such as `status` and `kind` come from `domain/model`;
 * tracks, levels, modes and languages come from layers.yaml. Used at build time only.
 */
import * as v from 'valibot';
import {
  CERTAINTIES,
  CONFIDENCES,
  DRAWN_KINDS,
  PLACE_KINDS,
  PLACE_RANKS,
  SETTLEMENT_RANKS,
  STATUS_WORDS,
} from '../domain/model';
import { LAYER_LOOKS } from '../symbology/layers';
import { MODE_LOOKS } from '../symbology/modes';
import { TRACK_LOOKS } from '../symbology/tracks';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single hyphens'),
);
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const ids = v.optional(v.array(id), []);
const url = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'must be a whole http(s) address'));
const confidence = v.picklist(CONFIDENCES);
const certainty = v.picklist(CERTAINTIES);
const metres = v.pipe(v.number(), v.minValue(1, 'must be at least 1 metre'));
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));

const countryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code'));

const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a BCP 47 language such as en'));

const nameSchema = v.strictObject({
  toponym: text,
  lang: language,
  usage: v.optional(countryCode),
});

const edtf = text;

const axisSchema = v.pipe(v.array(v.strictObject({ edtf, share: v.number() })), v.minLength(1));

const licence = {
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.+-]+$/, 'must be an identifier of the SPDX list, such as CC-BY-4.0')),
  title: text,
  path: url,
};

const doi = v.pipe(v.string(), v.regex(/^10\.\d{4,}\/\S+$/, 'must be a DOI without https://doi.org/'));

const reportTo = v.pipe(
  v.string(),
  v.regex(/^(?:https:\/\/\S+|mailto:[^\s@?]+@[^\s@?]+)$/, 'must be an address that begins with https:// or mailto:'),
);

export const articleFileSchema = v.strictObject({
  atlas: v.strictObject({
    title: text,
    subtitle: text,
    editors: v.optional(v.array(text), []),
    doi: v.optional(doi),
    report_to: v.optional(reportTo),
    opens: edtf,
    opens_note: v.optional(v.string(), ''),
    aftermath_note: v.optional(v.string(), ''),
    relief_note: v.optional(v.string(), ''),
    checked: edtf,
    opening_bounds: v.tuple([longitude, latitude, longitude, latitude]),
    callouts: v.optional(
      v.strictObject({
        features: v.array(id),
        venues: v.optional(text),
      }),
    ),
    region_bounds: v.optional(v.tuple([longitude, latitude, longitude, latitude])),
    focus_countries: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code'))),
    axis: axisSchema,
    axis_with_aftermath: v.optional(axisSchema),
    attribution: text,
    stories: ids,
  }),
  opening: v.strictObject({ headline: text, author_role: text, tagline: text, tagline_more: v.optional(text) }),
  voices: v.strictObject({ author: text, editor: text }),
  border_statement: text,
  licences: v.strictObject({
    own: v.strictObject(licence),
    borders: v.strictObject({ ...licence, origin: text, credit: text }),
    statement: text,
  }),
  article: v.strictObject({
    id,
    title: text,
    author: text,
    author_note: text,
    container: text,
    issue: text,
    issued: edtf,
    doi: v.optional(doi),
    url: v.optional(url),
  }),
  sections: v.array(v.strictObject({ id, title: text })),
  footnotes: v.array(v.strictObject({ n: v.pipe(v.number(), v.integer(), v.minValue(1)), sources: v.array(id) })),
});

export const passageSchema = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^p(?:\d{2}|[1-9]\d{2,})$/, 'must be p and the paragraph number: p01 to p99, then p100'),
  ),
  section: id,
  kind: v.picklist(['fact', 'argument', 'outlook']),
  placeless: v.optional(text),
  anchor: v.strictObject({ exact: text, prefix: v.optional(v.string(), ''), suffix: v.optional(v.string(), '') }),
});

/** Schema of sketches.yaml: sketches of the article's paragraphs by passage id, in base64 (RFC 4648). */
export const sketchesFileSchema = v.record(
  id,
  v.pipe(v.string(), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'must be base64')),
);

/** Schema of a facilitator: a person of people.yaml acting for an organisation or state, or an organisation or state alone. */
const facilitator = v.union(
  [
    v.strictObject({ person: id, for: v.optional(text) }),
    v.strictObject({ organisation: text, remark: v.optional(text) }),
  ],
  'must be {person, for} or {organisation, remark}',
);

export const eventsFileSchema = v.array(
  v.strictObject({
    id,
    title: text,
    edtf,
    stated_edtf: v.optional(edtf),
    stated_place: v.optional(text),
    track: id,
    level: id,
    meeting: v.optional(v.boolean(), false),
    place: v.nullable(id),
    place_note: v.optional(text),
    facilitators: v.optional(v.array(facilitator), []),
    participants: ids,
    features: ids,
    in_article: v.boolean(),
    confidence,
    summary: text,
    sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
  }),
);

export const featuresFileSchema = v.array(
  v.strictObject({
    id,
    kind: v.picklist(DRAWN_KINDS),
    mode: v.optional(id),
    layer: v.optional(id),
    title: text,
    names: v.optional(v.array(nameSchema), []),
    edtf,
    certainty,
    confidence,
    in_article: v.boolean(),
    point: v.optional(v.tuple([longitude, latitude])),
    name_at: v.optional(v.tuple([longitude, latitude])),
    summary: text,
    sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
    parts: v.optional(
      v.array(
        v.strictObject({
          id,
          title: v.optional(text),
          edtf: v.optional(edtf),
          records: v.optional(v.array(id), []),
          main: v.optional(v.literal(true)),
        }),
      ),
      [],
    ),
    statuses: v.pipe(
      v.array(
        v.strictObject({
          edtf,
          status: v.picklist(STATUS_WORDS),
          part: v.optional(v.union([id, v.pipe(v.array(id), v.minLength(1, 'needs at least one part'))])),
          traffic: v.optional(text),
          primary: v.optional(v.literal(true)),
          note: text,
          confidence,
          sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
        }),
      ),
      v.minLength(1, 'needs at least one status'),
    ),
    status_sentences: v.optional(v.record(v.picklist(STATUS_WORDS), text)),
  }),
);

/** Schema of further points at which the name of something wide may stand. */
const spots = v.optional(v.array(v.tuple([longitude, latitude])));

export const placeSchema = v.strictObject({
  id,
  kind: v.picklist(PLACE_KINDS),
  layer: v.optional(id),
  title: v.optional(text),
  names: v.pipe(v.array(nameSchema), v.minLength(1, 'needs at least one name')),
  precision_m: metres,
  certainty,
  confidence,
  sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
  in_article: v.boolean(),
  summary: v.optional(text),
  geonames: v.optional(v.number()),
  area_km2: v.optional(v.pipe(v.number(), v.minValue(1, 'must be at least 1 km²'))),
  disclosed: v.optional(v.boolean(), true),
  label: v.optional(
    v.strictObject({
      rank: v.picklist(PLACE_RANKS),
      minzoom: v.number(),
      maxzoom: v.optional(v.number()),
      also_at: spots,
      state: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code'))),
    }),
  ),
});

/** Schema of a settlement in settlements.geojson: a place of which the map shows only the label. */
export const settlementSchema = v.strictObject({
  id,
  kind: v.literal('place'),
  names: v.pipe(v.array(nameSchema), v.minLength(1, 'needs at least one name')),
  precision_m: metres,
  certainty,
  confidence,
  sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
  in_article: v.literal(false),
  country: v.optional(countryCode),
  geonames: v.optional(v.number()),
  label: v.strictObject({
    rank: v.picklist(SETTLEMENT_RANKS),
    minzoom: v.number(),
    maxzoom: v.optional(v.number()),
    also_at: spots,
  }),
});

export const geometryPropertiesSchema = v.strictObject({
  id,
  precision_m: metres,
  schematic: v.optional(v.boolean(), false),
  sources: v.optional(v.array(id)),
  source: v.optional(id),
  title: v.optional(text),
});

export const notesFileSchema = v.array(
  v.strictObject({
    id,
    applies_to: v.pipe(v.array(id), v.minLength(1, 'must apply to something')),
    text,
    confidence,
    sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
  }),
);

export const sourcesFileSchema = v.array(
  v.strictObject({
    id,
    type: v.picklist([
      'article-journal',
      'article-newspaper',
      'webpage',
      'post-weblog',
      'speech',
      'legal_case',
      'report',
      'dataset',
      'interview',
      'broadcast',
    ]),
    title: text,
    described: v.optional(v.boolean(), false),
    language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'must be a language of BCP 47, such as ru'))),
    authors: v.optional(v.array(text), []),
    container: v.optional(text),
    no_publisher: v.optional(text),
    issued: v.optional(edtf),
    no_date: v.optional(text),
    url: v.optional(url),
    no_url: v.optional(text),
    cited: v.optional(v.boolean(), false),
    licence: v.optional(text),
    remark: v.optional(text),
    side: v.optional(countryCode),
  }),
);

export const peopleFileSchema = v.array(
  v.strictObject({
    id,
    name: text,
    role: text,
    also: v.optional(v.array(text), []),
    party: v.optional(countryCode),
  }),
);

/** Schema of words.yaml: capitalised words that may occur in a text without a link. */
export const wordsFileSchema = v.array(
  v.strictObject({ why: text, words: v.pipe(v.array(text), v.minLength(1)), in: v.optional(v.array(id)) }),
);
/** Schema of search.yaml: words that readers type and that occur nowhere in the atlas. */
export const searchFileSchema = v.strictObject({
  names: v.optional(v.record(id, v.pipe(v.array(text), v.minLength(1, 'needs at least one form'))), {}),
  words: v.optional(
    v.array(
      v.strictObject({
        terms: v.pipe(v.array(text), v.minLength(1, 'needs at least one word')),
        text,
        target: id,
        sources: v.pipe(v.array(id), v.minLength(1, 'needs at least one source')),
      }),
    ),
    [],
  ),
});

export const momentsFileSchema = v.array(
  v.strictObject({
    id,
    title: text,
    remark: v.optional(text),
    kind: v.picklist(['highlight', 'phase']),
    edtf,
    passage: id,
  }),
);

/** Schema of the name of a look, which must be a key of a table in symbology/. */
const look = (looks: Readonly<Record<string, unknown>>): v.GenericSchema<string, string> =>
  v.pipe(
    v.string(),
    v.check(
      (name) => Object.hasOwn(looks, name),
      ({ input }) => `there is no look "${input}". There are: ${Object.keys(looks).join(', ')}.`,
    ),
  );

/** Schema of layers.yaml: layers, tracks, levels, route modes, languages and words for statuses, with the looks they use. */
export const layersFileSchema = v.strictObject({
  layers: v.array(
    v.strictObject({
      id,
      title: text,
      description: text,
      on: v.boolean(),
      look: look(LAYER_LOOKS),
      horizon: v.optional(v.literal('after')),
      label: v.optional(text),
    }),
  ),
  tracks: v.array(
    v.strictObject({
      id,
      title: text,
      look: look(TRACK_LOOKS),
      background: v.optional(v.literal(true)),
      layer: v.optional(id),
    }),
  ),
  levels: v.array(v.strictObject({ id, title: text })),
  modes: v.optional(v.array(v.strictObject({ id, title: text, look: look(MODE_LOOKS), note: v.optional(text) })), []),
  languages: v.array(v.strictObject({ lang: language, title: text })),
  statuses: v.optional(
    v.array(v.strictObject({ kind: v.picklist(DRAWN_KINDS), status: v.picklist(STATUS_WORDS), title: text })),
    [],
  ),
  sides: v.optional(v.array(v.strictObject({ id: countryCode, adjective: text, capital: v.optional(id) })), []),
  aliases: v.optional(v.record(id, id), {}),
});
