/** What a handout is about: the view on the screen, or steps of a story, each with its map and texts. Pure. */
import { unionBounds } from '../../domain/bounds';
import { idOfTarget, type AtlasIndex } from '../../domain/links';
import type { Bounds, Id, Paragraph, Question, Story, StoryMark, StoryStep, StoryVoice } from '../../domain/model';
import { reduce, type Session } from '../../domain/session';
import { selectView, type PassageView, type View } from '../../domain/view';
import { formatDay } from '../../domain/time';
import { whenWords } from '../../formats/publish/words';
import { statedText } from '../../stillmap/statedText';

/** A few sentences in one voice, with what they rest on. */
export interface HandoutText {
  readonly voice: StoryVoice;
  readonly text: readonly Paragraph[];
  /** Numbers of the article's paragraphs that say so, or that the text retells. */
  readonly paragraphs: readonly number[];
  /** Ids of the sources. */
  readonly sources: readonly Id[];
  /** Numbers of the paragraphs at which an editor's note on this one stands. */
  readonly notedAt?: readonly number[];
  /** How sure the editor is; absent if that is not recorded. */
  readonly confidence?: string | undefined;
}

/** Texts that belong together: a passage with the notes on it, or the statements of a step. */
export type TextGroup = readonly HandoutText[];

/** One part of a handout. */
export interface HandoutPart {
  readonly id: Id;
  /** Title of the step; empty for the view on the screen. */
  readonly title: string;
  readonly view: View;
  /** The bounds that the map shows at least. */
  readonly frame: Bounds;
  readonly texts: readonly TextGroup[];
  readonly questions: readonly Question[];
  /** Notes for whoever teaches. */
  readonly notes: readonly Paragraph[];
  /** The step with its marks; null for the view on the screen. */
  readonly step: StoryStep | null;
}

/** What a handout is about. */
export interface HandoutSubject {
  readonly title: string;
  /** One sentence below the title. */
  readonly sentence: string;
  readonly parts: readonly HandoutPart[];
  /** The session at the first part, for the address that leads to it. */
  readonly session: Session;
  /** Id of the story; null for the view on the screen. */
  readonly story: Id | null;
}

/** The days of a view as a heading: `27 July 2023`. */
export { whenWords };

/** The days of a step over its map. Paper shows the map of one day: of a comparison it says with which day the screen compares it. */
export function partWords(view: View): string {
  const { compare } = view;
  return compare === null ? whenWords(view) : `${whenWords(view)}, on the screen beside ${formatDay(compare)}`;
}

/** What the map of a view shows, in sentences, for those who do not see it. */
export function mapTitle(view: View, index: AtlasIndex): string {
  return `Map. ${statedText(view, index.atlas.languages)}`;
}

/** The view on the screen as a handout, with the passages that are about what is selected, or the one that is being read. */
export function subjectOfView(index: AtlasIndex, session: Session, frame: Bounds | null): HandoutSubject {
  const view = selectView(index, session);
  const { meta } = index.atlas;
  const chosen = selectionTitle(view);
  return {
    title: chosen ? `${chosen}, ${whenWords(view)}` : `The map on ${whenWords(view)}`,
    sentence: articleSentence(index),
    session,
    story: null,
    parts: [
      {
        id: 'view',
        title: '',
        view,
        frame: frame ?? meta.openingBounds,
        texts: textsOfPassages(concernedPassages(view)),
        questions: [],
        notes: [],
        step: null,
      },
    ],
  };
}

/** Steps of a story as a handout. `steps` are the ids of those that were chosen. */
export function subjectOfStory(index: AtlasIndex, base: Session, story: Story, steps: ReadonlySet<Id>): HandoutSubject {
  let session: Session = { ...base, story: null };
  let first: Session | null = null;
  const parts = story.steps
    .filter(({ id }) => steps.has(id))
    .map((step): HandoutPart => {
      session = reduce(index, session, { type: 'stepVisited', place: { story: story.id, step: step.id }, step });
      first ??= session;
      return {
        id: step.id,
        title: step.title,
        view: selectView(index, session),
        frame: step.frame ?? index.atlas.meta.openingBounds,
        texts: step.statements.map((statement) => [
          {
            voice: statement.voice,
            text: statement.text,
            paragraphs: numbersOf(index, statement.passages),
            sources: statement.sources,
          },
        ]),
        questions: step.questions,
        notes: step.notes,
        step,
      };
    });
  return { title: story.title, sentence: story.sentence, session: first ?? base, story: story.id, parts };
}

