/** Reads drafts: from a file or link that holds a story, with all that is good in it, and as the story that the page shows. */
import * as v from 'valibot';
import type { AtlasIndex } from '../../domain/links';
import type { Id, StoryStep } from '../../domain/model';
import { failure, success, type Issue, type Result } from '../../domain/result';
import { draftOfWritten, draftStepOf, newStoryId, writtenOf, writtenStepOf, type Draft, type DraftStep } from './draft';
import { readStory, type StoryReading } from './read';
import { stepSchema } from './schema';

/** A draft that was read from a file or link, with what is wrong with it. */
export interface DraftReading {
  /** The draft with the steps that can be shown. */
  readonly draft: Draft;
  /** What is wrong: id is that of the step, or of the story. */
  readonly issues: readonly Issue[];
  /** Number of steps that were left out. */
  readonly skipped: number;
}

/** A file with more characters is no story that was made here. */
const MOST_LETTERS = 4_000_000;
/** A story that has only what every story must have, to read one step by itself. */
const FRAME = { id: 'own-x', title: 'x' };

/** Reads the file of a story. `file` is its name, for the faults. */
export function readStoryFile(text: string, index: AtlasIndex, file?: string): Result<DraftReading> {
  if (text.length > MOST_LETTERS)
    return failure({
      file,
      message: 'The file is larger than any story.',
      remedy: 'Choose the file of a story: its name ends in .json.',
    });
  let value: unknown;
  try {
    // Some programs put a byte order mark before the text.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failure({
      file,
      message: 'The file holds no story, or was cut: it is not JSON.',
      remedy: 'Choose a file that was saved here: its name ends in .json.',
    });
  }
  return readDraft(value, index, file);
}

/** Whether a text seems to be the file of a story, and not, for example, of notes or of an article. */
export function isStoryText(text: string): boolean {
  return /^\s*\uFEFF?\{/.test(text) && /"steps"\s*:\s*\[/.test(text);
}

/** Reads a draft from the value that a file or link contains. A fault in the story's own fields loses the field, and not the steps. */
export function readDraft(value: unknown, index: AtlasIndex, file?: string): Result<DraftReading> {
  const first = readStory(value, index, file);
  if (first.story !== null) return success(draftReadingOf(value, first, index, []));
  const mended = withoutFaults(value, first.issues);
  const again = mended === null ? first : readStory(mended, index, file);
  if (again.story === null) {
    const { issues } = first;
    return failure(...(issues.length > 0 ? issues : [{ file, message: 'The story has no step that can be shown.' }]));
  }
  return success(draftReadingOf(mended, again, index, first.issues));
}

function draftReadingOf(
  value: unknown,
  { story, issues, skipped }: StoryReading,
  index: AtlasIndex,
  before: readonly Issue[],
): DraftReading {
  const { steps: written, ...head } = value as { steps: readonly unknown[]; id: Id; title: string };
  const taken = new Set<Id>();
  const steps = written.slice(0, (story?.steps.length ?? 0) + skipped).flatMap((step): DraftStep[] => {
    const [good] = readStory({ ...FRAME, steps: [step] }, index).story?.steps ?? [];
    if (!good || taken.has(good.id)) return [];
    taken.add(good.id);
    return [draftStepOf(v.parse(stepSchema, step))];
  });
  return { draft: { ...draftOfWritten({ ...head, steps: [] }), steps }, issues: [...before, ...issues], skipped };
}

/** The story without those of its own fields that have a fault; null if it is none, or has no list of steps. */
function withoutFaults(value: unknown, issues: readonly Issue[]): object | null {
  if (typeof value !== 'object' || value === null || !('steps' in value) || !Array.isArray(value.steps)) return null;
  const faulty = new Set(issues.map(({ field = '' }) => field.split('.')[0] ?? ''));
  const kept = Object.entries(value).filter(([field]) => field === 'steps' || !faulty.has(field));
  return { id: newStoryId(), title: 'Untitled story', ...Object.fromEntries(kept) };
}

/** What a step of a draft is read as: the step, if it can be shown, and what is wrong with it. */
interface StepReading {
  readonly at: number;
  readonly step: StoryStep | null;
  readonly issues: readonly Issue[];
}

/** Reads drafts as stories while they are worked on: steps that have not changed since the last time are not read again. */
export class DraftReader {
  readonly #index: AtlasIndex;
  readonly #known = new WeakMap<DraftStep, StepReading>();

  constructor(index: AtlasIndex) {
    this.#index = index;
  }

  /** The story that a draft is, and what is wrong with it; no story if none of its steps can be shown. */
  read(draft: Draft): StoryReading {
    const readings = draft.steps.map((step, at) => this.#step(step, at));
    const steps = readings.flatMap(({ step }) => step ?? []);
    const issues = readings.flatMap((reading) => reading.issues);
    const skipped = readings.length - steps.length;
    // One step of its own lets the other fields be read.
    const shown = draft.steps.find((_, at) => readings[at]?.step);
    if (!shown) return { story: null, issues, skipped };
    const { story: head, issues: faults } = readStory(
      writtenOf({ ...draft, steps: [{ ...shown, statements: [], questions: [], notes: '', marks: [] }] }),
      this.#index,
    );
    if (!head) return { story: null, issues: [...faults, ...issues], skipped };
    const minutes = draft.minutes ?? head.minutes * steps.length;
    return {
      story: { ...head, minutes, steps },
      issues: [...faults.filter(({ id }) => id === draft.id), ...issues],
      skipped,
    };
  }

  #step(step: DraftStep, at: number): StepReading {
    const known = this.#known.get(step);
    // The title of a step that has none is its number.
    if (known && (known.at === at || step.title.trim() !== '')) return known;
    const { story, issues } = readStory({ ...FRAME, steps: [writtenStepOf(step, at)] }, this.#index);
    const reading = { at, step: story?.steps[0] ?? null, issues };
    this.#known.set(step, reading);
    return reading;
  }
}
