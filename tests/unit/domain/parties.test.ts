import { describe, expect, it } from 'vitest';
import { peopleOf, type Parties, type Party } from '../../../src/domain/parties';
import { real } from '../../fixtures/real-atlas';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const OLGA = 'olga-tidewater';
const BRAM = 'bram-saltmarsh';

/** The tiny atlas with facilitators of its first talk and, where given, of its second. */
function facilitated(first: readonly string[], second: readonly string[] = []): Parties {
  const list = (names: readonly string[]): string => JSON.stringify(names);
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

  it('is found under another spelling in brackets or before them', () => {
    const before = facilitated(['Abram Saltmarsh (Pilots’ Guild)']);
    expect(party(before, BRAM).takesPart.map(({ as }) => as)).toEqual(['facilitator']);
    expect(named(before.people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh']);
    expect(named(before.organisations)).toEqual(['Pilots’ Guild']);
    const within = facilitated([], ['Pilots’ Guild (Abram Saltmarsh)']);
    expect(party(within, BRAM).takesPart.map(({ as }) => as)).toEqual(['participant', 'facilitator']);
    expect(named(within.organisations)).toEqual(['Pilots’ Guild']);
  });

  it('that no record has is a person all the same where the body is known', () => {
    const { people, organisations } = facilitated(['Bram Saltmarsh (Guild)', 'Ida Spar (Guild)']);
    expect(named(people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh', 'Ida Spar']);
    expect(named(organisations)).toEqual(['Guild']);
  });
});

describe('A body', () => {
  it('stands alone, or with a remark that is no name', () => {
    const { people, organisations } = facilitated(['Guild'], ['Harbour watch (night boats)']);
    expect(named(people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh']);
    expect(named(organisations)).toEqual(['Guild', 'Harbour watch']);
    expect(organisations.map(({ met }) => met.map(({ name }) => name))).toEqual([
      ['Olga Tidewater', 'Bram Saltmarsh'],
      ['Olga Tidewater'],
    ]);
  });

  it('tells through whom it acted and does not meet its own people', () => {
    const guild = party(facilitated(['Guild (Abram Saltmarsh)']), 'body-guild');
    expect(guild.takesPart.map((each) => [each.with, each.through])).toEqual([
      [['Olga Tidewater'], ['Bram Saltmarsh']],
    ]);
    expect(guild.met.map(({ id }) => id)).toEqual([OLGA]);
  });

  it('is left to its person in the company of others', () => {
    const olga = party(facilitated(['Bram Saltmarsh (Guild)']), OLGA);
    expect(olga.takesPart[0]?.with).toEqual(['Bram Saltmarsh']);
  });

  it('may be there with several people; apart at a comma they are a fault of the content', () => {
    const { people, organisations } = facilitated(['Guild (Bram Saltmarsh, Ida Spar)']);
    expect(named(people)).toEqual(['Olga Tidewater', 'Bram Saltmarsh', 'Ida Spar']);
    expect(named(organisations)).toEqual(['Guild']);
    expect(() => facilitated(['Guild (Bram Saltmarsh', 'Ida Spar)'])).toThrow('a bracket without its other');
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
