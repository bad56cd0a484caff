/**
 * What the presenter’s console and the audience’s window say to each other: a closed list of messages. Each is checked when it is received,
 * because any page of the same origin can write to the channel, and because one window may have an older program than the other.
 */
import type { Slide } from '../domain/slides';
import type { Bounds, Id, Inline, Paragraph, Story } from '../domain/model';

/** Version of the messages. A window ignores those of another version. */
export const STAGE_VERSION = 1;

/** Text larger or smaller: factors of the usual size. */
export const TEXT_SCALES = [0.8, 0.9, 1, 1.15, 1.3, 1.5] as const;
/** How much of a question the audience sees: nothing, the question, or its answer too. */
export type Revealed = 0 | 1 | 2;

/** What the audience’s map shows: bounds to which it goes, or the camera of the console’s map, which has a size in CSS pixels. */
export type StageCamera =
  | { readonly token: number; readonly kind: 'bounds'; readonly bounds: Bounds }
  | {
      readonly token: number;
      readonly kind: 'camera';
      readonly zoom: number;
      readonly lat: number;
      readonly lon: number;
      readonly width: number;
      readonly height: number;
    };

/** Everything that the audience sees, apart from the texts of the story and the pointer. */
export interface StageScene {
  /** Id of the story. */
  readonly story: Id;
  readonly slide: Slide;
  /** The session as the hash of an address, without the story. */
  readonly hash: string;
  /** Null before the map was first sent anywhere: it shows the opening view. */
  readonly camera: StageCamera | null;
  readonly isBlank: boolean;
  /** Factor of the size of texts, one of `TEXT_SCALES`. */
  readonly scale: number;
  /** For each question of the step, how much of it is shown. */
  readonly revealed: readonly Revealed[];
  /** Position of the statement of which passages and records are shown, from 0; null for none. */
  readonly asked: number | null;
  /** How far the text of the slide is scrolled: 0 at its top, 1 at its end. */
  readonly scrolled: number;
}

/** A place on the slide as shares of its width and height, 0 to 1. */
export type StagePoint = readonly [x: number, y: number];

/** What the console says. `talk` names the presentation; messages of another one are ignored. */
export type ConsoleMessage = { readonly talk: string } & (
  | { readonly type: 'story'; readonly story: Story }
  | { readonly type: 'scene'; readonly scene: StageScene }
  /** The ring around what the presenter points at; null hides it. */
  | { readonly type: 'ring'; readonly at: StagePoint | null }
  /** Sent every second: the console is there. */
  | { readonly type: 'beat' }
  /** The presentation is over. */
  | { readonly type: 'end' }
  /** A page that was reloaded asks whether another console leads this presentation, and the answer to it. */
  | { readonly type: 'claim'; readonly page: string }
  | { readonly type: 'taken'; readonly page: string }
);

/** The state of an audience’s window. */
export interface AudienceState {
  /** Size of the window in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether it is minimised, or in a tab behind others. */
  readonly isHidden: boolean;
  readonly isFull: boolean;
}

/** What an audience’s window says. `page` names the window. */
export type AudienceMessage = { readonly talk: string; readonly page: string } &
  /** The window has opened, or has missed something: it asks for story and scene. */
  (
    | { readonly type: 'hello'; readonly state: AudienceState }
    /** The answer to a beat; also sent when the state changes. */
    | { readonly type: 'here'; readonly state: AudienceState }
    /** A key that was pressed in the audience’s window. */
    | { readonly type: 'key'; readonly key: string; readonly shiftKey: boolean }
    | { readonly type: 'bye' }
  );

/** A message as it is sent: with its version, and who sends it. */
export function wrapMessage(from: 'console' | 'audience', message: ConsoleMessage | AudienceMessage): object {
  return { v: STAGE_VERSION, from, ...message };
}

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

/** Longest text, most entries of a list and deepest nesting that are accepted: far beyond any story. */
const MOST_TEXT = 100_000;
const MOST_ENTRIES = 2000;
const MOST_DEPTH = 8;
/** Most pixels of a window. */
const MOST_PIXELS = 100_000;

const text: Check = (value) => typeof value === 'string' && value.length <= MOST_TEXT;
const name: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= 200;
const flag: Check = (value) => typeof value === 'boolean';
const within =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
const whole: Check = (value) => Number.isSafeInteger(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(check);
const tuple =
  (...checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, at) => check(value[at]));
