/** Every card of the shipped content, on the days on which it changes: none says the same thing twice. */
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { initialSession } from '../../src/domain/session';
import type { AtlasEvent, Day, Feature } from '../../src/domain/model';
import { selectView } from '../../src/domain/view';
import Details from '../../src/views/details/Details.svelte';
import { real } from '../fixtures/real-atlas';

const { index, atlas } = real;
const layers = atlas.layers.map(({ id }) => id);
const plain = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}¶±]+/gu, ' ')
    .trim();

/** The lines of a card: whatever stands as a sentence or a row of its own. What only opens more (sources) is none. */
function linesOf(card: HTMLElement): readonly string[] {
  const lines = card.querySelectorAll(
    '.sentence, .told, .chip, dd, .statuses .head, .statuses .text, .summary p, .meetings li, .names, .note > p:not(.voice)',
  );
  return [...lines]
    .filter((line) => !line.closest('.sources') && !line.querySelector(':scope > details'))
    .map((line) => plain(line.textContent))
    .filter((line) => line !== '');
}

/** Whether a line is another one, or three words or more within another one. */
function isWithin(line: string, other: string): boolean {
  return line === other || (line.split(' ').length > 2 && ` ${other} `.includes(` ${line} `));
}

/** The pairs of lines of a card of which one says nothing but what the other says. */
function saidTwice(card: HTMLElement): readonly string[] {
  const lines = linesOf(card);
  return lines.flatMap((line, at) =>
    lines.filter((other, i) => i !== at && isWithin(line, other)).map((other) => `${line} <= ${other}`),
  );
}

function cardOn(day: Day, selection: string): HTMLElement {
  const { container } = render(Details, {
    view: selectView(index, { ...initialSession(index), layers, day, selection }),
    index,
    dispatch: () => {},
  });
  return container.querySelector<HTMLElement>('.details')!;
}
/** The opening day, and each day before it on which a status begins: a card on a later day is made in the same way. */
const daysOf = (feature: Feature): readonly Day[] => {
  const first = atlas.meta.axis[0]!.from;
  const starts = feature.statuses.map(({ span }) => Math.max(span.from, first));
  return [...new Set([atlas.meta.opens, ...starts.filter((day) => day < atlas.meta.opens)])];
};

afterEach(cleanup);

it('no card of a feature says anything twice', () => {
  const faults = new Set<string>();
  for (const feature of atlas.features) {
    for (const day of daysOf(feature)) {
      const card = cardOn(day, feature.id);
      const title = plain(feature.title);
      for (const each of saidTwice(card)) faults.add(`${feature.id}: ${each}`);
      for (const state of card.querySelectorAll('.statuses strong')) {
        if (title.includes(plain(state.textContent))) faults.add(`${feature.title}: ${state.textContent}`);
      }
      cleanup();
    }
  }
  expect([...faults]).toEqual([]);
}, 60_000);

it('no card of an event says anything twice', () => {
  const faults = new Set<string>();
  for (const event of atlas.events as readonly AtlasEvent[]) {
    for (const day of [event.span.from, atlas.meta.opens]) {
      for (const each of saidTwice(cardOn(day, event.id))) faults.add(`${event.id}: ${each}`);
      cleanup();
    }
  }
  expect([...faults]).toEqual([]);
}, 60_000);
