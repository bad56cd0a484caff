/** Writes a story that was read, so that it can be changed or saved: a copy of a story of the atlas, or what was left of a faulty file. */
import type { AtlasIndex } from '../../domain/links';
import type { Bounds, Id, Span, Story, StoryMark, StoryStep } from '../../domain/model';
import { isoDate } from '../../domain/time';
import { writeText } from '../text/writeMarkdown';
import type { Draft, DraftMark, DraftStep } from './draft';

/** Half the extent, in degrees, that is given to the bounds of a single place: about a kilometre. */
const POINT = 0.01;

/** The draft of a story with another id. Bounds and marks become numbers, dates become days, and texts Markdown. */
export function draftOfStory(story: Story, index: AtlasIndex, id: Id): Draft {
  const { title, sentence, audience, minutes, closing, steps } = story;
  return {
    id,
    title,
    sentence,
    audience,
    minutes,
    closing: writeText(closing, index),
    steps: steps.map((step) => draftOfStep(step, index)),
  };
}

function draftOfStep({ id, title, state, frame, ...step }: StoryStep, index: AtlasIndex): DraftStep {
  return {
    id,
    title,
    edtf: edtfOf(state.mode, state.span),
    compare: state.compare === null ? null : isoDate(state.compare),
    side: state.side,
    ghosts: state.ghosts,
    layers: state.layers,
    select: state.selection,
    names: state.names,
    frame: frame && withExtent(frame),
    marks: step.marks.map(draftOfMark),
    statements: step.statements.map(({ text, ...said }) => ({ ...said, text: writeText(text, index) })),
    questions: step.questions.map(({ ask, answer }) => ({
      ask: writeText(ask, index),
      answer: writeText(answer, index),
    })),
    notes: writeText(step.notes, index),
  };
}

/** The days of a step as EDTF: a day, or an interval, both ends of which belong to it. */
export function edtfOf(mode: 'day' | 'window', { from, to }: Span): string {
  return mode === 'day' ? isoDate(from) : `${isoDate(from)}/${isoDate(to - 1)}`;
}

/** Bounds as numbers must have a width and a height, in degrees; those of a single place have none. */
function withExtent([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [west === east ? POINT : 0, south === north ? POINT : 0];
  return [west - x, south - y, east + x, north + y];
}

function draftOfMark(mark: StoryMark): DraftMark {
  if (mark.type !== 'circle') return mark;
  const { radiusM, ...rest } = mark;
  return { type: 'circle', at: rest.at, radius_km: radiusM / 1000, text: rest.text };
}
