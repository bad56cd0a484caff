/** Rows of events, of who took part in them, and of sources. */
import { facilitatorNames } from './facilitators';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Feature, Id, Source } from './model';
import { organisationId, peopleOf } from './parties';
import { plainText } from './plainText';
import {
  aloneOf,
  articleOf,
  EMPTY_CELL,
  isEventOnDays,
  passageCell,
  recordCell,
  shortMonths,
  sideAdjective,
  sourceCell,
  toldSpan,
  type RowDraft,
  type TableScene,
} from './tableAtlas';
import { confidenceCell } from './tableFeatures';
import type { Cell, CellLink } from './tableRows';
import { NO_SIDE } from './tableValues';
import { formatSpan } from './time';
import { beginsWithinHorizon, clipToHorizon } from './visibility';

/** Everyone who took part in an event or facilitated it: ids of people, of organisations, and of sides in lower case. */
function actorsOf(event: AtlasEvent, index: AtlasIndex): readonly string[] {
  const facilitating = facilitatorsOf(event);
  const people = [...event.participants, ...facilitating];
  const sides = event.participants.flatMap((id) => index.people.get(id)?.party?.toLowerCase() ?? []);
  return [...new Set([...people, ...sides])];
}

/** Everyone who facilitated an event: ids of people and of organisations. */
function facilitatorsOf({ facilitators }: AtlasEvent): readonly Id[] {
  const ids = facilitators.flatMap((each) => {
    const body = 'person' in each ? each.for : each.organisation;
    return [...('person' in each ? [each.person] : []), ...(body === undefined ? [] : [organisationId(body)])];
  });
  return [...new Set(ids)];
}

/** What rows about an event can be filtered by. */
function valuesOf(event: AtlasEvent, index: AtlasIndex): RowDraft['values'] {
  return {
    track: [event.track],
    level: [event.level],
    actor: actorsOf(event, index),
    facilitator: facilitatorsOf(event),
    place: event.place === null ? [] : [event.place],
    feature: event.features,
    confidence: [event.confidence],
    passage: event.passages,
    article: [articleOf(event.inArticle).value],
    alone: [aloneOf(index, event.sources).value],
  };
}

/** Features whose position is that of an event. */
function featuresOf({ place, features }: AtlasEvent, index: AtlasIndex): readonly Feature[] {
  const ids = place === null ? features : [place];
  return ids.flatMap((id) => index.features.get(id) ?? []);
}

/** The date of an event with a link to it. */
function whenCell(event: AtlasEvent, scene: TableScene): Cell {
  const span = toldSpan(event.span, scene, clipToHorizon);
  const text = shortMonths(formatSpan(span));
  return { text, sort: span.from, file: span.edtf, links: [{ type: 'days', span, text }] };
}

function placeCell(event: AtlasEvent, index: AtlasIndex): Cell {
  const place = index.features.get(event.place ?? '');
  return place ? recordCell(place.id, place.title) : EMPTY_CELL;
}

/** Cells that rows of events and of who took part have in common. */
function sharedCells(event: AtlasEvent, scene: TableScene): Readonly<Record<string, Cell>> {
  const { index } = scene;
  const { tracks, levels } = index.atlas;
  const track = tracks.find(({ id }) => id === event.track);
  return {
    when: whenCell(event, scene),
    track: {
      text: track?.title ?? event.track,
      ...(track ? { sign: { type: 'track', track } as const, sort: tracks.indexOf(track) } : {}),
    },
    level: {
      text: levels.find(({ id }) => id === event.level)?.title ?? event.level,
      sort: levels.findIndex(({ id }) => id === event.level),
    },
    place: placeCell(event, index),
    passages: passageCell(index, event.passages),
    sources: sourceCell(index, event.sources),
  };
}

/** The events that may be shown. */
function eventsOf({ index, horizon }: TableScene): readonly AtlasEvent[] {
  return index.atlas.events.filter(({ span }) => beginsWithinHorizon(horizon, span));
}

/** A row for each event. */
export function eventDrafts(scene: TableScene): readonly RowDraft[] {
  const { index } = scene;
  return eventsOf(scene).map((event): RowDraft => {
    const about = event.features.flatMap((id) => index.features.get(id) ?? []);
    return {
      key: event.id,
      target: event.id,
      features: featuresOf(event, index),
      also: [event.id, plainText(event.summary)],
      isOnDays: (days) => isEventOnDays(event, days),
      values: valuesOf(event, index),
      cells: {
        title: { text: event.title },
        ...sharedCells(event, scene),
        participants: { text: event.participants.map((id) => index.people.get(id)?.name ?? id).join('; ') },
        facilitators: { text: facilitatorNames(event, index).join('; ') },
        confidence: confidenceCell(event.confidence),
        features: {
          text: about.map(({ title }) => title).join('; '),
          links: about.map(({ id, title }): CellLink => ({ type: 'record', id, text: title })),
        },
        article: articleOf(event.inArticle).cell,
        alone: aloneOf(index, event.sources).cell,
        edtf: { text: toldSpan(event.span, scene, clipToHorizon).edtf },
        id: { text: event.id },
      },
    };
  });
}

