/**
 * Writes annotations.jsonld: which passage is about which record, as Web Annotations (W3C Web Annotation Data Model). The body is a
 * feature or an event; the target is a paragraph of the article, identified by its number and a short phrase.
 */
import { annotationTargetOf } from '../webAnnotation';
import { json, type PublishedFormat } from './format';
import { addressOf } from './linkedPlaces';

export const annotations: PublishedFormat = {
  id: 'annotations',
  name: 'annotations',
  extension: 'jsonld',
  title: 'Passages and what they speak of',
  description: () => 'Paragraphs of the article linked to features and events, as Web Annotations.',
  mediaType: 'application/ld+json',
  licence: 'own',
  write: ({ index, features, events }) => {
    const { passages, article } = index.atlas;
    const titles = new Map([...features, ...events].map(({ id, title }) => [id, title]));
    const items = passages.flatMap((passage) =>
      [...passage.features, ...passage.events]
        .filter((id) => titles.has(id))
        .map((id) => ({
          id: `annotations.jsonld#${passage.id}/${id}`,
          type: 'Annotation',
          motivation: 'linking',
          body: { id: addressOf(id), label: titles.get(id) },
          target: annotationTargetOf(article, passage.id, passage.anchor),
        })),
    );
    // JSON-LD context of Web Annotations; all annotations form one page (section 5.1 of the vocabulary: AnnotationPage).
    const context = 'http://www.w3.org/ns/anno.jsonld';
    const page = { '@context': context, id: 'annotations.jsonld', type: 'AnnotationPage', items };
    return { text: json(page), count: items.length };
  },
};
