import { describe, expect, it } from 'vitest';
import { eventOfLink } from '../../../src/domain/destination';
import type { StepOutline } from '../../../src/domain/model';
import { initialSession, reduce, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { formatHash, parseHash } from '../../../src/formats/address/url';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;
const step = (id: string): StepOutline => index.atlas.stories[0]?.steps.find((each) => each.id === id) as StepOutline;
const visit = (id: string, session: Session = opening): Session =>
  reduce(index, session, { type: 'stepVisited', place: { story: 'ford-story', step: id }, step: step(id) });

describe('A step of a story', () => {
  it('is shown whole, whatever was shown before', () => {
    const before = [
      { type: 'layerToggled', layer: 'crossings' },
      { type: 'windowChanged', window: { from: day('2009-02-01'), to: day('2009-03-01') }, commit: true },
      { type: 'eventVisited', id: 'nordhaven-talk-2' },
      { type: 'ghostsToggled' },
      { type: 'compareChanged', day: day('2009-02-02'), commit: true },
    ] as const;
    const after = before.reduce<Session>((session, event) => reduce(index, session, event), opening);
    expect(visit('order', after)).toEqual(visit('order'));
    expect(visit('order')).toMatchObject({
      mode: 'day',
      day: day('2010-05-10'),
      compare: day('2010-03-01'),
      ghosts: false,
      layers: opening.layers,
      selection: 'reed-ford',
      passage: 'p02',
      story: { story: 'ford-story', step: 'order' },
    });
  });

  it('leads to the passage about its selection, if it has none of its own', () => {
    const silent = { ...step('order'), passages: [] };
    const place = { story: 'ford-story', step: 'order' };
    const session = reduce(index, opening, { type: 'stepVisited', place, step: silent });
    expect(session.passage).toBe(index.features.get('reed-ford')?.passages[0]);
    expect(session.passage).not.toBeNull();
  });

  it('shows a window, whose last day stays if the reader turns to days', () => {
    const session = visit('talks');
    expect(session).toMatchObject({ mode: 'window', window: { from: day('2010-03-01'), to: day('2010-07-01') } });
    expect(session.layers).toEqual(['borders', 'venues']);
    expect(reduce(index, session, { type: 'modeChosen', mode: 'day' }).day).toBe(day('2010-06-30'));
  });

  it('turns the aftermath on where its day needs it', () => {
    expect(visit('flood')).toMatchObject({ day: day('2011-02-01'), ghosts: true });
    expect(visit('flood').layers).toContain('aftermath');
    expect(visit('order', visit('flood')).layers).not.toContain('aftermath');
  });

  it('keeps theme, names and frame of the page, unless it has names of its own', () => {
    const russian = { ...opening, names: 'ru', theme: 'dark' as const, embed: true };
    expect(visit('order', russian)).toMatchObject({ names: 'ru', theme: 'dark', embed: true });
    expect(visit('flood', opening).names).toBe('ru');
  });

  it('is left without a change of what is shown', () => {
    const session = visit('order');
    expect(reduce(index, session, { type: 'storyLeft' })).toEqual({ ...session, story: null });
    expect(reduce(index, opening, { type: 'storyLeft' })).toBe(opening);
  });

  it('stays while the reader looks around', () => {
    const session = reduce(index, visit('order'), { type: 'selected', id: 'mill-lane' });
    expect(session).toMatchObject({ selection: 'mill-lane', story: { step: 'order' } });
  });
});

describe('The address of a step', () => {
  it.each(['talks', 'order', 'flood'])('names it alone: %s', (id) => {
    const hash = `#v=1&story=ford-story/${id}`;
    expect(formatHash(index, visit(id))).toBe(hash);
    expect(parseHash(index, hash)).toMatchObject({ session: visit(id), notices: [] });
  });

  it('asks for what a click does, so that the map goes there', () => {
    expect(parseHash(index, '#v=1&story=ford-story/order').click).toMatchObject({
      type: 'event',
      event: { type: 'stepVisited', place: { story: 'ford-story', step: 'order' } },
    });
  });

  it('has all that is shown where the reader has changed it, and brings that back', () => {
    const session = reduce(index, visit('order'), { type: 'selectionCleared' });
    const hash = '#v=1&story=ford-story/order&date=2010-05-10&compare=2010-03-01&p=p02';
    expect(formatHash(index, session)).toBe(hash);
    expect(parseHash(index, hash).session).toEqual(session);
  });

  it('leads to the first step without a step, by its bare name too', () => {
    expect(parseHash(index, '#v=1&story=ford-story').session).toEqual(visit('talks'));
    expect(parseHash(index, '#ford-story').session).toEqual(visit('talks'));
    expect(eventOfLink(index, 'ford-story')).toMatchObject({ type: 'stepVisited' });
  });

  it.each(['#v=1&story=ford-story/dawn', '#v=1&story=mill-story', '#v=1&story=ford-story/order/x'])(
    'that names none says so, and shows the rest: %s',
    (hash) => {
      const read = parseHash(index, `${hash}&ghosts=1`);
      expect(read.session).toEqual({ ...opening, ghosts: true });
      expect(read.notices).toHaveLength(1);
      expect(read.notices[0]).toContain('no such story');
    },
  );

  it('of an own story is taken as written, since the atlas does not know it', () => {
    const session = { ...opening, story: { story: 'own-x', step: 'one' } };
    const hash = '#v=1&story=own-x/one&date=2010-12-31';
    expect(formatHash(index, session)).toBe(hash);
    expect(parseHash(index, hash)).toMatchObject({ session, notices: [] });
  });

  it('survives what happens to links on the way', () => {
    expect(parseHash(index, '#v=1&amp;story=ford-story/order).').session).toEqual(visit('order'));
  });
});
