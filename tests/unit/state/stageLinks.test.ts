import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AudienceLink, channelName, ConsoleLink, type Port } from '../../../src/state/stageLinks';
import type { AudienceState, StagePoint, StageScene } from '../../../src/state/stageMessages';
import type { Story } from '../../../src/domain/model';
import { tiny } from '../../fixtures/tiny-atlas';

const [story] = tiny.stories as [Story];

/** A channel as browsers have it: everybody hears everybody else, and what is sent is copied. */
class Ether {
  readonly #ends = new Set<{ hear: ((data: unknown) => void) | null }>();
  /** Everything that was sent. */
  readonly sent: { readonly from: string; readonly type: string }[] = [];
  port(): Port {
    const end: { hear: ((data: unknown) => void) | null } = { hear: null };
    this.#ends.add(end);
    return {
      post: (message) => {
        this.sent.push(message as { from: string; type: string });
        for (const other of this.#ends) if (other !== end) other.hear?.(structuredClone(message));
      },
      listen: (hear) => {
        end.hear = hear;
        return () => (end.hear = null);
      },
    };
  }
}

let ether: Ether;
let time: number;
beforeEach(() => {
  ether = new Ether();
  time = 0;
});
const now = (): number => time;
const WINDOW: AudienceState = { width: 1920, height: 1080, isHidden: false, isFull: false };

function scene(step: string): StageScene {
  return {
    story: 'ford-story',
    slide: { kind: 'step', step },
    hash: '',
    camera: null,
    isBlank: false,
    scale: 1,
    revealed: [],
    asked: null,
    scrolled: 0,
  };
}

/** A console with the step that it shows. */
function openConsole({ talk = 'talk', page = 'console', step = 'talks', texts = story as Story | null } = {}) {
  const at = { step, texts };
  const windows: { last: readonly AudienceState[] } = { last: [] };
  const onkey = vi.fn();
  const link = new ConsoleLink({
    port: ether.port(),
    talk,
    page,
    now,
    scene: () => scene(at.step),
    story: () => at.texts,
    onaudience: (next) => (windows.last = next),
    onkey,
  });
  return { at, windows, onkey, link };
}

/** A window of the audience, with what it shows. */
function openAudience({ talk = 'talk' as string | null, page = 'hall' } = {}) {
  const shown = {
    story: null as string | null,
    step: null as string | null,
    ring: null as StagePoint | null,
    hasEnded: false,
    hasConsole: null as boolean | null,
  };
  const state = { ...WINDOW };
  const link = new AudienceLink({
    port: ether.port(),
    talk,
    page,
    now,
    state: () => state,
    onstory: ({ id }) => (shown.story = id),
    onscene: ({ slide }) => (shown.step = slide.kind === 'step' ? slide.step : slide.kind),
    onring: (at) => (shown.ring = at),
    onend: () => (shown.hasEnded = true),
    onconsole: (isThere) => (shown.hasConsole = isThere),
  });
  return { shown, state, link };
}

/** Seconds pass; everybody who is there keeps the beat. */
function pass(seconds: number, ...links: readonly { beat: () => void }[]): void {
  for (let at = 0; at < seconds; at++) {
    time += 1000;
    links.forEach((link) => link.beat());
  }
}

describe('Console and audience', () => {
  it('meet when the window opens, and it takes up story and step at once', () => {
    const { link, windows } = openConsole({ step: 'order' });
    link.lead();
    const { shown } = openAudience();
    expect(shown).toMatchObject({ story: 'ford-story', step: 'order', hasConsole: true });
    expect(windows.last).toEqual([WINDOW]);
  });

  it('follow each other without sending the texts again', () => {
    const { link, at } = openConsole();
    link.lead();
    const { shown } = openAudience();
    const before = ether.sent.filter(({ type }) => type === 'story').length;
    at.step = 'flood';
    link.tell();
    link.ring([0.2, 0.4]);
    expect(shown).toMatchObject({ step: 'flood', ring: [0.2, 0.4] });
    link.ring(null);
    expect(shown.ring).toBeNull();
    expect(ether.sent.filter(({ type }) => type === 'story')).toHaveLength(before);
  });

  it('a window that is reloaded takes up the step again', () => {
    const console = openConsole({ step: 'order' });
    console.link.lead();
    openAudience().link.close();
    expect(console.windows.last).toEqual([]);
    expect(openAudience({ page: 'hall again' }).shown.step).toBe('order');
  });

  it('a console that is reloaded finds its audience, which keeps its slide meanwhile', () => {
    const first = openConsole({ step: 'order' });
    first.link.lead();
    const hall = openAudience();
    first.link.close();
    pass(2, hall.link);
    expect(hall.shown).toMatchObject({ step: 'order', hasConsole: true });
    const second = openConsole({ step: 'flood', page: 'console again' });
    second.link.lead();
    expect(hall.shown.step).toBe('flood');
    expect(second.windows.last).toEqual([WINDOW]);
  });

  it('two windows of the audience follow, and the console knows both', () => {
    const { link, windows, at } = openConsole();
    link.lead();
    const [hall, foyer] = [openAudience(), openAudience({ page: 'foyer' })];
    at.step = 'flood';
    link.tell();
    expect([hall.shown.step, foyer.shown.step]).toEqual(['flood', 'flood']);
    expect(windows.last).toHaveLength(2);
    foyer.link.close();
    expect(windows.last).toHaveLength(1);
  });

  it('a key that is pressed in the audience’s window reaches the console', () => {
    const { link, onkey } = openConsole();
    link.lead();
    openAudience().link.press({ key: 'PageDown', shiftKey: false });
    expect(onkey).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key: 'PageDown', shiftKey: false }));
  });

  it('the texts follow when they come later', () => {
    const { link, at } = openConsole({ texts: null });
    link.lead();
    const { shown } = openAudience();
    expect(shown).toMatchObject({ story: null, step: 'talks' });
    at.texts = story;
    link.tell();
    expect(shown.story).toBe('ford-story');
  });

  it('texts that were missed are asked for with the next beat', () => {
    const { link, at } = openConsole({ texts: null });
    link.lead();
    const hall = openAudience();
    at.texts = story;
    pass(1, hall.link);
    expect(hall.shown.story).toBe('ford-story');
  });

  it('end together', () => {
    const { link } = openConsole();
    link.lead();
    const { shown } = openAudience();
    link.end();
    expect(shown.hasEnded).toBe(true);
  });

  it('do not answer each other without end', () => {
    const { link } = openConsole({ texts: null });
    link.lead();
    const hall = openAudience();
    const before = ether.sent.length;
    pass(10, link, hall.link);
    expect(ether.sent.length - before).toBeLessThan(80);
  });
});

