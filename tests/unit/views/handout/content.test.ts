import { describe, expect, it } from 'vitest';
import type { Paragraph, Story, StoryMark, StoryStep } from '../../../../src/domain/model';
import { plainText } from '../../../../src/domain/plainText';
import { initialSession, reduce } from '../../../../src/domain/session';
import { blocksOf, COMPLETE, numberSources, ONE_MAP, type HandoutContent } from '../../../../src/views/handout/blocks';
import { cutText } from '../../../../src/views/handout/cutText';
import { glossaryOf, linkedIds, wordBank } from '../../../../src/views/handout/glossary';
import { initialOptions, usualPaper, type HandoutOptions } from '../../../../src/views/handout/options';
import { onOneMap, oneMapWords, subjectOfStory, subjectOfView } from '../../../../src/views/handout/parts';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
const words = (text: string): readonly Paragraph[] => [[{ type: 'text', text }]];
const OPTIONS = initialOptions('a4');

function step(id: string, more: Partial<StoryStep> = {}): StoryStep {
  const { atlas } = index;
  return {
    id,
    title: `Step ${id}`,
    state: {
      mode: 'day',
      span: { from: atlas.meta.opens, to: atlas.meta.opens + 1 },
      compare: null,
      side: false,
      ghosts: false,
      layers: null,
      selection: null,
      names: null,
    },
    frame: null,
    passages: [],
    marks: [],
    statements: [
      {
        voice: 'author',
        text: words('The author says so.'),
        passages: [atlas.passages[0]!.id],
        records: [],
        sources: [],
      },
      {
        voice: 'editor',
        text: words('The record has it.'),
        passages: [],
        records: [],
        sources: [atlas.sources[0]!.id],
      },
    ],
    questions: [{ ask: words(`What of ${id}?`), answer: words('This.') }],
    notes: words('Five minutes.'),
    sources: [],
    ...more,
  };
}

const STORY: Story = {
  id: 'told',
  title: 'Told',
  sentence: 'It is told.',
  audience: '',
  minutes: 9,
  closing: [],
  steps: [step('a', { frame: [0, 0, 1, 1] }), step('b', { frame: [2, 1, 3, 2] }), step('c')],
};

function contentOf(more: Partial<HandoutContent> = {}): HandoutContent {
  const { parts } = subjectOfStory(index, initialSession(index), STORY, new Set(['a', 'b', 'c']));
  const names = [{ number: 1, first: 'Ford', second: 'Furt' }];
  return {
    title: 'Told',
    sentence: '',
    parts,
    maps: new Map(parts.map(({ id }) => [id, { names, when: '1 May' }])),
    legend: [{ id: 'crossings', title: 'Crossings', entries: [{ layer: 'crossings', label: 'Open', marks: [] }] }],
    given: new Set(),
    timeline: { markup: '<svg/>', height: 80 },
    glossary: wordBank(names),
    sources: numberSources(
      parts.flatMap(({ texts }) => texts),
      (id) => index.sources.get(id),
    ),
    address: { text: 'https://example.org/', qr: null, besides: '', note: '' },
    remarks: [],
    ...more,
  };
}
const kinds = (options: Partial<HandoutOptions>, more: Partial<HandoutContent> = {}): readonly string[] =>
  blocksOf(contentOf(more), { ...OPTIONS, ...options }).map(({ kind }) => kind);

