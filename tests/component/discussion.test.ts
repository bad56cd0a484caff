/** Statements in their voices, “Who says so?”, and questions that are revealed one by one. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Statement as StoryStatement, StoryStep } from '../../src/domain/model';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import Questions from '../../src/views/prose/Questions.svelte';
import Statement from '../../src/views/prose/Statement.svelte';
import { real } from '../fixtures/real-atlas';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);
const { index, stories } = tiny;
const step = (id: string): StoryStep => stories[0]!.steps.find((each) => each.id === id)!;
const on = (date: string, more: Partial<Session> = {}) =>
  selectView(index, { ...initialSession(index), day: parseDay(date) as number, ...more });

function show(statement: StoryStatement, date = '2010-05-10') {
  const onreference = vi.fn<(id: string) => void>();
  const { container } = render(Statement, { statement, index, view: on(date), onreference });
  return { onreference, block: container.querySelector('.statement') as HTMLElement };
}
const ask = () => screen.getByRole('button', { name: 'Who says so?' });

describe('A statement', () => {
  it('shows whose words it is: the author with paragraphs, the editor, a maker', () => {
    const [author, editor] = step('talks').statements as [StoryStatement, StoryStatement];
    const marks = [author, editor, { ...editor, voice: 'own' as const }].map((each) => {
      const { block } = show(each);
      const mark = block.querySelector('.mark')!.textContent?.trim();
      cleanup();
      return [block.classList.item(1), mark];
    });
    expect(marks).toEqual([
      ['author', `${tiny.atlas.article.author}, ¶1`],
      ['editor', 'Editor'],
      ['own', 'Maker of this story'],
    ]);
  });

  it('links to its paragraph and to what it names, as the text does', async () => {
    const { onreference } = show(step('talks').statements[0]!);
    await fireEvent.click(screen.getByRole('link', { name: 'Paragraph 1' }));
    await fireEvent.click(screen.getByRole('link', { name: 'they met' }));
    expect(onreference.mock.calls).toEqual([['p01'], ['nordhaven-talk-1']]);
  });

  it('says who says so: passage and record side by side, and folds both again', async () => {
    show(step('talks').statements[0]!);
    expect(ask().getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(ask());
    expect(ask().getAttribute('aria-expanded')).toBe('true');
    const article = screen.getByRole('region', { name: 'The article, in the atlas’s words' });
    expect(within(article).getByRole('link', { name: 'Paragraph 1' })).toBeTruthy();
    expect(article.querySelector('.digest')!.textContent).toContain('Nordhaven');
    const record = screen.getByRole('region', { name: 'The record, with its sources' });
    expect(record.textContent?.replace(/\s+/g, ' ')).toMatch(/First talk, 1 March 2010 They met at Nordhaven/);
    expect(within(record).getByRole('link', { name: '[Log of the ferry]' }).getAttribute('href')).toBe(
      'https://example.org/log',
    );
    await fireEvent.click(ask());
    expect(screen.queryByRole('region', { name: /^The record/ })).toBeNull();
  });

  it('shows the status of a feature on the days shown, and that it was not there yet', async () => {
    const statement = { ...step('talks').statements[0]!, records: ['lachin-checkpoint'] };
    const record = async (date: string): Promise<string> => {
      const view = selectView(real.index, { ...initialSession(real.index), day: parseDay(date) as number });
      render(Statement, { statement, index: real.index, view, onreference: vi.fn() });
      await fireEvent.click(ask());
      const text = screen.getByRole('region', { name: /^The record/ }).textContent ?? '';
      cleanup();
      return text.replace(/\s+/g, ' ');
    };
    expect(await record('2023-05-01')).toContain('On 1 May 2023: under Azerbaijani control. ');
    expect(await record('2023-04-01')).toContain('On 1 April 2023: not yet there.');
  });

  it('of the editor shows notes and its own sources, and that no passage is named', async () => {
    show(step('talks').statements[1]!);
    await fireEvent.click(ask());
    expect(screen.getByText('No passage of the article is named for this.')).toBeTruthy();
    expect(screen.getByText('Editor’s note')).toBeTruthy();
    expect(screen.getByText('The statement itself')).toBeTruthy();
  });

  it('says that something it rests on is gone, and asks nothing where it rests on nothing', async () => {
    const editor = step('talks').statements[1]!;
    show({ ...editor, records: ['gone-ford'], passages: ['p77'], sources: [] });
    await fireEvent.click(ask());
    expect(screen.getByText(/^2 things that this rests on are\s+not in this atlas any\s+more\.$/)).toBeTruthy();
    cleanup();
    show({ ...editor, records: [], passages: [], sources: [] });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('Questions', () => {
  const question = (ask: string, answer = '') => ({
    ask: [[{ type: 'text' as const, text: ask }]],
    answer: answer === '' ? [] : [[{ type: 'text' as const, text: answer }]],
  });
  const questions = [question('Who met?', 'Two pilots.'), question('Why there?')];
  const items = () => screen.queryAllByRole('listitem').map((item) => item.textContent?.replace(/\s+/g, ' ').trim());
  const next = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('are revealed one by one, and the keyboard stays with them', async () => {
    render(Questions, { questions, index, onreference: vi.fn() });
    expect(items()).toEqual([]);
    screen.getByRole('button', { name: 'Show question 1 of 2' }).focus();
    await next('Show question 1 of 2');
    expect(items()).toEqual(['Who met? Show an answer']);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show question 2 of 2' }));
    await next('Show question 2 of 2');
    expect(items()).toEqual(['Who met? Show an answer', 'Why there?']);
    expect(screen.queryByRole('button', { name: /^Show question/ })).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('listitem')[1]));
  });

  it('show their answer on demand, and hide it', async () => {
    render(Questions, { questions, index, onreference: vi.fn(), shown: 2 });
    await next('Show an answer');
    expect(items()[0]).toBe('Who met? Hide the answer Two pilots.');
    await next('Hide the answer');
    expect(items()[0]).toBe('Who met? Show an answer');
  });

  it('can be revealed from elsewhere, without buttons', async () => {
    const { rerender } = render(Questions, { questions, index, onreference: vi.fn(), canReveal: false });
    expect(screen.queryByText('Questions')).toBeNull();
    await rerender({ shown: 1, answered: [0] });
    expect(items()).toEqual(['Who met? Two pilots.']);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
