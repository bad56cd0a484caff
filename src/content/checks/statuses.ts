/** Checks of a feature's statuses: that each names the parts it holds for, and that each part has one status to draw on every day. */
import type { Atlas, Day, Feature, Id, Span, Status } from '../../domain/model';
import { isoDate, OPEN_END, OPEN_START, spansOverlap } from '../../domain/time';
import { statusHoldsForPart, primaryStatuses } from '../../domain/visibility';
import { fileOfFeature, type Checker, type FaultLocation } from './checker';

/**
 * Checks the statuses of a feature. `borders` are the borders between its parts, `places` the features that lie near some of its parts
 * only; both are empty for a feature with one part.
 */
export function checkStatuses(
  checker: Checker,
  feature: Feature,
  atlas: Atlas,
  borders: readonly Id[],
  places: readonly Feature[],
): void {
  const where = (field: string): FaultLocation => ({ file: fileOfFeature(feature), id: feature.id, field });
  const isPartly = feature.statuses.some(({ parts }) => parts && parts.length < feature.parts.length);
  if (borders.length > 0 && isPartly && !feature.parts.some(({ main }) => main)) {
    checker.fault(
      where('parts'),
      `the parts lie on both sides of "${borders.join('", "')}", and none is said to speak for the whole.`,
      'Mark with "main: true" the parts whose status the timeline and lists tell of the whole feature.',
    );
  }
  for (const [at, status] of feature.statuses.entries()) {
    checker.expect(status.sources, ['source'], where(`statuses.${at}.sources`));
    checkPartsOf(checker, feature, status, where(`statuses.${at}.part`), borders, places);
    if (status.span.to > feature.span.from && status.span.from < feature.span.to) continue;
    checker.fault(
      where(`statuses.${status.span.edtf}`),
      `the status "${status.status}" lies outside the time of the feature, ${feature.span.edtf}.`,
      'Mend one of the two dates.',
    );
  }
  for (const { part, first, second } of primaryPairs(feature)) {
    checker.fault(
      where('statuses.primary'),
      `of "${part}" two statuses are primary on the same days: "${first.status}" (${first.span.edtf}) and "${second.status}" (${second.span.edtf}).`,
      'Mark one of them only, or let one end before the other begins.',
    );
  }
  for (const { part, from, to } of gapsOf(feature, atlas.meta.axis[0]?.from ?? OPEN_START)) {
    checker.fault(
      where('statuses'),
      `"${part}" has no status from ${isoDate(from)} to ${to >= OPEN_END ? '..' : isoDate(to - 1)} and would vanish from the map.`,
      'Extend a status, or write one of status "unrecorded".',
    );
  }
}

/** Checks that the parts a status names exist, and that it names its parts if its sources are about some of them only. */
function checkPartsOf(
  checker: Checker,
  feature: Feature,
  status: Status,
  where: FaultLocation,
  borders: readonly Id[],
  places: readonly Feature[],
): void {
  for (const part of status.parts ?? []) {
    if (feature.parts.some(({ id }) => id === part)) continue;
    checker.fault(where, `there is no part "${part}".`, 'Name one of the feature’s parts.');
  }
  const why = reasonToNameParts(feature, status, borders, places);
  if (why) {
    checker.fault(
      where,
      `the status "${status.status}" (${status.span.edtf}) names no part, though ${why}.`,
      'Name in "part" the part or the parts that the record speaks of, all of them if it means all.',
    );
  }
  const unrecorded = unrecordedParts(feature, status);
  if (unrecorded.length > 0) {
    checker.fault(
      where,
      `the status "${status.status}" (${status.span.edtf}) names "${unrecorded.join('", "')}", of which none of its sources speaks.`,
      'Name only parts whose "records" list one of its sources, or mend those lists.',
    );
  }
}

/** The reason why a status must name its parts; null if it names them already, or if it certainly holds for the whole feature. */
function reasonToNameParts(
  feature: Feature,
  status: Status,
  borders: readonly Id[],
  places: readonly Feature[],
): string | null {
  if (status.parts) return null;
  if (borders.length > 0) return `the parts lie on both sides of "${borders.join('", "')}"`;
  const source = status.sources.find((id) => feature.parts.some(({ records }) => records.includes(id)));
  if (source) return `its source "${source}" speaks of a stretch`;
  const place = places.find(({ names }) => names.some(({ toponym }) => isNamedIn(status.note, toponym)));
  return place ? `its note names "${place.id}", which lies by some of the parts only` : null;
}

/** Whether a text contains a place name as a whole word. */
function isNamedIn(text: string, toponym: string): boolean {
  const at = text.indexOf(toponym);
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + toponym.length] ?? ' ');
}

/** Parts that a status names although all its sources are about other parts. */
function unrecordedParts(feature: Feature, status: Status): readonly Id[] {
  const recorded = status.sources.map((id) => feature.parts.filter(({ records }) => records.includes(id)));
  if (recorded.some((parts) => parts.length === 0)) return [];
  return (status.parts ?? []).filter((part) => !recorded.flat().some(({ id }) => id === part));
}

/** Pairs of statuses of one part that are both marked `primary` on the same day, so that it is unclear which to draw. */
function primaryPairs(feature: Feature): readonly { part: Id; first: Status; second: Status }[] {
  return feature.parts.flatMap(({ id: part }) => {
    const marked = feature.statuses.filter((status) => status.primary && statusHoldsForPart(status, part));
    return marked.flatMap((first, at) =>
      marked
        .slice(at + 1)
        .flatMap((second) => (spansOverlap(first.span, second.span) ? [{ part, first, second }] : [])),
    );
  });
}

/**
 * Spans in which a part exists but has no status, so that it would not be drawn. Days before `firstDay`, the first day that can be
 * chosen, are ignored; days before the part's first status are not.
 */
function gapsOf(feature: Feature, firstDay: Day): readonly (Span & { readonly part: Id })[] {
  if (feature.statuses.length === 0) return [];
  return feature.parts.flatMap((part) => {
    const end = Math.min(part.span.to, feature.span.to);
    const gaps: (Span & { readonly part: Id })[] = [];
    let covered = Math.max(part.span.from, feature.span.from, firstDay);
    for (const { from, to } of [...primaryStatuses(feature, part.id, { last: OPEN_END }), { from: end, to: end }]) {
      if (Math.min(from, end) > covered) gaps.push({ part: part.id, from: covered, to: Math.min(from, end) });
      covered = Math.max(covered, to);
    }
    return gaps;
  });
}
