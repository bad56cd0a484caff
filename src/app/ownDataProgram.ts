/**
 * The program of a reader's own data: fetched when they add some, drop a file, or come back to what this device keeps. It knows where each
 * file belongs, whatever it is and wherever on the page it was dropped.
 */
import { tick } from 'svelte';
import { unionBounds } from '../domain/bounds';
import { reachesInto } from '../domain/geometry';
import type { KeptMeasure } from '../domain/measure/kept';
import type { Bounds } from '../domain/model';
import type { OwnLayer, OwnPlace, StyledLayer } from '../domain/ownData';
import { ownWords } from '../domain/ownWords';
import { comparedWords, compareLayers, differenceCount } from '../domain/ownComparison';
import { choiceOf, withChoice } from '../domain/tableKept';
import { isoDate } from '../domain/time';
import { pause } from '../domain/turns';
import { isTileAddress } from '../formats/import/address';
import { boundsOfMost } from '../formats/import/bulk';
import type { OtherFile } from '../formats/import/outcome';
import { notesFile } from '../formats/notes/ownNotes';
import { PROJECT_FILE, projectParts, type ProjectReading } from '../formats/project/project';
import { storyFile } from '../formats/story/draft';
import type { AtlasState } from '../state/atlasState.svelte';
import type { CopyState } from '../state/copyState.svelte';
import { markHeld } from '../state/heldData';
import { importFile, type ImportSource } from '../state/importClient';
import type { NotesState } from '../state/notesState.svelte';
import { Hosts } from '../state/hosts.svelte';
import { OwnData } from '../state/ownData.svelte';
import { ownDataStore } from '../state/ownDataStore';
import { ownLegendGroups } from '../symbology/ownLegend';
import { saveBlob } from '../ui/files';
import OwnCard from '../views/owndata/OwnCard.svelte';
import OwnDataView from '../views/owndata/OwnDataView.svelte';
import OwnDifferences from '../views/owndata/OwnDifferences.svelte';
import { isData } from './dataFiles';
import { asTable, isDataText } from './dropped';
import type { OwnPage } from './ownPage.svelte';
import { counted, projectName, projectWords } from './projectWords';

/** The other things of the reader's own, to which files may belong and which a project holds; and the page around them. */
export interface OwnThings {
  readonly state: AtlasState;
  readonly copy: Pick<CopyState, 'open' | 'paste'>;
  readonly notes: Pick<NotesState, 'notes' | 'bring'>;
  readonly stories: Pick<OwnPage, 'own' | 'openStory' | 'addStory'>;
  /** What was measured, null for nothing, how it is shown again, and whether its panel is open. */
  readonly measuring: {
    readonly keep: () => KeptMeasure | null;
    readonly restore: (kept: KeptMeasure) => void;
    readonly isOpen: boolean;
  };
  /** Bounds of what the map shows; null before it has been drawn. */
  readonly seen: () => Bounds | null;
  /** Opens the view of own data, or closes it. */
  readonly setOpen: (isOpen: boolean) => void;
  /** Takes what the reader calls a project that was opened; empty for nothing. */
  readonly setTitle: (title: string) => void;
  /** Shows the text, in which a copy of the article is read. */
  readonly showText: () => void;
  /** Brings the address up to date. */
  readonly onshare: () => void;
}

/** So many features of a layer are looked at to see whether it is in the map's frame. */
const LOOKED_AT = 5000;

export class OwnDesk {
  /** The layers as a project has them that was saved; null if none was. */
  #saved: readonly StyledLayer[] | null = null;
  readonly own: OwnData;
  /** What the device keeps is there, too: a project saved before would lack it. */
  readonly restored: Promise<void>;
  /** Other hosts, to which nothing is sent before the reader's yes. */
  readonly hosts: Hosts;
  readonly #things: OwnThings;

