/** geodata/ to an Atlas: parse, validate, link, cross-check. Pure: text in, an atlas or the list of all faults out. */
import type { Geometry } from 'geojson';
import { boundsOf, middleOf } from '../domain/geometry';
import type {
  Atlas,
  AtlasEvent,
  AtlasGeometry,
  AxisSegment,
  DatedSpan,
  Feature,
  FeatureKind,
  Id,
  LayerId,
  LonLat,
  Name,
  Paragraph,
  Part,
  Passage,
  Source,
  Status,
  Settlement,
} from '../domain/model';
import type { Issue, Result } from '../domain/result';
import { citedTitle, sourceFaults } from '../domain/sources';
import { OPEN_END, OPEN_START } from '../domain/time';
import { VAGUE_M } from '../symbology/statuses';
import { crossCheck } from './crossCheck';
import { edgeId } from '../domain/model';
import { readDate } from './dates';
import { edgeOf } from './edges';
import { Faults, readFrontMatter, readGeoJson, readYaml, type ContentFiles, type GeoRecord } from './files';
import * as schema from './schema';
import { readText, type WrittenLink } from './text';
import { wordFindings } from './words';
import type { InferOutput } from 'valibot';

/** An atlas and its geometries: text and shapes travel apart. */
export interface CompiledContent {
  readonly atlas: Atlas;
  /** Towns and villages of the base map. */
  readonly settlements: readonly Settlement[];
  readonly geometry: AtlasGeometry;
}

const ALWAYS: DatedSpan = {
  from: OPEN_START,
  to: OPEN_END,
  edtf: '../..',
  precision: 'day',
  softStart: 0,
  softEnd: 0,
  uncertain: false,
};

const LAYER_OF: Readonly<Record<FeatureKind, LayerId | null>> = {
  border: 'borders',
  area: 'areas',
  crossing: 'crossings',
  route: 'routes',
  venue: 'venues',
  place: null,
};

/** Files with geometry, in the order they are looked up. */
const GEOMETRY_FILES = ['borders.geojson', 'areas-osm.geojson', 'areas.geojson', 'crossings.geojson', 'routes.geojson'];
/** Settlements that only help to find one's way; the file may be missing. */
const SETTLEMENTS = 'settlements.geojson';
/** What tells the words of each paragraph of the article from others; the file may be missing. */
const SKETCHES = 'sketches.yaml';
/** Dates that a reader goes to by name; the file may be missing. */
const MOMENTS = 'moments.yaml';
/** Capitalised words that need no link. Where the file is missing, no word is looked at. */
const WORDS = 'words.yaml';
/** Forms of names and words of the news that readers type; the file may be missing. */
const SEARCH = 'search.yaml';
/** Files with sources: those of the article, those of the record, and the data that positions and names rest on. */
const SOURCE_FILES = ['sources-article.yaml', 'sources.yaml', 'sources-map.yaml'];
/** Files with events: what the article tells, with its background, and what came after it. */
const EVENT_FILES = ['events.yaml', 'aftermath.yaml'];

/** A link together with where it was written. */
export interface PlacedLink extends WrittenLink {
  readonly file: string;
  readonly id: Id;
}

