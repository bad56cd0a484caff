/** Where the page meets a reader's own data: their program is fetched when it is needed, and they are shown in place of the text. */
import { tick } from 'svelte';
import type { MapFeature } from '../domain/mapTool';
import { aftermathLayer } from '../domain/aftermath';
import type { SortedSpanEnds } from '../domain/dated';
import type { Bounds, Id, Span } from '../domain/model';
import type { OwnComparison } from '../domain/ownComparison';
import type { OwnLayer, OwnLook, OwnPlace, StyledLayer } from '../domain/ownData';
import { rowKindOf, type TableFilter } from '../domain/tableState';
import { takeHeld } from '../state/heldData';
import type { Hosts } from '../state/hosts.svelte';
import type { OwnData } from '../state/ownData.svelte';
import type { OwnPicture } from '../stillmap/picture';
import type { OwnLegendGroup } from '../symbology/ownLegend';
import { FocusOrigin } from '../ui/focusOrigin';
import { focusTargets } from '../ui/focusTargets';
import { LazyPart } from '../ui/lazyPart.svelte';
import { isData } from './dataFiles';
import type { OwnDesk, OwnThings } from './ownDataProgram';

/** Name of the database in which `state/ownDataStore` keeps own data: whoever has none needs no program. */
const DATABASE = 'rapprochement-atlas-data';
/** Files that are surely no data: they are opened without the program. */
const TEXTS = /\.(pdf|docx?|odt|rtf|epub|html?|mhtml?|md|txt)$/i;
/** Always the same lists, so that a map without own data is not told anew. */
const NONE: readonly StyledLayer[] = [];
const NOTHING: readonly MapFeature[] = [];
const NO_GROUPS: readonly OwnLegendGroup[] = [];

export class OwnDataPage {
  readonly program = new LazyPart(() => import('./ownDataProgram'));
  readonly #things: Omit<OwnThings, 'setOpen' | 'setTitle'>;
  /** Remembers which button of the map's list led to the card. */
  readonly #origin = new FocusOrigin();
  #desk = $state.raw<OwnDesk | null>(null);
  #isOpen = $state(false);
  #isLost = $state(false);
  /** What lies one upon the other where the reader pressed the map, with the chosen feature among it. */
  featuresAtPoint: readonly MapFeature[] = $state.raw(NOTHING);
  /** What the reader calls the project; empty for nothing. */
  title = $state('');
  /** What is to be done once the program has come. */
  #waiting = $state.raw<readonly ((desk: OwnDesk) => unknown)[]>([]);

  constructor(things: Omit<OwnThings, 'setOpen' | 'setTitle'>) {
    this.#things = things;
  }

  /** The data; null until the program has come. */
  get own(): OwnData | null {
    return this.#desk?.own ?? null;
  }

  /** The other hosts; null until the program has come. */
  get hosts(): Hosts | null {
    return this.#desk?.hosts ?? null;
  }

  /** The layers with their looks, the topmost first. */
  get layers(): readonly StyledLayer[] {
    return this.#desk?.own.layers ?? NONE;
  }

  /** The layers that are visible, the topmost first. */
  get shown(): readonly OwnLayer[] {
    return this.layers.filter(({ look }) => look.isVisible).map(({ layer }) => layer);
  }

  /** The legend of the layers. */
  readonly legend: readonly OwnLegendGroup[] = $derived.by(() =>
    this.layers.length > 0 ? (this.program.value?.default.legendOf(this.layers) ?? NO_GROUPS) : NO_GROUPS,
  );

  /** The feature that was chosen on the map; null for none. */
  get chosen(): OwnPlace | null {
    return this.#desk?.own.chosen ?? null;
  }

  /** The chosen feature as a text that changes with it; empty for none. */
  get chosenKey(): string {
    return this.chosen ? `${this.chosen.layer}/${this.chosen.place}` : '';
  }

  /** The layers and the chosen feature, as pictures show them; null if there are no layers. */
  readonly picture: OwnPicture | null = $derived(
    this.layers.length > 0 ? { layers: this.layers, chosen: this.chosen } : null,
  );