describe('What a handout is about', () => {
  it('is the view on the screen, with the passages about what is selected, each note once', () => {
    const session = reduce(real.index, initialSession(real.index), { type: 'selected', id: 'lachin-checkpoint' });
    const { parts, title } = subjectOfView(real.index, session, null);
    const texts = parts[0]!.texts.flat();
    expect(title).toMatch(/^Lachin checkpoint, /);
    const authors = texts.filter(({ voice }) => voice === 'author');
    expect(authors.length).toBeGreaterThan(2);
    for (const { paragraphs } of authors) {
      const passage = real.index.atlas.passages.find(({ number }) => number === paragraphs[0])!;
      expect([...linkedIds([passage.digest])]).toContain('lachin-checkpoint');
    }
    const notes = texts.filter(({ voice }) => voice === 'editor').map(({ text }) => plainText(text));
    expect(new Set(notes).size).toBe(notes.length);
    expect(notes.length).toBeGreaterThan(2);
    expect(authors.some(({ notedAt }) => (notedAt?.length ?? 0) > 0)).toBe(true);
  });

  it('is steps of a story, each as going there shows it', () => {
    const base = initialSession(real.index);
    const story = real.index.atlas.stories[0]!;
    const texts = story.steps.map((outline) => step(outline.id, outline));
    const told = { ...STORY, ...story, steps: texts };
    const chosen = new Set(texts.slice(1, 3).map(({ id }) => id));
    const { parts, session } = subjectOfStory(real.index, base, told, chosen);
    expect(parts.map(({ id }) => id)).toEqual([...chosen]);
    for (const [at, { view }] of parts.entries()) {
      const { state } = texts[at + 1]!;
      expect(view.mode).toBe(state.mode);
      if (state.mode === 'day') expect(view.window.from).toBe(state.span.from);
    }
    // The address is that of the first chosen step.
    expect(session.story).toEqual({ story: story.id, step: texts[1]!.id });
  });

  it('has one map for all steps that holds the frame of each', () => {
    const { parts } = subjectOfStory(index, initialSession(index), STORY, new Set(['a', 'b']));
    expect(onOneMap(parts)?.frame).toEqual([0, 0, 3, 2]);
    expect(onOneMap([])).toBeUndefined();
  });

  it('marks that map for all steps, each mark with the numbers of its steps, and says which day it shows', () => {
    const ford: StoryMark = { type: 'circle', at: [1, 0.5], radiusM: 500, text: 'The ford' };
    const way: StoryMark = { type: 'arrow', from: [0, 0], to: [1, 0.5], text: '' };
    const steps = [
      step('a', { marks: [ford] }),
      step('b', { marks: [way, { ...ford, text: 'Closed here' }] }),
      step('c'),
    ];
    const { parts } = subjectOfStory(index, initialSession(index), { ...STORY, steps }, new Set(['a', 'b', 'c']));
    const one = onOneMap(parts)!;
    // A second circle at the ford says something else: on the map it is the same.
    expect(one.step?.marks).toEqual([
      { ...ford, text: '1, 2' },
      { ...way, text: '2' },
    ]);
    expect(one.view).toBe(parts[2]!.view);
    expect(oneMapWords(parts, one.view, true)).toBe(
      '31 December 2010, as at the last step. The map holds the ground of all steps. Numbers are those of the steps: 1: The ford; 2: Closed here.',
    );
    // An exercise draws no marks: their words would tell what it leaves out.
    expect(oneMapWords(parts, one.view, false)).not.toContain('ford');
    expect(oneMapWords(parts.slice(2), one.view, true)).not.toContain('Numbers');
  });
});

