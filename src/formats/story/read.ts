/**
 * Reads a written story, ours or a reader's own. A step with a fault in its form or its dates is skipped; a record that does not exist is
 * left out of its step. Each fault names step and field, so that it can be mended, and the good steps are there all the same.
 */
import * as v from 'valibot';
import { unionBounds } from '../../domain/bounds';
import { readEdtf } from '../../domain/edtf';
import { currentId, recordWithId, type AtlasIndex } from '../../domain/links';
import type {
  Bounds,
  DatedSpan,
  Id,
  LonLat,
  Paragraph,
  Question,
  Statement,
  StepState,
  Story,
  StoryMark,
  StoryStep,
} from '../../domain/model';
import type { Issue } from '../../domain/result';
import { nameChoices } from '../../domain/session';
import { OPEN_END, OPEN_START } from '../../domain/time';
import { readText, type WrittenLink } from '../text/markdown';
import { stepSchema, storySchema } from './schema';

/** A story that was read, with what is wrong with it. */
export interface StoryReading {
  /** The story with its good steps; null if it has none, or if the file is no story. */
  readonly story: Story | null;
  /** What is wrong: id is that of the step, or of the story. */
  readonly issues: readonly Issue[];
  /** Number of steps that were skipped. */
  readonly skipped: number;
}

/** A story has at most this many steps: more would be a file of another kind. */
const MOST_STEPS = 1000;
/** Minutes that a step takes to teach, where the story does not say. */
const MINUTES_PER_STEP = 2;

type WrittenPlace = Id | [number, number];
type Step = v.InferOutput<typeof stepSchema>;

/** Reads a story from the value that its file contains. `file` is named in faults. */
export function readStory(value: unknown, index: AtlasIndex, file?: string): StoryReading {
  const outcome = v.safeParse(storySchema, value);
  if (!outcome.success) {
    const id = isRecord(value) && typeof value['id'] === 'string' ? value['id'] : undefined;
    return { story: null, issues: outcome.issues.map((issue) => issueOf(issue, file, id)), skipped: 0 };
  }
  const { steps: written, closing, minutes, ...told } = outcome.output;
  const issues: Issue[] = [];
  const read = new StepReader(index, file, issues);
  if (written.length > MOST_STEPS) {
    issues.push({
      file,
      id: told.id,
      field: 'steps',
      message: `the story has ${written.length} steps; the first ${MOST_STEPS} are read.`,
      remedy: 'Make two stories of it.',
    });
  }
  const taken = new Set<Id>();
  const steps = written.slice(0, MOST_STEPS).flatMap((each, at): StoryStep[] => {
    const step = read.step(each, at, taken);
    return step ? [step] : [];
  });
  const last = closing === '' ? [] : read.prose(closing, told.id, 'closing');
  const skipped = Math.min(written.length, MOST_STEPS) - steps.length;
  if (steps.length === 0) return { story: null, issues, skipped };
  return {
    story: { ...told, minutes: minutes ?? Math.ceil(steps.length * MINUTES_PER_STEP), closing: last, steps },
    issues,
    skipped,
  };
}

/** Reads the steps of one story and collects what is wrong with them. */
class StepReader {
  readonly #index: AtlasIndex;
  readonly #file: string | undefined;
  readonly #issues: Issue[];

  constructor(index: AtlasIndex, file: string | undefined, issues: Issue[]) {
    this.#index = index;
    this.#file = file;
    this.#issues = issues;
  }

