/** The state of an open handout: what was chosen, the maps that are drawn for it, and the blocks that fill its pages. */
import type { AtlasIndex } from '../../domain/links';
import type { Bounds, Id, Settlement, Story } from '../../domain/model';
import { isOwnId } from '../../domain/ownStory';
import type { Session } from '../../domain/session';
import { datesOf } from '../../domain/ownSpans';
import { formatHash } from '../../formats/address/url';
import { atlasItem, type CslItem } from '../../formats/cite/cslJson';
import { partItem } from '../../formats/cite/parts';
import type { StoryState } from '../../state/storyState.svelte';
import type { NumberedName } from '../../stillmap/blank';
import { cameraOfBounds, needsWorld } from '../../stillmap/frame';
import { namesLeft } from '../../stillmap/leftNames';
import { paperLegend, type PaperMap, type PaperPicture } from '../../stillmap/paperMap';
import { ownOfMaps } from '../../stillmap/ownOfMaps';
import { RINGS_GROUP, ringLegend } from '../../stillmap/ownRings';
import {
  hiddenWords,
  ownChosenText,
  ownCredit,
  ownLacks,
  ownLegendGroupsOf,
  withOwnData,
} from '../../stillmap/ownWords';
import type { OwnPicture, StillBasemap, StillWorld } from '../../stillmap/picture';
import type { AtlasGeometry } from '../../domain/model';
import { timeStrip } from '../../stillmap/timeStrip';
import { blocksOf, COMPLETE, numberSources, ONE_MAP, type Block, type HandoutContent } from './blocks';
import { RELIEF_GROUP } from '../../symbology/legend';
import { layerDrawsKind } from '../../symbology/layers';
import { glossaryOf, linkedIds, wordBank } from './glossary';
import { MapQueue, type MapOrder } from './mapQueue.svelte';
import { initialOptions, type HandoutOptions, type PaperSize } from './options';
import {
  mapTitle,
  oneMapWords,
  onOneMap,
  partWords,
  subjectOfStory,
  subjectOfView,
  whenWords,
  type HandoutPart,
} from './parts';
import { qrOf } from '../../formats/qr';
import { setOf, tableOf } from './tables';

/** The still map's data, from which maps are drawn. */
export interface MapData {
  readonly geometry: AtlasGeometry;
  readonly region: StillBasemap;
  readonly settlements: readonly Settlement[];
  readonly loadWorld: () => Promise<StillWorld>;
}

/** The stories that can be printed. */
export type PrintedStories = Pick<StoryState, 'outlines' | 'withTexts' | 'shipped' | 'story' | 'needTexts'>;

/** What a handout is made of. */
export interface HandoutSource {
  readonly index: AtlasIndex;
  readonly session: Session;
  /** The bounds that the map on the screen shows; null if there is no map. */
  readonly frame: Bounds | null;
  /** The reader's own layers; null for none. */
  readonly own: OwnPicture | null;
  /** The address of the view on the screen. */
  readonly address: string;
  /** The address of the atlas, without a hash. */
  readonly home: string;
  /** Today's date in the reader's time zone, ISO 8601. */
  readonly today: string;
  /** The part of an address that holds a story of the reader's own; null if there is none with the id. */
  readonly partOf: (story: Id) => Promise<string | null>;
}

/** Sizes of maps in units, of which a millimetre on paper has 4.2 and 4.7. */
const WHOLE = { width: 764, height: 420 } as const;
const HALF = { width: 500, height: 358 } as const;
/**
 * A paper map names what a map on the screen does at this zoom more: there is time to look at it. Where the names are to be written, there
 * are fewer.
 */
const DETAIL = { read: 0.4, write: -0.3 } as const;
/** Width of the timeline in pixels: that of the text. */
const STRIP_WIDTH = 688;

