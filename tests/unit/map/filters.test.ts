import { createExpression, featureFilter } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSession, windowOfSession, type Session } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { isShownIn } from '../../../src/domain/visibility';
import { composeStyle } from '../../../src/map/style/compose';
import {
  DATED_SOURCES,
  dateState,
  existsInWindow,
  meetingCount,
  meetsOnDay,
  shownInWindow,
} from '../../../src/map/style/filters';
import { changeDaysOf, visibilitySignatureOf } from '../../../src/map/style/visibilitySignature';
import { contentSources, mostMeetings } from '../../../src/map/style/sources';
import { piecesOf } from '../../../src/symbology/pieces';
import { real } from '../../fixtures/real-atlas';
import { tiny, tinyBasemap } from '../../fixtures/tiny-atlas';
import { PALETTES } from '../../../src/symbology/palette';

type Filter = Parameters<typeof featureFilter>[0];
type GeoFeature = Parameters<ReturnType<typeof featureFilter>['filter']>[1];

const geoFeature = (properties: object): GeoFeature => ({ type: 1, properties }) as GeoFeature;

describe.each([
  ['the tiny atlas', tiny],
  ['the real atlas', real],
])('Map and domain agree on %s', (_title, { index, geometry }) => {
  const { opens, checked } = index.atlas.meta;
  // Both horizons: with and without what came after the article.
  const sessions: fc.Arbitrary<Session> = fc
    .tuple(
      fc.constantFrom<'day' | 'window'>('day', 'window'),
      fc.integer({ min: opens - 1000, max: checked }),
      fc.integer({ min: 1, max: 500 }),
      fc.boolean(),
    )
    .map(([mode, from, length, aftermath]) => {
      const last = aftermath ? checked : opens;
      const day = Math.min(from, last);
      return {
        ...initialSession(index),
        mode,
        day,
        window: { from: day, to: Math.min(day + length, last + 1) },
        layers: aftermath ? ['venues', 'aftermath'] : ['venues'],
      };
    });
  const lastOf = (session: Session): number => (session.layers.includes('aftermath') ? checked : opens);

  it('about the pieces drawn in any window', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const window = windowOfSession(session);
        const state = dateState(window, session.mode, true);
        const { filter } = featureFilter(shownInWindow('borders') as unknown as Filter, 'layers[0].filter', {
          ...state,
        });
        const pieces = piecesOf(index.atlas, geometry, { last: lastOf(session) });
        const name = ({ part, from }: (typeof pieces)[number]): string => `${part} from ${from}`;
        const onMap = pieces.filter(({ from, to, next }) => filter({ zoom: 5 }, geoFeature({ from, to, next })));
        expect(onMap.map(name)).toEqual(pieces.filter((piece) => isShownIn(piece, window)).map(name));
      }),
    );
  });

  it('about how many meetings a venue had', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const { venues, ...others } = contentSources(index, geometry, { last: lastOf(session) }, 'both');
        const slots = mostMeetings({ venues, ...others });
        const window = windowOfSession(session);
        const globalState = { ...dateState(window, session.mode, true) };
        const evaluate = (expression: unknown, properties: object): unknown => {
          const made = createExpression(expression, 'layers[0].filter', null, globalState);
          if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join());
          return made.value.evaluate({ zoom: 5 }, geoFeature(properties));
        };
        const view = selectView(index, session);
        for (const { properties } of venues.features) {
          const id = properties?.['feature'] as string;
          expect(evaluate(meetingCount(slots, 'venues'), properties ?? {})).toBe(view.features.get(id)?.count);
          const met = (index.meetingsAt.get(id) ?? []).some(
            ({ span }) => span.from < window.to && span.to > window.from && span.from <= lastOf(session),
          );
          // In a window all meetings that are counted are on its days: to mark them all would mark none.
          expect(evaluate(meetsOnDay(slots, 'venues'), properties ?? {})).toBe(session.mode === 'day' && met);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('about where later events have a mark', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const content = contentSources(index, geometry, { last: lastOf(session) }, 'both');
        const state = { ...dateState(windowOfSession(session), session.mode, true) };
        const counted: Filter = [
          '>',
          meetingCount(mostMeetings(content, 'aftermath'), 'aftermath'),
          0,
        ] as unknown as Filter;
        const { filter } = featureFilter(counted, 'layers[0].filter', state);
        const marked = content.aftermath.features
          .filter(({ properties }) => filter({ zoom: 5 }, geoFeature(properties ?? {})))
          .map(({ properties }) => String(properties?.['feature']));
        // Without the layer its days lie beyond the horizon: there is nothing to hide.
        expect(marked.sort()).toEqual([...selectView(index, session).aftermath].sort());
      }),
      { numRuns: 60 },
    );
  });

  // The map is told of a date only where the picture of a source changes: a picture that stays the same must be the same map.
  it('about which dates change what a source shows', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 0, max: 40 }), (session, later) => {
        const content = contentSources(index, geometry, { last: lastOf(session) }, 'both');
        const layers = composeStyle({
          palette: PALETTES.light,
          region: tinyBasemap,
          regionBounds: index.atlas.meta.regionBounds,
          world: null,
          content,
          fontFaces: {},
          focusCountries: [],
          date: dateState(windowOfSession(session), session.mode, true),
          contentLayers: index.atlas.layers,
          layers: session.layers,
          ghosts: true,
        }).layers as readonly { id: string; source?: string; filter?: Filter; layout?: object; paint?: object }[];
        const other = { from: windowOfSession(session).from + later, to: windowOfSession(session).to + later };
        for (const source of DATED_SOURCES) {
          const { features } = content[source];
          const [before, after] = [windowOfSession(session), other].map((window) =>
            visibilitySignatureOf(changeDaysOf(content[source]), window, session.mode),
          );
          if (before !== after) continue;
          for (const { id, filter } of layers.filter((layer) => layer.source === source && layer.filter)) {
            const [drawn, drawnLater] = [windowOfSession(session), other].map((window) => {
              const state = { ...dateState(window, session.mode, true) };
              const made = featureFilter(filter as Filter, `${id}.filter`, state);
              return features.map(({ properties }) => made.filter({ zoom: 9 }, geoFeature(properties ?? {})));
            });
            expect(drawnLater, id).toEqual(drawn);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('about what is a ghost: parts without a day in the window, venues without a meeting', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const window = windowOfSession(session);
        const { ghosts, ...others } = contentSources(index, geometry, { last: lastOf(session) }, 'both');
        const state = { ...dateState(window, session.mode, true) };
        const count = meetingCount(mostMeetings({ ghosts, ...others }, 'ghosts'), 'ghosts');
        const absent = featureFilter(['!', existsInWindow('ghosts')] as unknown as Filter, 'a', state);
        const unmet = featureFilter(['==', count, 0] as unknown as Filter, 'b', state);
        const view = selectView(index, session);
        for (const { properties } of ghosts.features) {
          const feature = index.features.get(String(properties?.['feature']));
          const state = view.features.get(String(properties?.['feature']));
          const made = properties?.['kind'] === 'venue' ? unmet : absent;
          const ghost = made.filter({ zoom: 5 }, geoFeature(properties ?? {}));
          if (feature?.kind === 'venue') expect(ghost, feature.id).toBe(state?.count === 0);
          // A feature that is not there at all has no part that is.
          else if (!state?.present) expect(ghost, feature?.id).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('about which venues there are', () => {
    const session: Session = { ...initialSession(index), layers: ['venues'] };
    const { venues } = contentSources(index, geometry, { last: opens }, 'both');
    const present = [...selectView(index, session).features.values()].filter(({ count }) => count > 0);
    expect(venues.features.map((venue) => venue.properties?.['feature'] as string).sort()).toEqual(
      present.map(({ feature }) => feature.id).sort(),
    );
  });
});
