/**
 * Lists who took part in which event: the people of the record, and the organisations and states that facilitated it or that a person
 * represented.
 */
import { foldLetters } from './fold';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Id, Person } from './model';

/** One event in which a person or organisation took part, and with whom. */
export interface Participation {
  readonly event: AtlasEvent;
  /**
   * Names of everyone else at the event, participants and facilitators. An organisation that a named person represented is left out; the
   * people who represented this organisation are in `through` instead.
   */
  readonly with: readonly string[];
  /** The party's role at the event; a party that was both participant and facilitator counts as a facilitator. */
  readonly as: 'participant' | 'facilitator';
  /** Names of the people who represented this organisation at the event; empty if the party is a person. */
  readonly through: readonly string[];
}

/** Another party that this one met, and how often. */
export interface MetParty {
  readonly name: string;
  readonly id: Id;
  /** Number of meetings in which both took part; calls and statements do not count. */
  readonly count: number;
}

/** A person, an organisation or a state, with everything it took part in. */
export interface Party {
  /** For a person, the id of the record; for an organisation or state, an id made from its name. */
  readonly id: Id;
  readonly name: string;
  /** The person's office at the time; absent for organisations and states. */
  readonly role?: string;
  /** Other spellings of the party's name. */
  readonly also: readonly string[];
  readonly kind: 'person' | 'organisation';
  /** The events in which the party took part, ordered by date. */
  readonly takesPart: readonly Participation[];
  /** The other parties it met, the most frequent first. */
  readonly met: readonly MetParty[];
}

/** All people and organisations of an atlas with the events they took part in. */
export interface Parties {
  /** People, those with most events first. */
  readonly people: readonly Party[];
  /** Organisations and states, those with most events first. */
  readonly organisations: readonly Party[];
  readonly byId: ReadonlyMap<Id, Party>;
}

/** A person or organisation at one event, collected before its other events are known. */
interface Present {
  readonly id: Id;
  readonly name: string;
  readonly kind: Party['kind'];
  readonly facilitates: boolean;
  /** If this is an organisation, the ids of the people who represented it. */
  readonly people: readonly Id[];
}

/** Lists for every person and organisation of an atlas in which events they took part, and with whom. */
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

/**
 * Everyone at an event, without repetition: participants first, then facilitators, then the organisations that the facilitators
 * represented.
 */
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

/** The id that an organisation or state gets from its name: without accents, in kebab-case. */
export function organisationId(name: string): Id {
  const slug = foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `body-${slug}`;
}