const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const shaped =
  (shape: Shape): Check =>
  (value) =>
    isRecord(value) && Object.entries(shape).every(([key, check]) => check(value[key]));
/** One of several shapes, told apart by the value of a field. */
const either =
  (field: string, shapes: Readonly<Record<string, Shape>>): Check =>
  (value) => {
    if (!isRecord(value) || typeof value[field] !== 'string' || !Object.hasOwn(shapes, value[field])) return false;
    return shaped(shapes[value[field]] as Shape)(value);
  };

const lon = within(-180, 180);
const lat = within(-90, 90);
const point = tuple(lon, lat);
const bounds = tuple(lon, lat, lon, lat);
const ids = listOf(name);

/** Whether a value is running text. Addresses of links are those of the web, so that none of them runs a script. */
function isInline(value: unknown, depth = 0): value is Inline {
  if (depth > MOST_DEPTH || !isRecord(value)) return false;
  const children = listOf((each) => isInline(each, depth + 1));
  return either('type', {
    text: { text },
    emphasis: { children },
    reference: { target: name, children },
    citation: { footnote: whole },
    link: { url: (url) => typeof url === 'string' && /^https?:\/\//i.test(url), children },
  })(value);
}
const paragraphs = listOf((value): value is Paragraph => listOf((each) => isInline(each))(value));

const isStory = shaped({
  id: name,
  title: text,
  sentence: text,
  audience: text,
  minutes: within(0, 100_000),
  closing: paragraphs,
  steps: listOf(
    shaped({
      id: name,
      title: text,
      state: shaped({
        mode: oneOf('day', 'window'),
        span: shaped({ from: whole, to: whole }),
        compare: nullOr(whole),
        side: flag,
        ghosts: flag,
        layers: nullOr(ids),
        selection: nullOr(name),
        names: nullOr(name),
      }),
      frame: nullOr(bounds),
      passages: ids,
      marks: listOf(
        either('type', {
          circle: { at: point, radiusM: within(0, 1e7), text },
          arrow: { from: point, to: point, text },
          label: { at: point, text },
        }),
      ),
      statements: listOf(
        shaped({
          voice: oneOf('author', 'editor', 'own'),
          text: paragraphs,
          passages: ids,
          records: ids,
          sources: ids,
        }),
      ),
      questions: listOf(shaped({ ask: paragraphs, answer: paragraphs })),
      notes: paragraphs,
      sources: ids,
    }),
  ),
});

const isScene = shaped({
  story: name,
  slide: either('kind', { start: {}, step: { step: name }, end: {} }),
  hash: text,
  camera: nullOr(
    either('kind', {
      bounds: { token: whole, bounds },
      camera: {
        token: whole,
        zoom: within(0, 24),
        lat,
        lon,
        width: within(1, MOST_PIXELS),
        height: within(1, MOST_PIXELS),
      },
    }),
  ),
  isBlank: flag,
  scale: oneOf(...TEXT_SCALES),
  revealed: listOf(oneOf(0, 1, 2)),
  asked: nullOr(within(0, MOST_ENTRIES)),
  scrolled: within(0, 1),
});
const state = shaped({ width: within(1, MOST_PIXELS), height: within(1, MOST_PIXELS), isHidden: flag, isFull: flag });

const isOfConsole = either('type', {
  story: { story: isStory },
  scene: { scene: isScene },
  ring: { at: nullOr(tuple(within(0, 1), within(0, 1))) },
  beat: {},
  end: {},
  claim: { page: name },
  taken: { page: name },
});
const isOfAudience = either('type', {
  hello: { page: name, state },
  here: { page: name, state },
  key: { page: name, key: name, shiftKey: flag },
  bye: { page: name },
});

/** A message of a console; null for anything else. */
export function readConsoleMessage(data: unknown): ConsoleMessage | null {
  return isMessage(data, 'console') && isOfConsole(data) ? (data as unknown as ConsoleMessage) : null;
}

/** A message of an audience’s window; null for anything else. */
export function readAudienceMessage(data: unknown): AudienceMessage | null {
  return isMessage(data, 'audience') && isOfAudience(data) ? (data as unknown as AudienceMessage) : null;
}

function isMessage(data: unknown, from: 'console' | 'audience'): data is Record<string, unknown> {
  return isRecord(data) && data['v'] === STAGE_VERSION && data['from'] === from && name(data['talk']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
