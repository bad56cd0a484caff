/** Who took part in what: the people of the record, and the organisations and states that facilitated or for which a person did. */
import { foldLetters } from './fold';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Id, Person } from './model';

/** One event that a party took part in. */
export interface Participation {
  readonly event: AtlasEvent;
  /**
   * Names of everyone else at the event, participants and facilitators. Left out are an organisation for which a named person acted, and the
   * people who acted for this party: they are in `through`.
   */
  readonly with: readonly string[];
  /** A party that was a participant and a facilitator is told as a facilitator. */
  readonly as: 'participant' | 'facilitator';
  /** Names of the people who acted for an organisation; empty for a person. */
  readonly through: readonly string[];
}

/** Another party that was met, and how often. */
export interface Acquaintance {
  readonly name: string;
  readonly id: Id;
  /** Meetings that both took part in; calls and statements are none. */
  readonly count: number;
}

/** A person, an organisation or a state, with everything it took part in. */
export interface Party {
  /** Of a person, the record's id; of an organisation or state, made from its name. */
  readonly id: Id;
  readonly name: string;
  /** Office held at the time; absent for organisations and states. */
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

/** Someone at an event, before all events are known. */
interface Present {
  readonly id: Id;
  readonly name: string;
  readonly kind: Party['kind'];
  readonly facilitates: boolean;
  /** Of an organisation, the ids of the people who acted for it. */
  readonly people: readonly Id[];
}

/** Works out who took part in what, with whom. */
export function peopleOf(index: AtlasIndex): Parties {
  const { atlas } = index;
  const drafts = new Map<Id, { present: Present; takesPart: Participation[]; met: Map<Id, number> }>();
  const draftOf = (present: Present) => {
    const draft = drafts.get(present.id) ?? { present, takesPart: [], met: new Map<Id, number>() };
    drafts.set(present.id, draft);
    return draft;
  };
  for (const person of atlas.people) draftOf(presentPerson(person, false));
  for (const event of [...atlas.events].sort((a, b) => a.span.from - b.span.from)) {
    const all = presentAt(index, event);
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

/** Participants first, then facilitators, then the organisations these acted for; nobody twice. */
function presentAt(index: AtlasIndex, event: AtlasEvent): readonly Present[] {
  const people = new Map<Id, Present>();
  const organisations = new Map<Id, Present>();
  const add = (id: Id, facilitates: boolean): void => {
    const person = index.people.get(id);
    if (person) people.set(id, presentPerson(person, facilitates));
  };
  for (const id of event.participants) add(id, false);
  for (const facilitator of event.facilitators) {
    const person = 'person' in facilitator ? facilitator.person : null;
    const name = 'person' in facilitator ? facilitator.for : facilitator.organisation;
    if (person !== null) add(person, true);
    if (name === undefined) continue;
    const id = organisationId(name);
    const before = organisations.get(id)?.people ?? [];
    const acting = person === null ? before : [...new Set([...before, person])];
    organisations.set(id, { id, name, kind: 'organisation', facilitates: true, people: acting });
  }
  return [...people.values(), ...organisations.values()];
}

function presentPerson({ id, name }: Person, facilitates: boolean): Present {
  return { id, name, kind: 'person', facilitates, people: [] };
}

/** Id of an organisation or state among the parties: its name without accents, in kebab-case. */
export function organisationId(name: string): Id {
  const slug = foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `body-${slug}`;
}
