/** Reads places.geojson into places and venues, and settlements.geojson into labels of the base map. */
import type { InferOutput } from 'valibot';
import { labelPointOf } from '../domain/geometry';
import type { Feature, Id, LonLat, Name, Settlement } from '../domain/model';
import type { Definitions } from './definitions';
import { readGeoJson, type GeoRecord } from './files';
import type { NotesOn } from './notes';
import type { IdsOf } from './passageLinks';
import { ALL_DAYS, type CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'places.geojson';
/** File of the settlements, which are labels of the base map and not features; it may be missing. */
const SETTLEMENTS = 'settlements.geojson';

/** A place as written in places.geojson, before its text is read. */
export type WrittenPlace = GeoRecord<InferOutput<typeof schema.placeSchema>>;

/** Reads places.geojson; summaries are still unparsed Markdown. */
export function readPlaces(run: CompilerRun): readonly WrittenPlace[] {
  return readGeoJson(run.files, FILE, schema.placeSchema, run.faults);
}

/** Makes a place or venue into a feature with one part that exists on all days. */
export function placeFeature(
  run: CompilerRun,
  { properties, geometry }: WrittenPlace,
  definitions: Definitions,
  passagesOf: IdsOf,
  notesOn: NotesOn,
): Feature {
  const { id } = properties;
  const english = properties.names.filter((name) => name.lang === 'en').map((name) => name.toponym);
  const point = labelPointOf(geometry);
  return {
    id,
    kind: properties.kind,
    layer: properties.kind === 'venue' ? definitions.layerOf(properties.kind, properties.layer) : null,
    title: properties.title ?? (english.length > 0 ? english.join(' / ') : (properties.names[0] as Name).toponym),
    names: properties.names,
    also: [],
    span: ALL_DAYS,
    statuses: [],
    parts: [
      {
        id,
        span: ALL_DAYS,
        precisionM: properties.precision_m,
        schematic: false,
        sources: properties.sources,
        records: [],
      },
    ],
    point,
    bounds: [point[0], point[1], point[0], point[1]],
    precisionM: properties.precision_m,
    disclosed: properties.disclosed,
    certainty: properties.certainty,
    confidence: properties.confidence,
    inArticle: properties.in_article,
    summary: properties.summary ? run.prose(properties.summary, { file: FILE, id, field: 'summary' }) : [],
    passages: passagesOf(id),
    sources: properties.sources,
    notes: notesOn(id),
    label: properties.label && readLabel(properties.label),
    geonames: properties.geonames,
    areaKm2: properties.area_km2,
  };
}

/**
 * Reads the settlements. A settlement that is also a place of the atlas is refused, because its label would be drawn twice. `places` and
 * `sources` are the ids of those records.
 */
export function readSettlements(
  run: CompilerRun,
  places: ReadonlySet<Id>,
  sources: ReadonlySet<Id>,
): readonly Settlement[] {
  if (!run.has(SETTLEMENTS)) return [];
  const seen = new Set<Id>();
  const records = readGeoJson(run.files, SETTLEMENTS, schema.settlementSchema, run.faults);
  return records.map(({ properties, geometry }) => {
    const { id, names, label } = properties;
    const fault = (field: string, message: string, remedy: string): void =>
      run.faults.add({ file: SETTLEMENTS, id, field, message, remedy });
    if (places.has(id)) fault('id', 'it is a place in places.geojson already.', 'Take it out here.');
    if (seen.has(id)) fault('id', 'the id is used twice.', 'Rename one, or take one out.');
    for (const source of properties.sources.filter((each) => !sources.has(each))) {
      fault('sources', `"${source}" does not exist.`, 'Mend the id, or add the record it should name.');
    }
    seen.add(id);
    return { id, names: names, point: labelPointOf(geometry), label: readLabel(label) };
  });
}

/** A label as the model has it. Nothing that the file leaves out is in it. */
function readLabel<Label extends { readonly also_at?: unknown }>({
  also_at,
  ...label
}: Label): Omit<Label, 'also_at'> & { alsoAt?: readonly LonLat[] } {
  return also_at ? { ...label, alsoAt: also_at as readonly LonLat[] } : label;
}
