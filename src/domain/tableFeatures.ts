/** Rows of features, of their statuses, and of places. */
import { accountSourcesOf } from './evidence';
import type { DatedSpan, Feature, Id, Part, Status } from './model';
import {
  aloneOf,
  articleOf,
  EMPTY_CELL,
  endCell,
  isSpanOnDays,
  KIND_WORDS,
  passageCell,
  shortMonths,
  sourceCell,
  toldSpan,
  type RowDraft,
  type TableScene,
} from './tableAtlas';
import type { Cell } from './tableRows';
import { endWords, lastDayText } from './recordEnd';
import { stretchesOf } from './stretches';
import { formatDoubt, isOpenEnd, isOpenStart } from './time';
import {
  beginsWithinHorizon,
  clipStatusToHorizon,
  featureExistsIn,
  firstOfRun,
  isEndOfRecord,
  isMeetingCounted,
  isRecorded,
  lastOfRun,
  lastRecordedIn,
  statusesIn,
} from './visibility';

/** Names and other spellings by which a feature is found. */
function namesOf({ id, names, also }: Feature): readonly string[] {
  return [id, ...names.map(({ toponym }) => toponym), ...also];
}

/** How exactly a position is known: “±1.5 km”, or that it is not published. */
function precisionCell(feature: Feature, { words }: TableScene): Cell {
  if (!feature.disclosed) return { text: 'not published', sort: null };
  return { text: `±${words.distance(feature.precisionM)}`, sort: feature.precisionM };
}

/** A row for each border, area, crossing and route, with its status on the days. */
export function featureDrafts(scene: TableScene): readonly RowDraft[] {
  const { index, days, horizon, words } = scene;
  const { atlas } = index;
  return atlas.features
    .filter(({ kind, span }) => kind !== 'place' && kind !== 'venue' && beginsWithinHorizon(horizon, span))
    .map((feature): RowDraft => {
      const holding = featureExistsIn(feature, days.window) ? statusesIn(feature, days.window, horizon) : [];
      const status = holding[0];
      const held = status && heldIn(feature, status);
      const span = held && toldSpan(held.span, scene, clipStatusToHorizon);
      const text = status ? words.status(feature, status.status) : '';
      const recordedTo = status ? lastRecordedIn(feature, days.window, horizon) : null;
      const more = new Set(
        holding
          .slice(1)
          // That nothing is recorded after the last of them is said with its day.
          .filter((each) => isRecorded(each) || recordedTo === null || each.span.from <= recordedTo)
          .map((each) => words.status(feature, each.status)),
      );
      more.delete(text);
      const facts = [
        text,
        ...(more.size === 0 ? [] : [`also ${[...more].join(', ')}`]),
        ...(status && recordedTo !== null ? [endWords(shortMonths(lastDayText(status.span, recordedTo)))] : []),
      ];
      const alone = aloneOf(index, status ? accountSourcesOf(status) : []);
      const article = articleOf(feature.inArticle);
      return {
        key: feature.id,
        target: feature.id,
        layer: feature.layer,
        features: [feature],
        also: namesOf(feature),
        isOnDays: ({ window }) => featureExistsIn(feature, window),
        values: {
          kind: [feature.kind],
          layer: feature.layer === null ? [] : [feature.layer],
          status: [...new Set(holding.map((each) => each.status))],
          certainty: [feature.certainty],
          confidence: [feature.confidence],
          passage: feature.passages,
          article: [article.value],
          alone: [alone.value],
        },
        cells: {
          title: { text: feature.title },
          kind: { text: feature.mode?.title ?? KIND_WORDS[feature.kind] },
          status: status
            ? {
                text: facts.join('; '),
                sign: {
                  type: 'status',
                  feature,
                  status: status.status,
                  on: { window: days.window, range: horizon },
                },
              }
            : EMPTY_CELL,
          since: span ? endCell(span, 'from') : EMPTY_CELL,
          until: span ? endCell(span, 'to', isEndOfRecord(feature, held, atlas.meta.opens), horizon) : EMPTY_CELL,
          edtf: { text: span?.edtf ?? '' },
          passages: passageCell(index, feature.passages),
          precision: precisionCell(feature, scene),
          confidence: confidenceCell(feature.confidence),
          certainty: { text: feature.certainty },
          layer: { text: atlas.layers.find(({ id }) => id === feature.layer)?.title ?? '' },
          article: article.cell,
          sources: sourceCell(index, status ? status.sources : feature.sources),
          alone: alone.cell,
          id: { text: feature.id },
        },
      };
    });
}

/**
 * A status with all the days on which a status of that word held without a gap, for whatever part or traffic: the record may have them in
 * several statuses, each with a note and sources of its own, as the card has them in one sentence. The end of one traffic beside the
 * beginning of another would be days that no status has.
 */
function heldIn(feature: Feature, status: Status): Status {
  const [first, last] = [firstOfRun(feature, status), lastOfRun(feature, status)];
  return { ...last, span: joined(first.span, last.span) };
}

/** The days from the start of one span to the end of another. */
function joined(start: DatedSpan, end: DatedSpan): DatedSpan {
  return {
    ...start,
    to: end.to,
    softEnd: end.softEnd,
    uncertain: start.uncertain || end.uncertain,
    edtf: start === end ? start.edtf : [start.edtf.split('/')[0], end.edtf.split('/').at(-1)].join('/'),
  };
}