  constructor(things: OwnThings) {
    this.#things = things;
    this.own = new OwnData({
      read: importFile,
      store: ownDataStore(),
      near: things.state.index.atlas.meta.regionBounds,
      days: () => [things.state.view.window, things.state.compared?.window ?? []].flat(),
      onResult: () => things.setOpen(true),
      onAdded: (layers) => this.#bringIntoView(layers),
      choiceOf: (layer) => choiceOf(things.state.session.table, layer),
      onChoice: (layer, choice) => {
        const { session } = things.state;
        // As if the reader came back to it: it is no step in the browser's history.
        const table = withChoice(session.table, layer, choice);
        things.state.dispatch({ type: 'restored', session: { ...session, table } });
      },
      onOther: (source, file) => this.#openOther(source, file),
      onProject: (name, reading) => void this.#openProject(name, reading),
    });
    this.hosts = new Hosts((source) => this.own.add([source]));
    this.restored = this.own.restore();
    addEventListener('beforeunload', (event) => this.#mayBeLost && event.preventDefault());
    // A tab that a phone puts away to save memory is hidden first, and hears nothing more.
    for (const leaving of ['pagehide', 'visibilitychange'])
      addEventListener(leaving, () => markHeld(this.own.layers.length > 0 && !this.own.isStored));
  }

  /** Whether there are layers that go with the page: this device does not keep them as they are now, and no project does. */
  get #mayBeLost(): boolean {
    const { layers, isStored } = this.own;
    return layers.length > 0 && !isStored && layers !== this.#saved;
  }

