import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, reduce, type AppEvent, type Session } from '../../src/domain/session';
import { isoDate, parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import DateFields from '../../src/views/timeline/DateFields.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const LABELS = { day: 'Day', from: 'First day', to: 'Last day', compare: 'Other day' };

/** The fields over a session that follows what is dispatched, as on the page. */
function show(more: Partial<Session> = {}) {
  let session: Session = { ...initialSession(index), ...more };
  const taken: string[] = [];
  const dispatch = (event: AppEvent): void => {
    session = reduce(index, session, event);
    taken.push(
      event.type === 'windowChanged'
        ? `${isoDate(event.window.from)}/${isoDate(event.window.to - 1)}`
        : 'day' in event && event.day !== null
          ? isoDate(event.day)
          : event.type,
    );
    void update();
  };
  const props = () => ({ view: selectView(index, session), labels: LABELS, compares: true, dispatch });
  const { rerender } = render(DateFields, props());
  const update = (): Promise<void> => rerender(props());
  return {
    taken,
    /** Something else on the page changes the session. */
    change: (event: AppEvent) => {
      session = reduce(index, session, event);
      return update();
    },
  };
}
const field = (name = 'Day'): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name);
async function type(text: string, name = 'Day'): Promise<void> {
  await fireEvent.focus(field(name));
  await fireEvent.input(field(name), { target: { value: text } });
}
const leave = (name = 'Day') => fireEvent.blur(field(name));
const press = (key: string, more: object = {}, name = 'Day') => fireEvent.keyDown(field(name), { key, ...more });
/** What is said of a field, by what describes it. */
const said = (name = 'Day'): string =>
  (field(name).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();
const locale = (...tags: readonly string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('A month, a year or a span', () => {
  it.each([
    ['March 2010', '2010-03-01/2010-03-31'],
    ['2010', '2010-01-01/2010-12-31'],
    ['Feb 2010 – 6 May 2010', '2010-02-01/2010-05-06'],
  ])('in the field for the day is the window: %s', async (text, window) => {
    const { taken } = show({ day: day('2010-03-01') });
    field().focus();
    await type(text);
    expect(said()).toContain('2010');
    await press('Enter');
    expect(taken).toEqual([window]);
    // The keyboard goes on in the first of the two fields that are there now.
    await vi.waitFor(() => expect(document.activeElement).toBe(field('First day')));
  });

  it('at one end of the window gives its first or last day, and with two dates both ends', async () => {
    const { taken } = show({ mode: 'window', window: { from: day('2010-01-05'), to: day('2010-09-01') } });
    await type('March 2010', 'First day');
    await leave('First day');
    await type('May 2010', 'Last day');
    await leave('Last day');
    await type('April to June 2010', 'First day');
    await leave('First day');
    expect(taken).toEqual(['2010-03-01/2010-08-31', '2010-03-01/2010-05-31', '2010-04-01/2010-06-30']);
  });

  it('that cannot be shown is asked for all the same, and shows the nearest day', async () => {
    const { taken } = show({ day: day('2010-03-01') });
    await type('March 1850');
    await leave();
    expect(taken).toEqual(['1850-03-01/1850-03-31']);
    expect([field('First day').value, field('Last day').value]).toEqual(['1 January 2009', '1 January 2009']);
  });

  it('is refused by the field for a day that is compared with', async () => {
    const { taken } = show({ day: day('2010-03-01'), compare: day('2010-04-01') });
    await type('May 2010', 'Other day');
    await leave('Other day');
    expect([taken, said('Other day')]).toEqual([[], 'The day is missing. Write it too: 1 May 2010.']);
  });
});

describe('A date field', () => {
  it('shows the day in words, takes nothing while it is typed and the day once it is left', async () => {
    locale('en-US');
    const { taken } = show({ day: day('2010-03-01') });
    expect(field().value).toBe('1 March 2010');
    for (const text of ['6', '6/', '6/2', '6/2/2', '6/2/20', '6/2/201', '6/2/2010']) {
      await type(text);
      expect([taken, field().value]).toEqual([[], text]);
    }
    expect(said()).toBe('2 June 2010. Enter takes it and offers 6 February 2010.');
    await leave();
    expect([taken, field().value, field().getAttribute('aria-invalid')]).toEqual([
      ['2010-06-02'],
      '2 June 2010',
      'false',
    ]);
    await leave();
    expect(taken).toEqual(['2010-06-02']);
  });

  it('reads in the order of the reader’s language', async () => {
    locale('de-DE', 'en-US');
    const { taken } = show();
    await type('6/2/2010');
    await press('Enter');
    await type('3. März 2010');
    await press('Enter');
    expect(taken).toEqual(['2010-02-06', '2010-03-03']);
  });

  it('keeps a text that is no date, says what is wrong, and shows the day as before', async () => {
    const { taken, change } = show({ day: day('2010-03-01') });
    await type('31/02/2010');
    await leave();
    expect([taken, field().value, field().getAttribute('aria-invalid')]).toEqual([[], '31/02/2010', 'true']);
    expect(said()).toContain('February 2010 has 28 days');
    expect(screen.getByRole('status').textContent).toContain('February 2010 has 28 days');
    // It is gone once another day is chosen, wherever that was.
    await change({ type: 'dayChanged', day: day('2010-05-05'), commit: true });
    expect([field().value, said()]).toEqual(['5 May 2010', '']);
  });

  // The session limits it, and the page tells with the button that shows the later days: one rule for typing, search and links.
  it('asks for a day that cannot be shown as it was typed, and shows the nearest', async () => {
    const { taken } = show({ day: day('2010-03-01') });
    await type('2011-02-01');
    await leave();
    expect([taken, field().value, said()]).toEqual([['2011-02-01'], '31 December 2010', '']);
    // Where it is there already, it is asked for again, so that the reader is told again.
    await type('1 February 2011');
    await press('Enter');
    await type('1950-01-01');
    await leave();
    expect([taken.slice(1), field().value]).toEqual([['2011-02-01', '1950-01-01'], '1 January 2009']);
  });

  it('gives the day back with Escape, once; then the key is the page’s', async () => {
    const { taken } = show({ day: day('2010-03-01') });
    const onEscape = vi.fn();
    addEventListener('keydown', onEscape);
    await type('12112');
    await press('Escape');
    expect([field().value, onEscape.mock.calls.length]).toEqual(['1 March 2010', 0]);
    await press('Escape');
    expect(onEscape.mock.calls.length).toBe(1);
    await leave();
    expect(taken).toEqual([]);
    removeEventListener('keydown', onEscape);
  });

  it('asks for nothing when it was emptied or holds the day already', async () => {
    const { taken } = show({ day: day('2010-03-01') });
    for (const text of ['', '  ', '2010-03-01']) {
      await type(text);
      await leave();
    }
    expect([taken, field().value, said()]).toEqual([[], '1 March 2010', '']);
  });

  it('keeps what is being typed while time goes on', async () => {
    const { change } = show({ day: day('2010-03-01') });
    await type('5 Ju');
    await change({ type: 'dayChanged', day: day('2010-03-02'), commit: false });
    expect(field().value).toBe('5 Ju');
  });

  it('steps with the arrows, from what is typed', async () => {
    const { taken } = show({ day: day('2010-03-01') });
    await press('ArrowUp');
    await press('PageUp');
    await type('2010-06-30');
    await press('ArrowUp');
    expect(await press('ArrowLeft')).toBe(true);
    expect(taken).toEqual(['2010-03-02', '2010-04-02', '2010-07-01']);
  });
});

describe('A date that can be read in two ways', () => {
  const offer = (): string | undefined =>
    [...screen.getByRole('status').querySelectorAll('.offer')]
      .map((each) => each.textContent?.replace(/\s+/g, ' ').trim())
      .join(' | ');
  const instead = (date: string): HTMLElement => screen.getByRole('button', { name: `${date} instead` });

  it('is read in the order of the reader’s language, which is said, and the other is one press away, there and back', async () => {
    locale('en-US');
    const { taken } = show({ day: day('2010-03-01') });
    await type('6/2/2010');
    expect(offer()).toBe('');
    await press('Enter');
    expect([taken, offer()]).toEqual([['2010-06-02'], 'Read as 2 June 2010. 6 February 2010 instead']);
    const button = instead('6 February 2010');
    button.focus();
    await fireEvent.click(button);
    expect([taken.slice(1), field().value]).toEqual([['2010-02-06'], '6 February 2010']);
    expect(offer()).toBe('Read as 6 February 2010. 2 June 2010 instead');
    // The keyboard is still on it.
    expect(document.activeElement).toBe(instead('2 June 2010'));
    await fireEvent.click(instead('2 June 2010'));
    expect([taken.slice(2), field().value]).toEqual([['2010-06-02'], '2 June 2010']);
  });

  it('is offered where it is the day that is shown already, and where the day nearest to it is shown', async () => {
    locale('en-US');
    const { taken } = show({ day: day('2010-06-02') });
    await type('6/2/2010');
    await leave();
    expect([taken, offer()]).toEqual([[], 'Read as 2 June 2010. 6 February 2010 instead']);
    await type('6/2/1850');
    await leave();
    expect([field().value, offer()]).toEqual(['1 January 2009', 'Read as 2 June 1850. 6 February 1850 instead']);
  });

  it('is offered no more once something else is typed or another day is shown, and nothing is of a date with one meaning', async () => {
    locale('en-US');
    const { change } = show({ day: day('2010-03-01') });
    for (const text of ['6/23/2010', '6/6/2010', '2010-06-02', '2 June 2010', 'June 2010']) {
      await change({ type: 'dayChanged', day: day('2010-03-01'), commit: true });
      await type(text);
      await leave();
      expect([text, offer()]).toEqual([text, '']);
      await change({ type: 'modeChosen', mode: 'day' });
    }
    await type('6/2/2010');
    await leave();
    await type('6/2/201');
    expect(offer()).toBe('');
    await press('Escape');
    expect(offer()).toBe('Read as 2 June 2010. 6 February 2010 instead');
    for (const shown of ['2010-06-03', '2010-06-02'])
      await change({ type: 'dayChanged', day: day(shown), commit: true });
    expect(offer()).toBe('');
  });

  it('is offered for the day that is compared with, for each end of a window, and for both at once', async () => {
    locale('en-US');
    const { taken, change } = show({ day: day('2010-03-01'), compare: day('2010-04-01') });
    await type('6/2/2010', 'Other day');
    await leave('Other day');
    await fireEvent.click(instead('6 February 2010'));
    expect(taken).toEqual(['2010-06-02', '2010-02-06']);
    await change({ type: 'windowChanged', window: { from: day('2010-01-01'), to: day('2010-12-01') }, commit: true });
    await type('4/5/2010', 'First day');
    await leave('First day');
    await type('8/9/2010', 'Last day');
    await leave('Last day');
    expect(offer()).toBe('Read as 5 April 2010. 4 May 2010 instead | Read as 9 August 2010. 8 September 2010 instead');
    await fireEvent.click(instead('8 September 2010'));
    await fireEvent.click(instead('4 May 2010'));
    expect(taken.slice(-2)).toEqual(['2010-04-05/2010-09-08', '2010-05-04/2010-09-08']);
    await change({ type: 'modeChosen', mode: 'day' });
    await type('4/5/2010 to 4/6/2010');
    await press('Enter');
    await fireEvent.click(instead('4 May 2010 to 4 June 2010'));
    expect(taken.slice(-2)).toEqual(['2010-04-05/2010-04-06', '2010-05-04/2010-06-04']);
    expect(offer()).toBe('Read as 4 May 2010 to 4 June 2010. 5 April 2010 to 6 April 2010 instead');
  });
});

describe('The fields of a window', () => {
  const window = { from: day('2010-03-01'), to: day('2010-04-01') };

  it('are typed one after the other without changing each other', async () => {
    const { taken } = show({ mode: 'window', window });
    await type('2010-06-01', 'First day');
    await leave('First day');
    expect([taken, field('First day').value, field('Last day').value]).toEqual([[], '1 June 2010', '31 March 2010']);
    expect(field('First day').getAttribute('aria-invalid')).toBe('true');
    expect(said('First day')).toContain('From is after To, 31 March 2010.');
    await type('2010-06-30', 'Last day');
    await leave('Last day');
    expect(taken).toEqual(['2010-06-01/2010-06-30']);
    expect([said('First day'), field('First day').getAttribute('aria-invalid')]).toEqual(['', 'false']);
  });

  it('give up a day that waits with Escape, and when the window is chosen elsewhere', async () => {
    const { taken, change } = show({ mode: 'window', window });
    await type('2009-02-01', 'Last day');
    await leave('Last day');
    expect(said('Last day')).toContain('To is before From, 1 March 2010.');
    await press('Escape', {}, 'Last day');
    expect([field('Last day').value, said('Last day')]).toEqual(['31 March 2010', '']);
    await type('2009-02-01', 'Last day');
    await leave('Last day');
    await change({ type: 'windowChanged', window: { from: window.from, to: window.to + 5 }, commit: true });
    expect([field('Last day').value, said('Last day'), taken]).toEqual(['5 April 2010', '', []]);
  });
});

describe('The calendar of a field', () => {
  const open = async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Calendar for Day' }));
    await screen.findByRole('dialog');
  };
  const calendar = () => screen.getByRole('dialog', { name: 'Calendar, Day' });
  const active = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');

  it('begins at the day shown and takes the one that is picked', async () => {
    const { taken } = show({ day: day('2010-03-10') });
    await open();
    expect(active()).toBe('Wednesday, 10 March 2010');
    await fireEvent.click(within(calendar()).getByRole('button', { name: 'Month after' }));
    await fireEvent.click(within(calendar()).getByRole('button', { name: 'Saturday, 3 April 2010' }));
    expect([taken, field().value, document.activeElement]).toEqual([['2010-04-03'], '3 April 2010', field()]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is gone through with the keys and left with Escape', async () => {
    const { taken } = show({ day: day('2010-03-10') });
    await press('ArrowDown', { altKey: true });
    await screen.findByRole('dialog');
    const step = (key: string, more: object = {}) =>
      fireEvent.keyDown(document.activeElement as Element, { key, ...more });
    await step('ArrowDown');
    expect(active()).toBe('Wednesday, 17 March 2010');
    await step('PageDown');
    expect(active()).toBe('Saturday, 17 April 2010');
    await step('Escape');
    expect([screen.queryByRole('dialog'), document.activeElement, taken]).toEqual([null, field(), []]);
  });

  it('offers no day that cannot be shown', async () => {
    show({ day: day('2010-12-31') });
    await open();
    const button = (name: string) => within(calendar()).getByRole<HTMLButtonElement>('button', { name });
    const isOff = (name: string): boolean => button(name).getAttribute('aria-disabled') === 'true';
    expect(['Month after', 'Year after', 'Month before'].map(isOff)).toEqual([true, true, false]);
    // A button that was pressed until it leads no further keeps the focus, and does nothing.
    button('Month after').focus();
    await fireEvent.click(button('Month after'));
    expect(document.activeElement).toBe(button('Month after'));
    expect(within(calendar()).getByText('December 2010')).toBeTruthy();
  });
});
