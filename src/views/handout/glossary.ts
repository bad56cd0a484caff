/** Chooses which names a handout explains. Pure. */
import type { AtlasIndex } from '../../domain/links';
import type { Feature, Id, Inline, Name, Paragraph, Settlement } from '../../domain/model';
import type { NameChoice } from '../../domain/session';
import type { NumberedName } from '../../stillmap/blank';
import { writtenName } from '../../symbology/names';

/** A place with the forms of its name. */
export interface GlossaryEntry {
  /** The form of the state within whose recognised borders the place lies, as the map writes it first. */
  readonly first: string;
  /** The other side's form; empty if both sides use the first. */
  readonly second: string;
  /** The forms in the sides' own languages and scripts, in the order of the record. */
  readonly own: readonly Pick<Name, 'toponym' | 'lang'>[];
}

type Named = Pick<Feature, 'names' | 'title'>;

/** Ids of all records that texts link to. */
export function linkedIds(texts: readonly (readonly Paragraph[])[]): ReadonlySet<Id> {
  const ids = new Set<Id>();
  const read = (inline: Inline): void => {
    if (inline.type === 'reference') ids.add(inline.target);
    if ('children' in inline) inline.children.forEach(read);
  };
  texts.flat(2).forEach(read);
  return ids;
}

/**
 * The places that need an explanation: those that two sides name differently, and that a map writes or a text links to. In the order of
 * the alphabet. `names` are those of the maps, in the form `choice`.
 */
export function glossaryOf(
  index: AtlasIndex,
  settlements: readonly Settlement[],
  names: readonly NumberedName[],
  choice: NameChoice,
  linked: ReadonlySet<Id>,
): readonly GlossaryEntry[] {
  const written = new Set(names.map(({ first, second }) => `${first}|${second}`));
  const isWritten = (named: Named): boolean => {
    const { first, second } = writtenName(named, choice);
    return written.has(`${first}|${second}`);
  };
  const places = [
    ...index.atlas.features.filter((feature) => linked.has(feature.id) || isWritten(feature)),
    ...settlements
      .map(({ id, names: forms }) => ({ names: forms, title: forms[0]?.toponym ?? id }))
      .filter((named) => isWritten(named)),
  ];
  return sorted(places.map(entryOf).filter(({ second }) => second !== ''));
}

/** All names of maps in the order of the alphabet: what whoever fills in a map without names chooses from. */
export function wordBank(names: readonly NumberedName[]): readonly GlossaryEntry[] {
  return sorted(names.map(({ first, second }) => ({ first, second, own: [] })));
}

function entryOf(named: Named): GlossaryEntry {
  const { first, second } = writtenName(named, 'both');
  const own = named.names.filter(
    ({ lang, usage, toponym }) => lang !== 'en' && usage !== undefined && toponym !== first && toponym !== second,
  );
  // Of languages in which both sides have a form, neither says more than the English ones.
  const isOneSided = ({ lang }: Name): boolean => own.filter((name) => name.lang === lang).length === 1;
  return { first, second, own: own.filter(isOneSided).map(({ toponym, lang }) => ({ toponym, lang })) };
}

function sorted(entries: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
  const byName = new Map(entries.map((entry) => [`${entry.first}|${entry.second}`, entry]));
  return [...byName.values()].sort((a, b) => a.first.localeCompare(b.first, 'en'));
}
