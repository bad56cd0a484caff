/**
 * A story that is presented, on the side of whoever presents it: which slide is shown, what the audience sees of its questions, the clocks.
 * What the map shows is the session’s. It knows nothing of windows: `stageLinks` tells the audience.
 */
import type { Id, Story, StoryOutline, StoryStep } from '../domain/model';
import { END, isSameSlide, slideAt, slideNumber, START, stepNumberOf, type Slide } from '../domain/slides';
import { formatHash } from '../formats/address/url';
import type { AtlasState } from './atlasState.svelte';
import { TEXT_SCALES, type Revealed, type StageCamera, type StageScene } from './stageMessages';
import { StepNumber, type StageCommand } from './stageKeys';
import type { StoryState } from './storyState.svelte';

/** What is kept of a presentation while the page is reloaded. */
export interface KeptPresentation {
  /** Name of the presentation, by which its windows know each other. */
  readonly talk: string;
  readonly story: Id;
  readonly slide: Slide;
  /** Whether it has one window, with the notes in a drawer. */
  readonly isSingle: boolean;
  /** When the first step was shown, in milliseconds since 1970; null if none was. */
  readonly began: number | null;
  /** When the slide was shown. */
  readonly turned: number;
  readonly isBlank: boolean;
  readonly scale: number;
  readonly camera: StageCamera | null;
  readonly revealed: Readonly<Record<Id, readonly Revealed[]>>;
}

/** Seconds and pace of a presentation. */
export interface Clocks {
  /** Seconds since the slide was shown. */
  readonly slide: number;
  /** Seconds since the first step was shown. */
  readonly talk: number;
  /** Seconds that the whole story should take. */
  readonly planned: number;
  /** Seconds by which the presenter is late, if each step takes the same time; negative if early. */
  readonly late: number;
}

/** How often the clocks move on before a number counts as typed that could have a further figure: a second or two. */
const WAIT = 1;

export class Presentation {
  readonly talk: string;
  /** The story, without its texts. */
  readonly outline: StoryOutline;
  readonly #state: AtlasState;
  readonly #stories: StoryState;
  readonly #number = new StepNumber();
  /** How often the clocks have moved on since a figure was typed. */
  #waited = 0;
  #slide = $state.raw<Slide>(START);
  #revealed = $state.raw<Readonly<Record<Id, readonly Revealed[]>>>({});
  #camera = $state.raw<StageCamera | null>(null);
  #began = $state.raw<number | null>(null);
  #turned = $state(0);
  #now = $state(0);
  /** Whether the audience sees a black screen. */
  isBlank = $state(false);
  /** Whether there is one window, with the notes in a drawer. */
  isSingle = $state(false);
  /** Whether a ring shows the audience where the pointer is. */
  hasRing = $state(false);
  #scale = $state(1);
  /** How far the text of the slide is scrolled, 0 to 1. */
  scrolled = $state(0);
  /** Position of the statement of which passages and records are shown, from 0; null for none. */
  asked = $state<number | null>(null);
  /** Whether the map was moved by hand since the step was shown. */
  #isMoved = $state(false);

  /** `kept` continues a presentation that was there before the page was reloaded. */
  constructor(
    state: AtlasState,
    stories: StoryState,
    outline: StoryOutline,
    start: { readonly talk: string; readonly now: number; readonly kept?: KeptPresentation | undefined },
  ) {
    this.#state = state;
    this.#stories = stories;
    this.outline = outline;
    this.talk = start.talk;
    this.#now = start.now;
    this.#turned = start.now;
    stories.needTexts();
    const { kept } = start;
    if (!kept) return;
    this.#slide = slideAt(outline, slideNumber(outline, kept.slide));
    this.#revealed = kept.revealed;
    this.#began = kept.began;
    this.#turned = kept.turned;
    this.isBlank = kept.isBlank;
    this.isSingle = kept.isSingle;
    this.#scale = kept.scale;
    this.#camera = kept.camera;
  }

  /** The story with its texts; null until they have come. */
  get story(): Story | null {
    return this.#stories.withTexts(this.outline.id);
  }

  get slide(): Slide {
    return this.#slide;
  }

