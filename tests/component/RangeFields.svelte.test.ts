import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { formatDay } from '../../src/domain/time';
import RangeFields from '../../src/views/table/RangeFields.svelte';
import type { RangeEnd } from '../../src/views/table/rangeEnds';
import { readTypedDay } from '../../src/views/table/typedDay';

it('brings into view what is wrong with a value or with their order, and takes them once they are right', async () => {
  const scrolled: string[] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    scrolled.push(this.textContent);
  });
  const onchange = vi.fn();
  render(RangeFields, {
    texts: { from: '', to: '' },
    examples: { from: '0', to: '9' },
    disorder: 'The least is greater than the greatest.',
    read: (text: string) => (/^\d+$/.test(text) ? { value: Number(text) } : { fault: `“${text}” is no number.` }),
    onchange,
  });
  const [from, to] = [screen.getByLabelText('From'), screen.getByLabelText('To')];
  const type = async (field: HTMLElement, value: string): Promise<void> => {
    await fireEvent.input(field, { target: { value } });
    await fireEvent.keyDown(field, { key: 'Enter' });
  };
  await type(from, 'x');
  await vi.waitFor(() => expect(scrolled).toEqual(['“x” is no number.']));
  await fireEvent.input(from, { target: { value: '5' } });
  await type(to, '3');
  await vi.waitFor(() => expect(scrolled.slice(1)).toEqual(['The least is greater than the greatest.']));
  expect(onchange).not.toHaveBeenCalled();
  await type(to, '30');
  expect(onchange).toHaveBeenCalledExactlyOnceWith({ from: 5, to: 30 });
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent.trim())).toEqual(['', '']);
});

it('says how it read a date with two readings, and offers the other one, for each end', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US']);
  const taken: string[] = [];
  const days = (value: number | null): string => (value === null ? '' : formatDay(value));
  const props = {
    texts: { from: '', to: '' },
    examples: { from: '', to: '' },
    disorder: 'The first day lies after the last.',
    read: readTypedDay,
    onchange: ({ from, to }: Readonly<Record<RangeEnd, number | null>>) => {
      taken.push(`${days(from)} – ${days(to)}`);
      void rerender({ ...props, texts: { from: days(from), to: days(to) } });
    },
  };
  const { rerender } = render(RangeFields, props);
  const offers = (): string[] => screen.queryAllByText(/^Read as/).map(({ textContent }) => textContent);
  const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
  const apply = () => fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  await type('From', '4/5/2023');
  await type('To', '4/23/2023');
  await apply();
  await vi.waitFor(() => expect(offers()).toEqual(['Read as 5 April 2023.']));
  await type('To', '6/7/2023');
  await apply();
  await vi.waitFor(() => expect(offers()).toEqual(['Read as 5 April 2023.', 'Read as 7 June 2023.']));
  await fireEvent.click(screen.getByRole('button', { name: '4 May 2023 instead' }));
  await vi.waitFor(() => expect(offers()).toEqual(['Read as 4 May 2023.', 'Read as 7 June 2023.']));
  expect(taken).toEqual(['5 April 2023 – 23 April 2023', '5 April 2023 – 7 June 2023', '4 May 2023 – 7 June 2023']);
  await type('To', '2023-06-07');
  await apply();
  await vi.waitFor(() => expect(offers()).toEqual(['Read as 4 May 2023.']));
  // An order that is none is refused, and changes nothing.
  await type('To', '1 May 2023');
  await type('From', '4/5/2023');
  await apply();
  await fireEvent.click(await screen.findByRole('button', { name: '4 May 2023 instead' }));
  expect(screen.getByText('The first day lies after the last.')).toBeTruthy();
  expect(taken.at(-1)).toBe('5 April 2023 – 1 May 2023');
});
