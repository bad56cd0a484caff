import { describe, expect, it } from 'vitest';
import {
  readAudienceMessage,
  readConsoleMessage,
  STAGE_VERSION,
  wrapMessage,
  type AudienceMessage,
  type ConsoleMessage,
  type StageScene,
} from '../../../src/state/stageMessages';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const [story] = tiny.stories as [(typeof tiny.stories)[number]];
const scene: StageScene = {
  story: 'ford-story',
  slide: { kind: 'step', step: 'talks' },
  hash: '#v=1&date=2010-05-10',
  camera: { token: 7, kind: 'bounds', bounds: [0, 0, 1, 1.5] },
  isBlank: false,
  scale: 1,
  revealed: [0, 1, 2],
  asked: null,
  scrolled: 0.5,
};
const window = { width: 1920, height: 1080, isHidden: false, isFull: true };

/** A message as it comes out of the channel. */
function sent(from: 'console' | 'audience', message: ConsoleMessage | AudienceMessage): Record<string, unknown> {
  return structuredClone(wrapMessage(from, message)) as Record<string, unknown>;
}

const told: readonly ConsoleMessage[] = [
  { talk: 't', type: 'story', story },
  { talk: 't', type: 'scene', scene },
  { talk: 't', type: 'scene', scene: { ...scene, slide: { kind: 'end' }, camera: null } },
  {
    talk: 't',
    type: 'scene',
    scene: {
      ...scene,
      camera: { token: 8, kind: 'camera', zoom: 7.5, lat: 40, lon: 46, width: 600, height: 400 },
      asked: 1,
    },
  },
  { talk: 't', type: 'ring', at: [0, 1] },
  { talk: 't', type: 'ring', at: null },
  { talk: 't', type: 'beat' },
  { talk: 't', type: 'end' },
  { talk: 't', type: 'claim', page: 'p' },
  { talk: 't', type: 'taken', page: 'p' },
];
const answered: readonly AudienceMessage[] = [
  { talk: 't', page: 'p', type: 'hello', state: window },
  { talk: 't', page: 'p', type: 'here', state: window },
  { talk: 't', page: 'p', type: 'key', key: 'PageDown', shiftKey: false },
  { talk: 't', page: 'p', type: 'bye' },
];

describe('A message', () => {
  it.each(told.map((message) => [message.type, message] as const))('of the console is read: %s', (_type, message) => {
    expect(readConsoleMessage(sent('console', message))).toMatchObject(message);
    expect(readAudienceMessage(sent('console', message))).toBeNull();
  });

  it.each(answered.map((message) => [message.type, message] as const))(
    'of the audience is read: %s',
    (_type, message) => {
      expect(readAudienceMessage(sent('audience', message))).toMatchObject(message);
      expect(readConsoleMessage(sent('audience', message))).toBeNull();
    },
  );

  it('carries every story of the atlas', () => {
    expect(real.stories.length).toBeGreaterThan(0);
    for (const each of real.stories)
      expect(readConsoleMessage(sent('console', { talk: 't', type: 'story', story: each })), each.id).not.toBeNull();
  });

  it('of another version is ignored', () => {
    expect(readConsoleMessage({ ...sent('console', { talk: 't', type: 'beat' }), v: STAGE_VERSION + 1 })).toBeNull();
  });
});

/** The scene with something else in it. */
const withScene = (change: Record<string, unknown>): unknown => ({
  ...sent('console', { talk: 't', type: 'scene', scene }),
  scene: { ...scene, ...change },
});
/** The story with something else in its first step. */
const withStep = (change: Record<string, unknown>): unknown => ({
  ...sent('console', { talk: 't', type: 'story', story }),
  story: { ...story, steps: [{ ...story.steps[0], ...change }] },
});
const deep = (levels: number): object =>
  levels === 0 ? { type: 'text', text: 'x' } : { type: 'emphasis', children: [deep(levels - 1)] };

describe('What is no message', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'scene'],
    ['a list', [1, 2]],
    ['no talk', { v: STAGE_VERSION, from: 'console', type: 'beat' }],
    ['an empty talk', { v: STAGE_VERSION, from: 'console', type: 'beat', talk: '' }],
    ['a type of no message', { v: STAGE_VERSION, from: 'console', type: 'run', talk: 't' }],
    ['a type of the prototype', { v: STAGE_VERSION, from: 'console', type: 'constructor', talk: 't' }],
    ['a scene without a slide', withScene({ slide: undefined })],
    ['a slide of an unknown kind', withScene({ slide: { kind: 'black' } })],
    ['a step without an id', withScene({ slide: { kind: 'step', step: '' } })],
    ['a size of text that nobody can choose', withScene({ scale: 99 })],
    ['a camera beyond the poles', withScene({ camera: { token: 1, kind: 'bounds', bounds: [0, -91, 1, 1] } })],
    [
      'a camera of no size',
      withScene({ camera: { token: 1, kind: 'camera', zoom: 3, lat: 0, lon: 0, width: 0, height: 9 } }),
    ],
    [
      'a camera that is no number',
      withScene({ camera: { token: 1, kind: 'camera', zoom: NaN, lat: 0, lon: 0, width: 9, height: 9 } }),
    ],
    ['a question shown more than whole', withScene({ revealed: [3] })],
    ['an endless hash', withScene({ hash: 'x'.repeat(200_000) })],
    ['text that is HTML', withStep({ notes: '<img src=x onerror=alert(1)>' })],
    ['a link that runs a script', withStep({ notes: [[{ type: 'link', url: 'javascript:alert(1)', children: [] }]] })],
    ['an inline of an unknown type', withStep({ notes: [[{ type: 'html', html: '<b>' }]] })],
    ['nested without end', withStep({ notes: [[deep(40)]] })],
    [
      'a statement in a voice that nobody has',
      withStep({ statements: [{ voice: 'god', text: [], passages: [], records: [], sources: [] }] }),
    ],
    ['a mark beyond the map', withStep({ marks: [{ type: 'label', at: [999, 0], text: '' }] })],
    ['a step without a state', withStep({ state: null })],
    [
      'too many steps',
      {
        ...sent('console', { talk: 't', type: 'story', story }),
        story: { ...story, steps: Array(5000).fill(story.steps[0]) },
      },
    ],
  ])('is refused: %s', (_what, data) => expect(readConsoleMessage(data)).toBeNull());

  it.each([
    ['a window without a name', { type: 'here', state: window }],
    ['a window of no size', { type: 'here', page: 'p', state: { ...window, width: 0 } }],
    ['a key of no name', { type: 'key', page: 'p', key: '', shiftKey: false }],
    ['a key that is an object', { type: 'key', page: 'p', key: {}, shiftKey: false }],
  ])('is refused from an audience: %s', (_what, data) =>
    expect(readAudienceMessage({ v: STAGE_VERSION, from: 'audience', talk: 't', ...data })).toBeNull(),
  );
});
