/** The parts of the page that exist once, each made with what it needs of the others. The root component shows them. */
import type { Camera, Size } from '../domain/camera';
import type { Bounds, Id } from '../domain/model';
import type { AtlasState } from '../state/atlasState.svelte';
import type { CopyState } from '../state/copyState.svelte';
import { deviceStore } from '../state/deviceStore';
import { NotesState } from '../state/notesState.svelte';
import { Player } from '../state/player.svelte';
import { StoryState } from '../state/storyState.svelte';
import type { OnTop } from '../stillmap/picture';
import type { Theme } from '../symbology/palette';
import { DialogState } from './dialogState.svelte';
import { Embedded } from './embedded.svelte';
import { Frame } from './frame.svelte';
import { LetterKeys } from './letterKeys.svelte';
import { MapCover } from './mapCover.svelte';
import { Measuring } from './measuring.svelte';
import { Moves, type MovingPage } from './moves';
import { Opening } from './opening.svelte';
import { OwnDataPage } from './ownDataPage.svelte';
import { OwnPage } from './ownPage.svelte';
import { PageRegions } from './pageRegions';
import { copyOfReader } from './readerCopy';
import { Screen } from './screen.svelte';
import { SeenFrame } from './seenFrame.svelte';
import { ShareLink } from './shareLink.svelte';
import { SheetState } from './sheet.svelte';
import { Stage } from './stage.svelte';
import { StillLayer } from './stillLayer.svelte';
import { StoryPage } from './storyPage.svelte';
import { storyTexts } from './storyTexts';

/** The live map, as far as other parts of the page need it. */
export interface LiveMap {
  /** West, south, east, north in degrees; null before it has been drawn. */
  readonly bounds: () => Bounds | null;
  readonly frameShown: () => { readonly camera: Camera; readonly size: Size } | null;
  /** Puts the keyboard on the cross of the map, if it has one; else returns false. */
  readonly focusCross: () => boolean;
}

/** What the parts need of the component that shows them. */
export interface PartsOwner {
  /** The live map; undefined while there is none. */
  readonly map: () => LiveMap | undefined;
  /** Brings the address up to date. */
  readonly onshare: () => void;
}

export class PageParts implements MovingPage {
  readonly state: AtlasState;
  readonly player: Player;
  readonly copy: CopyState;
  readonly notes: NotesState;
  readonly stories: StoryState;
  readonly screen = new Screen();
  readonly frame = new Frame(this.screen);
  readonly sheet = new SheetState();
  readonly link: ShareLink;
  readonly embedded: Embedded;
  readonly letters = new LetterKeys();
  readonly dialogs = new DialogState();
  readonly measuring = new Measuring(() => this);
  readonly stage: Stage;
  readonly moves = new Moves(() => this);
  readonly story: StoryPage;
  /** The reader's own stories, and the reader's own data. */
  readonly own: OwnPage;
  readonly ownData: OwnDataPage;
  readonly opening: Opening;
  readonly cover: MapCover;
  readonly regions: PageRegions;
  readonly still: StillLayer;
  readonly seen: SeenFrame;
  readonly #owner: PartsOwner;

  /** Must be called while a component is made: some parts live as long as it does. */
  constructor(state: AtlasState, owner: PartsOwner) {
    const store = deviceStore();
    const { screen, frame, sheet, dialogs, measuring } = this;
    const { goTo } = this.moves;
    this.state = state;
    this.#owner = owner;
    // Who has laid something over the map looks at that: a meeting elsewhere would take it out of view.
    this.player = new Player(state, { staysPut: () => measuring.isOpen || this.ownData.shown.length > 0 });
    this.copy = copyOfReader(state.index, store);
    this.notes = new NotesState(store);
    this.stories = new StoryState(state, storyTexts);
    this.link = new ShareLink((message) => state.notify(message));
    this.embedded = new Embedded(() => state.session);
    this.stage = new Stage(this.stories, screen, dialogs);
    this.story = new StoryPage(state, this.stories);
    this.own = new OwnPage(state, this.stories, () => ({
      map: owner.map(),
      still: this.still,
      padding: this.cover.padding,
    }));
    this.ownData = new OwnDataPage({
      state,
      copy: this.copy,
      notes: this.notes,
      stories: this.own,
      measuring,
      seen: () => this.seen.now,
      showText: () => (sheet.tab = 'read'),
      onshare: owner.onshare,
    });
    this.opening = new Opening(state, {
      goTo,
      sheet,
      isNarrow: () => screen.isNarrow,
      openStory: (id) => this.stories.open(id),
    });
    this.cover = new MapCover(this);
    this.regions = new PageRegions({
      passage: () => this.reached,
      has: this.embedded.has,
      card: () => this.cover.card,
      cross: () => owner.map()?.focusCross() ?? false,
      isOpen: (panel) => {
        const { layersOpen } = this.cover;
        return panel === 'layers' ? layersOpen : measuring.isOpen && !(layersOpen && screen.isNarrow);
      },
      show: (name) => (screen.isNarrow ? sheet.openRegion(name) : frame.needRegion(name)),
      onempty: () => this.link.tell('No card is open: choose a place or a date.'),
    });
    this.still = new StillLayer({
      view: () => state.wholeMarkedView,
      onTop: () => ({ marks: this.story.marks, ...this.onTop() }),
      start: () => state.start.camera,
      request: () => state.cameraRequest,
      padding: () => this.cover.padding,
    });
    this.seen = new SeenFrame(() => this.map?.bounds() ?? null);
  }

  /** The map that is seen: the still one where it stands in for the live one; null or undefined for none. */
  get map(): (Pick<LiveMap, 'bounds'> & Pick<StillLayer, 'frameShown'>) | undefined {
    return this.still.instead ?? this.#owner.map();
  }

  /** Id of the passage that the reader has reached. */
  get reached(): Id | undefined {
    return this.state.session.passage ?? this.state.index.atlas.passages[0]?.id;
  }

  /** The theme that the page has. */
  get theme(): Theme {
    const { theme } = this.state.session;
    return theme === 'auto' ? (this.screen.isDark ? 'dark' : 'light') : theme;
  }

  /** What the reader has laid over the map, for the still map and for pictures. */
  readonly onTop = (): OnTop => ({
    own: this.ownData.picture,
    measured: this.measuring.tool?.drawing,
    theme: this.theme,
  });

  /** Closes the panel of the layers, which may lie over what a link leads to. */
  readonly closeLayers = (): void => {
    this.cover.layersOpen = false;
  };

  /** Restores what is kept on the device. */
  restore(): void {
    for (const kept of [this.copy, this.notes, this.letters]) void kept.restore();
    this.stories.recall();
  }
}
