/** The map on 25 days, against what `days.ts` says by hand. */
import { describe, expect, it } from 'vitest';
import { initialSession } from '../../src/domain/session';
import type { Feature } from '../../src/domain/model';
import { containsDay, spanOfDay, parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import { primaryStatuses } from '../../src/domain/visibility';
import { isShownIn } from '../../src/domain/windowPieces';
import { piecesOf } from '../../src/symbology/pieces';
import { real } from '../fixtures/real-atlas';
import { AFTERMATH_DAYS, LETTERS, TABLE } from './days';

const { atlas, geometry, index } = real;
type Letter = keyof typeof LETTERS;

const lines = TABLE.split('\n').filter(Boolean);
const columns = (line: string | undefined): readonly string[] => (line ?? '').trim().split(/\s+/).slice(1);
const [years, months, dates] = lines.slice(0, 3).map(columns);
const days = (years ?? []).map((year, at) => `${Number(year) > 90 ? 19 : 20}${year}-${months?.[at]}-${dates?.[at]}`);
const rows = lines.slice(3).flatMap((line, at, all) =>
  line.startsWith(' ')
    ? []
    : {
        part: line.split(/\s+/)[0] as string,
        letters: columns(line) as readonly Letter[],
        grounds: (all[at + 1] ?? '')
          .trim()
          .split('; ')
          .map((ground) => ({ letter: ground[0], ground: ground.slice(2) })),
      },
);

/** What is drawn of each part on a day, with the sources of the status: the pieces of the map that its filters let through. */
function drawnOn(
  date: string,
  at: number,
): { view: View; parts: Map<string, { status: string; sources: readonly string[] }> } {
  const isInAftermath = at >= days.length - AFTERMATH_DAYS;
  const day = parseDay(date) as number;
  const session = initialSession(index);
  const layers = [...session.layers, ...(isInAftermath ? (['aftermath'] as const) : [])];
  const view = selectView(index, { ...session, layers, day });
  const horizon = { last: view.range.last };
  const parts = piecesOf(atlas, geometry, horizon)
    .filter((piece) => isShownIn(piece, spanOfDay(day)) && view.features.get(piece.feature.id)?.shown)
    .map(({ feature, part, status }) => {
      const held = primaryStatuses(feature, part, horizon).find((piece) => containsDay(piece, day));
      return [part, { status, sources: held?.status.sources ?? [] }] as const;
    });
  expect(new Set(parts.map(([part]) => part)).size, `${date}: a part is drawn once`).toBe(parts.length);
  return { view, parts: new Map(parts) };
}

const drawn = days.map(drawnOn);
const mapped = atlas.features.filter(({ kind }) => kind !== 'place' && kind !== 'venue');

describe('The table of 25 days', () => {
  it('has every part of every crossing, route, border and area', () => {
    expect(days).toHaveLength(25);
    expect(rows.map(({ part }) => part).sort()).toEqual(
      mapped.flatMap(({ parts }) => parts.map(({ id }) => id)).sort(),
    );
    expect(rows.filter(({ letters }) => letters.length !== days.length)).toEqual([]);
  });

  it.each(rows)('$part: what is drawn is what is written', ({ letters, part }) => {
    const found = drawn.map(({ parts }) => parts.get(part)?.status ?? null);
    const table = (statuses: readonly (string | null)[]): readonly string[] =>
      statuses.map((status, at) => `${days[at]} ${status ?? 'not there'}`);
    expect(table(found)).toEqual(table(letters.map((letter) => LETTERS[letter])));
  });

  it.each(rows)(
    '$part: every run of letters has its ground, among the sources of the status',
    ({ part, letters, grounds }) => {
      const runs = letters.map((letter, at) => ({ letter, at })).filter(({ letter, at }) => letter !== letters[at - 1]);
      const told = runs.filter(({ letter }) => letter !== '-');
      expect(grounds.map(({ letter }) => letter)).toEqual(told.map(({ letter }) => letter));
      for (const [at, run] of told.entries()) {
        const ground = grounds[at]?.ground ?? '';
        if (LETTERS[run.letter] === 'unrecorded') expect(ground).toMatch(/^\(.+\)$/);
        else expect(drawn[run.at]?.parts.get(part)?.sources, `${days[run.at]}`).toContain(ground);
      }
    },
  );

  it('is what card, legend and list of changes say too', () => {
    for (const [at, { view, parts }] of drawn.entries()) {
      for (const feature of mapped) {
        const state = view.features.get(feature.id);
        const onMap = feature.parts.flatMap(({ id }) => parts.get(id)?.status ?? []);
        expect([...(state?.drawn ?? [])].sort(), `${days[at]} ${feature.id}`).toEqual([...new Set(onMap)].sort());
      }
    }
  });

  it('is told of a whole feature as it is drawn on a part that speaks for the whole', () => {
    const withMain = mapped.filter(({ parts }) => parts.some(({ main }) => main));
    expect(withMain.map(({ id }) => id)).toContain('lachin-road');
    for (const [at, { view, parts }] of drawn.entries()) {
      for (const feature of withMain) {
        const told = view.features.get(feature.id)?.statuses[0]?.status;
        const onMain = feature.parts.flatMap(({ id, main }) => (main ? (parts.get(id)?.status ?? []) : []));
        if (onMain.length > 0) expect(onMain, `${days[at]} ${feature.id}`).toContain(told);
      }
    }
  });

  it('draws everything that is listed as being there', () => {
    const bare = drawn.flatMap(({ view, parts }, at) =>
      [...view.features.values()]
        .filter(({ feature, present }) => present && mapped.includes(feature as Feature))
        .filter(({ feature }) => !feature.parts.some(({ id }) => parts.has(id)))
        .map(({ feature }) => `${days[at]} ${feature.id}`),
    );
    expect(bare).toEqual([]);
  });
});
