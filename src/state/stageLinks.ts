/**
 * The two ends of the channel between console and audience. Either may be closed, reloaded, hidden or opened again at any time. A window
 * that opens says hello and is told everything; a console that is reloaded tells everything to whoever is there. The ends know nothing of
 * the page: the channel and the clock are given to them, and whoever owns them calls `beat` every second.
 */
import type { Story } from '../domain/model';
import {
  readAudienceMessage,
  readConsoleMessage,
  wrapMessage,
  type AudienceMessage,
  type AudienceState,
  type ConsoleMessage,
  type StagePoint,
  type StageScene,
} from './stageMessages';

/** A channel on which all windows of the atlas hear each other; none hears itself. */
export interface Port {
  readonly post: (message: object) => void;
  /** Calls a function with everything that is sent. Returns a function that ends this. */
  readonly listen: (receive: (data: unknown) => void) => () => void;
}

/** Milliseconds between two beats. */
export const BEAT = 1000;
/** Milliseconds without a sign after which the other window counts as closed. */
const PATIENCE = 3500;
/** The same for a window that said that it is hidden: browsers may let it wait. */
const PATIENCE_HIDDEN = 10_000;
/** Milliseconds that a reloaded page waits for another console of its presentation. */
const CLAIM = 250;

/** Name of the channel for an atlas: atlases in other folders of the same host have other channels. */
export function channelName(pathname: string): string {
  return `atlas-stage ${pathname.replace(/index\.html$/, '')}`;
}

/** The channel of the browser; null where there is none. */
export function openPort(name: string): (Port & { readonly close: () => void }) | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  try {
    const channel = new BroadcastChannel(name);
    return {
      post: (message) => channel.postMessage(message),
      listen(receive) {
        const hear = ({ data }: MessageEvent): void => receive(data);
        channel.addEventListener('message', hear);
        return () => channel.removeEventListener('message', hear);
      },
      close: () => channel.close(),
    };
  } catch {
    // A sandboxed frame without an origin has no channels.
    return null;
  }
}

/** What both ends are given. */
interface LinkOptions {
  readonly port: Port;
  /** Name of this page: no other page has it. */
  readonly page: string;
  /** Time in milliseconds. */
  readonly now: () => number;
}

export interface ConsoleOptions extends LinkOptions {
  /** Name of the presentation. */
  readonly talk: string;
  /** Returns what the audience should see. */
  readonly scene: () => StageScene;
  /** Returns the texts of the story; null until they have come. */
  readonly story: () => Story | null;
  /** Called when windows of the audience come, go, or change. */
  readonly onaudience: (windows: readonly AudienceState[]) => void;
  /** Called with a key that was pressed in the audience’s window. */
  readonly onkey: (key: { readonly key: string; readonly shiftKey: boolean }) => void;
}