/** Compiles the content. Every fault is reported, not only the first. */
export function compile(files: ContentFiles): Result<CompiledContent> {
  const faults = new Faults();
  const links: PlacedLink[] = [];

  const date = (text: string, file: string, id: Id, field: string): DatedSpan => {
    const result = readDate(text);
    if (result.ok) return result.value;
    for (const issue of result.issues) faults.add({ file, id, field, ...issue });
    return ALWAYS;
  };
  const prose = (markdown: string, file: string, id: Id, field: string): readonly Paragraph[] => {
    const result = readText(markdown, { file, id, field });
    result.issues.forEach((issue) => faults.add(issue));
    links.push(...result.links.map((link) => ({ ...link, file, id })));
    return result.paragraphs;
  };

  const article = readYaml(files, 'article.yaml', schema.articleFileSchema, faults);
  const layers = readYaml(files, 'layers.yaml', schema.layersFileSchema, faults);
  const moments =
    MOMENTS in files
      ? (readYaml(files, MOMENTS, schema.momentsFileSchema, faults) ?? []).map(({ edtf, ...moment }) => ({
          ...moment,
          span: date(edtf, MOMENTS, moment.id, 'edtf'),
        }))
      : [];
  const allowed = WORDS in files ? readYaml(files, WORDS, schema.wordsFileSchema, faults) : null;
  const typed = (SEARCH in files && readYaml(files, SEARCH, schema.searchFileSchema, faults)) || {
    names: {},
    words: [],
  };
  const people = readYaml(files, 'people.yaml', schema.peopleFileSchema, faults) ?? [];
  const written = EVENT_FILES.filter((file) => file === 'events.yaml' || file in files).flatMap((file) =>
    (readYaml(files, file, schema.eventsFileSchema, faults) ?? []).map((record) => ({ ...record, file })),
  );
  const described = readYaml(files, 'features.yaml', schema.featuresFileSchema, faults) ?? [];
  const sketches = SKETCHES in files ? (readYaml(files, SKETCHES, schema.sketchesFileSchema, faults) ?? {}) : {};
  const noteFile = readYaml(files, 'notes.yaml', schema.notesFileSchema, faults) ?? [];
  const sources = SOURCE_FILES.filter((file) => file in files).flatMap((file) =>
    (readYaml(files, file, schema.sourcesFileSchema, faults) ?? []).map((record): Source => {
      const source = {
        ...record,
        noPublisher: record.no_publisher,
        noDate: record.no_date,
        noUrl: record.no_url,
      };
      for (const fault of sourceFaults(source)) faults.add({ file, id: record.id, ...fault });
      return {
        id: source.id,
        type: source.type,
        // The one place where a description gets its brackets: whoever shows or writes a title shows this one.
        title: citedTitle(source),
        described: source.described,
        authors: source.authors,
        container: source.container,
        issued: source.issued,
        side: source.side,
        url: source.url,
        noPublisher: source.noPublisher,
        noDate: source.noDate,
        noUrl: source.noUrl,
        cited: source.cited,
        licence: source.licence,
        remark: source.remark,
      };
    }),
  );
  const places = readGeoJson(files, 'places.geojson', schema.placeSchema, faults);
  const settlements =
    SETTLEMENTS in files
      ? readSettlements(files, new Set(places.map(idOf)), new Set(sources.map(({ id }) => id)), faults)
      : [];
  const shapes = new Map<Id, Shape>();
  const wanted = new Set(described.flatMap((record) => [record.id, ...record.parts.map((part) => part.id)]));
  for (const file of GEOMETRY_FILES.filter((file) => file in files)) {
    for (const record of readGeoJson(files, file, schema.geometryPropertiesSchema, faults)) {
      const { id } = record.properties;
      if (shapes.has(id)) {
        faults.add({
          file,
          id,
          field: 'id',
          message: 'two geometries have this id.',
          remedy: 'Keep one, or rename one.',
        });
      } else if (!wanted.has(id)) {
        faults.add({
          file,
          id,
          field: 'id',
          message: 'no feature or part has this id.',
          remedy: 'Describe it in features.yaml.',
        });
      }
      shapes.set(id, record);
    }
  }

  const passages = Object.keys(files)
    .filter((file) => /^passages\/[^/]+\.md$/.test(file))
    .sort()
    .flatMap((file): Passage[] => {
      const read = readFrontMatter(files[file] as string, file, schema.passageSchema, faults);
      if (!read) return [];
      const { front, body } = read;
      const text = readText(body, { file, id: front.id, field: 'digest' });
      text.issues.forEach((issue) => faults.add(issue));
      links.push(...text.links.map((link) => ({ ...link, file, id: front.id })));
      if (`passages/${front.id}.md` !== file) {
        faults.add({
          file,
          id: front.id,
          field: 'id',
          message: 'the id is not the name of the file.',
          remedy: 'Rename one.',
        });
      }
      return [
        {
          id: front.id,
          number: Number(front.id.slice(1)),
          section: front.section,
          kind: front.kind,
          placeless: front.placeless,
          digest: text.paragraphs,
          anchor: front.anchor,
          ...(sketches[front.id] ? { sketch: sketches[front.id] } : {}),
          footnotes: [...new Set(text.footnotes)],
          features: text.links.flatMap((link) =>
            link.scheme === 'feature' || link.scheme === 'place' ? [link.target] : [],
          ),
          events: text.links.flatMap((link) => (link.scheme === 'event' ? [link.target] : [])),
          notes: noteFile.filter((note) => note.applies_to.includes(front.id)).map((note) => note.id),
        },
      ];
    });

  const sketched = Object.keys(sketches);
  for (const id of sketched.filter((id) => !passages.some((passage) => passage.id === id)))
    faults.add({ file: SKETCHES, id, message: 'there is no such passage.', remedy: 'Make the sketches anew.' });
  // With some of them missing, words of those passages would pass for none of the article's.
  for (const { id } of sketched.length > 0 ? passages.filter(({ id }) => !(id in sketches)) : [])
    faults.add({ file: SKETCHES, id, message: 'the passage has no sketch.', remedy: 'Make the sketches anew.' });

  const notesOn = (id: Id): readonly Id[] =>
    noteFile.filter((note) => note.applies_to.includes(id)).map(({ id }) => id);
  const passagesThat = (test: (passage: Passage) => boolean): readonly Id[] =>
    passages.filter(test).map(({ id }) => id);

  const events = written
    .map((record): AtlasEvent => {
      const { file } = record;
      return {
        id: record.id,
        title: record.title,
        span: date(record.edtf, file, record.id, 'edtf'),
        stated: record.stated_edtf ? date(record.stated_edtf, file, record.id, 'stated_edtf') : undefined,
        track: record.track,
        level: record.level,
        meeting: record.meeting,
        place: record.place,
        statedPlace: record.stated_place,
        placeNote: record.place_note,
        facilitators: record.facilitators,
        participants: record.participants,
        features: record.features,
        inArticle: record.in_article,
        summary: prose(record.summary, file, record.id, 'summary'),
        passages: passagesThat((passage) => passage.events.includes(record.id)),
        sources: record.sources,
        notes: notesOn(record.id),
        confidence: record.confidence,
      };
    })
    .sort((a, b) => a.span.from - b.span.from || a.id.localeCompare(b.id));

  // A passage also leads to where its events happened and what they were about.
  const linked = passages.map((passage): Passage => ({
    ...passage,
    features: [
      ...new Set([
        ...passage.features,
        ...events
          .filter((event) => passage.events.includes(event.id))
          .flatMap((event) => [...(event.place ? [event.place] : []), ...event.features]),
      ]),
    ],
  }));

  // Of a feature speaks what names it, and what tells of something that happened at it or was done about it. A paragraph that names a
  // meeting, or a war, does not speak of every road that was talked or fought over there: that is emphasised, not more.
  const speaksOf = (id: Id): readonly Id[] => {
    const concerned = new Set(
      events
        .filter(
          ({ place, features, meeting, track }) =>
            place === id || (features.includes(id) && !meeting && track !== 'background'),
        )
        .map((event) => event.id),
    );
    const named = linked.filter(
      (passage) =>
        links.some((link) => link.id === passage.id && link.target === id && link.scheme !== 'event') ||
        passage.events.some((event) => concerned.has(event)),
    );
    // Where nothing else speaks of it, such a paragraph is better than none.
    const about = named.length > 0 ? named : linked.filter((passage) => passage.features.includes(id));
    return about.map((passage) => passage.id);
  };

  const features = [
    ...described.map((record) => describedFeature(record, shapes, date, prose, speaksOf, notesOn, faults)),
    ...places.map((record) => placeFeature(record, prose, speaksOf, notesOn)),
  ]
    .filter((feature) => feature !== null)
    .map((feature): Feature => ({ ...feature, also: typed.names[feature.id] ?? [] }));
  for (const id of Object.keys(typed.names)) {
    if (features.some((feature) => feature.id === id)) continue;
    faults.add({
      file: SEARCH,
      id,
      field: 'names',
      message: 'no feature or place has this id.',
      remedy: 'Mend the id, or take the line out.',
    });
  }

  const geometry: Record<Id, Geometry> = {};
  for (const [id, shape] of shapes) geometry[id] = shape.geometry;
  for (const place of places) geometry[place.properties.id] = place.geometry;

  // Roads and areas whose course is only roughly known carry their doubt as a shape of its own.
  // A link by air has no course to be unsure of, and a band as wide as a country says nothing.
  for (const feature of features.filter(({ kind, mode }) => (kind === 'route' && mode !== 'air') || kind === 'area')) {
    for (const part of feature.parts) {
      const shape = part.precisionM < VAGUE_M ? geometry[part.id] : undefined;
      const edge = shape ? edgeOf(shape, part.precisionM) : null;
      if (edge) geometry[edgeId(part.id)] = edge;
    }
  }

  if (!article || !layers) return { ok: false, issues: faults.issues };
  const axis = (segments: typeof article.atlas.axis, field: string): AxisSegment[] =>
    segments.map((segment) => ({
      ...spanOnly(date(segment.edtf, 'article.yaml', 'atlas', field)),
      share: segment.share,
    }));

  const atlas: Atlas = {
    meta: {
      title: article.atlas.title,
      subtitle: article.atlas.subtitle,
      opens: date(article.atlas.opens, 'article.yaml', 'atlas', 'opens').from,
      checked: date(article.atlas.checked, 'article.yaml', 'atlas', 'checked').from,
      openingBounds: article.atlas.opening_bounds,
      focusCountries: article.atlas.focus_countries,
      axis: axis(article.atlas.axis, 'axis'),
      axisWithAftermath: axis(article.atlas.axis_with_aftermath, 'axis_with_aftermath'),
      authorVoice: article.voices.author,
      editorVoice: article.voices.editor,
      borderStatement: prose(article.border_statement, 'article.yaml', 'atlas', 'border_statement'),
      attribution: article.atlas.attribution,
    },
    article: {
      title: article.article.title,
      author: article.article.author,
      authorNote: article.article.author_note,
      container: article.article.container,
      issue: article.article.issue,
      issued: article.article.issued,
      doi: article.article.doi,
    },
    sections: article.sections,
    passages: linked,
    footnotes: article.footnotes.map(({ n, sources }) => ({ number: n, sources })),
    features,
    events,
    notes: noteFile.map((note) => ({
      id: note.id,
      text: prose(note.text, 'notes.yaml', note.id, 'text'),
      appliesTo: note.applies_to,
      sources: note.sources,
      confidence: note.confidence,
    })),
    sources,
    people,
    layers: layers.layers,
    tracks: layers.tracks,
    sides: layers.sides,
    moments,
    words: typed.words,
    aliases: layers.aliases,
  };
  // A file that could not be read leaves everything it should hold missing: naming all that would hide the true fault.
  if (faults.issues.length === 0) {
    faults.issues.push(...crossCheck(atlas, geometry, links));
    if (allowed) faults.issues.push(...wordFindings(atlas, settlements, allowed).issues);
  }
  return faults.issues.length > 0
    ? { ok: false, issues: sortIssues(faults.issues) }
    : { ok: true, value: { atlas, geometry, settlements } };
}