/** A row for each person or organisation at each event. */
export function peopleDrafts(scene: TableScene): readonly RowDraft[] {
  const { index } = scene;
  const shown = new Set(eventsOf(scene));
  const { people, organisations } = peopleOf(index);
  return [...people, ...organisations].flatMap((party) =>
    party.takesPart
      .filter(({ event }) => shown.has(event))
      .map((part): RowDraft => {
        const { event } = part;
        const side = index.people.get(party.id)?.party;
        return {
          key: `${party.id}/${event.id}`,
          target: event.id,
          features: featuresOf(event, index),
          also: party.also,
          isOnDays: (days) => isEventOnDays(event, days),
          values: {
            ...valuesOf(event, index),
            actor: side === undefined ? [party.id] : [party.id, side.toLowerCase()],
          },
          cells: {
            ...sharedCells(event, scene),
            name: { text: party.name },
            event: { text: event.title },
            as: { text: part.as === 'facilitator' ? 'facilitated' : 'took part' },
            with: {
              text: [...part.with, ...part.through.map((name) => `through ${name}`)].join('; '),
            },
            role: { text: party.role ?? '' },
            state: { text: side === undefined ? '' : sideAdjective(index, side.toLowerCase()) },
          },
        };
      }),
  );
}

/** A row for each source; none for those on which only records rest that may not be shown yet. */
export function sourceDrafts(scene: TableScene): readonly RowDraft[] {
  const { index, horizon } = scene;
  const { atlas } = index;
  const users = new Map<Id, { readonly shown: Map<Id, CellLink & { type: 'record' }>; isLater: boolean }>();
  const use = (source: Id, record: { readonly id: Id; readonly title: string }, isShown: boolean): void => {
    const user = users.get(source) ?? { shown: new Map(), isLater: false };
    users.set(source, user);
    if (isShown) user.shown.set(record.id, { type: 'record', id: record.id, text: record.title });
    else user.isLater = true;
  };
  for (const feature of atlas.features) {
    for (const { sources } of [feature, ...feature.parts]) for (const id of sources) use(id, feature, true);
    for (const { sources, span } of feature.statuses)
      for (const id of sources) use(id, feature, beginsWithinHorizon(horizon, span));
  }
  for (const event of atlas.events)
    for (const id of event.sources) use(id, event, beginsWithinHorizon(horizon, event.span));
  const citing = new Map<Id, Id[]>();
  for (const passage of atlas.passages) {
    const cited = passage.footnotes.flatMap((number) => index.footnotes.get(number)?.sources ?? []);
    for (const id of new Set(cited)) citing.set(id, [...(citing.get(id) ?? []), passage.id]);
  }
  const noted = new Set(atlas.notes.flatMap(({ sources }) => sources));
  return atlas.sources
    .filter(({ id, cited }) => cited || noted.has(id) || !users.get(id)?.isLater || users.get(id)?.shown.size !== 0)
    .map((source) => sourceDraft(source, [...(users.get(source.id)?.shown.values() ?? [])], citing, index));
}

function sourceDraft(
  source: Source,
  used: readonly (CellLink & { type: 'record' })[],
  citing: ReadonlyMap<Id, readonly Id[]>,
  index: AtlasIndex,
): RowDraft {
  const title = source.title;
  const side = source.side?.toLowerCase();
  return {
    key: source.id,
    target: used[0]?.id ?? null,
    also: [source.remark ?? '', source.url ?? ''],
    values: {
      type: [source.type],
      side: [side ?? NO_SIDE],
      article: [articleOf(source.cited).value],
      passage: citing.get(source.id) ?? [],
      feature: used.map(({ id }) => id).filter((id) => index.features.has(id)),
    },
    cells: {
      title: {
        text: title,
        ...(source.url === undefined
          ? {}
          : { links: [{ type: 'page', url: source.url, text: title }], full: `${title}, ${source.url}` }),
      },
      publisher: { text: source.container ?? '', full: source.container ?? source.noPublisher ?? '' },
      issued: { text: source.issued ?? '', full: source.issued ?? source.noDate ?? '' },
      authors: { text: source.authors.join('; ') },
      side: { text: side === undefined ? '' : sideAdjective(index, side) },
      used: {
        text: used.map(({ text }) => text).join('; '),
        sort: used.length === 0 ? null : used.length,
        links: used,
      },
      article: { text: source.cited ? 'cited' : 'no' },
      type: { text: source.type.replaceAll(/[-_]/g, ' ') },
      licence: { text: source.licence ?? '' },
      id: { text: source.id },
    },
  };
}
