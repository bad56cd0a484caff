/**
 * A story that its maker works on. It is the written form (`schema`) with every field there: texts stay Markdown, places stay ids, and a
 * field may still be empty. Drafts are plain immutable values: whoever changes one makes another, which shares what is the same.
 */
import type { Bounds, Id, LonLat, StoryVoice } from '../../domain/model';
import { OWN_PREFIX } from '../../domain/ownStory';
import { randomUuid } from '../../domain/uuid';
import type { WrittenStep, WrittenStory } from './schema';

/** A place of a mark: a feature or place, or a position. */
export type DraftPlace = Id | LonLat;

/** A mark on the map; see `StoryMark`. */
export type DraftMark =
  | { readonly type: 'circle'; readonly at: DraftPlace; readonly radius_km: number; readonly text: string }
  | { readonly type: 'arrow'; readonly from: DraftPlace; readonly to: DraftPlace; readonly text: string }
  | { readonly type: 'label'; readonly at: DraftPlace; readonly text: string };

/** A statement; see `Statement`. Its text is Markdown and may be empty. */
export interface DraftStatement {
  readonly voice: StoryVoice;
  readonly text: string;
  readonly passages: readonly Id[];
  readonly records: readonly Id[];
  readonly sources: readonly Id[];
}

/** A question with its answer, in Markdown; both may be empty. */
export interface DraftQuestion {
  readonly ask: string;
  readonly answer: string;
}

/** What a step shows, as it is written. */
export interface DraftView {
  /** The day, or the first and the last day of a window. */
  readonly edtf: string;
  /** The second day of a comparison; null for none. */
  readonly compare: string | null;
  readonly side: boolean;
  readonly ghosts: boolean;
  /** Null for the layers that are on when the atlas opens. */
  readonly layers: readonly Id[] | null;
  readonly select: Id | null;
  /** Null for the names that each reader has chosen. */
  readonly names: string | null;
  /** Bounds, or ids of records; null for those of the opening view. */
  readonly frame: Bounds | readonly Id[] | null;
}

/** A step of a draft. */
export interface DraftStep extends DraftView {
  readonly id: Id;
  readonly title: string;
  readonly marks: readonly DraftMark[];
  readonly statements: readonly DraftStatement[];
  readonly questions: readonly DraftQuestion[];
  /** Notes for whoever teaches, in Markdown. */
  readonly notes: string;
}

/** A story that its maker works on. */
export interface Draft {
  readonly id: Id;
  readonly title: string;
  readonly sentence: string;
  readonly audience: string;
  /** Null: two minutes a step. */
  readonly minutes: number | null;
  readonly closing: string;
  readonly steps: readonly DraftStep[];
}

/** What stands for a title or text that must not be empty and is. */
const UNTITLED = 'Untitled story';
const UNSAID = '…';

/** An id for a story of one's own that no other story has. */
export function newStoryId(): Id {
  return `${OWN_PREFIX}${randomUuid().slice(0, 13)}`;
}

/** An id for a step that none of the steps has, and that is most unlikely to have been one's before. */
export function newStepId(steps: readonly { readonly id: Id }[]): Id {
  const id = `step-${randomUuid().slice(0, 6)}`;
  return steps.some((step) => step.id === id) ? newStepId(steps) : id;
}

/** A story with nothing in it. */
export function emptyDraft(id: Id = newStoryId()): Draft {
  return { id, title: '', sentence: '', audience: '', minutes: null, closing: '', steps: [] };
}

/** A statement in the maker's own words. */
export function ownStatement(text = ''): DraftStatement {
  return { voice: 'own', text, passages: [], records: [], sources: [] };
}

/**
 * A statement whose words the maker changes. The author's and the editor's voice stand for their own words only: from then on the words are
 * the maker's, who keeps what they rest on.
 */
export function inOwnWords(statement: DraftStatement): DraftStatement {
  return { ...statement, voice: 'own' };
}

/**
 * A draft that came from elsewhere, in which only those statements are the author's or the editor's that a story of the atlas makes in the
 * same words (`told`); the others are the maker's. `changed` counts them.
 */
export function withHonestVoices(
  draft: Draft,
  told: readonly DraftStatement[],
): { readonly draft: Draft; readonly changed: number } {
  const known = new Set(told.map(({ voice, text }) => `${voice} ${text.trim()}`));
  let changed = 0;
  const steps = draft.steps.map((step) => {
    const statements = step.statements.map((said) => {
      if (said.voice === 'own' || known.has(`${said.voice} ${said.text.trim()}`)) return said;
      changed += 1;
      return inOwnWords(said);
    });
    return statements.every((said, at) => said === step.statements[at]) ? step : { ...step, statements };
  });
  return { draft: changed === 0 ? draft : { ...draft, steps }, changed };
}

