import { createExpression, featureFilter } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feature, Part, Span, StatusWord } from '../../../src/domain/model';
import { initialSession, windowOfSession, type Session } from '../../../src/domain/session';
import { spanOfDay } from '../../../src/domain/time';
import { selectView, type FeatureView } from '../../../src/domain/view';
import { statusesIn, type Horizon } from '../../../src/domain/visibility';
import { isShownIn } from '../../../src/domain/windowPieces';
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
import { BORDER_LOOKS, type BorderLookName } from '../../../src/symbology/borders';
import { legendOf } from '../../../src/symbology/legend';
import { piecesOf } from '../../../src/symbology/pieces';
import { real } from '../../fixtures/real-atlas';
import { tiny, tinyBasemap } from '../../fixtures/tiny-atlas';
import { PALETTES } from '../../../src/symbology/palette';

type Filter = Parameters<typeof featureFilter>[0];
type GeoFeature = Parameters<ReturnType<typeof featureFilter>['filter']>[1];

/** The status of a part in a window, found day by day from its end: of the last day with a record, else of the last day. */
function dayByDay(feature: Feature, part: Part, window: Span, horizon: Horizon): StatusWord | undefined {
  const spans = [window, part.span, feature.span];
  const [from, to] = [Math.max(...spans.map((span) => span.from)), Math.min(...spans.map((span) => span.to))];
  let last: StatusWord | undefined;
  for (let day = to - 1; day >= from; day--) {
    const status = statusesIn(feature, spanOfDay(day), horizon, part.id)[0]?.status;
    if (status !== undefined && status !== 'unrecorded') return status;
    last ??= status;
  }
  return last;
}

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
        const onMap = pieces.filter(({ from, to, next, since }) =>
          filter({ zoom: 5 }, geoFeature({ from, to, next, since })),
        );
        expect(onMap.map(name)).toEqual(pieces.filter((piece) => isShownIn(piece, window)).map(name));
      }),
    );
  });

  it('about the status of each part in any window: the last one recorded, else that of its last day', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const window = windowOfSession(session);
        const horizon = { last: lastOf(session) };
        const view = selectView(index, session);
        const content = contentSources(index, geometry, horizon, 'both');
        for (const source of ['areas', 'routes', 'crossings'] as const) {
          const state = { ...dateState(window, session.mode, true) };
          const { filter } = featureFilter(shownInWindow(source) as unknown as Filter, 'a', state);
          const onMap = new Map<string, Set<unknown>>();
          for (const { properties } of content[source].features) {
            if (!filter({ zoom: 9 }, geoFeature(properties ?? {}))) continue;
            const id = String(properties?.['feature']);
            onMap.set(id, (onMap.get(id) ?? new Set()).add(properties?.['status']));
            const feature = index.features.get(id) as Feature;
            const part = feature.parts.find((each) => each.id === properties?.['part']) as Part;
            expect(properties?.['status'], `${part.id} in ${JSON.stringify(window)}`).toBe(
              dayByDay(feature, part, window, horizon),
            );
          }
          for (const [id, statuses] of onMap) {
            const shown = view.features.get(id) as FeatureView;
            expect(new Set(shown.drawn), id).toEqual(statuses);
            // A feature in one piece is named by what is drawn of it.
            if (shown.feature.parts.length === 1) expect(shown.statuses[0]?.status, id).toBe(shown.drawn[0]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('about the lines of borders in any window, which the legend explains', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const window = windowOfSession(session);
        const view = selectView(index, { ...session, layers: [...session.layers, 'borders'] });
        const { borders } = contentSources(index, geometry, { last: lastOf(session) }, 'both');
        const state = { ...dateState(window, session.mode, true) };
        const { filter } = featureFilter(shownInWindow('borders') as unknown as Filter, 'a', state);
        const drawn = borders.features
          .filter(({ properties }) => filter({ zoom: 9 }, geoFeature(properties ?? {})))
          .map(({ properties }) => properties ?? {});
        const looks = new Set(drawn.map(({ border }) => BORDER_LOOKS[border as BorderLookName].label.toLowerCase()));
        const listed = legendOf(view, session.mode === 'window' ? view : null);
        const told = listed.filter(({ layer }) => layer === 'borders').map(({ label }) => label.toLowerCase());
        expect(new Set(told)).toEqual(looks);
        // Each part has one line.
        expect(new Set(drawn.map(({ part }) => String(part))).size).toBe(drawn.length);
      }),
      { numRuns: 60 },
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
