/**
 * A project: all that a reader has made here, in one JSON file. It holds the view (the hash of the address), own layers with their looks,
 * own notes as their file has them, own stories as theirs do, and what was measured. What a file does not have is not there: fields that
 * were added later need no new version, and a page of before leaves them out.
 */
import type { Id } from '../../domain/model';
import type { KeptMeasure } from '../../domain/measure/kept';
import type { StyledLayer } from '../../domain/ownData';
import { failure, success, type Issue, type Result } from '../../domain/result';
import type { TableState } from '../../domain/tableState';
import { isRecord, readStyledLayer } from './layer';
import { readMeasured } from './measured';
import { readTableState } from './table';

/** The value of `type` in a project's file. */
const PROJECT_TYPE = 'rapprochement-atlas-project';
/** The version of the format; files of a later one are refused. */
const PROJECT_VERSION = 1;
/** The media type and the ending of the file's name. */
export const PROJECT_FILE = { mediaType: 'application/json', extension: 'atlas-project.json' } as const;

/** What a project holds. */
export interface Project {
  /** The hash of the address, with `#`: date, layers, selection and camera. */
  readonly session: string;
  /** Own layers, the topmost first. */
  readonly layers: readonly StyledLayer[];
  /** The file of own notes as a value (`formats/notes`); null for none. */
  readonly notes: unknown;
  /** The files of own stories as values (`formats/story`). */
  readonly stories: readonly unknown[];
  /** What was measured; null for nothing. Since 2026-11. */
  readonly measured: KeptMeasure | null;
  /** What the table lists, filters, sorts and shows: of own rows the address does not say it. Null if the file is older. Since 2026-11. */
  readonly table: TableState | null;
  /** What the reader calls the project; empty for nothing. Since 2026-11. */
  readonly title: string;
}

/** A project as it was read. */
export interface ProjectReading {
  readonly project: Project;
  /** What of it could not be read. */
  readonly issues: readonly Issue[];
}

/** Longest name of a project, in characters. */
const MOST_IN_TITLE = 200;
/** Features in a part of the file. */
const PART = 1000;

/** The file in parts, so that a large one can be written with pauses. */
export function* projectParts({ session, layers, notes, stories, measured, table, title }: Project): Generator<string> {
  yield `{\n"type": ${JSON.stringify(PROJECT_TYPE)},\n"version": ${PROJECT_VERSION},\n"session": ${JSON.stringify(session)},\n"layers": [`;
  for (const [at, { layer, look }] of layers.entries()) {
    const { features, ...head } = layer;
    const start = JSON.stringify(head).slice(0, -1);
    yield `${at === 0 ? '' : ','}\n{"look": ${JSON.stringify(look)},\n"layer": ${start},\n"features": [`;
    for (let from = 0; from < features.length; from += PART) {
      const lines = features.slice(from, from + PART).map((feature) => JSON.stringify(feature));
      yield `${from === 0 ? '\n' : ',\n'}${lines.join(',\n')}`;
    }
    yield '\n]}}';
  }
  yield `\n],\n"notes": ${JSON.stringify(notes ?? null)},\n"stories": [`;
  yield stories.map((story) => `\n${JSON.stringify(story)}`).join(',');
  const later = Object.entries({ measured, table, title }).filter(([, value]) => Boolean(value));
  yield `\n]${later.map(([name, value]) => `,\n"${name}": ${JSON.stringify(value)}`).join('')}\n}\n`;
}

/** Reads the text of a project. What is faulty is left out and named; the rest is read. */
export function readProject(text: string): Result<ProjectReading> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failure({
      message: 'The file is no whole JSON.',
      remedy: 'It may have been cut when it was sent: get it once more.',
    });
  }
  if (!isRecord(value) || value['type'] !== PROJECT_TYPE)
    return failure({
      message: 'The file is no project of this atlas.',
      remedy: 'Choose one that “Save project” has written.',
    });
  if (typeof value['version'] === 'number' && value['version'] > PROJECT_VERSION)
    return failure({
      message: 'The project was saved by a later version of this page.',
      remedy: 'Load the page again, and open it then.',
    });
  const issues: Issue[] = [];
  const layers = readLayers(value['layers'], issues);
  const { session, notes, stories } = value;
  const isHash = typeof session === 'string' && (session === '' || session.startsWith('#'));
  if (!isHash) issues.push({ field: 'session', message: 'The view of the map is missing.' });
  if (stories !== undefined && !Array.isArray(stories))
    issues.push({ field: 'stories', message: 'The stories are no list.' });
  const read = Array.isArray(stories) ? (stories as readonly unknown[]) : [];
  const { measured, issues: unread } = readMeasured(value['measured']);
  issues.push(...unread);
  const table = readTableState(value['table']);
  const title = typeof value['title'] === 'string' ? value['title'].slice(0, MOST_IN_TITLE) : '';
  return success({
    project: { session: isHash ? session : '', layers, notes: notes ?? null, stories: read, measured, table, title },
    issues,
  });
}

function readLayers(value: unknown, issues: Issue[]): readonly StyledLayer[] {
  if (!Array.isArray(value)) {
    if (value !== undefined) issues.push({ field: 'layers', message: 'The layers are no list.' });
    return [];
  }
  const ids = new Set<Id>();
  return (value as readonly unknown[]).flatMap((each, at) => {
    const read = readStyledLayer(each, `layers.${at}`);
    issues.push(...read.issues);
    if (!read.layer) return [];
    if (ids.has(read.layer.layer.id)) {
      issues.push({ field: `layers.${at}`, message: `“${read.layer.layer.title}” is there twice.` });
      return [];
    }
    ids.add(read.layer.layer.id);
    return read.layer;
  });
}
