import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Story } from '../../src/domain/model';
import { AtlasState } from '../../src/state/atlasState.svelte';
import { keepPresentation, Presentation, readPresentation } from '../../src/state/presentation.svelte';
import { readConsoleMessage, wrapMessage } from '../../src/state/stageMessages';
import { StoryState } from '../../src/state/storyState.svelte';
import { tiny } from '../fixtures/tiny-atlas';

const [story] = tiny.stories as [Story];
const NOON = Date.UTC(2026, 10, 26, 12);

function present({
  hasTexts = true,
  now = NOON,
  kept = undefined as ReturnType<typeof readPresentation> | undefined,
} = {}) {
  const state = new AtlasState(tiny.atlas);
  const stories = new StoryState(state, { value: hasTexts ? { default: tiny.stories } : null, need: vi.fn() });
  const presentation = new Presentation(state, stories, story, { talk: 'talk', now, kept: kept ?? undefined });
  return { state, stories, presentation };
}
const seconds = (count: number): number => NOON + count * 1000;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('A presentation', () => {
  it('goes from the start slide through the steps to the closing slide, and stays at both ends', () => {
    const { presentation, state } = present();
    const seen: string[] = [];
    for (let at = 0; at < 6; at++) {
      presentation.next();
      const { slide } = presentation;
      seen.push(slide.kind === 'step' ? slide.step : slide.kind);
    }
    expect(seen).toEqual(['talks', 'order', 'flood', 'end', 'end', 'end']);
    expect(state.session.story).toEqual({ story: 'ford-story', step: 'flood' });
    for (let at = 0; at < 6; at++) presentation.previous();
    expect(presentation.slide).toEqual({ kind: 'start' });
    // The start slide has the map of the first step.
    expect(state.session.story?.step).toBe('talks');
  });

  it('shows the audience the session of the step, without the story, which the other window may not know', () => {
    const { presentation, state } = present();
    presentation.toStep(2);
    expect(presentation.scene.hash).toContain('date=2010-05-10');
    expect(presentation.scene.hash).not.toContain('story');
    expect(state.cameraRequest?.force).toBe(true);
  });

  it('tells only what a window accepts, on every slide', () => {
    const { presentation } = present();
    presentation.moveTo([0, 0, 1, 1]);
    for (let at = 0; at < 5; at++) {
      const sent = structuredClone(wrapMessage('console', { talk: 'talk', type: 'scene', scene: presentation.scene }));
      expect(readConsoleMessage(sent), String(at)).not.toBeNull();
      presentation.next();
    }
  });

  it('is elsewhere once date or map were changed, and comes back', () => {
    const { presentation, state } = present();
    presentation.toStep(2);
    expect(presentation.isElsewhere).toBe(false);
    state.dispatch({ type: 'dayChanged', day: state.session.day + 5, commit: true });
    expect(presentation.isElsewhere).toBe(true);
    presentation.again();
    expect(presentation.isElsewhere).toBe(false);
    presentation.moved({ zoom: 8, lat: 1, lon: 1, width: 800, height: 600 });
    expect(presentation.isElsewhere).toBe(true);
    expect(presentation.scene.camera).toMatchObject({ kind: 'camera', zoom: 8, width: 800 });
    presentation.run('again');
    expect(presentation.isElsewhere).toBe(false);
  });

  it('gives each move of the map a token of its own', () => {
    const { presentation } = present();
    const tokens = [0, 1, 2].map(() => {
      presentation.moveTo([0, 0, 1, 1]);
      return presentation.scene.camera?.token;
    });
    expect(new Set(tokens).size).toBe(3);
  });

  it('follows the session to another step, such as after Back', () => {
    const { presentation, stories } = present();
    presentation.toStep(3);
    presentation.asked = 0;
    stories.open('ford-story', 'talks');
    presentation.follow();
    expect(presentation.slide).toEqual({ kind: 'step', step: 'talks' });
    expect(presentation.asked).toBeNull();
  });

  it('keeps the start slide, whose map is that of the first step', () => {
    const { presentation } = present();
    presentation.again();
    presentation.follow();
    expect(presentation.slide).toEqual({ kind: 'start' });
  });

  it('a black screen ends with the next slide', () => {
    const { presentation } = present();
    presentation.run('blank');
    expect(presentation.scene.isBlank).toBe(true);
    presentation.next();
    expect(presentation.scene.isBlank).toBe(false);
  });
});