  /** What holds of the visible layers on the two days of a comparison; null if nothing is compared, or no layer is there. */
  readonly compared: readonly OwnComparison[] | null = $derived.by(() => {
    const { state } = this.#things;
    const other = state.compared?.window.from;
    if (other === undefined || this.layers.length === 0) return null;
    const day = state.view.window.from;
    return this.program.value?.default.compareLayers(this.layers, Math.min(day, other), Math.max(day, other)) ?? null;
  });

  /** How many features differ on these days; null if nothing is compared, or no layer is there. */
  get differences(): number | null {
    return this.compared && (this.program.value?.default.differenceCount(this.compared) ?? null);
  }

  /** How many features of a visible layer hold on each of these days, in words; empty if nothing is compared. */
  readonly onDays = (id: Id): string => {
    const compared = this.compared?.find(({ styled }) => styled.layer.id === id);
    return (compared && this.program.value?.default.comparedWords(compared)) ?? '';
  };

  /** Dates of the visible layers' features for the timeline; null if there are none. */
  get dates(): SortedSpanEnds | null {
    return this.#desk?.own.dates ?? null;
  }

  /** First and last day of the timeline. */
  get axis(): Span {
    const { first, last } = this.#things.state.view.range;
    return { from: first, to: last + 1 };
  }

  /** The days that can be chosen if what came after is shown, too. */
  get reach(): Span {
    const { atlas } = this.#things.state.index;
    const { opens, checked } = atlas.meta;
    return { from: this.axis.from, to: (aftermathLayer(atlas) ? Math.max(opens, checked) : opens) + 1 };
  }

  /** Whether the view of own data stands in place of the text. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether the reader waits for the program. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0;
  }

  /** Opens the view in which data are added. */
  readonly open = (): void => {
    this.#isOpen = true;
    this.#isLost = false;
    this.#with(() => {});
  };

  readonly close = (): void => void (this.#isOpen = false);

  /** Takes files that were dropped or pasted anywhere on the page. */
  readonly take = (files: readonly File[]): void => {
    const [only] = files;
    if (!only || files.length > 1 || !TEXTS.test(only.name)) {
      this.#with((desk) => desk.take(files));
      return;
    }
    this.#isOpen = false;
    this.#things.showText();
    this.#things.copy.open(only);
  };

  /** What opens a file as data that was opened as a copy of the article; null if it cannot hold data. */
  readonly asData = ({ name }: File): ((file: File) => void) | null =>
    isData(name) === 'no' || TEXTS.test(name) ? null : (file) => this.take([file]);

  /** Adds a layer that was made on the page of features of another, with the look of that one, and shows it in the list of layers. */
  readonly addLayer = (layer: OwnLayer, of: OwnLook): void => {
    this.open();
    this.#with((desk) => desk.own.addLayer(layer, of));
  };

  /** Takes a text from the field for data. */
  readonly takeData = (text: string): void => this.#with((desk) => desk.takeData(text));

  /** Takes a pasted text; `isLong` says whether it may be an article. */
  readonly takeText = (text: string, isLong: boolean): void => this.#with((desk) => desk.takeText(text, isLong));

  /** Marks a feature of the map and shows its card; null for none. `featuresAtPoint` is all that lies there one upon the other. */
  readonly choose = (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[] = NOTHING): void => {
    this.featuresAtPoint = featuresAtPoint;
    const wasInside = focusTargets.holds('own-card');
    this.#desk?.own.choose(place);
    if (place && featuresAtPoint.length > 0) this.#reveal(place);
    if (place === null) void tick().then(() => this.#origin.giveBack(wasInside));
  };

  /** Marks a feature that was chosen in a list or by a button, and moves the focus to its card. `featuresAtPoint` is as in `choose`. */
  readonly chooseListed = (place: OwnPlace, featuresAtPoint: readonly MapFeature[] = NOTHING): void => {
    this.#origin.remember();
    this.choose(place, featuresAtPoint);
    if (featuresAtPoint.length === 0) this.#reveal(place);
    void tick().then(() => focusTargets.focus('own-card', { preventScroll: true }));
  };

  /** Keeps the card off the point that was chosen on the map; a line or an area may be larger than what is left of it. */
  #reveal({ layer, place }: OwnPlace): void {
    const geometry = this.layers.find((styled) => styled.layer.id === layer)?.layer.features[place]?.geometry;
    if (geometry?.type !== 'Point') return;
    const [lon = 0, lat = 0] = geometry.coordinates;
    this.#things.state.revealBounds([lon, lat, lon, lat]);
  }

  /** Opens the table with the rows of a layer; of null with those of the topmost layer that is visible. A filter takes the place of all others. */
  readonly openTable = (layer: Id | null, filter: TableFilter | null = null): void => {
    const rows = layer ?? this.layers.find(({ look }) => look.isVisible)?.layer.id;
    if (rows === undefined) return;
    const { state } = this.#things;
    state.dispatch({ type: 'viewChosen', view: 'table' });
    const filtered = filter && { filters: [filter], days: 'all' as const, inFrame: false, text: '' };
    state.dispatch({ type: 'tableChanged', change: { rows, ...filtered }, commit: true });
  };

  /** Bounds of what the map shows; null before it has been drawn. */
  readonly seen = (): Bounds | null => this.#things.seen();

  /** What is said of a feature under the pointer. */
  readonly words = (place: OwnPlace): string => this.#desk?.words(place) ?? '';

  /** Called if the map's part of the program could not be loaded. */
  readonly onlost = (): void =>
    this.#things.state.notify(
      'Your data could not be drawn: a part of the program is missing. Check the connection and load the page again.',
    );

