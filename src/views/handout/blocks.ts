/** The blocks of a handout in their order: what a page is filled with. Pure. */
import type { Id, Paragraph, Question, Source } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import type { LegendGroup } from '../../symbology/legend';
import type { NumberedName } from '../../stillmap/blank';
import { cutText } from './cutText';
import type { GlossaryEntry } from './glossary';
import type { HandoutOptions } from './options';
import type { HandoutPart, HandoutText, TextGroup } from './parts';
import type { QrCode } from '../../formats/qr';

/** A source with its number in the handout. */
export interface NumberedSource {
  readonly number: number;
  readonly source: Source;
}

/** The address that leads back to what is printed. */
export interface HandoutAddress {
  /** The address; empty if it is not to be read. */
  readonly text: string;
  /** The address as a QR code; null if it is too long. */
  readonly qr: QrCode | null;
  /** What stands behind the address, which does not have all that is printed; empty for nothing. */
  readonly besides: string;
  /** How others get a story that is no part of the atlas; empty for what is. */
  readonly note: string;
}

/** A question with its number in the handout. */
export interface NumberedQuestion extends Question {
  readonly number: number;
}

/** What stands on a page. */
export type BlockContent =
  | { readonly kind: 'title'; readonly title: string; readonly sentence: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly more?: string }
  /** A step: its heading, and beside the map as much text as has room there. */
  | {
      readonly kind: 'step';
      readonly number: number;
      readonly title: string;
      readonly when: string;
      /** Name of the map; null if the step has none of its own. */
      readonly map: string | null;
      readonly texts: readonly HandoutText[];
      /** Names to write beside the map. */
      readonly names: readonly NumberedName[];
    }
  | { readonly kind: 'map'; readonly map: string; readonly when: string }
  /** The complete map of a step on the teacher's pages, with the names that its numbers stand for. */
  | { readonly kind: 'key'; readonly map: string; readonly title: string; readonly names: readonly NumberedName[] }
  | { readonly kind: 'timeline'; readonly markup: string; readonly height: number }
  /** `toFill` are the ids of the groups whose signs are to be chosen; none unless it is an exercise. */
  | { readonly kind: 'legend'; readonly groups: readonly LegendGroup[]; readonly toFill: ReadonlySet<string> }
  /** Names to write beside their numbers; on the teacher's pages they are written. */
  | { readonly kind: 'names'; readonly names: readonly NumberedName[]; readonly isWritten: boolean }
  /** A text in one of two columns. */
  | { readonly kind: 'text'; readonly text: HandoutText }
  | { readonly kind: 'question'; readonly question: NumberedQuestion; readonly lines: number }
  | { readonly kind: 'answer'; readonly question: NumberedQuestion }
  | { readonly kind: 'notes'; readonly title: string; readonly text: readonly Paragraph[] }
  | { readonly kind: 'glossary'; readonly entries: readonly GlossaryEntry[] }
  /** A source in one of two columns. */
  | { readonly kind: 'source'; readonly source: NumberedSource }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'cite'; readonly address: HandoutAddress; readonly remarks: readonly string[] };

/** A block: what stands there, and how it goes with the next. */
export type Block = BlockContent & {
  /** Identifies the block among those of a handout. */
  readonly id: string;
  /** Whether the block stands on the page of the next one. */
  readonly keep: boolean;
  /** Whether the block begins the pages for the teacher. */
  readonly startsPage?: boolean;
};

/** Everything of which the blocks are made. */
export interface HandoutContent {
  readonly title: string;
  readonly sentence: string;
  readonly parts: readonly HandoutPart[];
  /** The map of each part by the part's id; or, under `ONE_MAP`, the one of all. Names of a map that is not drawn yet are empty. */
  readonly maps: ReadonlyMap<string, { readonly names: readonly NumberedName[]; readonly when: string }>;
  readonly legend: readonly LegendGroup[];
  /** Ids of the groups of the legend whose signs are no statuses, as of the reader's own layers: an exercise does not ask for them. */
  readonly given: ReadonlySet<string>;
  /** The timeline; null if there is none. */
  readonly timeline: { readonly markup: string; readonly height: number } | null;
  readonly glossary: readonly GlossaryEntry[];
  /** The sources in the order of their numbers. */
  readonly sources: readonly NumberedSource[];
  readonly address: HandoutAddress;
  /** Sentences at the end: what the maps leave out, and whose data they are. */
  readonly remarks: readonly string[];
}