export class HandoutState {
  readonly #source: HandoutSource;
  readonly #data: MapData;
  readonly #queue: MapQueue;
  options = $state.raw<HandoutOptions>(initialOptions('a4'));
  /** The story that is printed; null for the view on the screen. */
  story = $state.raw<Story | null>(null);
  /** Ids of the steps that were chosen. */
  steps = $state.raw<ReadonlySet<Id>>(setOf());
  /** The title that the reader wrote; null for that of the subject. */
  ownTitle = $state<string | null>(null);
  /** The link that was made last, and of which story. */
  #made = $state.raw<{ readonly story: Story; readonly link: string } | null>(null);

  constructor(source: HandoutSource, data: MapData, paper: PaperSize) {
    this.#source = source;
    this.#data = data;
    this.#queue = new MapQueue(data.loadWorld);
    this.options = initialOptions(paper);
    this.canHaveOwnData = source.own?.layers.some(({ look }) => look.isVisible) ?? false;
  }

  /** Changes options. */
  readonly choose = (changes: Partial<HandoutOptions>): void => {
    this.options = { ...this.options, ...changes };
  };

  /** Makes the handout of a story, with all its steps; null for one of the view on the screen. */
  readonly chooseStory = (story: Story | null): void => {
    this.story = story;
    this.steps = setOf(story?.steps.map(({ id }) => id));
    this.ownTitle = null;
    if (story && isOwnId(story.id)) void this.#makeLink(story);
  };

  /** Takes a step of the story in, or leaves it out. */
  readonly chooseStep = (id: Id, isIn: boolean): void => {
    this.steps = setOf([...this.steps].filter((each) => each !== id).concat(isIn ? [id] : []));
  };

  readonly subject = $derived.by(() => {
    const { index, session, frame } = this.#source;
    return this.story ? subjectOfStory(index, session, this.story, this.steps) : subjectOfView(index, session, frame);
  });

  readonly title = $derived(this.ownTitle ?? this.subject.title);

  /** The address that leads back to what is printed; empty for a story that is on this device alone. */
  readonly address = $derived.by(() => {
    const { index, address, home } = this.#source;
    const { story, session } = this.subject;
    if (story === null) return address;
    return index.atlas.stories.some(({ id }) => id === story) ? home + formatHash(index, session) : '';
  });

  /** Whether the story that is printed is no part of the atlas: no address leads to it. */
  readonly isOwn = $derived(this.story !== null && isOwnId(this.story.id));

  /** The link that holds the story that is printed, if it is no part of the atlas and the link has been made. */
  readonly #link = $derived(this.#made && this.#made.story === this.story ? this.#made.link : '');

  readonly qr = $derived(this.isOwn || this.address !== '' ? qrOf(this.isOwn ? this.#link : this.address) : null);

  /** How others get the story; empty for what is part of the atlas. */
  readonly #note = $derived.by(() => {
    if (!this.isOwn) return '';
    return this.qr
      ? 'The code holds the whole story: it opens in the atlas.'
      : 'It is no part of the atlas. Whoever made it can give you its link or its file.';
  });