  /** Shows or hides a layer. */
  readonly toggleLayer = (id: Id): void => {
    const styled = this.layers.find(({ layer }) => layer.id === id);
    if (styled) this.#desk?.own.setLook(id, { isVisible: !styled.look.isVisible });
  };

  /** Saves all that the reader has made, and the view, as one file; resolves to its name, or to null if the program for it cannot be fetched. */
  readonly save = async (): Promise<string | null> => {
    if (!this.#desk) await this.program.again();
    this.arrive();
    return this.#desk?.save(this.title) ?? null;
  };

  /** What the file is called that is saved now, if the project has no name. */
  get usualName(): string {
    return this.#desk?.fileName('').replace(/\..*$/, '') ?? '';
  }

  /** Called when the program has come. */
  readonly arrive = (): void => {
    const program = this.program.value?.default;
    if (!program || this.#desk) return;
    const desk = new program.OwnDesk({
      ...this.#things,
      setOpen: (isOpen) => (this.#isOpen = isOpen),
      setTitle: (title) => (this.title = title),
    });
    this.#desk = desk;
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((task) => task(desk));
  };

  /** Reads what the device keeps, if there is anything, and tells the reader of what has gone with the page that was here before. */
  readonly recall = async (): Promise<void> => {
    const wasHeld = takeHeld();
    if (await hasData()) this.#with((desk) => wasHeld && desk.restored.then(this.#tellLost));
    else if (wasHeld) this.#tellLost();
  };

  /** A table whose rows are gone says so itself. */
  readonly #tellLost = (): void => {
    const { view, table } = this.#things.state.session;
    this.#isLost = view !== 'table' || rowKindOf(table.rows) !== null;
  };

  /** Whether the reader is told that data of the page that was here before are gone; any that are here now end that. */
  get isLost(): boolean {
    return this.#isLost && this.layers.length === 0;
  }

  /** The reader has read it. */
  readonly dismissLost = (): void => void (this.#isLost = false);

  #with(task: (desk: OwnDesk) => unknown): void {
    if (this.#desk) task(this.#desk);
    else {
      this.#waiting = [...this.#waiting, task];
      this.program.need();
    }
  }
}

/** Whether this device keeps data; false if the browser does not say. */
async function hasData(): Promise<boolean> {
  try {
    if (globalThis.origin === 'null') return false;
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return false;
  }
}
