import { describe, expect, it } from 'vitest';
import { rowsToOpen, type TableCue } from '../../../src/domain/tableOpening';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const idOf = (kinds: readonly string[]): string =>
  [...index.features.values()].find(({ kind }) => kinds.includes(kind))?.id ?? '';
const crossing = idOf(['crossing']);
const venue = idOf(['venue']);
const event = [...index.events.keys()][0] as string;
const mine = 'own-data-a';
const record = (id: string): TableCue => ({ type: 'record', id });
const added: TableCue = { type: 'layerAdded', layer: mine };
const own: TableCue = { type: 'ownFeature', layer: mine };
const NOTHING = { last: 'statuses', cues: [], selection: null, chosen: null, layers: [] };

describe('The table opens', () => {
  it('with the rows that it had last, if nothing was chosen or added since', () => {
    expect(rowsToOpen(index, NOTHING)).toBe('statuses');
    expect(rowsToOpen(index, { ...NOTHING, selection: event, layers: [mine], chosen: mine })).toBe('statuses');
  });

  it('from a card with the rows among which its feature is, as long as the card is open', () => {
    for (const [id, rows] of [
      [crossing, 'features'],
      [venue, 'places'],
      [event, 'events'],
    ] as const) {
      expect(rowsToOpen(index, { ...NOTHING, cues: [record(id)], selection: id }), id).toBe(rows);
      expect(rowsToOpen(index, { ...NOTHING, cues: [record(id)] }), id).toBe('statuses');
    }
    const passage = [...index.passages.keys()][0] as string;
    for (const id of [passage, 'nowhere'])
      expect(rowsToOpen(index, { ...NOTHING, cues: [record(id)], selection: id })).toBe('statuses');
    expect(rowsToOpen(index, { ...NOTHING, cues: [own], chosen: mine, layers: [mine] })).toBe(mine);
    expect(rowsToOpen(index, { ...NOTHING, cues: [own], layers: [mine] })).toBe('statuses');
  });

  it('with a layer that was just added, as long as it is there', () => {
    expect(rowsToOpen(index, { ...NOTHING, cues: [added], layers: ['own-data-b', mine] })).toBe(mine);
    expect(rowsToOpen(index, { ...NOTHING, cues: [added], layers: ['own-data-b'] })).toBe('statuses');
  });

  it('with the rows of what came last', () => {
    const both = { ...NOTHING, selection: event, layers: [mine] };
    expect(rowsToOpen(index, { ...both, cues: [record(event), added] })).toBe(mine);
    expect(rowsToOpen(index, { ...both, cues: [added, record(event)] })).toBe('events');
    // A card that was closed again leaves what was before it.
    expect(rowsToOpen(index, { ...both, cues: [added, record(event), record(crossing)] })).toBe('events');
  });
});