  /** A step; null if it has a fault for which it is skipped. `taken` has the ids of the steps before. */
  step(value: unknown, at: number, taken: Set<Id>): StoryStep | null {
    const name = isRecord(value) && typeof value['id'] === 'string' ? value['id'] : `step ${at + 1}`;
    const outcome = v.safeParse(stepSchema, value);
    if (!outcome.success) {
      this.#issues.push(...outcome.issues.map((issue) => issueOf(issue, this.#file, name)));
      return null;
    }
    const step = outcome.output;
    if (taken.has(step.id)) {
      this.#fault(step.id, 'id', 'a step before has the same id.', 'Give each step of a story an id of its own.');
      return null;
    }
    const state = this.#state(step);
    if (!state) return null;
    taken.add(step.id);
    const statements = step.statements.map((each, number) => this.#statement(each, step.id, `statements.${number}`));
    return {
      id: step.id,
      title: step.title,
      state,
      frame: this.#frame(step),
      passages: unique(statements.flatMap(({ passages }) => passages)),
      marks: step.marks.flatMap((mark, number) => this.#mark(mark, step.id, `marks.${number}`) ?? []),
      statements,
      questions: step.questions.map(({ ask, answer }, number): Question => ({
        ask: this.prose(ask, step.id, `questions.${number}.ask`),
        answer: answer === '' ? [] : this.prose(answer, step.id, `questions.${number}.answer`),
      })),
      notes: step.notes === '' ? [] : this.prose(step.notes, step.id, 'notes'),
      sources: unique(statements.flatMap(({ sources }) => sources)),
    };
  }

  /** Paragraphs of a Markdown text. A link to a record that does not exist is reported, and becomes plain words. */
  prose(markdown: string, id: Id, field: string): readonly Paragraph[] {
    const { paragraphs, links, issues } = readText(markdown, { file: this.#file, id, field });
    this.#issues.push(...issues);
    const broken = new Set(
      links
        .filter((link) => !this.#leads(link))
        .map(({ scheme, target }) => {
          this.#fault(id, field, `the link "${scheme}:${target}" leads to no ${scheme}.`, 'Mend the id or its scheme.');
          return target;
        }),
    );
    return broken.size === 0 ? paragraphs : paragraphs.map((paragraph) => withoutLinks(paragraph, broken));
  }

  #leads({ scheme, target }: WrittenLink): boolean {
    const found = recordWithId(this.#index, target);
    if (scheme === 'note') return this.#index.notes.has(target);
    if (found?.type !== 'feature') return found?.type === scheme;
    const isPlace = found.feature.kind === 'place' || found.feature.kind === 'venue';
    return scheme === (isPlace ? 'place' : 'feature');
  }

  #state(step: Step): StepState | null {
    const dated = this.#days(step.id, 'edtf', step.edtf);
    if (!dated) return null;
    const mode = dated.precision === 'day' && dated.to - dated.from === 1 ? 'day' : 'window';
    const compared = step.compare === undefined ? null : this.#days(step.id, 'compare', step.compare);
    if (step.compare !== undefined && (mode === 'window' || compared?.precision !== 'day'))
      this.#fault(step.id, 'compare', 'only two days can be compared.', 'Write a day in edtf and in compare.');
    const isCompared = compared !== null && mode === 'day' && compared.precision === 'day';
    const { atlas } = this.#index;
    const layers = step.layers?.filter((id) => atlas.layers.some((layer) => layer.id === id));
    for (const id of step.layers ?? [])
      if (!layers?.includes(id)) this.#fault(step.id, 'layers', `there is no layer "${id}".`, 'See layers.yaml.');
    const isNamed = step.names === undefined || nameChoices(atlas).includes(step.names);
    if (!isNamed)
      this.#fault(step.id, 'names', `"${step.names}" is no choice of names.`, `Use ${nameChoices(atlas).join(', ')}.`);
    return {
      mode,
      span: { from: dated.from, to: dated.to },
      compare: isCompared ? compared.from : null,
      side: step.side && isCompared,
      ghosts: step.ghosts,
      layers: layers === undefined ? null : atlas.layers.map(({ id }) => id).filter((id) => layers.includes(id)),
      selection:
        step.select === undefined ? null : (this.#existing([step.select], step.id, 'select', SELECTED)[0] ?? null),
      names: isNamed ? (step.names ?? null) : null,
    };
  }

  /** The days of a date, which must lie within those that a reader can choose; null, with a fault, if there are none. */
  #days(id: Id, field: string, edtf: string): DatedSpan | null {
    const read = readEdtf(edtf);
    if (!read.ok) {
      this.#issues.push(...read.issues.map((issue) => ({ file: this.#file, id, field, ...issue })));
      return null;
    }
    const { meta } = this.#index.atlas;
    const { from, to } = read.value;
    const first = meta.axisWithAftermath[0]?.from ?? meta.opens;
    if (from !== OPEN_START && to !== OPEN_END && from >= first && to - 1 <= meta.checked) return read.value;
    this.#fault(id, field, `${edtf} reaches beyond the days that can be chosen.`, 'Write days that the timeline has.');
    return null;
  }

  #statement(
    { voice, text, passages, records, sources }: Step['statements'][number],
    id: Id,
    field: string,
  ): Statement {
    return {
      voice,
      text: this.prose(text, id, `${field}.text`),
      passages: this.#existing(passages, id, `${field}.passages`, PASSAGES),
      records: this.#existing(records, id, `${field}.records`, RECORDS),
      sources: this.#existing(sources, id, `${field}.sources`, SOURCES),
    };
  }

  /** The ids that name records of the wanted kind, as they are called now; the others are reported. */
  #existing(ids: readonly Id[], id: Id, field: string, wanted: Wanted): readonly Id[] {
    return unique(
      ids.flatMap((named) => {
        const current = currentId(this.#index, named);
        if (wanted.has(this.#index, current)) return [current];
        this.#fault(id, field, `"${named}" is no ${wanted.what}.`, 'Mend the id, or take it out.');
        return [];
      }),
    );
  }

  #frame({ id, frame }: Step): Bounds | null {
    if (frame === undefined) return null;
    if (isBounds(frame)) {
      const [west, south, east, north] = frame;
      if (south < north && west !== east) return [west, south, east, north];
      this.#fault(id, 'frame', 'the frame has no width or height.', 'Write [west, south, east, north].');
      return null;
    }
    return unionBounds(this.#existing(frame, id, 'frame', SELECTED).flatMap((each) => this.#boundsOf(each)));
  }

  #boundsOf(id: Id): readonly Bounds[] {
    const { features, events } = this.#index;
    const event = events.get(id);
    const ids = event ? (event.place ? [event.place] : event.features) : [id];
    return ids.flatMap((each) => {
      const feature = features.get(each);
      return feature ? [feature.bounds] : [];
    });
  }

  #mark(mark: Step['marks'][number], id: Id, field: string): StoryMark | null {
    if (mark.type === 'arrow') {
      const [from, to] = [this.#point(mark.from, id, `${field}.from`), this.#point(mark.to, id, `${field}.to`)];
      return from && to ? { type: 'arrow', from, to, text: mark.text } : null;
    }
    const at = this.#point(mark.at, id, `${field}.at`);
    if (!at) return null;
    return mark.type === 'circle'
      ? { type: 'circle', at, radiusM: mark.radius_km * 1000, text: mark.text }
      : { type: 'label', at, text: mark.text };
  }

  #point(place: WrittenPlace, id: Id, field: string): LonLat | null {
    if (typeof place !== 'string') return place;
    const [feature] = this.#existing([place], id, field, FEATURES);
    return feature === undefined ? null : (this.#index.features.get(feature)?.point ?? null);
  }

  #fault(id: Id, field: string, message: string, remedy: string): void {
    this.#issues.push({ file: this.#file, id, field, message, remedy });
  }
}

/** Which records a field may name. */
interface Wanted {
  readonly what: string;
  readonly has: (index: AtlasIndex, id: Id) => boolean;
}
const FEATURES: Wanted = { what: 'feature or place', has: ({ features }, id) => features.has(id) };
const SELECTED: Wanted = {
  what: 'feature, place or event',
  has: ({ features, events }, id) => features.has(id) || events.has(id),
};
const RECORDS: Wanted = {
  what: 'feature, place, event or note',
  has: ({ features, events, notes }, id) => features.has(id) || events.has(id) || notes.has(id),
};
const PASSAGES: Wanted = { what: 'passage', has: ({ passages }, id) => passages.has(id) };
const SOURCES: Wanted = { what: 'source', has: ({ sources }, id) => sources.has(id) };

function withoutLinks(paragraph: Paragraph, broken: ReadonlySet<Id>): Paragraph {
  return paragraph.flatMap((inline) =>
    inline.type === 'reference' && broken.has(inline.target) ? inline.children : [inline],
  );
}

function isBounds(frame: readonly (number | Id)[]): frame is [number, number, number, number] {
  return typeof frame[0] === 'number';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unique(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)];
}

function issueOf(issue: v.BaseIssue<unknown>, file: string | undefined, id: string | undefined): Issue {
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return {
    file,
    id,
    field: field === '' ? undefined : field,
    message: issue.message.endsWith('.') ? issue.message : `${issue.message}.`,
    remedy: 'See geodata/README.md for what the field takes.',
  };
}
