/**
 * Finds capitalised words without a link in the texts of the atlas. A digest must link each place at its first mention. Everything else
 * with a capital must be a person of people.yaml, a place, or a word that words.yaml allows.
 */
import type { Atlas, Feature, Id, Inline, Name, Paragraph, Story } from '../domain/model';
import type { Issue } from '../domain/result';
import { Phrases } from './phrases';

/** An entry of words.yaml: capitalised words that need no link. */
export interface AllowedWords {
  /** The reason why the words need no link, for authors. */
  readonly why: string;
  /** The words or phrases, as written in the texts. */
  readonly words: readonly string[];
  /** Ids of the records in whose texts the words need no link; absent if that is so in all texts. */
  readonly in?: readonly Id[] | undefined;
}

/** The result of the check: names without a link, and allowed words that are not used. */
export interface UnlinkedNames {
  readonly issues: readonly Issue[];
  /** Allowed words that occur in no text. */
  readonly idle: readonly string[];
}

/** A text of the atlas with the record and field it comes from. */
interface WrittenText {
  readonly file: string;
  readonly id: Id;
  readonly field: string;
  readonly paragraphs: readonly Paragraph[];
}

const FILE = 'words.yaml';
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;
/** Matches a word: letters, with hyphens and apostrophes inside; a dash separates words. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*/gu;
/** Matches text that ends right before the first word of a sentence. */
const SENTENCE_START = /(?:^|[.!?:]["”’)]?\s+|\n)["“‘(*]*$/u;

/** Checks every capitalised word in the digests, in the editor's texts and in the stories. */
export function unlinkedNames(
  atlas: Atlas,
  settlements: readonly { readonly names: readonly Name[] }[],
  allowed: readonly AllowedWords[],
  stories: readonly Story[] = [],
): UnlinkedNames {
  const people = new Set(atlas.people.flatMap(({ name, also }) => wordsOf(name, ...also.map(beforeComma))));
  const formsOf = new Map(atlas.features.map(({ id, names, title }) => [id, wordsOf(...names.map(toponym), title)]));
  // The first word of a sentence counts as a place only if it is the whole name of one: “The” is not, although there is a place “The
  // Vale”.
  const places = new Set(atlas.features.filter(isPlace).flatMap(({ names }) => names.map(toponym)));
  const known = new Set([
    ...[...formsOf.values()].flat(),
    ...settlements.flatMap(({ names }) => wordsOf(...names.map(toponym))),
  ]);
  const used = new Set<string>();

  const phrases = new Phrases(allowed.flatMap(({ words }) => words));
  const allowedIn = allowedRecords(allowed);
  /** The text without the words that are allowed in a record's texts. */
  const withoutAllowed = (text: string, id: Id): string =>
    phrases.blotOut(
      text,
      (phrase) => allowedIn.get(phrase)?.some((ids) => ids === 'all' || ids.includes(id)) ?? false,
      (phrase) => used.add(phrase),
    );

  const inDigest = ({ id, paragraphs, ...where }: WrittenText): readonly Issue[] => {
    const followed = new Set<string>();
    return paragraphs.flatMap((paragraph) => {
      let before = '';
      return runsOf(paragraph).flatMap(({ text, target }) => {
        const start = before;
        before += text;
        const isRecord = target !== undefined && formsOf.has(target);
        if (target !== undefined) {
          [...wordsOf(text), ...(formsOf.get(target) ?? [])].forEach((word) => followed.add(word));
        }
        // A link to a place has the place's name as its text, so it is not checked; a link to an event may name a person without a
        // record, so it is.
        if (isRecord) return [];
        return namesIn(withoutAllowed(text, id), start, (word) => places.has(word))
          .filter((word) => !people.has(word) && (target === undefined ? !followed.has(word) : !known.has(word)))
          .map((word) => ({
            ...where,
            id,
            message: places.has(word)
              ? `“${word}” is a place, and its first mention here is no link.`
              : `“${word}” is no link, no person of people.yaml and no word that may stand alone.`,
            remedy: `Link it, add the person, or allow the word in ${FILE} and say why.`,
          }));
      });
    });
  };
  const elsewhere = ({ id, paragraphs, ...where }: WrittenText): readonly Issue[] =>
    paragraphs
      .flatMap((paragraph) => namesIn(withoutAllowed(plain(paragraph), id), '', () => false))
      .filter((word) => !people.has(word) && !known.has(word))
      .map((word) => ({
        ...where,
        id,
        message: `“${word}” is no person of people.yaml, no place and no word that may stand alone.`,
        remedy: `Add the person or the place, or allow the word in ${FILE} and say why.`,
      }));

  const issues = [
    ...digestsOf(atlas).flatMap(inDigest),
    ...[...editorTextsOf(atlas), ...storyTextsOf(stories)].flatMap(elsewhere),
  ];
  return { issues, idle: allowed.flatMap(({ words }) => words).filter((word) => !used.has(word)) };
}

/** For each allowed word, the records in whose texts it is allowed, with one entry for each time it is listed in words.yaml. */
function allowedRecords(allowed: readonly AllowedWords[]): ReadonlyMap<string, readonly (readonly Id[] | 'all')[]> {
  const records = new Map<string, (readonly Id[] | 'all')[]>();
  for (const { words, in: ids = 'all' } of allowed) {
    for (const word of words) records.set(word, [...(records.get(word) ?? []), ids]);
  }
  return records;
}

/**
 * The capitalised words of a text except names of days and months. The first word of a sentence counts only if `isName` accepts it.
 * `before` is the preceding text of the paragraph.
 */
function namesIn(text: string, before: string, isName: (word: string) => boolean): readonly string[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const word = withoutPossessive(match[0]);
    if (!isCapitalised(word) || CALENDAR.test(word)) return [];
    const starts = SENTENCE_START.test(before + text.slice(0, match.index));
    return starts && !isName(word) ? [] : [word];
  });
}

