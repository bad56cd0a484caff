/** The stories hold to the rules of geodata/README.md, "Stories", and to those that hold for every other text of the atlas. */
import { describe, expect, it } from 'vitest';
import { onlySideOfSources } from '../../src/domain/evidence';
import { plainText } from '../../src/domain/plainText';
import { dayOf } from '../../src/domain/time';
import type { Paragraph, Story, StoryStep } from '../../src/domain/model';
import type { Issue } from '../../src/domain/result';
import { real } from '../fixtures/real-atlas';
import { ATTRIBUTED, AUTHORS, DIGEST_LOADED, FORMS_IN_TEXT, JUDGING, LOADED, TERMS } from './expected';
import { bothForms, loadedWords, pairedTerms, type PlacedText } from './rules';

const { stories, index } = real;
const steps = stories.flatMap((story) => story.steps.map((step) => ({ story, step, name: `${story.id}/${step.id}` })));
const sayings = (issues: readonly Issue[]): readonly string[] =>
  issues.map(({ id, field, message }) => `${id}.${field}: ${message}`);
const wordsOf = ({ statements }: StoryStep): number =>
  statements.reduce((sum, { text }) => sum + plainText(text).split(/\s+/).length, 0);

/** A text of a story; a paragraph of its own where each has to hold to the rules by itself. */
function placed(story: Story, id: string, field: string, text: string | readonly Paragraph[]): PlacedText {
  return { file: `stories/${story.id}.yaml`, id, field, text: typeof text === 'string' ? text : plainText(text) };
}

/** Every text that is the editor's: all but the statements that tell what the author says. */
const editors = stories.flatMap((story): PlacedText[] => [
  placed(story, story.id, 'title', story.title),
  placed(story, story.id, 'sentence', story.sentence),
  placed(story, story.id, 'closing', story.closing),
  ...story.steps.flatMap((step) => [
    placed(story, step.id, 'title', step.title),
    placed(story, step.id, 'notes', step.notes),
    ...step.marks.map(({ text }, at) => placed(story, step.id, `marks.${at}`, text)),
    ...step.questions.flatMap(({ ask, answer }, at) => [
      placed(story, step.id, `questions.${at}.ask`, ask),
      placed(story, step.id, `questions.${at}.answer`, answer),
    ]),
    ...step.statements
      .filter(({ voice }) => voice === 'editor')
      .map(({ text }, at) => placed(story, step.id, `statements.${at}`, text)),
  ]),
]);
const authors = steps.flatMap(({ story, step }) =>
  step.statements
    .filter(({ voice }) => voice === 'author')
    .map(({ text }, at) => placed(story, step.id, `author.${at}`, text)),
);

describe('The stories', () => {
  it('are the five, the first with eight steps, each with six to twelve', () => {
    expect(stories.map(({ id, steps: all }) => [id, all.length])).toEqual([
      ['year-in-eight-stops', 8],
      ['four-highlights', 9],
      ['two-roads', 11],
      ['where-they-met', 10],
      ['reading-a-partisan-source', 11],
    ]);
  });

  it('are short enough to be read from the back of a room', () => {
    const long = steps.filter(
      ({ step }) =>
        wordsOf(step) < 40 ||
        wordsOf(step) > 110 ||
        step.marks.length > 3 ||
        step.statements.length > 4 ||
        step.title.split(' ').length > 10,
    );
    expect(long.map(({ name, step }) => `${name}: ${wordsOf(step)} words`)).toEqual([]);
  });

  it('ask a question with an answer and have notes at every step', () => {
    const dumb = steps.filter(({ step }) => step.questions.length === 0 || step.notes.length === 0);
    expect(dumb.map(({ name }) => name)).toEqual([]);
    expect(steps.flatMap(({ step }) => step.questions).filter(({ answer }) => answer.length === 0)).toEqual([]);
  });

  it('take as long as the notes of their steps say', () => {
    const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];
    for (const { id, minutes, steps: all } of stories) {
      const told = all.map(({ notes }) =>
        NUMBERS.indexOf(/^(\w+) minutes/.exec(plainText(notes))?.[1]?.toLowerCase() ?? ''),
      );
      expect(told.filter((number) => number < 1)).toEqual([]);
      const sum = told.reduce((one, other) => one + other, 0);
      expect(Math.abs(minutes - sum), `${id}: ${sum}`).toBeLessThanOrEqual(3);
    }
  });

  it('that tell what happened follow the calendar', () => {
    const [first, , roads] = stories as [Story, Story, Story];
    for (const { steps: all } of [first, roads]) {
      const ends = all.map(({ state }) => state.span.to);
      expect([...ends].sort((a, b) => a - b)).toEqual(ends);
    }
  });
});