  /** Takes files that were dropped, pasted or chosen. */
  take(files: readonly File[]): void {
    const asData = files.filter(({ name }) => isData(name) !== 'no');
    const [copy, ...others] = files.filter((file) => !asData.includes(file));
    if (asData.some(({ name }) => isData(name) === 'yes')) this.#things.setOpen(true);
    this.own.add(asData);
    if (!copy) return;
    this.#openCopy(copy);
    if (others.length > 0)
      this.#things.state.notify(
        `Of the files only “${copy.name}” was opened as a copy of the article: a copy is one file.`,
      );
  }

  /** Takes a text from the field for it: it is data, if it is anything. */
  takeData(text: string): void {
    if (isTileAddress(text)) this.hosts.ask(text);
    else this.own.add([{ name: 'Pasted data', text: asTable(text) }]);
  }

  /** Takes a pasted text: data, or if it is long enough the article. */
  takeText(text: string, isLong: boolean): void {
    if (isTileAddress(text)) this.#things.setOpen(true);
    if (isDataText(text) || isTileAddress(text)) this.takeData(text);
    else if (isLong) this.#openOther({ name: 'Pasted text', text }, 'article');
  }

  /** What is said of a feature under the pointer: what it is called, when it is, and the layer. */
  words({ layer: id, place }: OwnPlace): string {
    const styled = this.own.layers.find(({ layer }) => layer.id === id);
    const feature = styled?.layer.features[place];
    if (!styled || !feature) return '';
    return `${ownWords(feature, styled)} (your data: ${styled.layer.title})`;
  }

  /** What the file of a project is called that is saved now under a title. */
  fileName(title: string): string {
    const day = isoDate(this.#things.state.view.window.from);
    return `${projectName(title, day, this.own.layers)}.${PROJECT_FILE.extension}`;
  }

  /** Saves all that the reader has made, and the view, as one file, whose name is given; a large one is written with pauses. */
  async save(title: string): Promise<string> {
    await this.restored;
    const { state, notes, stories, measuring, onshare } = this.#things;
    onshare();
    const drafts = (stories.own?.list ?? []).map(({ draft }) => draft);
    const project = {
      session: location.hash,
      layers: this.own.layers,
      notes: notes.notes.length > 0 ? (JSON.parse(notesFile(notes.notes, state.index.atlas.article)) as unknown) : null,
      stories: drafts.map((draft) => JSON.parse(storyFile(draft)) as unknown),
      measured: measuring.keep(),
      table: state.session.table,
      title: title.trim(),
    };
    const { layers } = project;
    const parts: string[] = [];
    for (const part of projectParts(project)) {
      if (parts.push(part) % 20 === 0) await pause();
    }
    const file = this.fileName(title);
    this.#saved = layers;
    saveBlob(file, new Blob(parts, { type: PROJECT_FILE.mediaType }));
    this.own.say(`Saved as ${file}. Open it here on any device: choose or drop it.`);
    return file;
  }

  /** Shows where layers are that were added, if nothing of them is in the map's frame. */
  #bringIntoView(layers: readonly OwnLayer[]): void {
    const seen = this.#things.seen();
    const all = unionBounds(layers.map(boundsOfMost).filter((bounds) => bounds !== null));
    if (!seen || !all) return;
    // Of a large layer some features are looked at, from all of it.
    const isSeen = layers.some(({ features }) => {
      const step = Math.ceil(features.length / LOOKED_AT);
      return features.some(({ geometry }, at) => at % step === 0 && geometry !== null && reachesInto(geometry, seen));
    });
    if (!isSeen) this.#things.state.showBounds(all);
  }

  #openCopy(file: File): void {
    this.#things.setOpen(false);
    this.#things.showText();
    this.#things.copy.open(file);
  }

  /** Brings what turned out to be no data to where it belongs. */
  #openOther(source: ImportSource, file: Exclude<OtherFile, 'project'>): void {
    // What other hosts send is data or is refused.
    if ('address' in source) return;
    if (file === 'story') {
      this.#things.setOpen(false);
      this.#things.stories.openStory(source instanceof File ? source : new File([source.text], source.name));
    } else if (source instanceof File) this.#openCopy(source);
    else {
      this.#things.setOpen(false);
      this.#things.showText();
      this.#things.copy.paste(source.text);
    }
  }

  async #openProject(name: string, { project, issues }: ProjectReading): Promise<void> {
    const { own } = this;
    const { state, notes, stories, measuring, setOpen, setTitle } = this.#things;
    setOpen(true);
    setTitle(project.title);
    const before = own.layers.filter(({ layer }) => !project.layers.some((each) => each.layer.id === layer.id)).length;
    own.replace(project.layers);
    this.#saved = own.layers;
    const passages = new Set(state.index.passages.keys());
    const brought =
      project.notes === null ? null : await notes.bring(new Blob([JSON.stringify(project.notes)]), passages);
    const became: ('added' | 'there' | 'refused')[] = [];
    for (const [at, story] of project.stories.entries())
      became.push(await stories.addStory(new File([JSON.stringify(story)], `story-${at + 1}.json`)));
    if (project.session !== '') await followHash(project.session);
    if (project.table) state.dispatch({ type: 'tableChanged', change: project.table, commit: true });
    if (project.measured) measuring.restore(project.measured);
    const storiesThat = (are: (typeof became)[number]): number => became.filter((each) => each === are).length;
    const words = projectWords(name, {
      layers: project.layers.length,
      notes: brought ?? { added: 0, there: 0 },
      stories: { added: storiesThat('added'), there: storiesThat('there') },
      replaced: before,
      isMeasured: project.measured !== null && (measuring.isOpen || 'closed'),
    });
    const lost = [];
    if (project.notes !== null && brought === null) lost.push({ message: 'The notes could not be read.' });
    if (storiesThat('refused') > 0)
      lost.push({ message: `${counted(storiesThat('refused'), 'story', 'stories')} could not be read.` });
    // A table that opens closes the view of the data; one that was open already does not.
    await tick();
    const faults = [...issues, ...lost];
    // What can be undone or is wrong stands in the view of the data; else the table of the project is what the reader wants to see.
    const isTableSeen = state.session.view === 'table' && before === 0 && faults.length === 0;
    setOpen(!isTableSeen);
    if (isTableSeen) state.notify(words);
    else own.say(words);
    if (faults.length > 0) own.refuse(name, faults, 'is open, but not all of it could be read');
  }
}

/** Goes to a hash, and waits until the page shows what it says: what the hash does not say can be set then. */
function followHash(hash: string): Promise<unknown> {
  const before = location.href;
  // Told after all that follow the address have been.
  const arrived = new Promise((done) => addEventListener('hashchange', done, { once: true }));
  location.hash = hash;
  return location.href === before ? Promise.resolve() : arrived;
}

export default {
  OwnDesk,
  View: OwnDataView,
  Card: OwnCard,
  Differences: OwnDifferences,
  compareLayers,
  comparedWords,
  differenceCount,
  legendOf: (layers: readonly StyledLayer[]) => ownLegendGroups(layers),
};