describe('The blocks of a handout', () => {
  it('have a map, texts and question for each step, then legend, names, sources, citation', () => {
    expect(kinds({})).toEqual([
      ...['title', 'timeline'],
      ...['step', 'question', 'step', 'question', 'step', 'question'],
      ...['heading', 'legend', 'heading', 'glossary', 'heading', 'source', 'cite'],
    ]);
  });

  it('leave out what is not chosen', () => {
    const bare = kinds(
      { hasText: false, hasQuestions: false, hasGlossary: false, hasTimeline: false },
      { timeline: null },
    );
    expect(bare).toEqual(['title', 'step', 'step', 'step', 'heading', 'legend', 'cite']);
    const steps = blocksOf(contentOf(), { ...OPTIONS, hasText: false }).filter(({ kind }) => kind === 'step');
    expect(steps.every((each) => each.kind === 'step' && each.texts.length === 0)).toBe(true);
  });

  it('number questions through the handout, those of the reader last', () => {
    const blocks = blocksOf(contentOf(), { ...OPTIONS, ownQuestions: ' Why? \n\nWho?' });
    const asked = blocks.flatMap((each) =>
      each.kind === 'question' ? [`${each.question.number} ${plainText(each.question.ask)}`] : [],
    );
    expect(asked).toEqual(['1 What of a?', '2 What of b?', '3 What of c?', '4 Why?', '5 Who?']);
  });

  it('give answers and notes to the teacher, on pages that begin anew, and to nobody else', () => {
    const pupils = blocksOf(contentOf(), OPTIONS);
    expect(JSON.stringify(pupils.filter(({ kind }) => kind !== 'question'))).not.toContain('Five minutes');
    expect(pupils.some(({ kind }) => kind === 'answer')).toBe(false);
    const all = blocksOf(contentOf(), { ...OPTIONS, hasAnswers: true });
    const start = all.findIndex(({ startsPage }) => startsPage);
    expect(all.slice(0, start)).toEqual(pupils);
    expect(all.slice(start).filter(({ kind }) => kind === 'answer')).toHaveLength(3);
    expect(all.slice(start).filter(({ kind }) => kind === 'notes')).toHaveLength(3);
  });

  it('of an exercise without names have lines to write them on, and the names only for the teacher', () => {
    const blank = { names: true, statuses: false };
    const all = blocksOf(contentOf(), { ...OPTIONS, blank, hasAnswers: true });
    const steps = all.filter((each) => each.kind === 'step');
    expect(steps.every((each) => each.kind === 'step' && each.names.length === 1 && each.texts.length === 0)).toBe(
      true,
    );
    expect(all.some((each) => each.kind === 'heading' && each.text === 'Names to choose from')).toBe(true);
    const keys = all.flatMap((each) => (each.kind === 'key' ? [each.map] : []));
    expect(keys).toEqual(['a', 'b', 'c'].map((id) => id + COMPLETE));
  });

  it('of an exercise without statuses have a legend to fill in, and no timeline that tells them', () => {
    const blank = { names: false, statuses: true };
    const all = blocksOf(contentOf(), { ...OPTIONS, blank, hasAnswers: true });
    expect(all.some(({ kind }) => kind === 'timeline')).toBe(false);
    const legends = all.flatMap((each) => (each.kind === 'legend' ? [[...each.toFill]] : []));
    expect(legends).toEqual([['crossings'], []]);
    const given = blocksOf(contentOf({ given: new Set(['crossings']) }), { ...OPTIONS, blank });
    expect(given.flatMap((each) => (each.kind === 'legend' ? [...each.toFill] : []))).toEqual([]);
  });

  it('with one map have it first, and the steps as texts', () => {
    const maps = new Map([[ONE_MAP, { names: [], when: '1 May' }]]);
    const list = kinds({ maps: 'one' }, { maps });
    expect(list.slice(0, 5)).toEqual(['title', 'map', 'timeline', 'step', 'text']);
    expect(list.filter((kind) => kind === 'text')).toHaveLength(6);
  });

  it('have names of their own, so that none is taken for another', () => {
    const ids = blocksOf(contentOf(), { ...OPTIONS, hasAnswers: true, blank: { names: true, statuses: true } }).map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('A long text', () => {
  it('is cut into pieces that fit on a page, at the ends of sentences, and loses nothing', () => {
    const sentence = 'One sentence of a text that somebody wrote. ';
    const pieces = cutText(words(sentence.repeat(60)), 500);
    expect(pieces.length).toBeGreaterThan(4);
    expect(
      pieces
        .map((piece) => plainText(piece))
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(sentence.repeat(60).trim());
    for (const piece of pieces) {
      expect(plainText(piece).length).toBeLessThanOrEqual(500);
      expect(plainText(piece)).toMatch(/\.$/);
    }
    expect(cutText(words('x'.repeat(1200)), 500).map((piece) => plainText(piece).length)).toEqual([500, 500, 200]);
    expect(cutText([], 500)).toEqual([]);
  });
});

describe('The glossary', () => {
  it('has places that two sides name differently: those of the map and those of the text', () => {
    const names = [
      { number: 1, first: 'Khankendi', second: 'Stepanakert' },
      { number: 2, first: 'Goris', second: '' },
    ];
    const entries = glossaryOf(real.index, [], names, 'both', new Set(['shusha', 'yerevan']));
    expect(entries.map(({ first, second }) => `${first} / ${second}`)).toEqual([
      'Khankendi / Stepanakert',
      'Shusha / Shushi',
    ]);
    expect(entries[0]!.own).toEqual([
      { toponym: 'Xankəndi', lang: 'az' },
      { toponym: 'Ստեփանակերտ', lang: 'hy' },
    ]);
  });

  it('finds places of a map that writes another language', () => {
    const names = [{ number: 1, first: 'Ստեփանակերտ', second: '' }];
    expect(glossaryOf(real.index, [], names, 'hy', new Set()).map(({ first }) => first)).toEqual(['Khankendi']);
  });

  it('is a list to choose from where names are to be written', () => {
    const names = ['Yerevan', 'Baku', 'Yerevan'].map((first, at) => ({ number: at + 1, first, second: '' }));
    expect(wordBank(names).map(({ first }) => first)).toEqual(['Baku', 'Yerevan']);
  });
});

describe('The paper', () => {
  it.each([
    ['en-US', 'letter'],
    ['fr-CA', 'letter'],
    ['en-GB', 'a4'],
    ['hy', 'a4'],
    ['es-419', 'a4'],
  ] as const)('that is usual where %s is spoken is %s', (language, paper) => expect(usualPaper(language)).toBe(paper));
});