/** How sure the editor is, sorted from high to low. */
export function confidenceCell(confidence: Feature['confidence']): Cell {
  return { text: confidence, sort: ['high', 'medium', 'low'].indexOf(confidence) };
}

/** A row for each status of a feature; those of some parts name them, and have a row for each group that was there on the same days. */
export function statusDrafts(scene: TableScene): readonly RowDraft[] {
  return scene.index.atlas.features.flatMap((feature) =>
    feature.statuses.flatMap((status, at) =>
      stretchesOf(feature, status).flatMap((stretch, each) => {
        const key = `${feature.id}/${at}${each === 0 ? '' : `/${each}`}`;
        return beginsWithinHorizon(scene.horizon, stretch.span) ? [statusDraft(feature, stretch, key, scene)] : [];
      }),
    ),
  );
}

function statusDraft(feature: Feature, status: Status, key: string, scene: TableScene): RowDraft {
  const { index, horizon, words } = scene;
  const span = toldSpan(status.span, scene, clipStatusToHorizon);
  const isAtLeast = !isOpenEnd(span) && isEndOfRecord(feature, status, index.atlas.meta.opens);
  const alone = aloneOf(index, accountSourcesOf(status));
  return {
    key,
    target: feature.id,
    layer: feature.layer,
    features: [feature],
    also: [...namesOf(feature), words.statusInGeneral(status.status), status.status],
    isOnDays: (days) => isSpanOnDays(status.span, days),
    values: {
      feature: [feature.id],
      status: [status.status],
      kind: [feature.kind],
      layer: feature.layer === null ? [] : [feature.layer],
      certainty: [feature.certainty],
      confidence: [status.confidence],
      passage: feature.passages,
      article: [articleOf(feature.inArticle).value],
      alone: [alone.value],
    },
    cells: {
      feature: { text: feature.title },
      part: {
        text: [...partTitles(feature.parts, status.parts), ...(status.traffic ? [status.traffic] : [])].join('; '),
      },
      status: {
        text: words.status(feature, status.status),
        sign: { type: 'status', feature, status: status.status },
      },
      from: endCell(span, 'from'),
      to: endCell(span, 'to', isAtLeast, horizon),
      doubt: {
        text: `${formatDoubt(span)}${isAtLeast ? '; the record goes no further' : ''}`,
        sort: isOpenStart(span) && isOpenEnd(span) ? null : span.softStart + span.softEnd,
      },
      note: { text: status.note },
      sources: sourceCell(index, status.sources),
      confidence: confidenceCell(status.confidence),
      alone: alone.cell,
      kind: { text: feature.mode?.title ?? KIND_WORDS[feature.kind] },
      certainty: { text: feature.certainty },
      passages: passageCell(index, feature.passages),
      edtf: { text: span.edtf },
    },
  };
}

function partTitles(parts: readonly Part[], ids: readonly Id[] | undefined): readonly string[] {
  return parts.flatMap(({ id, title }) => (ids?.includes(id) ? (title ?? id) : []));
}

/** A row for each named place and each venue, with the meetings that count on the days. */
export function placeDrafts(scene: TableScene): readonly RowDraft[] {
  const { index, days, horizon } = scene;
  return index.atlas.features
    .filter(({ kind }) => kind === 'place' || kind === 'venue')
    .map((feature): RowDraft => {
      const known = (index.meetingsAt.get(feature.id) ?? []).filter(({ span }) => beginsWithinHorizon(horizon, span));
      const count = known.filter((meeting) => isMeetingCounted(meeting, days.window, days.mode)).length;
      const people = known.flatMap(({ participants }) => participants);
      const parties = people.flatMap((id) => index.people.get(id)?.party?.toLowerCase() ?? []);
      const article = articleOf(feature.inArticle);
      const others = [...new Set([...feature.names.map(({ toponym }) => toponym), ...feature.also])];
      return {
        key: feature.id,
        target: feature.id,
        layer: feature.layer,
        features: [feature],
        also: namesOf(feature),
        isOnDays: ({ window, mode }) =>
          feature.kind === 'place' || known.some((meeting) => isMeetingCounted(meeting, window, mode)),
        values: {
          kind: [feature.kind],
          track: [...new Set(known.map(({ track }) => track))],
          actor: [...new Set([...people, ...parties])],
          certainty: [feature.certainty],
          confidence: [feature.confidence],
          passage: feature.passages,
          article: [article.value],
        },
        cells: {
          title: { text: feature.title },
          kind: { text: feature.kind === 'venue' ? 'meeting venue' : (feature.label?.rank ?? KIND_WORDS.place) },
          meetings: count === 0 ? { text: '', sort: 0 } : { text: String(count), sort: count },
          passages: passageCell(index, feature.passages),
          precision: precisionCell(feature, scene),
          confidence: confidenceCell(feature.confidence),
          sources: sourceCell(index, feature.sources),
          also: { text: others.filter((name) => name !== feature.title).join('; ') },
          certainty: { text: feature.certainty },
          article: article.cell,
          ...(feature.disclosed
            ? {
                lat: { text: feature.point[1].toFixed(4), sort: feature.point[1] },
                lon: { text: feature.point[0].toFixed(4), sort: feature.point[0] },
              }
            : {}),
          id: { text: feature.id },
        },
      };
    });
}