/** Name of the map that all parts share. */
export const ONE_MAP = 'all';
/** Whether a block is half as wide as the page. */
export function isHalf({ kind }: Pick<Block, 'kind'>): boolean {
  return kind === 'text' || kind === 'source';
}

/** Added to the name of a map for its complete form on the teacher's pages. */
export const COMPLETE = ' complete';
/** Words of texts that have room beside the map of a step. */
const WORDS_BESIDE = 110;
const NONE: ReadonlySet<string> = new Set();
/** Lines to write on below a question. */
const LINES = 2;
/** Entries of a list that stand in one block: a block is never divided. */
const CHUNK = 84;
/** A paragraph with more letters is cut at the end of a sentence: a block must fit on a page. */
const MOST_LETTERS = 1200;

/** The blocks of a handout, first the pupils' pages, then those of the teacher. */
export function blocksOf(content: HandoutContent, options: HandoutOptions): readonly Block[] {
  return [...pupilBlocks(content, options), ...(options.hasAnswers ? teacherBlocks(content, options) : [])];
}

function pupilBlocks(content: HandoutContent, options: HandoutOptions): readonly Block[] {
  const { parts, maps, legend, timeline, glossary, sources, address, remarks } = content;
  const { blank } = options;
  const isStory = parts.some(({ step }) => step !== null);
  const questions = questionsOf(parts, options);
  const toFill = blank.statuses ? new Set(legend.map(({ id }) => id).filter((id) => !content.given.has(id))) : NONE;
  const list: Block[] = [];
  const add = (id: string, block: BlockContent, keep = false): void => void list.push({ ...block, id, keep });

  const addTexts = (part: Id, texts: readonly HandoutText[]): void =>
    texts.flatMap(split).forEach((text, at) => add(`${part}-text-${at}`, { kind: 'text', text }));

  add('title', { kind: 'title', title: content.title, sentence: content.sentence }, true);
  const single = maps.get(ONE_MAP);
  if (single) {
    add('map', { kind: 'map', map: ONE_MAP, when: single.when }, blank.names || blank.statuses);
    if (blank.names) add('map-names', { kind: 'names', names: single.names, isWritten: false });
    if (!isStory || blank.statuses) add('legend', { kind: 'legend', groups: legend, toFill });
  }
  // A timeline would give the statuses away that the map leaves out.
  if (timeline && !blank.statuses) add('timeline', { kind: 'timeline', ...timeline });
  const own = ownQuestions(options);
  if (isStory) {
    parts.forEach((part, at) => {
      const texts = options.hasText ? part.texts.flat() : [];
      const map = single ? null : part.id;
      // Beside a map without names are the lines to write them on: the text comes below.
      const beside = map && !blank.names ? firstWords(texts, WORDS_BESIDE) : 0;
      const asked = questions.get(part.id) ?? [];
      add(
        `${part.id}-step`,
        {
          kind: 'step',
          number: at + 1,
          title: part.title,
          when: maps.get(map ?? '')?.when ?? '',
          map,
          texts: texts.slice(0, beside),
          names: map && blank.names ? (maps.get(map)?.names ?? []) : [],
        },
        map === null,
      );
      addTexts(part.id, texts.slice(beside));
      for (const question of asked)
        add(`${part.id}-question-${question.number}`, { kind: 'question', question, lines: LINES });
    });
  } else if (options.hasText) {
    for (const part of parts) addTexts(part.id, part.texts.flat());
  }
  const before = [...questions.values()].flat().length;
  if (own.length > 0) {
    add('questions', { kind: 'heading', level: 2, text: isStory && before > 0 ? 'More questions' : 'Questions' }, true);
    own.forEach((ask, at) => {
      const question = { number: before + at + 1, ask, answer: [] };
      add(`own-question-${at}`, { kind: 'question', question, lines: LINES + 1 });
    });
  }
  if ((isStory || !single) && legend.length > 0 && !blank.statuses) {
    add('legend-heading', { kind: 'heading', level: 2, text: 'What the signs mean' }, true);
    add('legend', { kind: 'legend', groups: legend, toFill: NONE });
  } else if (isStory && !single && blank.statuses) {
    add('legend-heading', { kind: 'heading', level: 2, text: 'Your signs' }, true);
    add('legend', { kind: 'legend', groups: legend, toFill });
  }
  if (options.hasGlossary && glossary.length > 0) {
    const text = blank.names ? 'Names to choose from' : 'Names in both forms';
    add('glossary-heading', { kind: 'heading', level: 2, text }, true);
    chunks(glossary, CHUNK).forEach((entries, at) => add(`glossary-${at}`, { kind: 'glossary', entries }));
  }
  if (options.hasSources && options.hasText && sources.length > 0) {
    add('sources-heading', { kind: 'heading', level: 2, text: 'Sources' }, true);
    for (const source of sources) add(`source-${source.number}`, { kind: 'source', source });
  }
  add('cite', { kind: 'cite', address, remarks });
  return list;
}

