/** What a picture says of the reader's own layers and measurements: its legend of them, whose they are, and what is left out. Pure functions. */
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { Bounds } from '../domain/model';
import type { OwnFeature, StyledLayer } from '../domain/ownData';
import { nameOfOwn } from '../domain/ownNames';
import { countUndated, datesOf, undatedWords } from '../domain/ownSpans';
import { sourceSentence } from '../domain/ownSource';
import { formatSpan } from '../domain/time';
import type { View } from '../domain/view';
import type { LegendGroup } from '../symbology/legend';
import { colourOf, fillOf, shapesOf } from '../symbology/ownLook';
import { ownLegend, undatedEntry } from '../symbology/ownLegend';
import { measuredSample, OTHER_SAMPLES, ownChosenSample, ownSample } from '../symbology/samples';
import { MOST_DRAWN, ownInFrame, type OwnInFrame } from './ownInFrame';
import { ownChosen } from './ownLayers';
import { BLEED_DRAWN, type OwnPicture, type StillPicture } from './picture';
import { boxAround, planeOfCamera } from './project';

/** The name of the group that a legend has for what was measured. */
const MEASURED = 'measured';

/** Where a picture is, and what it has of the reader's own. */
export type OwnWordsFrame = Pick<StillPicture, 'camera' | 'size'> & {
  readonly view: Pick<View, 'window' | 'ghosts'>;
  readonly own?: OwnPicture | null | undefined;
};

/** What of the reader's own layers lies within the edges of a picture; null if there are no layers. */
export function ownWithin(frame: OwnWordsFrame): OwnInFrame | null {
  return ownIn(frame, [0, 0, frame.size.width, frame.size.height]);
}

/**
 * What of the reader's own layers a picture draws: on paper what lies within its edges, and on the screen also what the reader may drag
 * into it. Null if there are no layers.
 */
export function ownOf(picture: StillPicture): OwnInFrame | null {
  return picture.isOnPaper ? ownWithin(picture) : ownIn(picture, boxAround(picture.size, BLEED_DRAWN));
}

function ownIn({ view, camera, size, own }: OwnWordsFrame, box: Bounds): OwnInFrame | null {
  if (!own) return null;
  // The page's view has its parts as getters, which a spread would lose.
  const { window, ghosts } = view;
  const found = ownInFrame(own, { window, ghosts, plane: planeOfCamera(camera, size), box });
  return found.layers.length === 0 ? null : found;
}

/**
 * The legend of the own layers that a picture shows: of each what is drawn of it, the marked feature by its name, and nothing else. Of a layer
 * with more kinds than `most` it has so many, and says how many more there are.
 */
export function ownLegendGroupsOf(own: OwnInFrame | null, most = Infinity): readonly LegendGroup[] {
  const marked = own && ownChosen(own);
  return (own?.layers ?? []).flatMap(({ styled, places, ghosts }) => {
    const { id, title, features } = styled.layer;
    const shown = places.map((at) => features[at] as OwnFeature);
    const shapes = shapesOf({ features: shown });
    const kinds =
      shown.length === 0
        ? []
        : ownLegend(styled, shown).map(({ label, colours }) => ({
            layer: id,
            label,
            marks: ownSample(colours, shapes),
          }));
    // One kind more takes no more room than the line that says so.
    const isCut = kinds.length > most + 1;
    const entries = isCut
      ? [...kinds.slice(0, most), { layer: id, label: `and ${kinds.length - most} more`, marks: [] }]
      : kinds;
    const chosen =
      marked?.styled === styled
        ? [
            {
              layer: id,
              label: `Emphasised${own?.isAbsent ? ', not on these days' : ''}: ${nameOfOwn(marked.feature, marked.styled)}`,
              marks: chosenSample(marked, own?.isAbsent ?? false),
            },
          ]
        : [];
    const faint = ghosts.length === 0 ? [] : [{ layer: id, label: 'Not on these days', marks: OTHER_SAMPLES.ownGhost }];
    const bare = countUndated(styled.layer, places) > 0 ? shown.filter(({ dates }) => dates === null) : [];
    const hollow = undatedEntry(styled, bare.length, shapesOf({ features: bare }));
    const all = [...entries, ...(hollow ? [{ layer: id, ...hollow }] : []), ...chosen, ...faint];
    const { colours } = styled.look;
    const by = colours.by === 'category' ? `, by ${colours.column}` : '';
    return all.length === 0 ? [] : [{ id, title: `Reader’s data: ${title}${by}`, entries: all }];
  });
}

type Chosen = NonNullable<ReturnType<typeof ownChosen>>;

function chosenSample(
  { styled: { look }, feature }: Chosen,
  isAbsent: boolean,
): LegendGroup['entries'][number]['marks'] {
  const shapes = shapesOf({ features: [feature] });
  if (isAbsent) return ownChosenSample(null, shapes);
  return ownChosenSample((shapes.points || shapes.lines ? colourOf : fillOf)(look.colours, feature), shapes);
}

/** Which feature of the reader's own a picture marks, as a sentence; nothing for none. */
export function ownChosenText(own: OwnInFrame | null): readonly string[] {
  const marked = own && ownChosen(own);
  if (!marked) return [];
  const { styled, feature } = marked;
  const when = feature.dates ? `, ${formatSpan(feature.dates)}` : '';
  const absent = own.isAbsent ? ', faintly, for it does not hold on these days' : '';
  return [
    `Emphasised${absent}, of the reader’s own data “${styled.layer.title}”: ${nameOfOwn(feature, styled)}${when}.`,
  ];
}