/**
 * All parts on one map: the frames together, the view of the last part, and the marks of all, each with the numbers of its steps in place of
 * its words, which would cover each other.
 */
export function onOneMap(parts: readonly HandoutPart[]): HandoutPart | undefined {
  const last = parts.at(-1);
  if (!last) return undefined;
  const step = last.step && { ...last.step, marks: numberedMarks(parts) };
  return { ...last, step, frame: unionBounds(parts.map(({ frame }) => frame)) ?? last.frame };
}

/** The marks of all steps with their numbers; a mark that several steps have occurs once. */
function numberedMarks(parts: readonly HandoutPart[]): readonly StoryMark[] {
  const found = new Map<string, { readonly mark: StoryMark; readonly numbers: Set<number> }>();
  parts.forEach(({ step }, at) => {
    for (const mark of step?.marks ?? []) {
      const key = JSON.stringify({ ...mark, text: '' });
      const known = found.get(key) ?? { mark, numbers: new Set() };
      found.set(key, { mark, numbers: known.numbers.add(at + 1) });
    }
  });
  return [...found.values()].map(({ mark, numbers }) => ({ ...mark, text: [...numbers].join(', ') }));
}

/** What stands under the one map of all steps: which day it shows, and the words of the marks by the numbers of their steps. */
export function oneMapWords(parts: readonly HandoutPart[], view: View, hasMarks: boolean): string {
  const said = parts.flatMap(({ step }, at) => {
    const words = [...new Set((step?.marks ?? []).map(({ text }) => text).filter((text) => text !== ''))];
    return words.length > 0 ? [`${at + 1}: ${words.join(', ')}`] : [];
  });
  const key = hasMarks && said.length > 0 ? ` Numbers are those of the steps: ${said.join('; ')}.` : '';
  return `${partWords(view)}, as at the last step. The map holds the ground of all steps.${key}`;
}

/** Which article the handout follows. */
function articleSentence({ atlas: { article } }: AtlasIndex): string {
  return `After ${article.author}, “${article.title}”, ${article.container}, ${article.issue}.`;
}

function selectionTitle({ selection }: View): string {
  if (selection?.type === 'feature') return selection.feature.title;
  return selection?.type === 'event' ? selection.event.title : '';
}

/** The passages that are about what is selected; without a selection the one that is being read. */
function concernedPassages({ passages, selection }: View): readonly PassageView[] {
  const isChosen = selection !== null && selection.type !== 'passage' && idOfTarget(selection) !== '';
  const linked = isChosen ? passages.filter((each) => each.linked) : [];
  return linked.length > 0 ? linked : passages.filter((each) => each.current);
}

/** The digest of passages, each with the notes on it. A note on several of them stands at the first; the others name it. */
function textsOfPassages(passages: readonly PassageView[]): readonly TextGroup[] {
  const first = new Map<Id, number>();
  return passages.map(({ passage, notes }): TextGroup => {
    const known = notes.flatMap(({ id }) => first.get(id) ?? []);
    const fresh = notes.filter(({ id }) => !first.has(id));
    for (const { id } of fresh) first.set(id, passage.number);
    return [
      {
        voice: 'author',
        text: passage.digest,
        paragraphs: [passage.number],
        sources: [],
        notedAt: [...new Set(known)],
      },
      ...fresh.map((note) => ({
        voice: 'editor' as const,
        text: note.text,
        paragraphs: [],
        sources: note.sources,
        confidence: note.confidence,
      })),
    ];
  });
}

function numbersOf(index: AtlasIndex, passages: readonly Id[]): readonly number[] {
  return passages.flatMap((id) => index.passages.get(id)?.number ?? []);
}
