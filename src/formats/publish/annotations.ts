/**
 * Writes annotations.jsonld: which passage is about which record, as Web Annotations (W3C Web Annotation Data Model). The body is a
 * feature or an event; the target is a paragraph of the article, identified by its number and a short phrase.
 */
import { annotationTargetOf } from '../webAnnotation';
import { json, type PublishedFormat } from './format';
import { addressOf } from './linkedPlaces';
import { makersOf, statementOf, statementSentences } from './provenance';

export const annotations: PublishedFormat = {
  id: 'annotations',
  name: 'annotations',
  extension: 'jsonld',
  title: 'Passages and what they speak of',
  description: () => 'Paragraphs of the article linked to features and events, as Web Annotations.',
  mediaType: 'application/ld+json',
  licence: 'own',
  write: (records) => {
    const { index, features, events } = records;
    const statement = statementOf(annotations, records);
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
    // What is said of all of them belongs to the collection (section 5.1 of the model); its rights are a licence (section 3.3.6).
    const partOf = {
      id: 'annotations.jsonld#collection',
      type: 'AnnotationCollection',
      label: statementSentences(statement).join(' '),
      creator: { type: 'Organization', name: makersOf(index.atlas) },
      rights: statement.licence_url,
      modified: `${statement.data_date}T00:00:00Z`,
      ...(statement.permalink === undefined ? {} : { via: statement.permalink }),
      total: items.length,
    };
    const page = { '@context': context, id: 'annotations.jsonld', type: 'AnnotationPage', partOf, items };
    return { text: json(page), count: items.length };
  },
};
