/**
 * Rules of truth and even-handedness over compiled content, that `check:content` cannot know because they need knowledge of
 * this one article: lists that stand in `expected.ts`. Each takes content and lists, and gives faults with file, id, field,
 * message and remedy. `rules.test.ts` shows for each that it can fail.
 */
import { parse } from 'yaml';
import { readDate } from '../../src/content/dates';
import type { ContentFiles } from '../../src/content/files';
import type { Atlas, DatedSpan, Id, StatusWord } from '../../src/domain/model';
import type { Issue } from '../../src/domain/result';
import { plainText } from '../../src/domain/plainText';

/** A text of the atlas, where it stands. */
export interface PlacedText {
  readonly file: string;
  readonly id: Id;
  readonly field: string;
  readonly text: string;
}

/** An event whose first or last day is a boundary of a status. */
export interface Boundary {
  readonly event: Id;
  /** Which day of the event counts; the first where nothing is said. */
  readonly day?: 'first' | 'last';
  readonly feature: Id;
  readonly status: string;
  /** `begins`: first day of the status. `ends`: its last day. `ends-before`: the day after its last. */
  readonly how: 'begins' | 'ends' | 'ends-before';
}

/** A row of the table "Where each fact is". */
export interface TraceRow {
  readonly code: string;
  readonly ids: readonly Id[];
}

const isPlace = ({ kind }: { readonly kind: string }): boolean => kind === 'place' || kind === 'venue';
const eventFile = (atlas: Atlas, id: Id): string =>
  atlas.events.find((event) => event.id === id)?.track === 'aftermath' ? 'aftermath.yaml' : 'events.yaml';

/** Every text that is the editor's: what the author says (digests, anchors) and what others wrote (titles read on works) is not. */
export function editorTexts(atlas: Atlas): readonly PlacedText[] {
  const { meta } = atlas;
  return [
    ...atlas.events.flatMap(({ id, title, summary, placeNote, facilitators }): PlacedText[] => {
      const file = eventFile(atlas, id);
      return [
        { file, id, field: 'title', text: title },
        { file, id, field: 'summary', text: plainText(summary) },
        { file, id, field: 'place_note', text: placeNote ?? '' },
        { file, id, field: 'facilitators', text: facilitators.flatMap((each) => Object.values(each)).join('. ') },
      ];
    }),
    ...atlas.features.flatMap((feature): PlacedText[] => {
      const { id } = feature;
      const file = isPlace(feature) ? 'places.geojson' : 'features.yaml';
      return [
        { file, id, field: 'title', text: feature.title },
        { file, id, field: 'summary', text: plainText(feature.summary) },
        ...feature.parts.map((part) => ({ file, id, field: `parts.${part.id}.title`, text: part.title ?? '' })),
        ...feature.statuses.map(({ span, note }) => ({ file, id, field: `statuses.${span.edtf}.note`, text: note })),
      ];
    }),
    ...atlas.notes.map(({ id, text }) => ({ file: 'notes.yaml', id, field: 'text', text: plainText(text) })),
    ...atlas.sources.flatMap(({ id, remark, described, title }): PlacedText[] => [
      { file: 'sources.yaml', id, field: 'remark', text: remark ?? '' },
      // A description is the editor's word; a title that was read is not.
      { file: 'sources.yaml', id, field: 'title', text: described ? title : '' },
    ]),
    ...atlas.words.map(({ terms, text }) => ({ file: 'search.yaml', id: terms[0] ?? '', field: 'words', text })),
    ...atlas.people.map(({ id, role }) => ({ file: 'people.yaml', id, field: 'role', text: role })),
    ...atlas.layers.flatMap(({ id, title, description }): PlacedText[] => [
      { file: 'layers.yaml', id, field: 'title', text: title },
      { file: 'layers.yaml', id, field: 'description', text: description },
    ]),
    ...atlas.tracks.map(({ id, title }) => ({ file: 'layers.yaml', id, field: 'title', text: title })),
    ...atlas.sections.map(({ id, title }) => ({ file: 'article.yaml', id, field: 'title', text: title })),
    ...atlas.passages.map(({ id, placeless }) => ({
      file: `passages/${id}.md`,
      id,
      field: 'placeless',
      text: placeless ?? '',
    })),
    { file: 'article.yaml', id: 'atlas', field: 'subtitle', text: meta.subtitle },
    ...Object.entries(meta.opening).map(([field, text]) => ({ file: 'article.yaml', id: 'opening', field, text })),
    { file: 'article.yaml', id: 'atlas', field: 'border_statement', text: plainText(meta.borderStatement) },
    { file: 'article.yaml', id: 'atlas', field: 'voices', text: `${meta.authorVoice} ${meta.editorVoice}` },
    { file: 'article.yaml', id: 'article', field: 'author_note', text: atlas.article.authorNote },
  ].filter(({ text }) => text !== '');
}