function teacherBlocks(content: HandoutContent, options: HandoutOptions): readonly Block[] {
  const { parts, maps, legend } = content;
  const { blank } = options;
  const list: Block[] = [];
  const add = (id: string, block: BlockContent, keep = false): void =>
    void list.push({ ...block, id: `teacher-${id}`, keep, ...(list.length === 0 ? { startsPage: true } : {}) });

  add('title', { kind: 'heading', level: 2, text: `Answers: ${content.title}`, more: 'For the teacher' }, true);
  const start = list.length;
  const isBlank = blank.names || blank.statuses;
  if (isBlank) {
    for (const [name, { names, when }] of maps) {
      const map = `${name}${COMPLETE}`;
      const written = blank.names ? names : [];
      const title = parts.find(({ id }) => id === name)?.title;
      if (name !== ONE_MAP) add(`${name}-map`, { kind: 'key', map, title: `${title}, ${when}`, names: written });
      else {
        add('map', { kind: 'map', map, when }, blank.names);
        if (blank.names) add('map-names', { kind: 'names', names, isWritten: true });
      }
    }
    if (blank.statuses) add('legend', { kind: 'legend', groups: legend, toFill: NONE });
  }
  const questions = questionsOf(parts, options);
  for (const part of parts) {
    const asked = questions.get(part.id) ?? [];
    if (asked.length === 0 && part.notes.length === 0) continue;
    if (part.title) add(`${part.id}-heading`, { kind: 'heading', level: 3, text: part.title }, true);
    for (const question of asked) add(`${part.id}-answer-${question.number}`, { kind: 'answer', question });
    if (part.notes.length > 0) add(`${part.id}-notes`, { kind: 'notes', title: 'Notes', text: part.notes });
  }
  if (list.length === start)
    add('none', {
      kind: 'note',
      text: 'There is nothing to answer: this handout has no questions with answers, and its maps leave nothing out.',
    });
  return list;
}

/** The questions of each part with their numbers, which go through the handout. */
function questionsOf(
  parts: readonly HandoutPart[],
  { hasQuestions }: HandoutOptions,
): ReadonlyMap<Id, readonly NumberedQuestion[]> {
  let number = 0;
  return new Map(
    (hasQuestions ? parts : []).map(({ id, questions }) => [
      id,
      questions.map((question) => ({ ...question, number: (number += 1) })),
    ]),
  );
}

/** The reader's own questions: one a line. */
function ownQuestions({ hasQuestions, ownQuestions: text }: HandoutOptions): readonly (readonly Paragraph[])[] {
  if (!hasQuestions) return [];
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => [[{ type: 'text', text: line }]]);
}

/** The sources of texts, numbered in the order in which they are first named. */
export function numberSources(
  groups: readonly TextGroup[],
  find: (id: Id) => Source | undefined,
): readonly NumberedSource[] {
  const ids = [...new Set(groups.flat().flatMap(({ sources }) => sources))];
  return ids.flatMap((id) => find(id) ?? []).map((source, at) => ({ number: at + 1, source }));
}

/** How many texts, from the first, have at most so many words together; at least one. */
function firstWords(texts: readonly HandoutText[], most: number): number {
  let words = 0;
  const at = texts.findIndex((text) => (words += wordsOf(text)) > most);
  return at < 0 ? texts.length : Math.max(at, words <= most * 1.6 ? 1 : 0);
}

function wordsOf({ text }: HandoutText): number {
  return plainText(text).split(/\s+/).length;
}

/** A text in pieces that fit on a page: long paragraphs are cut at the end of a sentence. */
function split(text: HandoutText): readonly HandoutText[] {
  return cutText(text.text, MOST_LETTERS).map((piece) => ({ ...text, text: piece }));
}

function chunks<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
