/**
 * annotations.jsonld: which passage is about what, as Web Annotations (W3C Web Annotation Data Model). The body is a feature or an
 * event, the target a paragraph of the article, found by its number and by a short phrase.
 */
import { targetOf } from '../webAnnotation';
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
          target: targetOf(article, passage.id, passage.anchor),
        })),
    );
    // All annotations as one page (section 5.1 of the vocabulary: AnnotationPage).
    const context = 'http://www.w3.org/ns/anno.jsonld';
    const page = { '@context': context, id: 'annotations.jsonld', type: 'AnnotationPage', items };
    return { text: json(page), count: items.length };
  },
};