/** Sentences and the parts of sentences that semicolons divide: each has to say itself whose words it uses. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.;!?])\s+/).filter(Boolean);
}

/** What stands between quotation marks is someone's own word and judged by no rule. */
const unquoted = (sentence: string): string => sentence.replace(/“[^”]*”|"[^"]*"/g, '“”');

/** Words that take a side stand only in a sentence that says whose they are, or between quotation marks. */
export function loadedWords(
  texts: readonly PlacedText[],
  loaded: readonly RegExp[],
  attributed: RegExp,
): readonly Issue[] {
  return texts.flatMap(({ text, ...where }) =>
    sentencesOf(text).flatMap((sentence) => {
      if (attributed.test(sentence)) return [];
      const words = loaded.flatMap((word) => unquoted(sentence).match(word)?.[0] ?? []);
      if (words.length === 0) return [];
      return {
        ...where,
        message: `“${words.join('”, “')}” takes a side in the editor's voice: ${sentence}`,
        remedy: 'Say whose word it is, or use a neutral one.',
      };
    }),
  );
}

/** In a digest, words that take a side stand in a sentence that gives them to the author or to whom she cites. */
export function digestWords(atlas: Atlas, loaded: readonly RegExp[], attributed: RegExp): readonly Issue[] {
  const texts = atlas.passages.map(({ id, digest }) => ({
    file: `passages/${id}.md`,
    id,
    field: 'digest',
    text: plainText(digest),
  }));
  return loadedWords(texts, loaded, attributed).map((issue) => ({
    ...issue,
    message: issue.message.replace("in the editor's voice", 'and is given to no one'),
  }));
}

/** A place that two sides name differently has both forms in English. */
export function pairedNames(atlas: Atlas, pairs: readonly (readonly [Id, readonly string[]])[]): readonly Issue[] {
  return pairs.flatMap(([id, forms]): Issue[] => {
    const feature = atlas.features.find((each) => each.id === id);
    const file = feature && !isPlace(feature) ? 'features.yaml' : 'places.geojson';
    const where = { file, id, field: 'names' };
    if (!feature) return [{ ...where, message: 'it does not exist.', remedy: 'Mend the id in the list of pairs.' }];
    const english = feature.names.filter(({ lang }) => lang === 'en').map(({ toponym }) => toponym);
    return forms
      .filter((form) => !english.includes(form))
      .map((form) => ({
        ...where,
        message: `the English form “${form}” is missing.`,
        remedy: 'Give both forms, each with the usage of its side.',
      }));
  });
}

/** A text that names a place in the form of one side has the other side's form too. Words in quotation marks are someone else's. */
export function bothForms(
  texts: readonly PlacedText[],
  forms: readonly (readonly [RegExp, RegExp])[],
): readonly Issue[] {
  return texts.flatMap(({ text, ...where }): Issue[] => {
    const own = text.replace(/"[^"]*"|“[^”]*”/g, '');
    return forms
      .filter(([one, other]) => one.test(own) !== other.test(own))
      .map(([one, other]) => ({
        ...where,
        message: `it has only one of the forms ${String(one)} and ${String(other)}: ${text}`,
        remedy: 'Give both forms, the second after a slash.',
      }));
  });
}

