import { describe, expect, it } from 'vitest';
import type { Facilitator } from '../../../src/domain/model';
import { organisationId, peopleOf, type Parties, type Party } from '../../../src/domain/parties';
import { real } from '../../fixtures/real-atlas';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const OLGA = 'olga-tidewater';
const BRAM = 'bram-saltmarsh';

/** The tiny atlas with facilitators of its first talk and, where given, of its second. */
function facilitated(first: readonly Facilitator[], second: readonly Facilitator[] = []): Parties {
  const list = (facilitators: readonly Facilitator[]): string => JSON.stringify(facilitators);
  const events = (tinyFiles['events.yaml'] ?? '')
    .replace('place: nordhaven\n', `place: nordhaven\n  facilitators: ${list(first)}\n`)
    .replace('stated_edtf: 2010-06-02', `stated_edtf: 2010-06-02\n  facilitators: ${list(second)}`);
  return peopleOf(compiled({ ...tinyFiles, 'events.yaml': events }).index);
}
const named = (parties: readonly Party[]): readonly string[] => parties.map(({ name }) => name);
const party = (parties: Parties, id: string): Party => {
  const found = parties.byId.get(id);
  if (!found) throw new Error(`There is no party ${id}.`);
  return found;
};

describe('A person', () => {
  it('is listed with office, other spellings and events in order of date', () => {
    const { role, also, takesPart } = party(peopleOf(tiny.index), BRAM);
    expect({ role, also }).toEqual({ role: 'Pilot of the south', also: ['Abram Saltmarsh'] });
    expect(takesPart.map(({ event }) => event.id)).toEqual(['nordhaven-talk-1']);
    expect(party(peopleOf(tiny.index), OLGA).takesPart.map(({ event }) => event.id)).toEqual([
      'nordhaven-talk-1',
      'nordhaven-talk-2',
    ]);
  });

  it('took part with the others, and met them', () => {
    const { takesPart, met } = party(peopleOf(tiny.index), OLGA);
    expect(takesPart.map((each) => each.with)).toEqual([['Bram Saltmarsh'], []]);
    expect(met).toEqual([{ id: BRAM, name: 'Bram Saltmarsh', count: 1 }]);
  });

  it('who facilitates is told as a facilitator, and so is the organisation the person acted for', () => {
    const parties = facilitated([{ person: BRAM, for: 'Pilots’ Guild' }], [{ person: BRAM }]);
    expect(party(parties, BRAM).takesPart.map(({ as }) => as)).toEqual(['facilitator', 'facilitator']);
    expect(party(parties, OLGA).takesPart.map(({ as }) => as)).toEqual(['participant', 'participant']);
    expect(named(parties.people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh']);
    expect(parties.organisations.map(({ id, name, also, role }) => ({ id, name, also, role }))).toEqual([
      { id: 'body-pilots-guild', name: 'Pilots’ Guild', also: [], role: undefined },
    ]);
    expect(party(parties, 'body-pilots-guild').takesPart.map(({ event, as }) => [event.id, as])).toEqual([
      ['nordhaven-talk-1', 'facilitator'],
    ]);
  });

  it('meets at meetings alone, and those met most often come first', () => {
    // The order of the ford was given by letter: nobody met.
    const events = (tinyFiles['events.yaml'] ?? '')
      .replace('place: null', 'participants: [bram-saltmarsh]\n  facilitators: [{organisation: Guild}]\n  place: null')
      .replace('stated_edtf: 2010-06-02', 'stated_edtf: 2010-06-02\n  facilitators: [{organisation: Guild}]')
      .replace('place: nordhaven\n', 'place: nordhaven\n  facilitators: [{organisation: Guild}]\n');
    const parties = peopleOf(compiled({ ...tinyFiles, 'events.yaml': events }).index);
    expect(party(parties, BRAM).takesPart.map(({ event }) => event.id)).toEqual(['nordhaven-talk-1', 'ford-order']);
    expect(party(parties, BRAM).met).toEqual([
      { id: OLGA, name: 'Olga Tidewater', count: 1 },
      { id: 'body-guild', name: 'Guild', count: 1 },
    ]);
    expect(party(parties, OLGA).met).toEqual([
      { id: 'body-guild', name: 'Guild', count: 2 },
      { id: BRAM, name: 'Bram Saltmarsh', count: 1 },
    ]);
  });
});

describe('An organisation or state', () => {
  it('facilitates without a person, and what it took part in is listed under its name', () => {
    const { people, organisations } = facilitated(
      [{ organisation: 'Guild' }],
      [{ organisation: 'Harbour watch', remark: 'night boats' }, { organisation: 'Guild' }],
    );
    expect(named(people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh']);
    expect(organisations.map(({ name, takesPart }) => [name, takesPart.length])).toEqual([
      ['Guild', 2],
      ['Harbour watch', 1],
    ]);
    expect(organisations.map(({ met }) => met.map(({ name }) => name))).toEqual([
      ['Olga Tidewater', 'Bram Saltmarsh', 'Harbour watch'],
      ['Olga Tidewater', 'Guild'],
    ]);
  });

  it('tells through whom it acted and does not meet its own people', () => {
    const guild = party(facilitated([{ person: BRAM, for: 'Guild' }]), 'body-guild');
    expect(guild.takesPart.map((each) => [each.with, each.through])).toEqual([
      [['Olga Tidewater'], ['Bram Saltmarsh']],
    ]);
    expect(guild.met.map(({ id }) => id)).toEqual([OLGA]);
  });

  it('acts through several people, each named once', () => {
    const parties = facilitated([
      { person: BRAM, for: 'Guild' },
      { person: OLGA, for: 'Guild' },
      { organisation: 'Guild' },
      { person: BRAM, for: 'Guild' },
    ]);
    expect(party(parties, 'body-guild').takesPart.map(({ through }) => through)).toEqual([
      ['Olga Tidewater', 'Bram Saltmarsh'],
    ]);
    expect(party(parties, 'body-guild').met).toEqual([]);
  });

  it('is not named to others beside the person who acted for it', () => {
    const olga = party(facilitated([{ person: BRAM, for: 'Guild' }]), OLGA);
    expect(olga.takesPart[0]?.with).toEqual(['Bram Saltmarsh']);
  });

  it('has an id made of its name, without accents and signs', () => {
    expect(organisationId('Årø & Søn, Ltd.')).toBe('body-aro-son-ltd');
  });
});

describe('Facilitators of geodata/', () => {
  it.each([
    ['a person nobody knows', [{ person: 'ida-spar' }], 'does not exist'],
    ['an id of something else', [{ person: 'nordhaven' }], 'is a place, not a person'],
    ['a name in prose', ['Bram Saltmarsh (Guild)'], 'must be {person, for} or {organisation, remark}'],
    ['both in one', [{ person: BRAM, organisation: 'Guild' }], 'must be {person, for} or {organisation, remark}'],
    ['two spellings', [{ organisation: 'Harbour guild' }, { person: BRAM, for: 'Harbour Guild' }], 'at another event'],
  ])('that are %s are refused', (_name, facilitators, message) => {
    expect(() => facilitated(facilitators as readonly Facilitator[])).toThrow(message);
  });
});

describe('The parties of the atlas', () => {
  const parties = peopleOf(real.index);

  it('hold every person of the record, under the record’s id', () => {
    expect(real.atlas.people.filter(({ id }) => !parties.byId.has(id))).toEqual([]);
  });

  it('hold the facilitating states and organisations, each once and under a whole name', () => {
    expect([...named(parties.organisations)].sort()).toEqual([
      'European Union',
      'France',
      'Germany',
      'OSCE Minsk Group',
      'Russia',
      'United States',
    ]);
    expect(named(parties.people).filter((name) => /[()]/.test(name))).toEqual([]);
  });

  it('count the leaders’ meetings of the two sides alike from both', () => {
    const count = (of: string, whom: string): number | undefined =>
      parties.byId.get(of)?.met.find(({ id }) => id === whom)?.count;
    const meetings = real.atlas.events.filter(
      ({ meeting, participants }) =>
        meeting && participants.includes('ilham-aliyev') && participants.includes('nikol-pashinyan'),
    );
    expect(count('ilham-aliyev', 'nikol-pashinyan')).toBe(meetings.length);
    expect(count('nikol-pashinyan', 'ilham-aliyev')).toBe(meetings.length);
  });

  it('tell of every participant', () => {
    const told = [...parties.byId.values()].flatMap(({ id, takesPart }) =>
      takesPart.map(({ event }) => `${id} ${event.id}`),
    );
    const written = real.atlas.events.flatMap((event) => event.participants.map((id) => `${id} ${event.id}`));
    expect(written.filter((each) => !told.includes(each))).toEqual([]);
  });
});
