/** What no single file can tell: every id used exists, is unique and is what the text takes it for. */
import type { Atlas, AtlasGeometry, Day, Feature, Id, Span, Status } from '../domain/model';
import { foldLetters } from '../domain/fold';
import type { Issue } from '../domain/result';
import { isoDate, OPEN_END, OPEN_START, overlaps } from '../domain/time';
import { holdsFor, primaryStatuses } from '../domain/visibility';
import type { PlacedLink } from './compile';
import { bordersWithin, placesByAPart } from './sides';
import type { LinkScheme } from './text';

const WORDS = { exact: 8, prefix: 3, suffix: 3 } as const;

type Kind = LinkScheme | 'person' | 'source' | 'section' | 'moment';

/**
 * Days from the first that can be chosen on which a part exists and no status holds, before its first status too: nothing would
 * be drawn of it then.
 */
function gapsOf(feature: Feature, first: Day): readonly (Span & { readonly part: Id })[] {
  return feature.parts.flatMap((part) => {
    const end = Math.min(part.span.to, feature.span.to);
    const gaps: (Span & { readonly part: Id })[] = [];
    let told = Math.max(part.span.from, feature.span.from, first);
    for (const { from, to } of [...primaryStatuses(feature, part.id, { last: OPEN_END }), { from: end, to: end }]) {
      if (Math.min(from, end) > told) gaps.push({ part: part.id, from: told, to: Math.min(from, end) });
      told = Math.max(told, to);
    }
    return feature.statuses.length > 0 ? gaps : [];
  });
}

/** Why a status has to name its parts; null where it names them, or holds for the whole of a feature beyond doubt. */
function unnamedStretch(
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

/** Whether a text has a name in it, as a whole word. */
function isNamedIn(text: string, toponym: string): boolean {
  const at = text.indexOf(toponym);
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + toponym.length] ?? ' ');
}

/** Parts that a status names though every one of its sources speaks of other stretches. */
function unrecordedParts(feature: Feature, status: Status): readonly Id[] {
  const told = status.sources.map((id) => feature.parts.filter(({ records }) => records.includes(id)));
  if (told.some((parts) => parts.length === 0)) return [];
  return (status.parts ?? []).filter((part) => !told.flat().some(({ id }) => id === part));
}

/** Pairs of statuses of one part that are both marked `primary` on some day: neither can then be the one to draw. */
function rivalsOf(feature: Feature): readonly { part: Id; earlier: Status; later: Status }[] {
  return feature.parts.flatMap(({ id: part }) => {
    const marked = feature.statuses.filter((status) => status.primary && holdsFor(status, part));
    return marked.flatMap((earlier, at) =>
      marked.slice(at + 1).flatMap((later) => (overlaps(earlier.span, later.span) ? [{ part, earlier, later }] : [])),
    );
  });
}

/** Whether every word of a form stands in a title: “Mill road” does in “Mill lane (road)”. */
function isWrittenIn(form: string, title: string): boolean {
  const words = (text: string): readonly string[] => text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const written = new Set(words(title));
  return words(form).every((word) => written.has(word));
}

