/** Reads features.yaml and the geometry files into borders, areas, crossings and routes. */
import type { Geometry } from 'geojson';
import type { InferOutput } from 'valibot';
import { boundsOf, labelPointOf } from '../domain/geometry';
import { edgeId, type Feature, type Id, type LonLat, type Part, type Status } from '../domain/model';
import { hasCourse } from '../symbology/modes';
import { VAGUE_OUTLINE_IN_METRES } from '../symbology/statuses';
import type { Definitions } from './definitions';
import { edgeBandOf } from './edges';
import { readGeoJson, type GeoRecord } from './files';
import type { NotesOn } from './notes';
import type { IdsOf } from './passageLinks';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'features.yaml';
/** GeoJSON files with the geometry of features, in the order in which they are read. */
const GEOMETRY_FILES = ['borders.geojson', 'areas-osm.geojson', 'areas.geojson', 'crossings.geojson', 'routes.geojson'];

/** A feature as written in features.yaml, before dates and texts are read. */
export type WrittenFeature = InferOutput<typeof schema.featuresFileSchema>[number];

/** The geometry of a feature or part, with the properties that its GeoJSON file gives it. */
export type ShapeRecord = GeoRecord<InferOutput<typeof schema.geometryPropertiesSchema>>;

/** Reads features.yaml; dates and summaries are still unparsed text. */
export function readFeatures(run: CompilerRun): readonly WrittenFeature[] {
  return run.yaml(FILE, schema.featuresFileSchema) ?? [];
}

/** Reads the geometries, by id. A geometry whose id is that of no feature or part, or of another geometry, is a fault. */
export function readShapes(run: CompilerRun, written: readonly WrittenFeature[]): ReadonlyMap<Id, ShapeRecord> {
  const shapes = new Map<Id, ShapeRecord>();
  const wanted = new Set(written.flatMap((record) => [record.id, ...record.parts.map((part) => part.id)]));
  for (const file of GEOMETRY_FILES.filter((file) => run.has(file))) {
    for (const record of readGeoJson(run.files, file, schema.geometryPropertiesSchema, run.faults)) {
      const { id } = record.properties;
      const fault = (message: string, remedy: string): void =>
        run.faults.add({ file, id, field: 'id', message, remedy });
      if (shapes.has(id)) fault('two geometries have this id.', 'Keep one, or rename one.');
      else if (!wanted.has(id)) fault('no feature or part has this id.', 'Describe it in features.yaml.');
      shapes.set(id, record);
    }
  }
  return shapes;
}

/** Makes a feature of the atlas from its description and geometry; null, with a fault, if it has no geometry. */
export function describedFeature(
  run: CompilerRun,
  record: WrittenFeature,
  definitions: Definitions,
  shapes: ReadonlyMap<Id, ShapeRecord>,
  passagesOf: IdsOf,
  notesOn: NotesOn,
): Feature | null {
  const { id } = record;
  const span = run.date(record.edtf, { file: FILE, id, field: 'edtf' });
  const parts = partsOf(run, record, span, shapes);
  const [first] = parts;
  if (!first) return null;
  const statuses = statusesOf(run, record);
  const statusTitles = definitions.statusTitles(record.kind, statuses);
  return {
    id,
    kind: record.kind,
    mode: record.kind === 'route' ? definitions.modeOf(record.mode) : undefined,
    layer: definitions.layerOf(record.kind, record.layer),
    title: record.title,
    names: record.names,
    also: [],
    span,
    statuses,
    ...(statusTitles === undefined ? {} : { statusTitles }),
    ...(record.status_sentences === undefined ? {} : { statusSentences: statusSentencesOf(run, record) }),
    parts: parts.map(({ part }) => part),
    point: (record.point as LonLat | undefined) ?? labelPointOf(first.geometry),
    ...(record.name_at ? { nameAt: record.name_at } : {}),
    bounds: boundsOf(parts.map(({ geometry }) => geometry)),
    precisionM: Math.max(...parts.map(({ part }) => part.precisionM)),
    disclosed: true,
    certainty: record.certainty,
    confidence: record.confidence,
    inArticle: record.in_article,
    summary: run.prose(record.summary, { file: FILE, id, field: 'summary' }),
    passages: passagesOf(id),
    sources: record.sources,
    notes: notesOn(id),
  };
}