function spanOnly({ from, to }: DatedSpan): { from: number; to: number } {
  return { from, to };
}

function sortIssues(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => (a.file ?? '').localeCompare(b.file ?? ''));
}

type DateReader = (text: string, file: string, id: Id, field: string) => DatedSpan;
type ProseReader = (markdown: string, file: string, id: Id, field: string) => readonly Paragraph[];
type Lookup = (id: Id) => readonly Id[];
type Shape = GeoRecord<InferOutput<typeof schema.geometryPropertiesSchema>>;

function describedFeature(
  record: InferOutput<typeof schema.featuresFileSchema>[number],
  shapes: ReadonlyMap<Id, Shape>,
  date: DateReader,
  prose: ProseReader,
  speaksOf: Lookup,
  notesOn: Lookup,
  faults: Faults,
): Feature | null {
  const file = 'features.yaml';
  const span = date(record.edtf, file, record.id, 'edtf');
  const wanted = record.parts.length > 0 ? record.parts : [{ id: record.id }];
  const found: { part: Part; geometry: Geometry }[] = [];
  for (const part of wanted) {
    const shape = shapes.get(part.id);
    if (!shape) {
      faults.add({
        file,
        id: record.id,
        field: 'parts',
        message: `there is no geometry "${part.id}".`,
        remedy: `Add a feature with that id to one of ${GEOMETRY_FILES.join(', ')}.`,
      });
      continue;
    }
    const { precision_m, schematic, source, sources } = shape.properties;
    found.push({
      part: {
        id: part.id,
        title: 'title' in part ? part.title : undefined,
        span: 'edtf' in part && part.edtf ? date(part.edtf, file, record.id, `parts.${part.id}.edtf`) : span,
        precisionM: precision_m,
        schematic,
        sources: sources ?? (source ? [source] : []),
        records: 'records' in part ? part.records : [],
        ...('main' in part && part.main ? { main: true } : {}),
      },
      geometry: shape.geometry,
    });
  }
  if (found.length === 0) return null;
  const statuses = record.statuses
    .map((status, index): Status => ({
      span: date(status.edtf, file, record.id, `statuses.${index}.edtf`),
      status: status.status,
      note: status.note,
      parts: typeof status.part === 'string' ? [status.part] : status.part,
      primary: status.primary,
      confidence: status.confidence,
      sources: status.sources,
    }))
    .sort((a, b) => a.span.from - b.span.from);
  const first = found[0] as { geometry: Geometry };
  return {
    id: record.id,
    kind: record.kind,
    mode: record.kind === 'route' ? (record.mode ?? 'road') : undefined,
    layer: LAYER_OF[record.kind],
    title: record.title,
    names: record.names as Name[],
    also: [],
    span,
    statuses,
    parts: found.map(({ part }) => part),
    point: (record.point as LonLat | undefined) ?? middleOf(first.geometry),
    bounds: boundsOf(found.map(({ geometry }) => geometry)),
    precisionM: Math.max(...found.map(({ part }) => part.precisionM)),
    disclosed: true,
    certainty: record.certainty,
    confidence: record.confidence,
    inArticle: record.in_article,
    summary: prose(record.summary, file, record.id, 'summary'),
    passages: speaksOf(record.id),
    sources: record.sources,
    notes: notesOn(record.id),
  };
}

