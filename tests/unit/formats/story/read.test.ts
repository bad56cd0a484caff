import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../../src/domain/time';
import { readStory } from '../../../../src/formats/story/read';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index, stories } = tiny;
const day = (text: string): number => parseDay(text) as number;

/** A story with one step, with some fields of the step changed. */
const storyWith = (step: object, more: object = {}): object => ({
  id: 'own-a',
  title: 'A story',
  steps: [{ id: 'one', title: 'One', edtf: '2010-05-10', ...step }],
  ...more,
});
const faultsOf = (step: object): readonly string[] =>
  readStory(storyWith(step), index).issues.map(({ id, field }) => `${id}.${field}`);
const first = (step: object) => readStory(storyWith(step), index).story?.steps[0];

describe('A step of a story', () => {
  it('shows a day or a window, with the layers, the selection and the names that it sets', () => {
    const [talks, order, flood] = stories[0]?.steps ?? [];
    expect(talks?.state).toEqual({
      mode: 'window',
      span: { from: day('2010-03-01'), to: day('2010-07-01') },
      compare: null,
      side: false,
      ghosts: false,
      layers: ['borders', 'venues'],
      selection: null,
      names: null,
    });
    expect(order?.state).toMatchObject({
      mode: 'day',
      span: { from: day('2010-05-10'), to: day('2010-05-11') },
      compare: day('2010-03-01'),
      layers: null,
      // The record's former id leads to the record.
      selection: 'reed-ford',
    });
    expect(flood?.state).toMatchObject({ ghosts: true, names: 'ru' });
  });

  it('rests on the passages and sources of its statements, each once', () => {
    const [talks, order] = stories[0]?.steps ?? [];
    expect(talks?.passages).toEqual(['p01']);
    expect(talks?.sources).toEqual(['ferry-log']);
    expect(order?.passages).toEqual(['p02', 'p01']);
  });

  it('shows the map within bounds, or around records: an event is where it happened', () => {
    const [talks, order, flood] = stories[0]?.steps ?? [];
    expect(talks?.frame).toEqual([0, 0, 1, 1.5]);
    expect(order?.frame).toEqual([0.5, 0.6, 1, 1]);
    expect(flood?.frame).toBeNull();
  });

  it('draws its marks at records or positions', () => {
    expect(stories[0]?.steps[1]?.marks).toEqual([
      { type: 'circle', at: [1, 0.6], radiusM: 2000, text: 'here' },
      { type: 'arrow', from: [0.5, 0.5], to: [0.5, 1], text: '' },
    ]);
  });

  it('has questions with or without an answer, and notes', () => {
    const step = first({ questions: [{ ask: 'Why?' }, { ask: 'Who?', answer: 'They.' }], notes: 'Wait.' });
    expect(step?.questions.map(({ answer }) => answer.length)).toEqual([0, 1]);
    expect(step?.notes).toEqual([[{ type: 'text', text: 'Wait.' }]]);
  });
});

describe('A fault of a story', () => {
  it.each([
    ['a date that is none', { edtf: 'soon' }, 'one.edtf'],
    ['a date that the timeline does not have', { edtf: '1999-01-01' }, 'one.edtf'],
    ['a window without an end', { edtf: '2010-01-01/..' }, 'one.edtf'],
    ['an unknown field', { colour: 'red' }, 'one.colour'],
    ['a title of nothing', { title: ' ' }, 'one.title'],
    ['the name of the first slide', { id: 'start' }, 'start.id'],
    ['a circle without a size', { marks: [{ type: 'circle', at: 'reed-ford' }] }, 'one.marks.0.radius_km'],
    ['a voice that nobody has', { statements: [{ voice: 'all', text: 'So.' }] }, 'one.statements.0.voice'],
  ])('%s: the step is skipped and named', (_title, step, where) => {
    expect(faultsOf(step)).toEqual([where]);
    const { story, skipped } = readStory(storyWith(step), index);
    expect(story).toBeNull();
    expect(skipped).toBe(1);
  });

  it.each([
    ['a selection that does not exist', { select: 'atlantis' }, 'one.select'],
    [
      'a passage that does not exist',
      { statements: [{ voice: 'own', text: 'So.', passages: ['p99'] }] },
      'one.statements.0.passages',
    ],
    [
      'a source that does not exist',
      { statements: [{ voice: 'own', text: 'So.', sources: ['x'] }] },
      'one.statements.0.sources',
    ],
    ['a layer that does not exist', { layers: ['borders', 'clouds'] }, 'one.layers'],
    ['names in no language of the content', { names: 'fr' }, 'one.names'],
    ['a mark at nothing', { marks: [{ type: 'label', at: 'atlantis', text: 'x' }] }, 'one.marks.0.at'],
    ['a comparison in a window', { edtf: '2010', compare: '2010-05-01' }, 'one.compare'],
    ['a frame without a height', { frame: [0, 1, 1, 1] }, 'one.frame'],
    ['a link that leads nowhere', { notes: 'See [it](place:atlantis).' }, 'one.notes'],
    ['a link by another scheme', { notes: 'See [it](event:reed-ford).' }, 'one.notes'],
    ['HTML', { notes: 'See <b>it</b>.' }, 'one.notes'],
  ])('%s: it is named and left out, and the step is there', (_title, step, where) => {
    expect(new Set(faultsOf(step))).toEqual(new Set([where]));
    expect(readStory(storyWith(step), index).skipped).toBe(0);
    expect(first(step)?.title).toBe('One');
  });

  it('leaves the words of a link that leads nowhere, and keeps the good ones', () => {
    expect(first({ notes: 'See [it](place:atlantis) at [the ford](feature:reed-ford).' })?.notes).toEqual([
      [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'it' },
        { type: 'text', text: ' at ' },
        { type: 'reference', target: 'reed-ford', children: [{ type: 'text', text: 'the ford' }] },
        { type: 'text', text: '.' },
      ],
    ]);
  });

  it('in one step leaves the others', () => {
    const good = { id: 'two', title: 'Two', edtf: '2010' };
    const { story, skipped, issues } = readStory(
      storyWith({ edtf: 'soon' }, { steps: [{ id: 'one' }, good, good] }),
      index,
    );
    expect(story?.steps.map(({ id }) => id)).toEqual(['two']);
    expect(skipped).toBe(2);
    expect(issues.at(-1)).toMatchObject({ id: 'two', field: 'id' });
  });

  it.each([[null], ['a text'], [{}], [{ id: 'own-a', title: 'A', steps: [] }], [[]]])(
    'in %j: it is no story',
    (value) => {
      const { story, issues } = readStory(value, index, 'mine.json');
      expect(story).toBeNull();
      expect(issues[0]?.file).toBe('mine.json');
    },
  );

  it('of length: five hundred steps are read, and after a thousand it is said', () => {
    const steps = (count: number): object => ({
      steps: Array.from({ length: count }, (_, at) => ({ id: `s${at}`, title: 'S', edtf: '2010' })),
    });
    expect(readStory(storyWith({}, steps(500)), index)).toMatchObject({ issues: [], story: { minutes: 1000 } });
    const long = readStory(storyWith({}, steps(1001)), index);
    expect(long.story?.steps).toHaveLength(1000);
    expect(long.issues[0]?.field).toBe('steps');
  });
});