describe('A window of the audience', () => {
  it('notices that its console has gone, and that it is back', () => {
    const console = openConsole();
    console.link.lead();
    const hall = openAudience();
    console.link.close();
    pass(4, hall.link);
    expect(hall.shown.hasConsole).toBe(false);
    openConsole({ page: 'console again', step: 'flood' }).link.lead();
    expect(hall.shown).toMatchObject({ hasConsole: true, step: 'flood' });
  });

  it('does not follow another presentation while its own goes on', () => {
    const own = openConsole();
    own.link.lead();
    const hall = openAudience();
    openConsole({ talk: 'other', page: 'other', step: 'flood' }).link.lead();
    expect(hall.shown.step).toBe('talks');
  });

  it('that has lost its console follows the next presentation', () => {
    const own = openConsole();
    own.link.lead();
    const hall = openAudience();
    own.link.close();
    pass(4, hall.link);
    const other = openConsole({ talk: 'other', page: 'other', step: 'flood' });
    other.link.lead();
    expect(hall.shown).toMatchObject({ step: 'flood', hasConsole: true });
    expect(other.windows.last).toHaveLength(1);
  });

  it('that closes is silent, even if it is hidden after that', () => {
    const console = openConsole();
    console.link.lead();
    const hall = openAudience();
    hall.link.close();
    hall.state.isHidden = true;
    hall.link.changed();
    expect(console.windows.last).toEqual([]);
  });

  it('that was opened by hand follows the first presentation that it hears', () => {
    const console = openConsole({ step: 'order' });
    console.link.lead();
    const hall = openAudience({ talk: null });
    pass(1, console.link, hall.link);
    expect(hall.shown).toMatchObject({ story: 'ford-story', step: 'order' });
  });
});

describe('A console', () => {
  it('waits longer for a hidden window, which browsers may let wait, than for one that was seen', () => {
    const console = openConsole();
    console.link.lead();
    const port = ether.port();
    const say = (page: string, isHidden: boolean): void =>
      port.post({ v: 1, from: 'audience', talk: 'talk', page, type: 'here', state: { ...WINDOW, isHidden } });
    say('hidden', true);
    say('seen', false);
    expect(console.windows.last).toHaveLength(2);
    pass(5, console.link);
    expect(console.windows.last).toEqual([{ ...WINDOW, isHidden: true }]);
    pass(6, console.link);
    expect(console.windows.last).toEqual([]);
  });

  it('of a duplicated tab learns that another one leads', async () => {
    const first = openConsole();
    first.link.lead();
    const second = openConsole({ page: 'duplicate' });
    await expect(second.link.claim()).resolves.toBe(false);
  });

  it('that was reloaded may lead again', async () => {
    await expect(openConsole().link.claim()).resolves.toBe(true);
  });

  it('says nothing before it leads', () => {
    const { link } = openConsole();
    link.tell();
    link.ring([0, 0]);
    link.beat();
    expect(ether.sent).toEqual([]);
  });
});

describe('The channel', () => {
  it('has the name of the atlas’s folder, however its page is written', () => {
    expect(channelName('/atlas/')).toBe(channelName('/atlas/index.html'));
    expect(channelName('/atlas/')).not.toBe(channelName('/other/'));
  });
});
