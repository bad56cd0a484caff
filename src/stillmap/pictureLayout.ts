/** Works out where the parts of a picture are: title, map, legend, timeline, and the words below. Pure functions; lengths in its units. */
import type { Camera, Size } from '../domain/camera';
import { legendGroups, type LegendGroup, type NameOf } from '../symbology/legend';
import { writtenName } from '../symbology/names';
import { reliefStrength } from '../symbology/relief';
import { leftNamesOf } from './content';
import { needsWorld } from './frame';
import { viewInFrame, windowInFrame, type FramedView } from './inFrame';
import { namesLeft } from './leftNames';
import type { OwnInFrame } from './ownInFrame';
import type { StillPicture, StillWorld } from './picture';
import { ringLegend } from './ownRings';
import { measuredLegend, ownCredit, ownLacks, ownLegendGroupsOf, ownWithin } from './ownWords';
import { bestLayout, stripsOf, type Groups } from './pictureFit';
import type { PictureLayout, PictureOptions } from './pictureParts';
import { MARGIN, stacked } from './picturePlaces';
import { footOf } from './pictureWords';

/** Works out where the parts of a picture are. */
export function layoutPicture(asked: PictureOptions): PictureLayout {
  // Room is kept for the sentence that says how many names have none: to lay the picture out anew for it would take as long again.
  const kept = namesLeft([{ atlas: 99, reader: asked.own?.layers.some(({ look }) => look.label !== null) ? 999 : 0 }]);
  const options = { ...asked, lacks: [...asked.lacks, ...kept] };
  const { hasLegend, view, index, screen } = options;
  type Framed = Pick<PictureOptions['screen'], 'camera' | 'size'>;
  const groupsWith = (atlas: () => readonly LegendGroup[], found: OwnInFrame | null, framed: Framed): Groups => {
    if (!hasLegend) return { atlas: [], own: () => [] };
    const after = [...ringLegend([{ ...options, ...framed }]), ...measuredLegend(options.measured)];
    return { atlas: atlas(), own: (most) => [...ownLegendGroupsOf(found, most), ...after] };
  };
  const strips = stripsOf(options);
  let own = ownWithin({ ...screen, view, own: options.own });
  let ofWindow = wordsOfWindow({ map: { ...screen.size, camera: screen.camera } }, options);
  let groups = groupsWith(() => groupsOf(view, index.atlas.meta.reliefNote), own, screen);
  const said = (): string => JSON.stringify([groups.atlas, groups.own(), ownCredit(own), ownLacks(own), ofWindow]);
  let layout = bestLayout({ ...options, found: own, ofWindow }, groups, strips);
  // A legend with fewer entries leaves more room for the map, which may then show more: two rounds are enough to agree.
  for (let round = 0; round < 2; round++) {
    const [framed, before] = [layout, said()];
    own = ownOn(layout, options);
    ofWindow = wordsOfWindow(layout, options);
    groups = groupsWith(() => groupsInFrame(options, framed), own, { camera: framed.map.camera, size: framed.map });
    if (said() === before) break;
    layout = bestLayout({ ...options, found: own, ofWindow }, groups, strips);
  }
  // What is on the map is said exactly, even if the last round has moved the map.
  const { foot, width, strip, setting } = layout;
  const left = namesLeft([leftNamesOf(pictureOn(layout, options, null))]);
  const lacks = [...new Set(layout.lacks.flatMap((each) => (kept.includes(each) ? left : [each])))];
  const found = { found: ownOn(layout, options), ofWindow: wordsOfWindow(layout, options) };
  const blocks = footOf({ ...options, ...found, rowWords: strip?.what.ownWords }, lacks, width - 2 * MARGIN, setting);
  return { ...layout, lacks, foot: stacked(blocks, foot[0]?.y ?? 0) };
}

/** The map of a picture in its layout. */
export function pictureOn(
  { map }: PictureLayout,
  { index, geometry, region, settlements, view, own, measured, theme }: PictureOptions,
  world: StillWorld | null,
): StillPicture {
  return {
    index,
    geometry,
    region,
    settlements,
    world,
    view,
    own,
    measured,
    theme,
    camera: map.camera,
    size: { width: map.width, height: map.height },
    detail: map.detail,
    isOnPaper: true,
    bleed: 0.03,
  };
}

/** What of the reader's own layers lies on the map of a layout. */
function ownOn({ map }: PictureLayout, { view, own }: PictureOptions): OwnInFrame | null {
  return ownWithin({ camera: map.camera, size: map, view, own });
}

/** What the map of a layout says of features whose status changes within the window, or whose record ends there. */
function wordsOfWindow(
  { map }: { readonly map: Size & { readonly camera: Camera } },
  options: PictureOptions,
): readonly string[] {
  return windowInFrame({ ...options, camera: map.camera, size: map });
}

/** The groups of the legend: of what is drawn within the picture. */
function groupsInFrame(options: PictureOptions, { map }: PictureLayout): readonly LegendGroup[] {
  const { camera } = map;
  const note = reliefStrength(camera.zoom) > 0 && options.region.relief ? options.index.atlas.meta.reliefNote : '';
  return groupsOf(viewInFrame({ ...options, camera, size: map }), note);
}

function groupsOf(view: FramedView, reliefNote: string): readonly LegendGroup[] {
  const days = view.mode === 'window' ? view : null;
  const nameOf: NameOf = (feature) => {
    const { first, second } = writtenName(feature, view.names);
    return [first, second].filter(Boolean).join(' / ');
  };
  return legendGroups(view, days, reliefNote || undefined, nameOf);
}

/** Whether the picture shows anything beyond the region, so that it needs the world's base map. */
export function pictureNeedsWorld({ map }: PictureLayout, { index }: Pick<PictureOptions, 'index'>): boolean {
  return needsWorld(map.camera, map, index.atlas.meta.regionBounds);
}