describe('The story of the venues', () => {
  const FROM = dayOf(2021, 12, 1);
  const TO = dayOf(2023, 7, 28);
  const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
  const inWords = (count: number): string => (count === 30 ? 'thirty' : (WORDS[count] ?? String(count)));
  const story = stories.find(({ id }) => id === 'where-they-met') as Story;
  /** What a step says: its statements and the answers to its questions. */
  const said = (step: string): string => {
    const { statements, questions } = story.steps.find(({ id }) => id === step) as StoryStep;
    return [...statements.map(({ text }) => text), ...questions.map(({ answer }) => answer)].map(plainText).join(' ');
  };
  const meetings = [...index.events.values()].filter(
    ({ meeting, place, span }) => meeting && place !== null && span.from >= FROM && span.to <= TO,
  );
  const at = (venue: string): number => meetings.filter(({ place }) => place === venue).length;
  const by = (party: string): number =>
    meetings.filter(({ facilitators }) =>
      facilitators.some((one) => ('person' in one ? one.for : one.organisation) === party),
    ).length;

  it('gives the numbers that the events give', () => {
    const venues = new Set(meetings.map(({ place }) => place)).size;
    const alone = meetings.filter(({ facilitators }) => facilitators.length === 0).length;
    expect([meetings.length, venues, at('brussels'), at('moscow'), alone]).toEqual([30, 13, 7, 6, 10]);
    expect([by('European Union'), by('United States'), by('Russia')]).toEqual([9, 6, 5]);

    expect(story.sentence.toLowerCase()).toContain(`${inWords(meetings.length)} meetings in ${inWords(venues)} places`);
    expect(said('all')).toContain(`${inWords(meetings.length)} meetings at ${inWords(venues)} venues`);
    expect(said('all')).toContain(`Brussels, with ${inWords(at('brussels'))}; Moscow has ${inWords(at('moscow'))}`);
    expect(said('mediators')).toContain(`officials of the EU brought ${inWords(by('European Union'))} together`);
    expect(said('mediators')).toContain(
      `the United States ${inWords(by('United States'))}; Russia ${inWords(by('Russia'))}. In ${inWords(alone)} `,
    );
  });
});

describe('The voices of the stories', () => {
  it('give the author her words in her own sentences', () => {
    expect(authors.filter(({ text }) => !AUTHORS.test(text)).map(({ id }) => id)).toEqual([]);
    expect(sayings(loadedWords(authors, DIGEST_LOADED, AUTHORS))).toEqual([]);
  });

  it('leave words that take a side to those who use them, and judge nothing', () => {
    expect(sayings(loadedWords(editors, LOADED, ATTRIBUTED))).toEqual([]);
    expect(sayings(loadedWords(editors, JUDGING, /(?!)/))).toEqual([]);
  });

  it('name places in both forms, and use the terms of both sides or of neither', () => {
    expect(sayings(bothForms(editors, FORMS_IN_TEXT))).toEqual([]);
    expect(sayings(bothForms(authors, FORMS_IN_TEXT))).toEqual([]);
    expect(sayings(pairedTerms(editors, TERMS))).toEqual([]);
  });

  it('hear both sides in every story', () => {
    for (const { id, steps: all } of stories) {
      const sides = new Set(all.flatMap(({ sources }) => sources).map((source) => index.sources.get(source)?.side));
      expect([...sides], id).toEqual(expect.arrayContaining(['AZ', 'AM']));
    }
  });

  it('rest no step that tells of a dispute on the sources of one side alone', () => {
    const oneSided = steps.filter(({ step }) => {
      const editor = step.statements.filter(({ voice }) => voice === 'editor').flatMap(({ sources }) => sources);
      return onlySideOfSources(editor, index.sources) !== null;
    });
    expect(oneSided.map(({ name }) => name)).toEqual([]);
  });
});