/** The segments of a paragraph in order, each with the id of the record it links to, if any. */
function runsOf(paragraph: Paragraph): readonly { readonly text: string; readonly target?: Id }[] {
  return paragraph.map((inline) =>
    inline.type === 'reference' ? { text: plain(inline.children), target: inline.target } : { text: plain([inline]) },
  );
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'citation' ? '' : plain(inline.children)))
    .join('');
}

function digestsOf(atlas: Atlas): readonly WrittenText[] {
  return atlas.passages.map(({ id, digest }) => ({
    file: `passages/${id}.md`,
    id,
    field: 'digest',
    paragraphs: digest,
  }));
}

/** The editor's texts about events, features, statuses and passages. */
function editorTextsOf(atlas: Atlas): readonly WrittenText[] {
  const said = (text: string): readonly Paragraph[] => [[{ type: 'text', text }]];
  return [
    ...atlas.events.flatMap(({ id, title, summary, placeNote, facilitators, layer }): WrittenText[] => {
      const file = layer === undefined ? 'events.yaml' : 'aftermath.yaml';
      return [
        { file, id, field: 'title', paragraphs: said(title) },
        { file, id, field: 'summary', paragraphs: summary },
        { file, id, field: 'place_note', paragraphs: said(placeNote ?? '') },
        // Text is put before the organisation's name, so that its first word is not taken for the first word of a sentence.
        ...facilitators.map((each) => ({
          file,
          id,
          field: 'facilitators',
          paragraphs: said(`by ${'person' in each ? (each.for ?? '') : `${each.organisation} (${each.remark ?? ''})`}`),
        })),
      ];
    }),
    ...atlas.features.flatMap((feature): WrittenText[] => {
      const { id, summary, statuses, statusSentences } = feature;
      const file = isPlace(feature) ? 'places.geojson' : 'features.yaml';
      return [
        { file, id, field: 'summary', paragraphs: summary },
        ...Object.entries(statusSentences ?? {}).map(([status, words]) => ({
          file,
          id,
          field: `status_sentences.${status}`,
          paragraphs: said(words),
        })),
        ...statuses.map(({ span, note }) => ({
          file,
          id,
          field: `statuses.${span.edtf}.note`,
          paragraphs: said(note),
        })),
      ];
    }),
    ...atlas.notes.map(({ id, text }) => ({ file: 'notes.yaml', id, field: 'text', paragraphs: text })),
  ];
}

/** The texts of the stories; the id is that of the step. */
function storyTextsOf(stories: readonly Story[]): readonly WrittenText[] {
  const said = (text: string): readonly Paragraph[] => [[{ type: 'text', text }]];
  return stories.flatMap((story): WrittenText[] => {
    const file = `stories/${story.id}.yaml`;
    return [
      ...(['title', 'sentence'] as const).map((field) => ({
        file,
        id: story.id,
        field,
        paragraphs: said(story[field]),
      })),
      { file, id: story.id, field: 'closing', paragraphs: story.closing },
      ...story.steps.flatMap(({ id, title, marks, statements, questions, notes }): WrittenText[] => [
        { file, id, field: 'title', paragraphs: said(title) },
        { file, id, field: 'notes', paragraphs: notes },
        ...marks.map(({ text }, at) => ({ file, id, field: `marks.${at}.text`, paragraphs: said(text) })),
        ...statements.map(({ text }, at) => ({ file, id, field: `statements.${at}.text`, paragraphs: text })),
        ...questions.flatMap(({ ask, answer }, at) => [
          { file, id, field: `questions.${at}.ask`, paragraphs: ask },
          { file, id, field: `questions.${at}.answer`, paragraphs: answer },
        ]),
      ]),
    ];
  });
}

const isPlace = ({ kind }: Feature): boolean => kind === 'place' || kind === 'venue';
const toponym = (name: Name): string => name.toponym;
const beforeComma = (text: string): string => text.split(',')[0] ?? text;
const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);
const withoutPossessive = (word: string): string => word.replace(/['’]s$/u, '');

function wordsOf(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.matchAll(WORD)].map(([word]) => withoutPossessive(word)));
}
