import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../../src/domain/model';
import { describeIssue } from '../../../../src/domain/result';
import {
  inOwnWords,
  newStepId,
  newStoryId,
  ownStatement,
  storyFile,
  withHonestVoices,
  writtenOf,
  type Draft,
  type DraftStatement,
} from '../../../../src/formats/story/draft';
import { readStory } from '../../../../src/formats/story/read';
import { DraftReader, isStoryText, readStoryFile } from '../../../../src/formats/story/readDraft';
import { draftOfStory } from '../../../../src/formats/story/write';
import { anyDraft, draftOf, draftStep } from '../../../fixtures/drafts';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
/** The draft in a file; the test fails if there is none. */
function opened(text: string): { draft: Draft; issues: readonly string[]; skipped: number } {
  const read = readStoryFile(text, index, 'mine.json');
  if (!read.ok) throw new Error(read.issues.map(describeIssue).join('\n'));
  return { ...read.value, issues: read.value.issues.map(describeIssue) };
}
/** A story of which letters that look alike are together: what is written and read again may be cut differently. */
const looks = (story: Story | null): unknown =>
  JSON.parse(JSON.stringify(story), (_key, value: unknown) => {
    if (!Array.isArray(value)) return value;
    return value.reduce<unknown[]>((all, each: { type?: string; text?: string } | null) => {
      const last = all.at(-1) as { type?: string; text?: string } | undefined;
      if (each?.type === 'text' && last?.type === 'text' && Object.keys(each).length === 2) {
        all[all.length - 1] = { type: 'text', text: `${last.text}${each.text}` };
      } else all.push(each);
      return all;
    }, []);
  });

describe('The file of a story', () => {
  it('is opened as the same draft, whatever is in it', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const file = storyFile(draft);
        const { draft: again } = opened(file);
        expect(storyFile(again)).toBe(file);
        expect(writtenOf(again)).toEqual(writtenOf(draft));
        expect(again.steps.map(({ id }) => id)).toEqual(draft.steps.map(({ id }) => id));
      }),
      { numRuns: 150 },
    );
  });

  it('has its fields in one order, without what is empty, and bounds and lists in one line', () => {
    const draft = draftOf('own-a', {
      minutes: 5,
      steps: [
        draftStep('one', {
          frame: [0.5, 0, 1, 2.25],
          layers: ['borders', 'venues'],
          marks: [{ type: 'circle', at: [1, 2], radius_km: 3, text: '' }],
          statements: [ownStatement(' '), { ...ownStatement('So. '), passages: ['p01'] }],
          questions: [
            { ask: '', answer: '' },
            { ask: '', answer: 'Because.' },
          ],
        }),
      ],
    });
    expect(storyFile(draft)).toBe(`{
  "id": "own-a",
  "title": "My ford",
  "minutes": 5,
  "steps": [
    {
      "id": "one",
      "title": "Step one",
      "edtf": "2010-05-10",
      "layers": ["borders", "venues"],
      "frame": [0.5, 0, 1, 2.25],
      "marks": [
        {
          "type": "circle",
          "at": [1, 2],
          "radius_km": 3
        }
      ],
      "statements": [
        {
          "voice": "own",
          "text": "So.",
          "passages": ["p01"]
        }
      ],
      "questions": [
        {
          "ask": "…",
          "answer": "Because."
        }
      ]
    }
  ]
}
`);
  });

  it('gives a story without a title one, and a step its number', () => {
    const written = writtenOf(draftOf('own-a', { title: ' ', steps: [draftStep('a'), draftStep('b', { title: '' })] }));
    expect([written.title, ...written.steps.map(({ title }) => title)]).toEqual(['Untitled story', 'Step a', 'Step 2']);
  });

  it('never has HTML or script as anything but letters', () => {
    const script = '<script>alert(1)</script>';
    const file = JSON.stringify({
      id: 'own-a',
      title: script,
      sentence: script,
      audience: script,
      closing: `[x](javascript:alert(1)) ${script}`,
      steps: [
        {
          id: 'one',
          title: script,
          edtf: '2010-05-10',
          marks: [{ type: 'label', at: 'reed-ford', text: script }],
          statements: [{ voice: 'own', text: `<img src=x onerror=alert(1)> [y](data:text/html,x)` }],
          questions: [{ ask: script, answer: script }],
          notes: script,
        },
      ],
    });
    const { draft, issues } = opened(file);
    const { story } = new DraftReader(index).read(draft);
    expect(issues.length).toBeGreaterThan(4);
    const types = new Set([...JSON.stringify(story).matchAll(/"type":"(\w+)"/g)].map((match) => match[1]));
    expect([...types].sort()).toEqual(['label', 'text']);
    expect(story?.title).toBe(script);
  });
});