/** The console’s end. */
export class ConsoleLink {
  readonly #options: ConsoleOptions;
  readonly #windows = new Map<string, { readonly state: AudienceState; readonly seen: number }>();
  readonly #unlisten: () => void;
  /** The texts that the audience was told last. */
  #told: Story | null = null;
  /** Whether another console has said that it leads this presentation. */
  #isTaken = false;
  /** Whether this page leads the presentation, or still asks whether it may. */
  #leads = false;

  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#unlisten = options.port.listen((data) => this.#hear(data));
  }

  /** Begins to lead: whoever is there is told everything. */
  lead(): void {
    this.#leads = true;
    this.#told = null;
    this.beat();
    this.tell();
  }

  /**
   * Asks whether another page leads this presentation, as where a tab was duplicated. Resolves to whether there is none, so that this page
   * may lead.
   */
  async claim(): Promise<boolean> {
    this.#post({ type: 'claim', page: this.#options.page });
    await new Promise((done) => setTimeout(done, CLAIM));
    return !this.#isTaken;
  }

  /** Tells the audience what it should see: the story if it does not have it, and the scene. */
  tell(): void {
    if (!this.#leads) return;
    const story = this.#options.story();
    if (story && story !== this.#told) {
      this.#told = story;
      this.#post({ type: 'story', story });
    }
    this.#post({ type: 'scene', scene: this.#options.scene() });
  }

  /** Shows the ring at a place of the slide, or hides it. */
  ring(at: StagePoint | null): void {
    if (this.#leads) this.#post({ type: 'ring', at });
  }

  /** Says that the console is there, and forgets windows that have not answered. To be called every `BEAT` milliseconds. */
  beat(): void {
    if (!this.#leads) return;
    this.#post({ type: 'beat' });
    const now = this.#options.now();
    let hasLost = false;
    for (const [page, { seen, state }] of this.#windows) {
      if (now - seen < (state.isHidden ? PATIENCE_HIDDEN : PATIENCE)) continue;
      this.#windows.delete(page);
      hasLost = true;
    }
    if (hasLost) this.#report();
  }

  /** Ends the presentation: the audience’s windows close. */
  end(): void {
    if (this.#leads) this.#post({ type: 'end' });
    this.close();
  }

  /** Stops to listen. Windows of the audience keep what they show. */
  close(): void {
    this.#leads = false;
    this.#unlisten();
  }

  #hear(data: unknown): void {
    const claim = readConsoleMessage(data);
    if (claim) this.#answer(claim);
    const message = readAudienceMessage(data);
    if (!message || message.talk !== this.#options.talk || !this.#leads) return;
    switch (message.type) {
      case 'hello':
        this.#told = null;
        this.#see(message.page, message.state);
        this.tell();
        break;
      case 'here':
        this.#see(message.page, message.state);
        break;
      case 'key':
        this.#options.onkey(message);
        break;
      case 'bye':
        if (this.#windows.delete(message.page)) this.#report();
        break;
    }
  }

  #answer(message: ConsoleMessage): void {
    const { talk, page } = this.#options;
    if (message.talk !== talk) return;
    if (message.type === 'claim' && this.#leads) this.#post({ type: 'taken', page: message.page });
    if (message.type === 'taken' && message.page === page) this.#isTaken = true;
  }

  #see(page: string, state: AudienceState): void {
    const before = this.#windows.get(page)?.state;
    this.#windows.set(page, { state, seen: this.#options.now() });
    if (JSON.stringify(before) !== JSON.stringify(state)) this.#report();
  }

  #report(): void {
    this.#options.onaudience([...this.#windows.values()].map(({ state }) => state));
  }

  #post(message: WithoutTalk<ConsoleMessage>): void {
    this.#options.port.post(wrapMessage('console', { talk: this.#options.talk, ...message }));
  }
}

export interface AudienceOptions extends LinkOptions {
  /** Name of the presentation; null if the address has none: then the first one that is heard is followed. */
  readonly talk: string | null;
  /** Returns the state of the window. */
  readonly state: () => AudienceState;
  readonly onstory: (story: Story) => void;
  readonly onscene: (scene: StageScene) => void;
  readonly onring: (at: StagePoint | null) => void;
  /** Called when the presentation is over. */
  readonly onend: () => void;
  /** Called when the console has not been heard for a while, and when it is back. */
  readonly onconsole: (isThere: boolean) => void;
}

/** The audience’s end. */
export class AudienceLink {
  readonly #options: AudienceOptions;
  readonly #unlisten: () => void;
  #talk: string | null;
  /** When the console was last heard. */
  #heard: number;
  #isThere = false;
  #isClosed = false;
  /** Id of the story whose texts have come, and of the one that is presented. */
  #story: string | null = null;
  #wanted: string | null = null;

  constructor(options: AudienceOptions) {
    this.#options = options;
    this.#talk = options.talk;
    this.#heard = options.now();
    this.#unlisten = options.port.listen((data) => this.#hear(data));
    this.#say('hello');
  }

  /** To be called every `BEAT` milliseconds: notices that the console has gone, and calls for one, or for the texts that it lacks. */
  beat(): void {
    if (this.#isLate && this.#isThere) {
      this.#isThere = false;
      this.#options.onconsole(false);
    }
    if (!this.#isThere || this.#story !== this.#wanted) this.#say('hello');
  }

  /** Tells the console that the window has another size, was hidden, or is on the whole screen. */
  changed(): void {
    this.#say('here');
  }

  /** Tells the console of a key that was pressed here. */
  press({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): void {
    this.#post({ type: 'key', key, shiftKey });
  }

  /** Tells the console that the window closes, and falls silent: a window that closes is hidden after that, and would say so. */
  close(): void {
    this.#post({ type: 'bye' });
    this.#isClosed = true;
    this.#unlisten();
  }

  get #isLate(): boolean {
    return this.#options.now() - this.#heard >= PATIENCE;
  }

  #hear(data: unknown): void {
    const message = readConsoleMessage(data);
    if (!message || message.type === 'claim' || message.type === 'taken') return;
    // A window whose console has gone follows the next one: the presenter has begun again.
    if (message.talk !== this.#talk && this.#talk !== null && (this.#isThere || !this.#isLate)) return;
    const isNew = message.talk !== this.#talk;
    this.#talk = message.talk;
    this.#heard = this.#options.now();
    if (isNew || !this.#isThere) {
      this.#isThere = true;
      this.#options.onconsole(true);
      if (message.type !== 'story') this.#say('hello');
    }
    switch (message.type) {
      case 'story':
        this.#story = message.story.id;
        this.#options.onstory(message.story);
        break;
      case 'scene':
        this.#wanted = message.scene.story;
        this.#options.onscene(message.scene);
        break;
      case 'ring':
        this.#options.onring(message.at);
        break;
      case 'beat':
        this.#say('here');
        break;
      case 'end':
        this.#options.onend();
        break;
    }
  }

  #say(type: 'hello' | 'here'): void {
    this.#post({ type, state: this.#options.state() });
  }

  #post(message: WithoutTalk<WithoutPage<AudienceMessage>>): void {
    if (this.#isClosed) return;
    const { port, page } = this.#options;
    // A window without a presentation calls for any: consoles answer with their own beat.
    port.post(wrapMessage('audience', { talk: this.#talk ?? 'any', page, ...message }));
  }
}

type WithoutTalk<Message> = Message extends unknown ? Omit<Message, 'talk'> : never;
type WithoutPage<Message> = Message extends unknown ? Omit<Message, 'page'> : never;
