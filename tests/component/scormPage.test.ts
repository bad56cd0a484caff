import { afterEach, describe, expect, it, vi } from 'vitest';
import script from '../../src/formats/course/scormPage.js?raw';

const SRC = 'https://example.org/?embed=1&show=story#v=1&story=two-roads/first';

/** A platform that keeps what it is told, as one with SCORM 1.2 does; `kept` is what it knows of the learner before. */
function platform(kept: Record<string, string> = {}) {
  const data: Record<string, string> = { 'cmi.core.lesson_status': 'not attempted', ...kept };
  const calls: string[] = [];
  const api = {
    LMSInitialize: () => (calls.push('Initialize'), 'true'),
    LMSGetValue: (element: string) => data[element] ?? '',
    LMSSetValue: (element: string, value: string) => ((data[element] = value), 'true'),
    LMSCommit: () => (calls.push('Commit'), 'true'),
    LMSFinish: () => (calls.push('Finish'), 'true'),
  };
  return { data, calls, api };
}
type Api = ReturnType<typeof platform>['api'];

let listeners: AbortController;
/** A stand-in for the frame: the environment loads none. */
const frame = () => document.querySelector('#atlas') as HTMLIFrameElement;
const progress = (): string => document.querySelector('#progress')?.textContent ?? '';

/** Runs the page's script as if the platform's object were in a window around it. */
function open(api: Api | null, around?: object): void {
  document.body.innerHTML = `<div id="atlas" data-story="two-roads" data-steps="first second last" data-src="${SRC.replaceAll('&', '&amp;')}"></div><p id="progress"></p>`;
  Object.assign(frame(), { src: '', contentWindow: {} });
  listeners = new AbortController();
  const parent = around ?? (api ? { API: api } : {});
  const inside: Record<string, unknown> = {
    opener: null,
    addEventListener: (name: string, listener: EventListener) =>
      window.addEventListener(name, listener, { signal: listeners.signal }),
  };
  inside['parent'] = parent;
  if (!('parent' in parent)) Object.assign(parent, { parent });
  new Function('window', 'document', script)(inside, document);
}
function tell(data: unknown, source: unknown = frame().contentWindow): void {
  window.dispatchEvent(Object.assign(new Event('message'), { data, source }));
}
const step = (id: string, story = 'two-roads') => ({ type: 'rapprochement-atlas:step', story, step: id });

afterEach(() => {
  listeners.abort();
});

describe('The page of a SCORM package', () => {
  it('begins at the first step and says that the learner has begun', () => {
    const { data, calls, api } = platform();
    open(api);
    expect(frame().src).toBe(SRC);
    expect(data['cmi.core.lesson_status']).toBe('incomplete');
    expect(calls).toEqual(['Initialize', 'Commit']);
    expect(progress()).toBe('Step 1 of 3.');
  });

  it('keeps the step, is completed with the last one, and stays so', () => {
    const { data, api } = platform();
    open(api);
    tell(step('second'));
    expect([data['cmi.core.lesson_location'], data['cmi.core.lesson_status']]).toEqual(['second', 'incomplete']);
    tell(step('last'));
    expect([data['cmi.core.lesson_location'], data['cmi.core.lesson_status']]).toEqual(['last', 'completed']);
    expect(progress()).toBe('Step 3 of 3, completed.');
    tell(step('first'));
    expect([data['cmi.core.lesson_location'], data['cmi.core.lesson_status']]).toEqual(['first', 'completed']);
  });

  it('goes on at the step where the learner was, and at the first if that is gone', () => {
    open(platform({ 'cmi.core.lesson_location': 'second' }).api);
    expect(frame().src).toBe(SRC.replace('/first', '/second'));
    listeners.abort();
    open(platform({ 'cmi.core.lesson_location': 'removed' }).api);
    expect(frame().src).toBe(SRC);
  });

  it('never takes back that a learner has completed or passed', () => {
    for (const status of ['completed', 'passed']) {
      const { data, api } = platform({ 'cmi.core.lesson_status': status });
      open(api);
      tell(step('second'));
      tell(step('last'));
      expect(data['cmi.core.lesson_status']).toBe(status);
      listeners.abort();
    }
  });

  it('listens to its frame only, and to what that says of this story', () => {
    const { data, api } = platform();
    open(api);
    tell(step('last'), {});
    tell(step('last', 'another-story'));
    tell(step('unknown'));
    tell({ type: 'other', story: 'two-roads', step: 'last' });
    tell(null);
    expect(data['cmi.core.lesson_status']).toBe('incomplete');
    expect(data['cmi.core.lesson_location']).toBeUndefined();
  });

  it('says how long it was open when it is left, once, and that the learner will come back', () => {
    vi.useFakeTimers({ now: 0 });
    const { data, calls, api } = platform();
    open(api);
    vi.setSystemTime((3 * 3600 + 4 * 60 + 5) * 1000);
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('unload'));
    expect([data['cmi.core.session_time'], data['cmi.core.exit']]).toEqual(['03:04:05', 'suspend']);
    expect(calls.filter((call) => call === 'Finish')).toHaveLength(1);
    vi.useRealTimers();
  });

  it('finds the platform around a window of another site', () => {
    const { calls, api } = platform();
    const top: Record<string, unknown> = { API: api };
    top['parent'] = top;
    const foreign = Object.defineProperty({ parent: top }, 'API', {
      get: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    });
    open(null, foreign);
    expect(calls).toContain('Initialize');
  });

  it('shows the story without a platform as well, and with one that refuses', () => {
    open(null);
    expect(frame().src).toBe(SRC);
    tell(step('second'));
    expect(progress()).toBe('Step 2 of 3. No course records this.');
    listeners.abort();
    const refusing = platform();
    refusing.api.LMSInitialize = () => 'false';
    open(refusing.api);
    expect(frame().src).toBe(SRC);
    expect(refusing.data['cmi.core.lesson_status']).toBe('not attempted');
  });
});