  /** Number of the slide: 0 for the start slide, that of the step, or one more than there are steps. */
  get number(): number {
    return slideNumber(this.outline, this.#slide);
  }

  /** The number that is typed at the moment; empty for none. */
  get typed(): string {
    return this.#number.typed;
  }

  /** The step that is shown, with its texts; null on the start slide and the closing slide, and until the texts have come. */
  get step(): StoryStep | null {
    const slide = this.#slide;
    return slide.kind === 'step' ? (this.story?.steps.find(({ id }) => id === slide.step) ?? null) : null;
  }

  /** The step after the slide, with its texts; null if none follows. */
  get following(): StoryStep | null {
    return this.story?.steps[this.number] ?? null;
  }

  /** For each question of the step, how much of it the audience sees. */
  get revealed(): readonly Revealed[] {
    const { step } = this;
    const kept = step ? this.#revealed[step.id] : undefined;
    return step?.questions.map((_question, at) => kept?.[at] ?? 0) ?? [];
  }

  get scale(): number {
    return this.#scale;
  }

  /** Whether date, layers, selection or map are not those of the step any more. */
  get isElsewhere(): boolean {
    return this.#isMoved || this.#stories.isElsewhere || this.#stories.place?.story !== this.outline.id;
  }

  /** What the audience sees. */
  get scene(): StageScene {
    const { index, session } = this.#state;
    return {
      story: this.outline.id,
      slide: this.#slide,
      // Stories of the reader’s own are not known in the other window: the session is written whole.
      hash: formatHash(index, { ...session, story: null }),
      camera: this.#camera,
      isBlank: this.isBlank,
      scale: this.#scale,
      revealed: this.revealed,
      asked: this.asked,
      scrolled: this.scrolled,
    };
  }

  get clocks(): Clocks {
    const seconds = (since: number): number => Math.max(0, Math.floor((this.#now - since) / 1000));
    const planned = this.outline.minutes * 60;
    const talk = this.#began === null ? 0 : seconds(this.#began);
    const slide = seconds(this.#turned);
    const share = planned / Math.max(1, this.outline.steps.length);
    // A step may take its share of the time before the presenter is late.
    const late = this.#began === null ? 0 : talk - Math.min(planned, this.number * share);
    const early = this.#began === null ? 0 : talk - (this.number - 1) * share;
    return { slide, talk, planned, late: late > 0 ? late : Math.min(0, early) };
  }

  get kept(): KeptPresentation {
    return {
      talk: this.talk,
      story: this.outline.id,
      slide: this.#slide,
      isSingle: this.isSingle,
      began: this.#began,
      turned: this.#turned,
      isBlank: this.isBlank,
      scale: this.#scale,
      camera: this.#camera,
      revealed: this.#revealed,
    };
  }

  /** Moves the clocks on. `now` is the time in milliseconds. A number to which no further figure comes counts as typed. */
  readonly tick = (now: number): void => {
    this.#now = now;
    if (this.typed === '') return;
    this.#waited += 1;
    if (this.#waited > WAIT) this.#toTyped();
  };

  /** Sets the clock of the whole story to zero. */
  readonly restartClock = (): void => {
    this.#began = this.#now;
    this.#turned = this.#now;
  };

  /** Shows a slide, with the map of its step. */
  readonly show = (slide: Slide): void => {
    if (!isSameSlide(slide, this.#slide)) this.#turned = this.#now;
    this.#slide = slide;
    if (slide.kind === 'step') this.#began ??= this.#now;
    this.isBlank = false;
    this.#toTop();
    this.again();
  };

  readonly next = (): void => this.#go(this.number + 1);

  readonly previous = (): void => this.#go(this.number - 1);

  /** Goes to the step with a number, from 1; does nothing if there is none. */
  readonly toStep = (number: number): void => {
    const step = this.outline.steps[number - 1];
    if (step) this.show({ kind: 'step', step: step.id });
  };

  /** Shows again what the step shows on the map. */
  readonly again = (): void => {
    this.#isMoved = false;
    this.#stories.open(this.outline.id, this.outline.steps[stepNumberOf(this.outline, this.#slide) - 1]?.id);
  };

  /** Follows the session to another step, such as after Back. */
  readonly follow = (): void => {
    const { place } = this.#stories;
    if (place?.story !== this.outline.id || place.step === this.#shownStep) return;
    this.#slide = { kind: 'step', step: place.step };
    this.#turned = this.#now;
    this.#began ??= this.#now;
    this.#toTop();
  };

  /** Shows more or less of a question. */
  readonly reveal = (at: number, level: Revealed): void => {
    const { step } = this;
    if (!step) return;
    this.#revealed = {
      ...this.#revealed,
      [step.id]: this.revealed.map((each, index) => (index === at ? level : each)),
    };
    this.#toTop();
  };

  /** Shows the next question of the step, or the answer to the one that is shown; after the last one, none. */
  readonly revealNext = (): void => {
    const { step, revealed } = this;
    if (!step) return;
    const answered = step.questions.findIndex(({ answer }, at) => revealed[at] === 1 && answer.length > 0);
    const hidden = revealed.indexOf(0);
    if (answered >= 0) this.reveal(answered, 2);
    else if (hidden >= 0) this.reveal(hidden, 1);
    else this.#revealed = { ...this.#revealed, [step.id]: [] };
  };

  /** Makes texts larger (1) or smaller (-1). */
  readonly resize = (by: 1 | -1): void => {
    const at = TEXT_SCALES.findIndex((scale) => scale === this.#scale);
    this.#scale = TEXT_SCALES[Math.min(TEXT_SCALES.length - 1, Math.max(0, at + by))] ?? 1;
  };

  /** The map goes to bounds, in both windows. */
  readonly moveTo = (bounds: Extract<StageCamera, { kind: 'bounds' }>['bounds']): void => {
    this.#camera = { token: this.#nextToken, kind: 'bounds', bounds };
  };

  /** The presenter has moved the map by hand. */
  readonly moved = (camera: Omit<Extract<StageCamera, { kind: 'camera' }>, 'token' | 'kind'>): void => {
    this.#camera = { token: this.#nextToken, kind: 'camera', ...camera };
    this.#isMoved = true;
  };

  /** Carries out what a key asks for. Returns false if it is not for the presentation but for the page around it. */
  readonly run = (command: StageCommand): boolean => {
    if (typeof command === 'object') {
      this.#waited = 0;
      const number = this.#number.type(command.digit, this.outline.steps.length);
      if (number !== null) this.toStep(number);
      return true;
    }
    const number = this.#number.end();
    switch (command) {
      case 'enter':
        if (number !== null) this.toStep(number);
        return number !== null;
      case 'next':
        this.next();
        return true;
      case 'previous':
        this.previous();
        return true;
      case 'first':
        this.show(START);
        return true;
      case 'last':
        this.show(END);
        return true;
      case 'again':
        this.again();
        return true;
      case 'reveal':
        this.revealNext();
        return true;
      case 'blank':
        this.isBlank = !this.isBlank;
        return true;
      case 'ring':
        this.hasRing = !this.hasRing;
        return true;
      case 'larger':
        this.resize(1);
        return true;
      case 'smaller':
        this.resize(-1);
        return true;
      default:
        return false;
    }
  };

  /** The step whose map the slide shows. */
  get #shownStep(): Id | undefined {
    return this.outline.steps[stepNumberOf(this.outline, this.#slide) - 1]?.id;
  }

  /** Goes to the step whose number was typed. */
  #toTyped(): void {
    const number = this.#number.end();
    if (number !== null) this.toStep(number);
  }

  #toTop(): void {
    this.scrolled = 0;
    this.asked = null;
  }

  /** A window that opens later, and one that stays while the page is reloaded, take each token for a new one. */
  get #nextToken(): number {
    return Math.max((this.#camera?.token ?? 0) + 1, Date.now());
  }

  #go(number: number): void {
    const slide = slideAt(this.outline, number);
    if (!isSameSlide(slide, this.#slide)) this.show(slide);
    else this.isBlank = false;
  }
}

const KEPT = 'atlas-presenting';

/** Keeps a presentation in this tab, so that it goes on after the page was reloaded; null forgets it. */
export function keepPresentation(kept: KeptPresentation | null): void {
  try {
    if (kept) sessionStorage.setItem(KEPT, JSON.stringify(kept));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Storage is blocked: after a reload the presenter begins again.
  }
}

/** The presentation that was kept in this tab; null if there is none, or if it cannot be read. */
export function readPresentation(): KeptPresentation | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Partial<KeptPresentation> | null;
    const isKept =
      typeof kept?.talk === 'string' &&
      typeof kept.story === 'string' &&
      typeof kept.turned === 'number' &&
      typeof kept.slide === 'object' &&
      TEXT_SCALES.some((scale) => scale === kept.scale) &&
      typeof kept.revealed === 'object';
    return isKept ? (kept as KeptPresentation) : null;
  } catch {
    return null;
  }
}