const idOf = (record: { properties: { id: Id } }): Id => record.properties.id;

/** The settlements of the base map. One that is a place of the atlas already would be written twice. */
function readSettlements(
  files: ContentFiles,
  taken: ReadonlySet<Id>,
  sources: ReadonlySet<Id>,
  faults: Faults,
): readonly Settlement[] {
  const seen = new Set<Id>();
  return readGeoJson(files, SETTLEMENTS, schema.settlementSchema, faults).map(({ properties, geometry }) => {
    const { id, names, label } = properties;
    const fault = (field: string, message: string, remedy: string): void =>
      faults.add({ file: SETTLEMENTS, id, field, message, remedy });
    if (taken.has(id)) fault('id', 'it is a place in places.geojson already.', 'Take it out here.');
    if (seen.has(id)) fault('id', 'the id is used twice.', 'Rename one, or take one out.');
    for (const source of properties.sources.filter((each) => !sources.has(each))) {
      fault('sources', `"${source}" does not exist.`, 'Mend the id, or add the record it should name.');
    }
    seen.add(id);
    return { id, names: names as Name[], point: middleOf(geometry), label };
  });
}

function placeFeature(
  { properties, geometry }: GeoRecord<InferOutput<typeof schema.placeSchema>>,
  prose: ProseReader,
  speaksOf: Lookup,
  notesOn: Lookup,
): Feature {
  const english = properties.names.filter((name) => name.lang === 'en').map((name) => name.toponym);
  const point = middleOf(geometry);
  return {
    id: properties.id,
    kind: properties.kind,
    layer: LAYER_OF[properties.kind],
    title: properties.title ?? (english.length > 0 ? english.join(' / ') : (properties.names[0] as Name).toponym),
    names: properties.names as Name[],
    also: [],
    span: ALWAYS,
    statuses: [],
    parts: [
      {
        id: properties.id,
        span: ALWAYS,
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
    summary: properties.summary ? prose(properties.summary, 'places.geojson', properties.id, 'summary') : [],
    passages: speaksOf(properties.id),
    sources: properties.sources,
    notes: notesOn(properties.id),
    label: properties.label,
    geonames: properties.geonames,
    areaKm2: properties.area_km2,
  };
}
