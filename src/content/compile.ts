/**
 * Compiles geodata/ to an atlas: reads and checks the files, links their records, then checks them together. It is pure: its input is the
 * text of the files; its output is the atlas or the list of all faults.
 */
import type { Geometry } from 'geojson';
import type { InferOutput } from 'valibot';
import { WHOLE_EARTH } from '../domain/bounds';
import type {
  Atlas,
  AtlasGeometry,
  AxisSegment,
  Feature,
  Id,
  Method,
  Moment,
  Settlement,
  Story,
} from '../domain/model';
import type { Issue, Result } from '../domain/result';
import { crossCheck } from './checks/crossCheck';
import { Definitions } from './definitions';
import { eventsOf, readEvents } from './events';
import { describedFeature, doubtBands, readFeatures, readShapes } from './features';
import type { ContentFiles } from './files';
import { notesByRecord, notesOf, readNotes } from './notes';
import { passagesOfEvents, passagesOfFeatures } from './passageLinks';
import { readPassages, withFeaturesOfEvents } from './passages';
import { placeFeature, readPlaces, readSettlements } from './places';
import { METHOD, readMethod, takesReports } from './method';
import { CompilerRun } from './compilerRun';
import * as schema from './schema';
import { readSources } from './sources';
import { outlineOf, readStories } from './stories';
import { unlinkedNames } from './words';

/** A compiled atlas with its geometry, the labels of the base map and its stories; the page loads these separately. */
export interface CompiledContent {
  readonly atlas: Atlas;
  /** Towns, villages and rivers that the base map labels. */
  readonly settlements: readonly Settlement[];
  /** Geometries by the id of their part or band of uncertainty. */
  readonly geometry: AtlasGeometry;
  /** The stories with their texts, in the order of `atlas.stories`. */
  readonly stories: readonly Story[];
  /** How the atlas was made; null if the content does not say. */
  readonly method: Method | null;
}

const ARTICLE = 'article.yaml';
/** File of the moments (named dates that a reader can go to); it may be missing. */
const MOMENTS = 'moments.yaml';
/** File of capitalised words that need no link. If it is missing, capitalised words are not checked. */
const WORDS = 'words.yaml';
/** File of name forms and news words that readers type in a search; it may be missing. */
const SEARCH = 'search.yaml';

type ArticleFile = InferOutput<typeof schema.articleFileSchema>;
type SearchFile = InferOutput<typeof schema.searchFileSchema>;

/** Compiles the content. All faults are reported, not only the first. `version` is that of the program which publishes it. */
export function compile(files: ContentFiles, version = ''): Result<CompiledContent> {
  const run = new CompilerRun(files);
  const article = run.yaml(ARTICLE, schema.articleFileSchema);
  const definitions = new Definitions(run);
  const moments = readMoments(run);
  const allowedWords = run.optionalYaml(WORDS, schema.wordsFileSchema);
  const typed = run.optionalYaml(SEARCH, schema.searchFileSchema) ?? { names: {}, words: [] };
  const people = run.yaml('people.yaml', schema.peopleFileSchema) ?? [];
  const writtenEvents = readEvents(run);
  const writtenFeatures = readFeatures(run);
  const writtenNotes = readNotes(run);
  const sources = readSources(run);
  const writtenPlaces = readPlaces(run);
  const settlements = readSettlements(
    run,
    new Set(writtenPlaces.map(({ properties }) => properties.id)),
    new Set(sources.map(({ id }) => id)),
  );
  const shapes = readShapes(run, writtenFeatures);

  const notesOn = notesByRecord(writtenNotes);
  const digests = readPassages(run, notesOn);
  const events = eventsOf(run, writtenEvents, definitions, passagesOfEvents(digests), notesOn);
  const passages = withFeaturesOfEvents(digests, events);
  const passagesOf = passagesOfFeatures(digests, passages, events, (track) => definitions.isBackground(track));
  const features = withTypedNames(
    run,
    [
      ...writtenFeatures.map((record) => describedFeature(run, record, definitions, shapes, passagesOf, notesOn)),
      ...writtenPlaces.map((record) => placeFeature(run, record, definitions, passagesOf, notesOn)),
    ].filter((feature) => feature !== null),
    typed.names,
  );

  definitions.checkStatusTitles(run, features);
  const method = readMethod(run);

  const geometry: Record<Id, Geometry> = {};
  for (const [id, shape] of shapes) geometry[id] = shape.geometry;
  for (const place of writtenPlaces) geometry[place.properties.id] = place.geometry;
  Object.assign(geometry, Object.fromEntries(doubtBands(features, geometry)));

  const layers = definitions.file;
  if (!article || !layers) return { ok: false, issues: run.faults.issues };
  const untold: Atlas = {
    meta: metaOf(run, article, version),
    article: {
      title: article.article.title,
      author: article.article.author,
      authorNote: article.article.author_note,
      container: article.article.container,
      issue: article.article.issue,
      issued: article.article.issued,
      doi: article.article.doi,
      url: article.article.url,
    },
    sections: article.sections,
    passages,
    footnotes: article.footnotes.map(({ n, sources }) => ({ number: n, sources })),
    features,
    events,
    notes: notesOf(run, writtenNotes),
    sources,
    people,
    layers: layers.layers,
    tracks: layers.tracks,
    levels: layers.levels,
    modes: layers.modes,
    languages: layers.languages,
    sides: layers.sides,
    moments,
    stories: [],
    words: typed.words,
    aliases: layers.aliases,
  };
  const issues = [...run.faults.issues];
  // Records of a file that could not be read are missing; faults that follow from their absence would hide the fault to mend, so these
  // checks run only without faults.
  if (issues.length === 0) issues.push(...crossCheck(untold, settlements, geometry, run.links));
  const stories = issues.length === 0 ? readStories(run, untold, article.atlas.stories) : [];
  const atlas: Atlas = { ...untold, stories: stories.map(outlineOf) };
  if (issues.length === 0) {
    issues.push(...run.faults.issues);
    if (allowedWords) issues.push(...unlinkedNames(atlas, settlements, allowedWords, stories).issues);
  }
  return issues.length > 0
    ? { ok: false, issues: byFile(issues) }
    : { ok: true, value: { atlas, geometry, settlements, stories, method } };
}