describe('A faulty file', () => {
  const good = { id: 'one', title: 'One', edtf: '2010-05-10' };
  const fileWith = (more: object): string => JSON.stringify({ id: 'own-a', title: 'A', steps: [good], ...more });

  it('names step and field of each fault, and gives the good steps', () => {
    const { draft, issues, skipped } = opened(
      fileWith({
        steps: [
          good,
          { ...good, id: 'two', edtf: 'soon' },
          { ...good, title: 'Again' },
          { ...good, id: 'three', select: 'atlantis' },
          'no step',
        ],
      }),
    );
    expect(draft.steps.map(({ id }) => id)).toEqual(['one', 'three']);
    expect(skipped).toBe(3);
    expect(issues.map((issue) => issue.slice(0, 30))).toEqual([
      expect.stringContaining('two.edtf'),
      expect.stringContaining('one.id'),
      expect.stringContaining('three.select'),
      expect.stringContaining('step 5'),
    ]);
  });

  it('loses a faulty field of the story itself, and not its steps', () => {
    const { draft, issues } = opened(
      fileWith({ id: 'Own A', title: 7, minutes: -1, colour: 'red', sentence: 'Kept.' }),
    );
    expect(draft).toMatchObject({ title: 'Untitled story', minutes: null, sentence: 'Kept.' });
    expect(draft.id).toMatch(/^own-/);
    expect(draft.steps).toHaveLength(1);
    expect(issues.map((issue) => /(\w+): /.exec(issue.slice('mine.json: '.length))?.[1] ?? issue)).toEqual(
      expect.arrayContaining(['minutes', 'title']),
    );
  });

  it.each([
    ['no JSON', '{"id": "own-a", "steps": [', 'was cut'],
    ['another list', '[]', 'mine.json'],
    ['no steps', fileWith({ steps: [] }), 'at least one step'],
    ['no good step', fileWith({ steps: [{ id: 'one' }] }), 'title'],
    ['steps that are no list', fileWith({ steps: 'many' }), 'steps'],
    ['a file beyond all measure', ' '.repeat(4_000_001), 'larger than any story'],
  ])('without a story is refused: %s', (_title, text, message) => {
    const read = readStoryFile(text, index, 'mine.json');
    expect(read.ok ? [] : read.issues.map(describeIssue).join(' ')).toContain(message);
  });

  it('of a thousand steps and more is opened as far as that', () => {
    const steps = Array.from({ length: 1003 }, (_, at) => ({ ...good, id: `s${at}` }));
    const { draft, issues } = opened(fileWith({ steps }));
    expect(draft.steps).toHaveLength(1000);
    expect(issues[0]).toContain('1003 steps');
  });
});

describe('A text', () => {
  it.each([
    [storyFile(draftOf()), true],
    [`\uFEFF${storyFile(draftOf())}`, true],
    ['{"id": "x", "steps": [', true],
    ['{"type": "AnnotationPage", "items": []}', false],
    ['The "steps": [ are many.', false],
  ])('is seen to be a story, or not', (text, is) => expect(isStoryText(text)).toBe(is));
});