/** Whose the own layers are, and how many of their features are shown; empty if there are none. */
export function ownCredit(own: OwnInFrame | null): string {
  if (!own) return '';
  const layers = own.layers.map(({ styled: { layer }, places, unplaced, unshown }) => {
    const undated = places.filter((at) => layer.features[at]?.dates === null).length;
    const all = layer.features.length;
    return `${named(layer)}, ${number(places.length)} of ${number(all)} ${all === 1 ? 'feature' : 'features'} shown${undatedWords(undated, places.length)}${unplacedWords(unplaced.length, places.length + unshown.length)}`;
  });
  return creditOf(
    layers,
    own.layers.map(({ styled }) => styled),
  );
}

/** How many of the features that hold have no position, behind what is said of those that are shown; empty if none. */
function unplacedWords(unplaced: number, placed: number): string {
  if (unplaced === 0) return '';
  const held = placed + unplaced;
  const hold = `${number(held)} ${held === 1 ? 'holds' : 'hold'} on these days`;
  const which = held === 1 ? '' : unplaced === held ? 'all ' : `${number(unplaced)} of them `;
  return ` (${hold}, ${which}without a position)`;
}

/** Whose the own layers are that have a row in a picture of the timeline alone; empty if there are none. */
export function ownTimelineCredit(layers: readonly StyledLayer[]): string {
  const shown = inTimeline(layers);
  if (shown.length === 0) return '';
  return creditOf(
    shown.map(({ layer }) => named(layer)),
    shown,
  );
}

/** The layers that have a part in the timeline's row. */
export function inTimeline(layers: readonly StyledLayer[]): readonly StyledLayer[] {
  return layers.filter((styled) => datesOf([styled]) !== null);
}

function named({ title, file }: StyledLayer['layer']): string {
  return `“${title}” (${file.name})`;
}

/** Whose the layers are, as sentences: what is said of each, and who made them, if the reader has told. */
function creditOf(said: readonly string[], layers: readonly StyledLayer[]): string {
  const sources = layers.flatMap(({ layer }) => sourceSentence(layer));
  return [`Data of the reader’s own, not part of the atlas’s record: ${said.join('; ')}.`, ...sources].join(' ');
}

/** What stands behind the address of the view, which does not have the reader's own layers; empty if there are none. */
export function withOwnData(layers: readonly StyledLayer[]): string {
  return layers.length === 0
    ? ''
    : ` · with data of the reader’s own: ${layers.map(({ layer }) => layer.title).join(', ')}`;
}

/** The same of a picture: its layers are those of which something is in its frame. */
export function withOwnInFrame(own: OwnInFrame | null): string {
  return withOwnData((own?.layers ?? []).map(({ styled }) => styled));
}

/**
 * What is left out of the own layers because there is too much of them, and what to do; nothing if all is drawn. Of several maps that which
 * leaves out most counts.
 */
export function ownLacks(own: OwnInFrame | null, maps = 1): readonly string[] {
  if (!own || own.left === 0) return [];
  const [is, them] = own.left === 1 ? ['is', 'it'] : ['are', 'them'];
  const what = `${maps > 1 ? 'up to ' : ''}${number(own.left)} ${own.left === 1 ? 'feature' : 'features'} ${is}`;
  return [
    `Of the reader’s own data ${what} left out${maps > 1 ? ' on a map' : ''}: a picture has at most ${number(MOST_DRAWN)}. To see ${them}, move nearer, choose fewer days or hide a layer.`,
  ];
}

/** Which of the reader's layers a picture leaves out because they are hidden, as a sentence to the reader; empty if none is. */
export function hiddenWords(layers: readonly StyledLayer[]): string {
  const hidden = layers.filter(({ look }) => !look.isVisible).map(({ layer }) => `“${layer.title}”`);
  if (hidden.length === 0) return '';
  return `Of your data ${hidden.join(', ')} ${hidden.length === 1 ? 'is' : 'are'} hidden and not in it.`;
}

/** What was measured, and that the reader did so; empty for nothing. Texts on a map are lengths, since areas have none. */
export function measuredCredit(measured: MeasureDrawing | null | undefined): string {
  if (!measured || !drawsMeasured(measured)) return '';
  const { words, labels } = measured;
  const how = 'measured by the reader on the ellipsoid WGS 84';
  if (words) return `In the colour of the selection, ${how}: ${words.sentence}`;
  return `What is drawn in the colour of the selection${labels.length > 0 ? ', with the length beside it,' : ''} was ${how}.`;
}

/** The legend of what was measured, as far as it can be said. */
export function measuredLegend(measured: MeasureDrawing | null | undefined): readonly LegendGroup[] {
  if (!measured?.words || !drawsMeasured(measured)) return [];
  const { label } = measured.words;
  const marks = measuredSample(measured.areas.length > 0 ? 'area' : measured.lines.length > 0 ? 'line' : 'point');
  const entry = { layer: MEASURED, label: label.charAt(0).toUpperCase() + label.slice(1), marks };
  return [{ id: MEASURED, title: 'Measured by the reader', entries: [entry] }];
}

/** Whether there is anything to draw of what was measured: an open panel has a line without points, and a first point is no length yet. */
export function drawsMeasured({ lines, areas, points, words }: MeasureDrawing): boolean {
  return areas.length > 0 || lines.some((line) => line.length > 1) || (Boolean(words) && points.length > 0);
}

function number(value: number): string {
  return value.toLocaleString('en');
}