/** A draft in the form of its file: fields in one order, without what is empty. Read again (`draftOfWritten`) and written, it is the same. */
export function writtenOf(draft: Draft): WrittenStory {
  const { id, minutes } = draft;
  return {
    id,
    title: draft.title.trim() || UNTITLED,
    ...textOf('sentence', draft.sentence),
    ...textOf('audience', draft.audience),
    ...(minutes === null ? {} : { minutes }),
    ...textOf('closing', draft.closing),
    steps: draft.steps.map(writtenStepOf),
  };
}

/** A step in the form of the file; `at` is its place, from 0, for the title of one that has none. */
export function writtenStepOf(step: DraftStep, at: number): WrittenStep {
  const { id, edtf, compare, layers, select, names, frame } = step;
  const marks = step.marks.map(writtenMarkOf);
  const statements = step.statements.filter(({ text }) => text.trim() !== '').map(writtenStatementOf);
  const questions = step.questions.flatMap(({ ask, answer }) =>
    ask.trim() === '' && answer.trim() === '' ? [] : [{ ask: ask.trim() || UNSAID, ...textOf('answer', answer) }],
  );
  return {
    id,
    title: step.title.trim() || `Step ${at + 1}`,
    edtf,
    ...(compare === null ? {} : { compare }),
    ...(step.side ? { side: true } : {}),
    ...(step.ghosts ? { ghosts: true } : {}),
    ...(layers === null ? {} : { layers: [...layers] }),
    ...(select === null ? {} : { select }),
    ...(names === null ? {} : { names }),
    ...(frame === null ? {} : { frame: [...frame] as [number, number, number, number] | Id[] }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(statements.length === 0 ? {} : { statements }),
    ...(questions.length === 0 ? {} : { questions }),
    ...textOf('notes', step.notes),
  };
}

/** The draft of a story as it is written. Only what the schema lets pass may be given. */
export function draftOfWritten({ steps, ...story }: WrittenStory): Draft {
  const { id, title, sentence = '', audience = '', minutes = null, closing = '' } = story;
  return { id, title, sentence, audience, minutes, closing, steps: steps.map(draftStepOf) };
}

/** The draft of a step as it is written. */
export function draftStepOf(step: WrittenStep): DraftStep {
  const { compare, layers, select, names, frame, statements = [], questions = [] } = step;
  return {
    id: step.id,
    title: step.title,
    edtf: step.edtf,
    compare: compare ?? null,
    side: step.side ?? false,
    ghosts: step.ghosts ?? false,
    layers: layers ?? null,
    select: select ?? null,
    names: names ?? null,
    frame: frame ?? null,
    marks: (step.marks ?? []).map((mark) => ({ ...mark, text: mark.text ?? '' })),
    statements: statements.map(({ passages = [], records = [], sources = [], ...said }) => ({
      ...said,
      passages,
      records,
      sources,
    })),
    questions: questions.map(({ ask, answer = '' }) => ({ ask, answer })),
    notes: step.notes ?? '',
  };
}

/** The file of a draft: JSON, which is YAML too, with an end of line at its end. */
export function storyFile(draft: Draft): string {
  return `${JSON.stringify(writtenOf(draft), null, 2).replace(NUMBERS, oneLine)}\n`;
}

/** A list of numbers or plain words, one a line as `JSON.stringify` writes it: bounds, positions, ids. */
const NUMBERS = /\[\n\s+(?:-?\d[\d.e-]*|"[a-z0-9-]+")(?:,\n\s+(?:-?\d[\d.e-]*|"[a-z0-9-]+"))*\n\s+\]/g;

function oneLine(list: string): string {
  return list.replace(/\n\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
}

function writtenMarkOf(mark: DraftMark): NonNullable<WrittenStep['marks']>[number] {
  const place = (at: DraftPlace): Id | [number, number] => (typeof at === 'string' ? at : [at[0], at[1]]);
  const text = textOf('text', mark.text);
  if (mark.type === 'arrow') return { type: 'arrow', from: place(mark.from), to: place(mark.to), ...text };
  if (mark.type === 'label') return { type: 'label', at: place(mark.at), text: mark.text.trim() || UNSAID };
  return { type: 'circle', at: place(mark.at), radius_km: mark.radius_km, ...text };
}

function writtenStatementOf(said: DraftStatement): NonNullable<WrittenStep['statements']>[number] {
  const list = (field: 'passages' | 'records' | 'sources'): object =>
    said[field].length === 0 ? {} : { [field]: [...said[field]] };
  return { voice: said.voice, text: said.text.trim(), ...list('passages'), ...list('records'), ...list('sources') };
}

/** A field with a text; no field if the text is empty. */
function textOf<Field extends string>(field: Field, text: string): { readonly [K in Field]?: string } {
  const trimmed = text.trim();
  return (trimmed === '' ? {} : { [field]: trimmed }) as { readonly [K in Field]?: string };
}

/** A story as others get it with a link: without the notes, which are for its maker alone. A file has them. */
export function withoutNotes(draft: Draft): Draft {
  return { ...draft, steps: draft.steps.map((step) => ({ ...step, notes: '' })) };
}