  /** Makes the link that holds a story: only a short story has one that fits into a QR code. */
  async #makeLink(story: Story): Promise<void> {
    const part = await this.#source.partOf(story.id);
    if (part !== null) this.#made = { story, link: `${this.#source.home}#v=1&${part}` };
  }

  /** How the handout is cited. */
  readonly item: CslItem = $derived.by(() =>
    partItem(atlasItem(this.#source.index.atlas), {
      id: 'handout',
      type: 'map',
      title: this.title,
      url: this.address || this.#source.home,
      accessed: this.#source.today,
    }),
  );

  /** Whether there are layers of the reader's own that can be printed: those that are visible. */
  readonly canHaveOwnData: boolean;
  /** Which of the reader's layers the handout leaves out, as a sentence; empty for none. */
  readonly ownLeft = $derived.by(() => {
    const { own } = this.#source;
    if (!own) return '';
    return this.#own || !this.canHaveOwnData ? hiddenWords(own.layers) : 'Your own data are not in it.';
  });

  /** The reader's own layers that are printed; null for none. A mark of one of their features is the screen's, and no story's. */
  readonly #own = $derived.by((): OwnPicture | null => {
    const { own } = this.#source;
    if (!own || !this.canHaveOwnData || !this.options.hasOwnData) return null;
    return this.story ? { ...own, chosen: null } : own;
  });

  /** Whether colours tell own features apart: a printer without colours prints all of them alike. */
  readonly hasOwnColours = $derived.by(() => {
    const shown = this.#own?.layers.filter(({ look }) => look.isVisible) ?? [];
    return shown.length > 1 || shown.some(({ look }) => look.colours.by !== 'fixed');
  });

  /** Dates of the reader's own features for the timeline; null if there are none. */
  readonly #dates = $derived(this.#own && datesOf(this.#own.layers));

  /** The maps by name, each with the part that it shows. */
  readonly #mapped = $derived.by((): ReadonlyMap<string, HandoutPart> => {
    const { parts } = this.subject;
    const isSingle = this.story === null || this.options.maps === 'one';
    const all = isSingle ? onOneMap(parts) : undefined;
    if (isSingle) return tableOf(all ? [[ONE_MAP, all]] : []);
    return tableOf(parts.map((part) => [part.id, part]));
  });

  readonly #orders = $derived.by((): readonly MapOrder[] => {
    const { blank, hasAnswers } = this.options;
    const isBlank = blank.names || blank.statuses;
    return [...this.#mapped].flatMap(([name, part]) => [
      this.#orderOf(name, part, true),
      ...(isBlank && hasAnswers ? [this.#orderOf(name + COMPLETE, part, false)] : []),
    ]);
  });

  #orderOf(name: string, part: HandoutPart, isExercise: boolean): MapOrder {
    const { index } = this.#source;
    const { blank } = this.options;
    const picture = this.#pictureOf(part, name.startsWith(ONE_MAP));
    const nothing = { names: false, statuses: false };
    const left = isExercise ? blank : nothing;
    const marks = part.step?.marks ?? [];
    // Where names are to be written, the legend would name the feature that is marked.
    const own = this.#own && { ...this.#own, chosen: blank.names ? null : this.#own.chosen };
    // The one map has the marks of the steps that were chosen.
    const marked = name.startsWith(ONE_MAP) ? this.subject.parts.map(({ id }) => id).join() : '';
    return {
      name,
      key: [
        this.story?.id ?? '',
        part.id,
        name.startsWith(ONE_MAP),
        marked,
        part.frame.join(),
        left.names,
        left.statuses,
        blank.names,
        own !== null,
      ].join('|'),
      // The words of marks would tell what an exercise leaves out.
      picture: { ...picture, blank: left, marks: left.names || left.statuses ? [] : marks, own },
      title: left.names || left.statuses ? `Map to fill in. ${whenWords(part.view)}.` : mapTitle(part.view, index),
      needsWorld: needsWorld(picture.camera, picture.size, index.atlas.meta.regionBounds),
    };
  }

  #pictureOf({ view, frame }: HandoutPart, isWhole: boolean): PaperPicture {
    const { geometry, region, settlements } = this.#data;
    const size = isWhole ? WHOLE : HALF;
    const camera = cameraOfBounds(frame, size, {});
    return {
      index: this.#source.index,
      geometry,
      region,
      world: null,
      settlements,
      view,
      camera,
      size,
      detail: camera.zoom + DETAIL[this.options.blank.names ? 'write' : 'read'],
    };
  }

  /** Orders the maps that are needed now. */
  readonly orderMaps = (): void => this.#queue.order(this.#orders);

  /** Whether land beyond the region is missing on a map, because its base map could not be fetched. */
  get lacksWorld(): boolean {
    return this.#queue.lacksWorld;
  }

  /** Fetches that base map again, and draws anew what lacks it. */
  readonly retryWorld = (): void => this.#queue.retry();

  /** A map by its name; undefined until it is drawn. */
  readonly mapOf = (name: string): PaperMap | undefined => {
    const order = this.#orders.find((each) => each.name === name);
    return order && this.#queue.get(order);
  };

  /** How many maps are drawn, of how many. */
  readonly drawn = $derived.by(() => {
    const done = this.#orders.filter((order) => this.#queue.get(order)).length;
    return { done, all: this.#orders.length };
  });

  readonly #names = $derived(
    tableOf<string, readonly NumberedName[]>(
      [...this.#mapped.keys()].map((name) => [name, this.mapOf(name)?.names ?? []]),
    ),
  );

  /** The sources that the texts name, numbered. */
  readonly sources = $derived(
    numberSources(
      this.subject.parts.flatMap(({ texts }) => texts),
      (id) => this.#source.index.sources.get(id),
    ),
  );

  readonly #content = $derived.by((): HandoutContent => {
    const { index } = this.#source;
    const { parts, sentence } = this.subject;
    const { blank, hasText } = this.options;
    const names = [...this.#names.values()].flat();
    const linked = linkedIds(hasText ? parts.flatMap(({ texts }) => texts.flat().map(({ text }) => text)) : []);
    const choice = parts[0]?.view.names ?? 'both';
    const last = parts.at(-1);
    // A timeline would give the statuses away that a map leaves out: `blocksOf` has none then, and nothing is said of it.
    const hasTimeline = this.options.hasTimeline && !blank.statuses;
    const strip =
      hasTimeline && last ? timeStrip({ index, view: last.view, width: STRIP_WIDTH, own: this.#dates }) : null;
    const pictures = [...this.#mapped.values()].map((part) => this.#pictureOf(part, this.#mapped.has(ONE_MAP)));
    const made = [...this.#mapped.keys()].flatMap((name) => this.mapOf(name) ?? []);
    const own = ownOfMaps(made.map((each) => each.own));
    return {
      title: this.title,
      sentence,
      parts,
      maps: tableOf(
        [...this.#mapped].map(([name, part]) => [
          name,
          { names: this.#names.get(name) ?? [], when: this.#wordsOf(name, part) },
        ]),
      ),
      legend: [...paperLegend(pictures), ...ownLegendGroupsOf(own), ...(own ? ringLegend(pictures) : [])],
      given: setOf([
        RELIEF_GROUP,
        RINGS_GROUP,
        ...(this.#own?.layers ?? []).map(({ layer }) => layer.id),
        ...index.atlas.layers.filter((layer) => layerDrawsKind(layer, 'venue')).map(({ id }) => id),
      ]),
      timeline: strip,
      glossary: blank.names ? wordBank(names) : glossaryOf(index, this.#data.settlements, names, choice, linked),
      sources: this.sources,
      address: {
        text: this.address,
        qr: this.qr,
        note: this.#note,
        besides: withOwnData((own?.layers ?? []).map(({ styled }) => styled)),
      },
      remarks: this.#remarks(
        [
          ...ownChosenText(own),
          ...(blank.names ? [] : namesLeft(made.map(({ left }) => left))),
          ...(strip?.lacks ?? []),
          ...ownLacks(own, this.#mapped.size),
        ],
        [ownCredit(own), strip?.ownWords ?? ''],
      ),
    };
  });

  /** What stands beside a map: its days, and of the one map of a story what it shows of the steps. */
  #wordsOf(name: string, part: HandoutPart): string {
    const { blank } = this.options;
    const { parts } = this.subject;
    const isOfAll = name === ONE_MAP && parts.length > 1;
    return isOfAll ? oneMapWords(parts, part.view, !blank.names && !blank.statuses) : partWords(part.view);
  }

  /** What the maps leave out, and whose data they are: the atlas's, and those of the reader. */
  #remarks(lacks: readonly string[], own: readonly string[]): readonly string[] {
    const { meta } = this.#source.index.atlas;
    return [
      ...lacks,
      ...(this.#queue.lacksWorld
        ? ['Land beyond the region is not drawn: the base map of the world could not be loaded.']
        : []),
      `${meta.attribution}.`,
      meta.licences.statement,
      ...own.filter(Boolean),
    ];
  }

  readonly blocks: readonly Block[] = $derived(blocksOf(this.#content, this.options));
}
