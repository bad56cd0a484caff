/**
 * The tables that the account of the method has besides its prose, made from the records: what each source carries, which claims rest on
 * the sources of one side alone, and which statuses are recorded. A cell is running text, so that page and view draw it with the code
 * that they have for texts.
 */
import { accountSourcesOf, oneSidedSentence, onlySideOfSources } from '../../domain/evidence';
import type { AtlasIndex } from '../../domain/links';
import { STATUS_WORDS, type Id, type Inline, type MethodTable, type Paragraph, type Source } from '../../domain/model';
import { formatSpan } from '../../domain/time';
import { STATUS_LOOKS } from '../../symbology/statuses';

/** A table for readers. */
export interface TableText {
  /** What the table tells as a whole, in a sentence. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Paragraph[])[];
}

/** Makes a table. */
export function tableText(table: MethodTable, index: AtlasIndex): TableText {
  return { statuses: statusTable, sources: sourceTable, 'one-sided': oneSidedTable }[table](index);
}

/** A claim of the atlas and the sources that it rests on. */
interface Claim {
  readonly kind: 'event' | 'status' | 'feature' | 'note';
  /** Id of the record that has the claim. */
  readonly target: Id;
  readonly title: string;
  readonly sources: readonly Id[];
}

const KINDS = {
  event: ['Event', 'event', 'events'],
  status: ['Status', 'status', 'statuses'],
  feature: ['Feature or place', 'feature or place', 'features and places'],
  note: ['Note', 'note', 'notes'],
} as const;

/** All claims of the editor's that name sources. */
function claimsOf({ atlas }: AtlasIndex): readonly Claim[] {
  return [
    ...atlas.events.map(({ id, title, span, sources }): Claim => ({
      kind: 'event',
      target: id,
      title: `${title}, ${formatSpan(span)}`,
      sources,
    })),
    ...atlas.features.flatMap((feature) =>
      feature.statuses.map((status): Claim => ({
        kind: 'status',
        target: feature.id,
        title: `${feature.title}: ${STATUS_LOOKS[status.status].label}, ${formatSpan(status.span)}`,
        sources: accountSourcesOf(status),
      })),
    ),
    ...atlas.features.map(({ id, title, sources }): Claim => ({ kind: 'feature', target: id, title, sources })),
    ...atlas.notes.map(({ id, sources }): Claim => ({
      kind: 'note',
      target: id,
      title: `Note ${id.replace(/^\D+0*/, '')}`,
      sources,
    })),
  ];
}

const text = (words: string): Paragraph => (words === '' ? [] : [{ type: 'text', text: words }]);
const link = (target: Id, words: string): Inline => ({
  type: 'reference',
  target,
  children: [{ type: 'text', text: words }],
});

function sourceCell({ title, url, container, issued }: Source): Paragraph {
  const name: Inline = { type: 'text', text: title };
  return [
    ...(url ? [{ type: 'link', url, children: [name] } as const] : [name]),
    ...text([container && `, ${container}`, issued && `, ${issued}`].filter(Boolean).join('')),
  ];
}

/** Every source with its side and the number of claims of each kind that name it, and of those that name no other. */
function sourceTable(index: AtlasIndex): TableText {
  const { atlas } = index;
  const claims = claimsOf(index);
  const positions = atlas.features.flatMap(({ parts }) => parts.map(({ sources }) => sources));
  const rows = atlas.sources.map((source) => {
    const { id } = source;
    const named = claims.filter(({ sources }) => sources.includes(id));
    const places = positions.filter((sources) => sources.includes(id)).length;
    const footnotes = atlas.footnotes.filter(({ sources }) => sources.includes(id)).map(({ number }) => number);
    const carried = [
      ...(Object.keys(KINDS) as Claim['kind'][]).flatMap((kind) => {
        const count = named.filter((claim) => claim.kind === kind).length;
        const [, one, more] = KINDS[kind];
        return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
      }),
      ...(places === 0 ? [] : [`${places} ${places === 1 ? 'position' : 'positions'}`]),
      ...(footnotes.length === 0
        ? []
        : [`${footnotes.length === 1 ? 'footnote' : 'footnotes'} ${footnotes.join(', ')}`]),
    ];
    const alone = named.filter(({ sources }) => sources.length === 1).length;
    return [
      sourceCell(source),
      text(sideWords(source, index)),
      text(carried.join(', ') || 'read, carries nothing by itself'),
      text(alone === 0 ? '' : String(alone)),
    ];
  });
  return {
    caption: `${rows.length} sources: the works that the article cites, the pages that the editor uses, and the data that positions and names rest on.`,
    head: ['Source', 'Side', 'What rests on it', 'Claims on it alone'],
    rows,
  };
}

function sideWords({ side, type }: Source, { atlas }: AtlasIndex): string {
  if (side === undefined) return type === 'dataset' ? 'data' : 'no side';
  return atlas.sides.find(({ id }) => id === side)?.adjective ?? side;
}

/** The claims that rest on the sources of one side alone, with the words that stand under them everywhere. */
function oneSidedTable(index: AtlasIndex): TableText {
  const claims = claimsOf(index);
  const oneSided = claims.filter(({ sources }) => onlySideOfSources(sources, index.sources) !== null);
  const sides = index.atlas.sides.flatMap(({ id, adjective }) => {
    const count = oneSided.filter(({ sources }) => onlySideOfSources(sources, index.sources) === id).length;
    return count === 0 ? [] : [`${count} on ${adjective} ones`];
  });
  return {
    caption:
      oneSided.length === 0
        ? `None of the ${claims.length} claims that name sources rests on the sources of one side alone.`
        : `${oneSided.length} of the ${claims.length} claims that name sources rest on the sources of one side alone: ${sides.join(', ')}.`,
    head: ['Claim', 'What it is', 'What it rests on', 'Sources'],
    rows: oneSided.map(({ kind, target, title, sources }) => [
      [link(target, title)],
      text(KINDS[kind][0]),
      text(oneSidedSentence(sources, index) ?? ''),
      text(sources.map((id) => index.sources.get(id)?.title ?? id).join('; ')),
    ]),
  };
}

/** Every word for a status that the records use: how readers see it, the word in the data, how often. */
function statusTable({ atlas }: AtlasIndex): TableText {
  const all = atlas.features.flatMap(({ statuses }) => statuses.map(({ status }) => status));
  const rows = STATUS_WORDS.flatMap((word) => {
    const count = all.filter((each) => each === word).length;
    return count === 0 ? [] : [[text(STATUS_LOOKS[word].label), text(word), text(String(count))]];
  });
  return {
    caption: `${all.length} statuses of borders, areas, crossings and roads, by their words.`,
    head: ['Status', 'In the data', 'Recorded'],
    rows,
  };
}
