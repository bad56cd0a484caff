/**
 * Which passage speaks of what, as Web Annotations (W3C Web Annotation Data Model): the body is a feature or an event, the
 * target a paragraph of the article, found by its number and by a short phrase.
 */
import type { AtlasIndex } from '../../domain/links';
import type { Id, Passage } from '../../domain/model';
import { targetOf } from '../webAnnotation';
import { addressOf } from './linkedPlaces';

/** All annotations as one page (section 5.1 of the vocabulary: AnnotationPage). */
export function annotations(index: AtlasIndex): object {
  const { passages } = index.atlas;
  const items = passages.flatMap((passage) =>
    [...passage.features, ...passage.events].map((id) => annotationOf(index, passage, id)),
  );
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'annotations.jsonld',
    type: 'AnnotationPage',
    items,
  };
}

function annotationOf(index: AtlasIndex, passage: Passage, id: Id): object {
  const title = index.features.get(id)?.title ?? index.events.get(id)?.title ?? id;
  return {
    id: `annotations.jsonld#${passage.id}/${id}`,
    type: 'Annotation',
    motivation: 'linking',
    body: { id: addressOf(id), label: title },
    target: targetOf(index.atlas.article, passage.id, passage.anchor),
  };
}