describe('A story of the atlas', () => {
  it.each([
    ...tiny.stories.map((story) => ({ story, at: tiny.index })),
    ...real.stories.map((story) => ({ story, at: real.index })),
  ])('is the same after it was copied: $story.id', ({ story, at }) => {
    const draft = draftOfStory(story, at, 'own-copy');
    const { story: again, issues } = readStory(writtenOf(draft), at);
    expect(issues).toEqual([]);
    expect(looks(again)).toEqual(looks({ ...story, id: 'own-copy' }));
  });
});

describe('The frame of a copied step', () => {
  it('around a single place has a width and a height', () => {
    const [step] = draftOfStory(
      { ...tiny.stories[0]!, steps: [{ ...tiny.stories[0]!.steps[0]!, frame: [1, 0.6, 1, 0.6] }] },
      index,
      'own-a',
    ).steps;
    expect(step?.frame).toEqual([0.99, 0.59, 1.01, 0.61]);
  });
});

describe('A draft that was read', () => {
  it('is what its file is read as', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const reader = new DraftReader(index);
        const { story, skipped } = reader.read(draft);
        const whole = readStory(writtenOf(draft), index);
        expect(story).toEqual(whole.story);
        expect(skipped).toBe(whole.skipped);
        // Written from what was read, it is read as the same once more.
        if (!story || whole.issues.some(({ message }) => message.includes('allowed'))) return;
        const again = readStory(writtenOf(draftOfStory(story, index, story.id)), index);
        expect(looks(again.story)).toEqual(looks(story));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the steps that have not changed', () => {
    const reader = new DraftReader(index);
    const draft = draftOf();
    const before = reader.read(draft).story;
    const after = reader.read({
      ...draft,
      steps: draft.steps.map((step, at) => (at === 1 ? { ...step, title: 'X' } : step)),
    }).story;
    expect(after?.steps[0]).toBe(before?.steps[0]);
    expect(after?.steps[1]).not.toBe(before?.steps[1]);
    expect(after?.steps[1]?.title).toBe('X');
  });

  it('numbers steps without a title anew when they move', () => {
    const reader = new DraftReader(index);
    const [a, b] = [draftStep('a', { title: '' }), draftStep('b')];
    expect(reader.read(draftOf('own-a', { steps: [a, b] })).story?.steps[0]?.title).toBe('Step 1');
    expect(reader.read(draftOf('own-a', { steps: [b, a] })).story?.steps[1]?.title).toBe('Step 2');
  });
});

describe('A statement', () => {
  const said = { voice: 'author' as const, text: 'She says so.', passages: ['p01'], records: [], sources: [] };
  const editors = { ...said, voice: 'editor' as const };
  const step = draftStep('a', { statements: [said, editors, ownStatement('Mine.')] });
  const voices = (told: readonly DraftStatement[]): readonly string[] =>
    withHonestVoices(draftOf('own-a', { steps: [step] }), told).draft.steps[0]?.statements.map(({ voice }) => voice) ??
    [];

  it('in the maker’s words keeps what it rests on', () => expect(inOwnWords(said)).toEqual({ ...said, voice: 'own' }));

  it('from a file is the author’s or the editor’s only if the atlas says the same in the same voice', () => {
    expect(voices([said])).toEqual(['author', 'own', 'own']);
    expect(voices([{ ...said, text: 'She says no.' }])).toEqual(['own', 'own', 'own']);
    expect(withHonestVoices(draftOf('own-a', { steps: [step] }), []).changed).toBe(2);
    const draft = draftOf('own-a', { steps: [step] });
    expect(withHonestVoices(draft, [said, editors]).draft).toBe(draft);
  });
});

describe('An id', () => {
  it('is new', () => {
    expect(newStoryId()).toMatch(/^own-[a-z0-9-]+$/);
    expect(newStepId([])).toMatch(/^step-[0-9a-f]{6}$/);
  });
});