/** Checks a whole atlas; an empty list means that it holds together. */
export function crossCheck(atlas: Atlas, geometry: AtlasGeometry, links: readonly PlacedLink[]): readonly Issue[] {
  const issues: Issue[] = [];
  const kinds = new Map<Id, Kind>();
  const claim = (id: Id, kind: Kind, file: string): void => {
    if (kinds.has(id)) {
      issues.push({
        file,
        id,
        field: 'id',
        message: `the id is used twice (as ${kinds.get(id)} and ${kind}).`,
        remedy: 'Ids are unique over all files: rename one.',
      });
    }
    kinds.set(id, kind);
  };
  atlas.passages.forEach(({ id }) => claim(id, 'passage', `passages/${id}.md`));
  atlas.features.forEach(({ id, kind }) =>
    kind === 'place' || kind === 'venue' ? claim(id, 'place', 'places.geojson') : claim(id, 'feature', 'features.yaml'),
  );
  atlas.events.forEach(({ id }) => claim(id, 'event', 'events.yaml'));
  atlas.notes.forEach(({ id }) => claim(id, 'note', 'notes.yaml'));
  atlas.people.forEach(({ id }) => claim(id, 'person', 'people.yaml'));
  atlas.moments.forEach(({ id }) => claim(id, 'moment', 'moments.yaml'));
  atlas.sources.forEach(({ id }) => claim(id, 'source', 'sources.yaml'));

  const expect = (target: Id, allowed: readonly Kind[], where: Issue): void => {
    const kind = kinds.get(target);
    if (kind && allowed.includes(kind)) return;
    issues.push({
      ...where,
      message: kind ? `"${target}" is a ${kind}, not a ${allowed.join(' or ')}.` : `"${target}" does not exist.`,
      remedy: 'Mend the id, or add the record it should name.',
    });
  };
  const expectAll = (targets: readonly Id[], allowed: readonly Kind[], file: string, id: Id, field: string): void =>
    targets.forEach((target) => expect(target, allowed, { file, id, field, message: '' }));

  for (const link of links) {
    expect(link.target, [link.scheme], {
      file: link.file,
      id: link.id,
      field: `link ${link.scheme}:${link.target}`,
      message: '',
    });
  }

  const sides = new Set(atlas.sides.map(({ id }) => id));
  for (const { id, side } of atlas.sources) {
    if (side === undefined || sides.has(side)) continue;
    issues.push({
      file: 'sources.yaml',
      id,
      field: 'side',
      message: `the side "${side}" has no name.`,
      remedy: 'Add it to sides in layers.yaml, with what its sources are called.',
    });
  }

  const sections = new Set(atlas.sections.map(({ id }) => id));
  const footnotes = new Set(atlas.footnotes.map(({ number }) => number));
  const anchors = new Map<string, Id>();
  for (const [index, passage] of atlas.passages.entries()) {
    const where = { file: `passages/${passage.id}.md`, id: passage.id };
    if (passage.number !== index + 1) {
      issues.push({
        ...where,
        field: 'id',
        message: `paragraph ${index + 1} is missing.`,
        remedy: 'Number passages without gaps.',
      });
    }
    if (!sections.has(passage.section)) {
      issues.push({
        ...where,
        field: 'section',
        message: `the section "${passage.section}" does not exist.`,
        remedy: 'See article.yaml.',
      });
    }
    if (passage.kind === 'fact' && passage.features.length + passage.events.length === 0 && !passage.placeless) {
      issues.push({
        ...where,
        field: 'placeless',
        message: 'a passage of kind fact leads to no event and no place.',
        remedy: 'Link one in the digest, or say in placeless why there is none.',
      });
    }
    for (const number of passage.footnotes) {
      if (!footnotes.has(number)) {
        issues.push({
          ...where,
          field: 'digest',
          message: `footnote ${number} does not exist.`,
          remedy: 'See footnotes in article.yaml.',
        });
      }
    }
    for (const field of ['exact', 'prefix', 'suffix'] as const) {
      const words = passage.anchor[field].split(/\s+/).filter(Boolean).length;
      if (words > WORDS[field]) {
        issues.push({
          ...where,
          field: `anchor.${field}`,
          message: `the anchor has ${words} words, ${WORDS[field]} are allowed.`,
          remedy: 'Shorten it: the article is not ours to quote.',
        });
      }
    }
    const key = `${passage.anchor.prefix}|${passage.anchor.exact}|${passage.anchor.suffix}`;
    const other = anchors.get(key);
    if (other) {
      issues.push({
        ...where,
        field: 'anchor',
        message: `the anchor is that of ${other}.`,
        remedy: 'Each passage needs its own.',
      });
    }
    anchors.set(key, passage.id);
  }

  for (const feature of atlas.features) {
    const file = feature.kind === 'place' || feature.kind === 'venue' ? 'places.geojson' : 'features.yaml';
    expectAll(feature.sources, ['source'], file, feature.id, 'sources');
    if (feature.inArticle && feature.passages.length === 0) {
      issues.push({
        file,
        id: feature.id,
        field: 'in_article',
        message: 'it is said to be in the article, but no passage leads to it.',
        remedy: 'Link it in a digest, or set in_article to false: it is then shown as context.',
      });
    }
    const parts = new Set(feature.parts.map(({ id }) => id));
    for (const [index, status] of feature.statuses.entries()) {
      expectAll(status.sources, ['source'], file, feature.id, `statuses.${index}.sources`);
      for (const part of status.parts ?? []) {
        if (parts.has(part)) continue;
        issues.push({
          file,
          id: feature.id,
          field: `statuses.${index}.part`,
          message: `there is no part "${part}".`,
          remedy: 'Name one of the feature’s parts.',
        });
      }
    }
    for (const part of feature.parts) {
      expectAll(part.sources, ['source'], file, feature.id, `parts.${part.id}.sources`);
      expectAll(part.records, ['source'], file, feature.id, `parts.${part.id}.records`);
      if (part.sources.length === 0) {
        issues.push({
          file,
          id: feature.id,
          field: `parts.${part.id}.sources`,
          message: 'no source is given for its position.',
          remedy: 'Name one under "sources" of its geometry.',
        });
      }
    }
    const borders = feature.parts.length > 1 ? bordersWithin(feature, atlas, geometry) : [];
    const places = feature.parts.length > 1 ? placesByAPart(feature, atlas, geometry) : [];
    const isPartly = feature.statuses.some(({ parts }) => parts && parts.length < feature.parts.length);
    if (borders.length > 0 && isPartly && !feature.parts.some(({ main }) => main)) {
      issues.push({
        file,
        id: feature.id,
        field: 'parts',
        message: `the parts lie on both sides of "${borders.join('", "')}", and none is said to speak for the whole.`,
        remedy: 'Mark with "main: true" the parts whose status the timeline and lists tell of the whole feature.',
      });
    }
    for (const [index, status] of feature.statuses.entries()) {
      const why = unnamedStretch(feature, status, borders, places);
      if (why) {
        issues.push({
          file,
          id: feature.id,
          field: `statuses.${index}.part`,
          message: `the status "${status.status}" (${status.span.edtf}) names no part, though ${why}.`,
          remedy: 'Name in "part" the part or the parts that the record speaks of, all of them if it means all.',
        });
      }
      const wider = unrecordedParts(feature, status);
      if (wider.length > 0) {
        issues.push({
          file,
          id: feature.id,
          field: `statuses.${index}.part`,
          message: `the status "${status.status}" (${status.span.edtf}) names "${wider.join('", "')}", of which none of its sources speaks.`,
          remedy: 'Name only parts whose "records" list one of its sources, or mend those lists.',
        });
      }
    }
    for (const status of feature.statuses) {
      if (status.span.to > feature.span.from && status.span.from < feature.span.to) continue;
      issues.push({
        file,
        id: feature.id,
        field: `statuses.${status.span.edtf}`,
        message: `the status "${status.status}" lies outside the time of the feature, ${feature.span.edtf}.`,
        remedy: 'Mend one of the two dates.',
      });
    }
    for (const { part, earlier, later } of rivalsOf(feature)) {
      issues.push({
        file,
        id: feature.id,
        field: 'statuses.primary',
        message: `of "${part}" two statuses are primary on the same days: "${earlier.status}" (${earlier.span.edtf}) and "${later.status}" (${later.span.edtf}).`,
        remedy: 'Mark one of them only, or let one end before the other begins.',
      });
    }
    for (const { part, from, to } of gapsOf(feature, atlas.meta.axis[0]?.from ?? OPEN_START)) {
      issues.push({
        file,
        id: feature.id,
        field: 'statuses',
        message: `"${part}" has no status from ${isoDate(from)} to ${to >= OPEN_END ? '..' : isoDate(to - 1)} and would vanish from the map.`,
        remedy: 'Extend a status, or write one of status "unrecorded".',
      });
    }
    const english = feature.names.filter(({ lang }) => lang === 'en');
    const sides = new Set(english.map(({ usage }) => usage));
    if (english.length > 0 && sides.size === 1 && !sides.has(undefined)) {
      issues.push({
        file,
        id: feature.id,
        field: 'names',
        message: `the English forms are those of one side only (${[...sides].join()}).`,
        remedy: 'Add the form of the other side, or take "usage" away where both use it.',
      });
    }
    for (const side of sides) {
      const forms = english.filter(({ usage }) => usage === side);
      if (side === undefined || sides.size === 1 || forms.some(({ toponym }) => isWrittenIn(toponym, feature.title)))
        continue;
      issues.push({
        file,
        id: feature.id,
        field: 'title',
        message: `no form of the side ${side} stands in the title “${feature.title}”.`,
        remedy: `Write both: ${english.map(({ toponym }) => toponym).join(' / ')}.`,
      });
    }
    if (feature.kind === 'venue' && !atlas.events.some((event) => event.meeting && event.place === feature.id)) {
      issues.push({
        file,
        id: feature.id,
        field: 'kind',
        message: 'no meeting was held at this venue.',
        remedy: 'Make it a place, or give a meeting this place.',
      });
    }
  }

  const tracks = new Set(atlas.tracks.map(({ id }) => id));
  for (const event of atlas.events) {
    const file = 'events.yaml';
    expectAll(event.sources, ['source'], file, event.id, 'sources');
    expectAll(event.participants, ['person'], file, event.id, 'participants');
    expectAll(event.features, ['feature', 'place'], file, event.id, 'features');
    if (event.place) expectAll([event.place], ['place'], file, event.id, 'place');
    else if (!event.placeNote) {
      issues.push({
        file,
        id: event.id,
        field: 'place_note',
        message: 'there is no place and no word why.',
        remedy: 'Say why in place_note.',
      });
    }
    if (event.meeting && event.place && atlas.features.find(({ id }) => id === event.place)?.kind === 'place') {
      issues.push({
        file,
        id: event.id,
        field: 'place',
        message: `"${event.place}" is no venue.`,
        remedy: 'Give the place kind "venue".',
      });
    }
    if (event.meeting && event.participants.length + event.facilitators.length === 0) {
      issues.push({
        file,
        id: event.id,
        field: 'participants',
        message: 'it is a meeting, and nobody is said to have been there.',
        remedy: 'Name who took part, or who facilitated where that is all that is known.',
      });
    }
    const later = event.span.from > atlas.meta.opens;
    if (later !== (event.track === 'aftermath')) {
      issues.push({
        file,
        id: event.id,
        field: 'track',
        message: later
          ? `it came after the article and is in the track "${event.track}".`
          : 'it is in the track "aftermath" and did not come after the article.',
        remedy:
          'Mend the track or the date: what came after the day the atlas opens on is "aftermath", nothing else is.',
      });
    }
    if (event.inArticle && later) {
      issues.push({
        file,
        id: event.id,
        field: 'in_article',
        message: 'it is said to be in the article, which is older.',
        remedy: 'Set in_article to false, or mend the date.',
      });
    }
    // The appearance of the article itself is told by no paragraph.
    if (event.inArticle && event.passages.length === 0 && event.span.from !== atlas.meta.opens) {
      issues.push({
        file,
        id: event.id,
        field: 'in_article',
        message: 'it is said to be in the article, but no passage leads to it.',
        remedy: 'Link it in a digest, or set in_article to false: it is then shown as context.',
      });
    }
    if (!event.inArticle && event.passages.length > 0) {
      issues.push({
        file,
        id: event.id,
        field: 'in_article',
        message: `${event.passages.join(', ')} leads to it, but it is said not to be in the article.`,
        remedy: 'Set in_article to true, or tell it in a note: a digest says no more than the author.',
      });
    }
    if (!tracks.has(event.track)) {
      issues.push({
        file,
        id: event.id,
        field: 'track',
        message: `the track "${event.track}" has no row.`,
        remedy: 'Add it to tracks in layers.yaml.',
      });
    }
  }

  for (const { id, passage, span } of atlas.moments) {
    expectAll([passage], ['passage'], 'moments.yaml', id, 'passage');
    const { from } = atlas.meta.axis[0] ?? { from: span.from };
    if (span.from >= from && span.to - 1 <= atlas.meta.opens) continue;
    issues.push({
      file: 'moments.yaml',
      id,
      field: 'edtf',
      message: `${span.edtf} reaches beyond the days that can be chosen.`,
      remedy: 'A moment lies between the start of the axis and the day the atlas opens on.',
    });
  }
  const heard = new Set<string>();
  for (const { terms, target, sources } of atlas.words) {
    const id = terms[0] as string;
    expectAll([target], ['passage', 'event', 'feature', 'place'], 'search.yaml', id, 'target');
    expectAll(sources, ['source'], 'search.yaml', id, 'sources');
    for (const term of terms) {
      if (heard.has(foldLetters(term))) {
        issues.push({
          file: 'search.yaml',
          id,
          field: 'terms',
          message: `“${term}” is there twice.`,
          remedy: 'Keep it once.',
        });
      }
      heard.add(foldLetters(term));
    }
  }
  for (const { id, title, names, also } of atlas.features) {
    const known = new Set([title, ...names.map(({ toponym }) => toponym)].map(foldLetters));
    for (const form of also) {
      if (known.has(foldLetters(form))) {
        issues.push({
          file: 'search.yaml',
          id,
          field: 'names',
          message: `it is found by “${form}” already.`,
          remedy: 'Take that form out.',
        });
      }
      known.add(foldLetters(form));
    }
  }
  for (const note of atlas.notes) {
    expectAll(note.sources, ['source'], 'notes.yaml', note.id, 'sources');
    expectAll(note.appliesTo, ['passage', 'event', 'feature', 'place'], 'notes.yaml', note.id, 'applies_to');
  }
  for (const footnote of atlas.footnotes) {
    expectAll(footnote.sources, ['source'], 'article.yaml', `footnote ${footnote.number}`, 'sources');
  }
  for (const [old, current] of Object.entries(atlas.aliases)) {
    expectAll([current], ['passage', 'event', 'feature', 'place'], 'layers.yaml', old, 'aliases');
  }
  for (const [field, axis] of [
    ['axis', atlas.meta.axis],
    ['axis_with_aftermath', atlas.meta.axisWithAftermath],
  ] as const) {
    const sum = axis.reduce((total, segment) => total + segment.share, 0);
    if (Math.abs(sum - 1) > 1e-6) {
      issues.push({
        file: 'article.yaml',
        id: 'atlas',
        field,
        message: `the shares add up to ${sum}, not 1.`,
        remedy: 'Mend the shares.',
      });
    }
    axis.slice(1).forEach((segment, index) => {
      if (segment.from !== axis[index]?.to) {
        issues.push({
          file: 'article.yaml',
          id: 'atlas',
          field,
          message: 'two segments do not meet.',
          remedy: 'Each begins the day after the one before ends.',
        });
      }
    });
  }
  return issues;
}