function readMoments(run: CompilerRun): readonly Moment[] {
  return (run.optionalYaml(MOMENTS, schema.momentsFileSchema) ?? []).map(({ edtf, remark = '', ...moment }) => ({
    ...moment,
    remark,
    span: run.date(edtf, { file: MOMENTS, id: moment.id, field: 'edtf' }),
  }));
}

/** Adds to the features the name forms from search.yaml by which readers look for them. */
function withTypedNames(
  run: CompilerRun,
  features: readonly Feature[],
  names: SearchFile['names'],
): readonly Feature[] {
  const ids = new Set(features.map(({ id }) => id));
  for (const id of Object.keys(names).filter((id) => !ids.has(id))) {
    run.faults.add({
      file: SEARCH,
      id,
      field: 'names',
      message: 'no feature or place has this id.',
      remedy: 'Mend the id, or take the line out.',
    });
  }
  return features.map((feature) => ({ ...feature, also: names[feature.id] ?? [] }));
}

function metaOf(
  run: CompilerRun,
  { atlas, article, opening, voices, border_statement, licences }: ArticleFile,
  version: string,
): Atlas['meta'] {
  const date = (edtf: string, field: string) => run.date(edtf, { file: ARTICLE, id: 'atlas', field });
  const axis = (segments: typeof atlas.axis, field: string): AxisSegment[] =>
    segments.map(({ edtf, share }) => {
      const { from, to } = date(edtf, field);
      return { from, to, share };
    });
  // The date of the article is copied into citations as written; it is parsed only to check it.
  run.date(article.issued, { file: ARTICLE, id: 'article', field: 'issued' });
  return {
    title: atlas.title,
    subtitle: atlas.subtitle,
    version,
    editors: atlas.editors,
    hasMethod: run.has(METHOD),
    takesReports: takesReports(run),
    doi: atlas.doi,
    reportTo: atlas.report_to,
    opens: date(atlas.opens, 'opens').from,
    opensNote: atlas.opens_note,
    opening: {
      headline: opening.headline,
      authorRole: opening.author_role,
      tagline: opening.tagline,
      taglineMore: opening.tagline_more ?? '',
    },
    aftermathNote: atlas.aftermath_note,
    reliefNote: atlas.relief_note,
    checked: date(atlas.checked, 'checked').from,
    openingBounds: atlas.opening_bounds,
    callouts: {
      features: atlas.callouts?.features ?? [],
      venuesTitle: atlas.callouts?.venues ?? '',
    },
    regionBounds: atlas.region_bounds ?? WHOLE_EARTH,
    focusCountries: atlas.focus_countries,
    axis: axis(atlas.axis, 'axis'),
    axisWithAftermath: atlas.axis_with_aftermath
      ? axis(atlas.axis_with_aftermath, 'axis_with_aftermath')
      : axis(atlas.axis, 'axis'),
    authorVoice: voices.author,
    editorVoice: voices.editor,
    borderStatement: run.prose(border_statement, { file: ARTICLE, id: 'atlas', field: 'border_statement' }),
    attribution: atlas.attribution,
    licences,
  };
}

function byFile(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => (a.file ?? '').localeCompare(b.file ?? ''));
}
