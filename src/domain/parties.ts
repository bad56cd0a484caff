/**
 * Who took part in what. Participants are people of the record; facilitators are written out, as a person with the body acted for
 * in brackets, as a body with its people or a remark in brackets, or as a body alone. Here they become people and bodies.
 */
import { foldLetters } from './fold';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Id, Person } from './model';

/** One event that a party took part in. */
export interface Participation {
  readonly event: AtlasEvent;
  /** Names of the other participants and facilitators; a body for which a named person acted is left to that person. */
  readonly with: readonly string[];
  /** A party that did both is a facilitator. */
  readonly as: 'participant' | 'facilitator';
  /** Names of the people who acted for a body; empty for a person. */
  readonly through: readonly string[];
}

/** Another party that was met, and how often. */
export interface Acquaintance {
  readonly name: string;
  /** Id of the party; always given for those that `peopleOf` lists. */
  readonly id?: Id;
  /** Meetings that both took part in; calls and statements are none. */
  readonly count: number;
}

/** A person or a body (an organisation or state) with everything it took part in. */
export interface Party {
  /** Of a person of the record, that record's id; else made from the name. */
  readonly id: Id;
  readonly name: string;
  /** Office held at the time; absent for bodies and for people known by name alone. */
  readonly role?: string;
  /** Other spellings. */
  readonly also: readonly string[];
  readonly kind: 'person' | 'organisation';
  /** In order of date. */
  readonly takesPart: readonly Participation[];
  /** Whom it met, most often first. */
  readonly met: readonly Acquaintance[];
}

/** The parties of an atlas. */
export interface Parties {
  /** Those with most events first. */
  readonly people: readonly Party[];
  /** Organisations and states, those with most events first. */
  readonly organisations: readonly Party[];
  readonly byId: ReadonlyMap<Id, Party>;
}

/** A facilitator as read from its text. */
interface Facilitator {
  /** Names of people, as written. */
  readonly people: readonly string[];
  /** The body they acted for, or that acted itself. */
  readonly body: string | null;
}

/** Someone at an event, before all events are known. */
interface Present {
  readonly id: Id;
  readonly name: string;
  readonly kind: Party['kind'];
  readonly facilitates: boolean;
  /** Of a body, the ids of the people who acted for it. */
  readonly people: readonly Id[];
}

/** Works out who took part in what, with whom. */
export function peopleOf(index: AtlasIndex): Parties {
  const { atlas } = index;
  const known = new Map(
    // Names win over other spellings.
    [...atlas.people.flatMap((person) => person.also.map((name) => [foldLetters(name), person] as const))].concat(
      atlas.people.map((person) => [foldLetters(person.name), person] as const),
    ),
  );
  const bodies = new Set(
    atlas.events.flatMap(({ facilitators }) => facilitators).flatMap((entry) => plainBody(entry, known) ?? []),
  );

  const drafts = new Map<Id, { present: Present; takesPart: Participation[]; met: Map<Id, number> }>();
  const draftOf = (present: Present) => {
    const draft = drafts.get(present.id) ?? { present, takesPart: [], met: new Map<Id, number>() };
    drafts.set(present.id, draft);
    return draft;
  };
  for (const person of atlas.people) draftOf(presentPerson(person, false));
  for (const event of [...atlas.events].sort((a, b) => a.span.from - b.span.from)) {
    const all = presentAt(index, event, known, bodies);
    for (const party of all) {
      const others = all.filter(
        (other) => other.id !== party.id && !party.people.includes(other.id) && other.people.length === 0,
      );
      const { takesPart, met } = draftOf(party);
      takesPart.push({
        event,
        with: others.map(({ name }) => name),
        as: party.facilitates ? 'facilitator' : 'participant',
        through: all.filter(({ id }) => party.people.includes(id)).map(({ name }) => name),
      });
      if (event.meeting) for (const { id } of others) met.set(id, (met.get(id) ?? 0) + 1);
    }
  }

  const parties = [...drafts.values()].map(({ present, takesPart, met }): Party => {
    const person = index.people.get(present.id);
    return {
      id: present.id,
      name: present.name,
      ...(person ? { role: person.role } : {}),
      also: person?.also ?? [],
      kind: present.kind,
      takesPart,
      met: [...met]
        .map(([id, count]) => ({ id, name: drafts.get(id)?.present.name ?? id, count }))
        .sort((a, b) => b.count - a.count),
    };
  });
  const listed = (kind: Party['kind']): readonly Party[] =>
    parties.filter((party) => party.kind === kind).sort((a, b) => b.takesPart.length - a.takesPart.length);
  return {
    people: listed('person'),
    organisations: listed('organisation'),
    byId: new Map(parties.map((party) => [party.id, party])),
  };
}

/** Participants first, then facilitators, then the bodies these acted for; nobody twice. */
function presentAt(
  index: AtlasIndex,
  event: AtlasEvent,
  known: ReadonlyMap<string, Person>,
  bodies: ReadonlySet<string>,
): readonly Present[] {
  const people = new Map<Id, Present>();
  const acting = new Map<Id, Present>();
  for (const id of event.participants) {
    const person = index.people.get(id);
    if (person) people.set(id, presentPerson(person, false));
  }
  for (const entry of event.facilitators) {
    const read = readFacilitator(entry, known, bodies);
    const named = read.people.map((name): Present => {
      const person = known.get(foldLetters(name));
      if (person) return presentPerson(person, true);
      return { id: `person-${slug(name)}`, name, kind: 'person', facilitates: true, people: [] };
    });
    for (const person of named) people.set(person.id, person);
    if (read.body === null) continue;
    const id = `body-${slug(read.body)}`;
    const before = acting.get(id)?.people ?? [];
    const ids = [...new Set([...before, ...named.map((person) => person.id)])];
    acting.set(id, { id, name: read.body, kind: 'organisation', facilitates: true, people: ids });
  }
  return [...people.values(), ...acting.values()];
}

function presentPerson({ id, name }: Person, facilitates: boolean): Present {
  return { id, name, kind: 'person', facilitates, people: [] };
}

function inBrackets(entry: string): { readonly head: string; readonly inside: string } {
  const [, head = entry, inside = ''] = /^(.*?)\s*\((.*)\)$/.exec(entry) ?? [];
  return { head: head.trim(), inside: inside.trim() };
}

/** Whether what stands in brackets is a remark and no name. */
function isRemark(inside: string): boolean {
  return /^\p{Ll}/u.test(inside);
}

/** The body of an entry that can be read without knowing other bodies; null where it cannot. */
function plainBody(entry: string, known: ReadonlyMap<string, Person>): string | null {
  const { head, inside } = inBrackets(entry);
  if (known.has(foldLetters(head))) return inside !== '' && !isRemark(inside) ? inside : null;
  return inside === '' || isRemark(inside) || namesIn(inside).some((name) => known.has(foldLetters(name)))
    ? head
    : null;
}

function readFacilitator(entry: string, known: ReadonlyMap<string, Person>, bodies: ReadonlySet<string>): Facilitator {
  const { head, inside } = inBrackets(entry);
  const body = plainBody(entry, known);
  if (known.has(foldLetters(head))) return { people: [head], body };
  if (body !== null)
    return { people: namesIn(inside).some((name) => known.has(foldLetters(name))) ? namesIn(inside) : [], body };
  // Nobody here is of the record: a body met elsewhere comes first, else it is a person with the body acted for.
  return bodies.has(head) ? { people: namesIn(inside), body: head } : { people: [head], body: inside };
}

function namesIn(inside: string): readonly string[] {
  return inside
    .split(/,\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function slug(name: string): string {
  return foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