/** The feature's own words for its statuses in a sentence; a word for a status that the feature never has is a fault. */
function statusSentencesOf(run: CompilerRun, record: WrittenFeature): Feature['statusSentences'] {
  const sentences = record.status_sentences ?? {};
  for (const status of Object.keys(sentences)) {
    if (record.statuses.some((each) => each.status === status)) continue;
    run.faults.add({
      file: FILE,
      id: record.id,
      field: 'status_sentences',
      message: `the feature never has the status "${status}".`,
      remedy: 'Take the line out, or mend the status.',
    });
  }
  return sentences;
}

/** The parts of a feature with their geometries. A feature without parts becomes one part with the feature's id. */
function partsOf(
  run: CompilerRun,
  record: WrittenFeature,
  span: Feature['span'],
  shapes: ReadonlyMap<Id, ShapeRecord>,
): readonly { readonly part: Part; readonly geometry: Geometry }[] {
  const wanted = record.parts.length > 0 ? record.parts : [{ id: record.id }];
  return wanted.flatMap((part) => {
    const shape = shapes.get(part.id);
    if (!shape) {
      run.faults.add({
        file: FILE,
        id: record.id,
        field: 'parts',
        message: `there is no geometry "${part.id}".`,
        remedy: `Add a feature with that id to one of ${GEOMETRY_FILES.join(', ')}.`,
      });
      return [];
    }
    const { precision_m, schematic, source, sources } = shape.properties;
    return [
      {
        part: {
          id: part.id,
          title: 'title' in part ? part.title : undefined,
          span:
            'edtf' in part && part.edtf
              ? run.date(part.edtf, { file: FILE, id: record.id, field: `parts.${part.id}.edtf` })
              : span,
          precisionM: precision_m,
          schematic,
          sources: sources ?? (source ? [source] : []),
          records: 'records' in part ? part.records : [],
          ...('main' in part && part.main ? { main: true } : {}),
        },
        geometry: shape.geometry,
      },
    ];
  });
}

function statusesOf(run: CompilerRun, record: WrittenFeature): readonly Status[] {
  return record.statuses
    .map((status, at): Status => ({
      span: run.date(status.edtf, { file: FILE, id: record.id, field: `statuses.${at}.edtf` }),
      status: status.status,
      note: status.note,
      parts: typeof status.part === 'string' ? [status.part] : status.part,
      ...(status.traffic === undefined ? {} : { traffic: status.traffic }),
      primary: status.primary,
      confidence: status.confidence,
      sources: status.sources,
    }))
    .sort((a, b) => a.span.from - b.span.from);
}

/**
 * Bands of uncertainty around roads and areas whose course is only roughly known, by the id of the band (`edgeId`). Lines without a
 * course on the ground get none, and neither do lines that are so uncertain that the band would be as wide as a country.
 */
export function doubtBands(
  features: readonly Feature[],
  geometry: Readonly<Record<Id, Geometry>>,
): readonly (readonly [Id, Geometry])[] {
  return features
    .filter(({ kind, mode }) => (kind === 'route' && hasCourse(mode)) || kind === 'area')
    .flatMap(({ parts }) => parts)
    .flatMap((part) => {
      const shape = part.precisionM < VAGUE_OUTLINE_IN_METRES ? geometry[part.id] : undefined;
      const band = shape ? edgeBandOf(shape, part.precisionM) : null;
      return band ? [[edgeId(part.id), band] as const] : [];
    });
}
