/** Checks of features and places: sources, parts and names. Their statuses are checked in statuses.ts. */
import type { Atlas, AtlasGeometry, Feature } from '../../domain/model';
import { bordersWithin, PartShapes, placesByAPart } from '../sides';
import { fileOfFeature, type Checker } from './checker';
import { checkStatuses } from './statuses';

export function checkFeatures(checker: Checker, atlas: Atlas, geometry: AtlasGeometry): void {
  const shapes = new PartShapes(atlas, geometry);
  const venues = new Set(atlas.events.flatMap(({ meeting, place }) => (meeting && place ? [place] : [])));
  for (const feature of atlas.features) {
    checkRecord(checker, feature);
    checkParts(checker, feature);
    const isDivided = feature.parts.length > 1;
    const borders = isDivided ? bordersWithin(feature, shapes) : [];
    const places = isDivided ? placesByAPart(feature, shapes) : [];
    checkStatuses(checker, feature, atlas, borders, places);
    checkNames(checker, feature);
    if (feature.kind === 'venue' && !venues.has(feature.id)) {
      checker.fault(
        { file: fileOfFeature(feature), id: feature.id, field: 'kind' },
        'no meeting was held at this venue.',
        'Make it a place, or give a meeting this place.',
      );
    }
  }
}

function checkRecord(checker: Checker, feature: Feature): void {
  const where = { file: fileOfFeature(feature), id: feature.id };
  checker.expect(feature.sources, ['source'], { ...where, field: 'sources' });
  if (feature.inArticle && feature.passages.length === 0) {
    checker.fault(
      { ...where, field: 'in_article' },
      'it is said to be in the article, but no passage leads to it.',
      'Link it in a digest, or set in_article to false: it is then shown as context.',
    );
  }
}

function checkParts(checker: Checker, feature: Feature): void {
  for (const part of feature.parts) {
    const where = (field: string) => ({
      file: fileOfFeature(feature),
      id: feature.id,
      field: `parts.${part.id}.${field}`,
    });
    checker.expect(part.sources, ['source'], where('sources'));
    checker.expect(part.records, ['source'], where('records'));
    if (part.sources.length === 0) {
      checker.fault(
        where('sources'),
        'no source is given for its position.',
        'Name one under "sources" of its geometry.',
      );
    }
  }
}

/** Checks that both English forms are given if the two sides use different ones, and that the title has both. */
function checkNames(checker: Checker, feature: Feature): void {
  const where = { file: fileOfFeature(feature), id: feature.id };
  const english = feature.names.filter(({ lang }) => lang === 'en');
  const sides = new Set(english.map(({ usage }) => usage));
  if (sides.size === 1 && !sides.has(undefined)) {
    checker.fault(
      { ...where, field: 'names' },
      `the English forms are those of one side only (${[...sides].join()}).`,
      'Add the form of the other side, or take "usage" away where both use it.',
    );
  }
  if (sides.size < 2) return;
  for (const side of sides) {
    const forms = english.filter(({ usage }) => usage === side);
    if (side === undefined || forms.some(({ toponym }) => isWrittenIn(toponym, feature.title))) continue;
    checker.fault(
      { ...where, field: 'title' },
      `no form of the side ${side} stands in the title “${feature.title}”.`,
      `Write both: ${english.map(({ toponym }) => toponym).join(' / ')}.`,
    );
  }
}

/** Whether a title contains every word of a name: “Mill lane (road)” contains those of “Mill road”. */
function isWrittenIn(name: string, title: string): boolean {
  const words = (text: string): readonly string[] => text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const written = new Set(words(title));
  return words(name).every((word) => written.has(word));
}