/** What one status says another of the same part denies: they hold on no day together, and “unrecorded” with none at all. */
export function statusesAgree(atlas: Atlas): readonly Issue[] {
  const denied: Partial<Record<StatusWord, readonly StatusWord[]>> = {
    open: ['closed', 'blocked', 'suspended', 'restricted'],
    delimited: ['undelimited'],
    unused: ['open', 'temporary', 'restricted', 'controlled'],
  };
  const denies = (one: StatusWord, other: StatusWord): boolean =>
    one === 'unrecorded' || (denied[one]?.includes(other) ?? false);
  return atlas.features.flatMap(({ id, parts, statuses }) =>
    parts.flatMap((part) => {
      const held = statuses.filter((status) => status.parts?.includes(part.id) ?? true);
      return held.flatMap((one) =>
        held
          .filter((other) => other !== one && denies(one.status, other.status))
          .filter((other) => one.span.from < other.span.to && other.span.from < one.span.to)
          .map((other) => ({
            file: 'features.yaml',
            id,
            field: `statuses.${one.span.edtf}`,
            message: `${part.id} is "${one.status}" (${one.span.edtf}) and "${other.status}" (${other.span.edtf}) on the same days.`,
            remedy: 'End the one where the other begins.',
          })),
      );
    }),
  );
}

/** A status that an event began or ended has its date from that event. */
export function boundariesAgree(atlas: Atlas, boundaries: readonly Boundary[]): readonly Issue[] {
  return boundaries.flatMap((boundary): Issue[] => {
    const event = atlas.events.find(({ id }) => id === boundary.event);
    const feature = atlas.features.find(({ id }) => id === boundary.feature);
    const where = { file: 'features.yaml', id: boundary.feature, field: 'statuses' };
    if (!event || !feature) {
      const missing = event ? boundary.feature : boundary.event;
      return [{ ...where, message: `"${missing}" does not exist.`, remedy: 'Mend the list of boundaries.' }];
    }
    const day = boundary.day === 'last' ? event.span.to - 1 : event.span.from;
    const edge = ({ from, to }: DatedSpan): number =>
      boundary.how === 'begins' ? from : boundary.how === 'ends' ? to - 1 : to;
    const statuses = feature.statuses.filter(({ status }) => status === boundary.status);
    if (statuses.some(({ span }) => edge(span) === day)) return [];
    const verb = { begins: 'begins on', ends: 'ends on', 'ends-before': 'ends the day before' }[boundary.how];
    return [
      {
        ...where,
        message: `no status "${boundary.status}" ${verb} the ${boundary.day ?? 'first'} day of "${event.id}" (${event.span.edtf}).`,
        remedy: 'Make the two dates agree, or mend the list of boundaries.',
      },
    ];
  });
}

interface WrittenFeature {
  readonly id: Id;
  readonly statuses: readonly { readonly edtf: string }[];
}