describe('Questions', () => {
  it('are shown one by one, each with its answer, and then hidden again', () => {
    const { presentation } = present();
    presentation.toStep(1);
    const seen = [0, 1, 2].map(() => {
      presentation.revealNext();
      return presentation.revealed.join();
    });
    expect(seen).toEqual(['1', '2', '0']);
  });

  it('stay shown when the presenter comes back to the step', () => {
    const { presentation } = present();
    presentation.toStep(1);
    presentation.reveal(0, 2);
    presentation.next();
    expect(presentation.revealed).toEqual([]);
    presentation.previous();
    expect(presentation.revealed).toEqual([2]);
  });

  it('begin at the top of the text', () => {
    const { presentation } = present();
    presentation.toStep(1);
    presentation.scrolled = 0.7;
    presentation.revealNext();
    expect(presentation.scene.scrolled).toBe(0);
  });
});

describe('The clocks', () => {
  it('begin with the first step', () => {
    const { presentation } = present();
    presentation.run('first');
    presentation.tick(seconds(60));
    expect(presentation.clocks).toMatchObject({ talk: 0, slide: 60, planned: 360 });
    presentation.next();
    presentation.tick(seconds(100));
    expect(presentation.clocks).toMatchObject({ talk: 40, slide: 40 });
    presentation.next();
    presentation.tick(seconds(130));
    expect(presentation.clocks).toMatchObject({ talk: 70, slide: 30 });
  });

  it('say who is late or early: six minutes and three steps make two minutes a step', () => {
    const { presentation } = present();
    presentation.next();
    presentation.tick(seconds(100));
    expect(presentation.clocks.late).toBe(0);
    presentation.tick(seconds(150));
    expect(presentation.clocks.late).toBe(30);
    presentation.toStep(3);
    expect(presentation.clocks.late).toBe(-90);
  });

  it('can be set to zero', () => {
    const { presentation } = present();
    presentation.next();
    presentation.tick(seconds(100));
    presentation.restartClock();
    expect(presentation.clocks).toMatchObject({ talk: 0, slide: 0 });
  });
});

describe('Keys', () => {
  it('go to steps by number, and to both ends', () => {
    const { presentation } = present();
    presentation.run({ digit: 3 });
    expect(presentation.number).toBe(3);
    presentation.run({ digit: 9 });
    expect(presentation.number).toBe(3);
    presentation.run('last');
    expect(presentation.slide.kind).toBe('end');
    presentation.run('first');
    expect(presentation.slide.kind).toBe('start');
  });

  it('make texts larger and smaller, within what is legible', () => {
    const { presentation } = present();
    presentation.run('larger');
    expect(presentation.scale).toBe(1.15);
    for (let at = 0; at < 9; at++) presentation.run('smaller');
    expect(presentation.scale).toBe(0.8);
    for (let at = 0; at < 9; at++) presentation.run('larger');
    expect(presentation.scale).toBe(1.5);
  });

  it('that are for the page around it are left to it', () => {
    const { presentation } = present();
    for (const command of ['keys', 'notes', 'full', 'escape', 'enter'] as const)
      expect(presentation.run(command), command).toBe(false);
  });
});

describe('A presentation that is reloaded', () => {
  it('is where it was', () => {
    const { presentation } = present();
    presentation.toStep(1);
    presentation.reveal(0, 1);
    presentation.run('larger');
    presentation.moveTo([0, 0, 1, 1]);
    presentation.isSingle = true;
    keepPresentation(presentation.kept);
    const kept = readPresentation();
    const again = present({ kept, now: seconds(30) }).presentation;
    expect(again.scene).toEqual({ ...presentation.scene, hash: again.scene.hash });
    expect(again).toMatchObject({ talk: 'talk', isSingle: true, number: 1 });
    again.tick(seconds(30));
    expect(again.clocks.talk).toBe(30);
  });

  it('begins at the start slide where its step is gone', () => {
    const { presentation } = present();
    presentation.toStep(2);
    const kept = { ...presentation.kept, slide: { kind: 'step' as const, step: 'dawn' } };
    expect(present({ kept }).presentation.slide).toEqual({ kind: 'start' });
  });

  it.each([
    ['nothing', 'null'],
    ['no JSON', '{'],
    ['a number', '7'],
    ['half of it', '{"talk":"t"}'],
  ])('is an ordinary page where %s was kept', (_what, text) => {
    sessionStorage.setItem('atlas-presenting', text);
    expect(readPresentation()).toBeNull();
  });

  it('keeps nothing once it has ended', () => {
    keepPresentation(present().presentation.kept);
    keepPresentation(null);
    expect(sessionStorage.length).toBe(0);
  });
});