/** Statuses are written in the order of their start: of two that begin together the later written is the primary one. */
export function statusesInOrder(files: ContentFiles): readonly Issue[] {
  const file = 'features.yaml';
  const features = parse(files[file] as string) as readonly WrittenFeature[];
  return features.flatMap(({ id, statuses }) => {
    const starts = statuses.map(({ edtf }) => {
      const date = readDate(edtf);
      return date.ok ? date.value.from : NaN;
    });
    return statuses.flatMap(({ edtf }, at) =>
      at > 0 && (starts[at] as number) < (starts[at - 1] as number)
        ? {
            file,
            id,
            field: `statuses.${at}.edtf`,
            message: `${edtf} begins before ${statuses[at - 1]?.edtf}, which stands above it.`,
            remedy: 'Write statuses in the order of their start.',
          }
        : [],
    );
  });
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** A date as texts write it: “12 September 2023”, “8 September”, “summer 2023”, “2024”. */
const WRITTEN_DATE = new RegExp(
  `(?:(\\d{1,2}) )?\\b(${MONTHS})\\b(?: (\\d{4})\\b)?|\\b(\\d{4})\\b(?! (?:km|servicemen))`,
  'g',
);

/** The first day of every date in a text. A date without a year is of the year written before it, at first of `year`. */
function daysIn(text: string, year: number): readonly number[] {
  let current = year;
  return [...text.matchAll(WRITTEN_DATE)].flatMap(([, date, month, ofMonth, alone]) => {
    const written = Number(ofMonth ?? alone ?? current);
    if (written < 1900 || written > 2100) return [];
    current = written;
    const at = month ? MONTHS.split('|').indexOf(month) : 0;
    return Date.UTC(current, at, Number(date ?? 1)) / 86_400_000;
  });
}

/**
 * What is shown while the layer of what came after the article is off tells nothing of the days after the atlas opens: events that
 * are not of that layer, features, statuses that begin before, notes, the statement on borders.
 */
export function aftermathTold(
  atlas: Atlas,
  allowed: readonly (readonly [id: Id, word: RegExp, why: string])[],
): readonly Issue[] {
  const { opens } = atlas.meta;
  const aftermath = new Set(atlas.events.filter(({ track }) => track === 'aftermath').map(({ id }) => id));
  const begun = new Map<string, number>(
    atlas.features.flatMap(({ id, statuses }) =>
      statuses.map(({ span }) => [`${id} statuses.${span.edtf}.note`, span.from] as const),
    ),
  );
  const starts = new Map<Id, number>(atlas.events.map(({ id, span }) => [id, span.from]));
  return editorTexts(atlas)
    .filter(({ id, field, file }) => {
      const from = begun.get(`${id} ${field}`);
      return (
        !aftermath.has(id) &&
        id !== 'aftermath' &&
        // What a reader finds who searches for a word of later news has been asked for. Titles of works, and the article's year beside its author, are no telling.
        !['search.yaml', 'sources.yaml', 'people.yaml'].includes(file) &&
        field !== 'subtitle' &&
        !(from !== undefined && from > opens)
      );
    })
    .flatMap(({ text, ...where }): Issue[] => {
      const from = begun.get(`${where.id} ${where.field}`) ?? starts.get(where.id) ?? opens;
      const year = new Date(Math.max(from, -25_567) * 86_400_000).getUTCFullYear();
      const rest = allowed.filter(([id]) => id === where.id).reduce((kept, [, word]) => kept.replace(word, ''), text);
      const told =
        daysIn(rest, year).filter((day) => day > opens).length + Number(/after (?:it|the article) appeared/.test(rest));
      if (told === 0) return [];
      return [
        {
          ...where,
          message: `it tells of what came after the article while that layer is off: ${text}`,
          remedy: 'Tell it in aftermath.yaml or in a status that begins later.',
        },
      ];
    });
}

/** Where one side's word for a thing stands, the other side's stands in the same text. */
export function pairedTerms(
  texts: readonly PlacedText[],
  pairs: readonly (readonly [RegExp, RegExp])[],
): readonly Issue[] {
  return texts.flatMap(({ text, ...where }) =>
    pairs
      .filter(([one, other]) => one.test(text) !== other.test(text))
      .map(([one, other]) => ({
        ...where,
        message: `${(one.test(text) ? one : other).source} stands without ${(one.test(text) ? other : one).source}: ${text}`,
        remedy: 'Give both sides’ terms, each as theirs, or neither.',
      })),
  );
}

/** Of two sides' English forms the one of the state in whose borders the place lies comes first, as the statement on names says. */
export function orderOfForms(atlas: Atlas, first: string, others: Readonly<Record<Id, string>>): readonly Issue[] {
  return atlas.features.flatMap((feature): Issue[] => {
    const sides = feature.names.filter(({ lang }) => lang === 'en').flatMap(({ usage }) => usage ?? []);
    if (new Set(sides).size < 2 || sides[0] === (others[feature.id] ?? first)) return [];
    return [
      {
        file: isPlace(feature) ? 'places.geojson' : 'features.yaml',
        id: feature.id,
        field: 'names',
        message: `the form of ${sides[0]} comes first.`,
        remedy: 'The first form is that of the state within whose recognised borders the place lies.',
      },
    ];
  });
}

/** In its own language a side has a form of its own: one that it shares with others, or that is theirs alone, is not enough. */
export function ownForms(atlas: Atlas, languages: Readonly<Record<string, string>>): readonly Issue[] {
  return atlas.features.flatMap((feature) => {
    const sides = new Set(feature.names.filter(({ lang }) => lang === 'en').map(({ usage }) => usage));
    return Object.entries(languages).flatMap(([side, lang]): Issue[] => {
      const forms = feature.names.filter((name) => name.lang === lang);
      if (!sides.has(side) || forms.length === 0 || forms.some(({ usage }) => usage === side)) return [];
      return [
        {
          file: isPlace(feature) ? 'places.geojson' : 'features.yaml',
          id: feature.id,
          field: 'names',
          message: `no form in "${lang}" is marked as that of ${side}.`,
          remedy: 'Add the form of that side, or mark the one that is.',
        },
      ];
    });
  });
}

const SOURCE_FILE = /^sources.*\.yaml$/;

/** Every source in the lists is named by a record: one that is not stands in the bibliography for nothing. */
export function sourcesUsed(files: ContentFiles, atlas: Atlas): readonly Issue[] {
  const features = atlas.features.flatMap((feature) => [feature, ...feature.parts, ...feature.statuses]);
  const used = new Set(
    [...features, ...atlas.events, ...atlas.notes, ...atlas.footnotes].flatMap(({ sources }) => sources),
  );
  if (files['settlements.geojson']) {
    const { features: rows } = JSON.parse(files['settlements.geojson']) as {
      readonly features: readonly { readonly properties: { readonly sources: readonly Id[] } }[];
    };
    rows.forEach(({ properties }) => properties.sources.forEach((id) => used.add(id)));
  }
  return Object.entries(files)
    .filter(([file]) => SOURCE_FILE.test(file))
    .flatMap(([file, text]) => (parse(text) as readonly { readonly id: Id }[]).map(({ id }) => ({ file, id })))
    .filter(({ id }) => !used.has(id))
    .map((where) => ({
      ...where,
      field: 'id',
      message: 'nothing names this source.',
      remedy: 'Name it where it is used, or take it out.',
    }));
}

/**
 * Every account is of a side, or of someone who is known to be of none: a source whose side was forgotten would hide that a claim
 * rests on one side alone. All sources of a publisher are of one side.
 */
export function sidesGiven(atlas: Atlas, neutral: readonly string[]): readonly Issue[] {
  const accounts = atlas.sources.filter(({ type }) => type !== 'dataset');
  return accounts.flatMap(({ id, container, authors, side }): Issue[] => {
    const where = { file: 'sources.yaml', id, field: 'side' };
    const publisher = container ?? authors[0] ?? '';
    const others = accounts.filter((other) => other.container === container && other.side !== side);
    if (container !== undefined && others.length > 0 && !neutral.includes(publisher)) {
      return [
        {
          ...where,
          message: `"${others[0]?.id}" of the same publisher has another side.`,
          remedy: 'Give all sources of a publisher one side.',
        },
      ];
    }
    if (side !== undefined || neutral.includes(publisher)) return [];
    return [
      {
        ...where,
        message: `${publisher} has no side and is not listed as being of none.`,
        remedy: 'Give the side, or add the publisher to NEUTRAL in expected.ts.',
      },
    ];
  });
}

/** Rows of the table "Where each fact is": code, what, ids in backticks. */
export function readTrace(readme: string): readonly TraceRow[] {
  return [...readme.matchAll(/^\| *(¶\d+|[A-Za-z]+\d+) *\|[^|\n]+\|([^|\n]+)\| *$/gm)].map(([, code, cell]) => ({
    code: code as string,
    ids: [...(cell as string).matchAll(/`([^`]+)`/g)].map(([, id]) => id as string),
  }));
}

/** The table has every wanted code once, names ids that exist and of the right kind, and leaves out no event of the article. */
export function traceFaults(rows: readonly TraceRow[], atlas: Atlas, wanted: readonly string[]): readonly Issue[] {
  const file = 'README.md';
  const remedy = 'Mend the row of the table “Where each fact is”.';
  const fault = (code: string, message: string): Issue => ({ file, id: code, field: 'ids', message, remedy });
  const kinds = new Map<Id, string>([
    ...atlas.passages.map(({ id }) => [id, 'passage'] as const),
    ...atlas.features.map(({ id }) => [id, 'feature'] as const),
    ...atlas.events.map(({ id, track }) => [id, track === 'aftermath' ? 'later event' : 'event'] as const),
    ...atlas.notes.map(({ id }) => [id, 'note'] as const),
    ...atlas.sources.map(({ id }) => [id, 'source'] as const),
  ]);
  // What a row of this sort has to lead to, if not to anything that exists.
  const needs: Readonly<Record<string, string>> = {
    '¶': 'passage',
    E: 'event',
    B: 'event',
    N: 'note',
    AF: 'later event',
    S: 'feature',
    fn: 'source',
  };
  const of = (code: string): TraceRow[] => rows.filter((row) => row.code === code);
  const listed = new Set(rows.flatMap(({ ids }) => ids));
  return [
    ...wanted.filter((code) => of(code).length === 0).map((code) => fault(code, 'the row is missing.')),
    ...[...new Set(rows.map(({ code }) => code))]
      .filter((code) => of(code).length > 1)
      .map((code) => fault(code, 'the code has two rows.')),
    ...rows.flatMap(({ code, ids }): Issue[] => {
      const [, sort = '', number = ''] = /^(\D+)(\d+)$/.exec(code) ?? [];
      const unknown = ids.filter((id) => !kinds.has(id)).map((id) => fault(code, `"${id}" does not exist.`));
      if (ids.length === 0) return [fault(code, 'the row names no id.')];
      if (unknown.length > 0) return unknown;
      const need = needs[sort];
      if (need && !ids.some((id) => kinds.get(id) === need)) return [fault(code, `none of its ids is a ${need}.`)];
      const own = sort === '¶' ? `p${number.padStart(2, '0')}` : sort === 'N' ? `n${number.padStart(2, '0')}` : '';
      if (own && !ids.includes(own)) return [fault(code, `it does not name "${own}".`)];
      if (sort === 'fn') {
        const cited = atlas.footnotes.find((note) => note.number === Number(number))?.sources ?? [];
        if ([...cited].sort().join() !== [...ids].sort().join()) {
          return [fault(code, `the footnote cites ${cited.join(', ') || 'nothing'}.`)];
        }
      }
      return [];
    }),
    ...atlas.events
      .filter(({ id, inArticle, track }) => (inArticle || track === 'aftermath') && !listed.has(id))
      .map(({ id }) => ({
        file: eventFile(atlas, id),
        id,
        field: 'id',
        message: 'no row of the table “Where each fact is” leads to it.',
        remedy: 'Add it to the row of its code in README.md.',
      })),
  ];
}

/** Statuses that last by themselves: what a treaty or a law made so stays so until another one. */
const LASTING: readonly StatusWord[] = ['delimited', 'undelimited', 'former', 'unrecorded'];

/**
 * A status ends with its evidence: after the day on which the atlas opens, until which what was found is taken to hold, it lasts no
 * longer than the newest of its sources.
 */
export function beyondEvidence(atlas: Atlas): readonly Issue[] {
  const issued = new Map(atlas.sources.map((source) => [source.id, source.issued]));
  const told = (source: Id): number => {
    const date = readDate(issued.get(source) ?? '');
    return date.ok ? date.value.to : -Infinity;
  };
  const lastDay = (atlas.meta.axisWithAftermath.at(-1)?.to ?? atlas.meta.opens + 1) - 1;
  return atlas.features.flatMap(({ id, statuses }) =>
    statuses
      .filter(({ status }) => !LASTING.includes(status))
      .flatMap(({ span, status, sources }, at): Issue[] => {
        const last = Math.min(span.to - 1, lastDay);
        if (last <= atlas.meta.opens || last < Math.max(...sources.map(told))) return [];
        return [
          {
            file: 'features.yaml',
            id,
            field: `statuses.${at}.edtf`,
            message: `"${status}" (${span.edtf}) goes on after the newest of its sources.`,
            remedy: 'End it with its evidence and write a status "unrecorded" after it, or name a later source.',
          },
        ];
      }),
  );
}
