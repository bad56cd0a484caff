/** What stands under a printed still map. Pure but for the figure that is written to. */
import type { AtlasIndex } from '../domain/links';
import type { View } from '../domain/view';
import { setCaption } from './controls';
import { drawnLacks, pageLacks } from './limits';
import type { LegendFrame, OwnCaption } from './paper';
import type { OnTop, StillPicture } from './picture';
import { statedText } from './statedText';

/** What writes the parts of a caption that depend on what was drawn. */
export interface CaptionProgram extends Pick<StillPicture, 'geometry'> {
  readonly legendList: (view: View, reliefNote?: string, frame?: LegendFrame) => string;
  readonly ownCaption: (view: View, frame: LegendFrame) => OwnCaption;
  /** Sentences on features whose status changed within the window, or whose record ends there. */
  readonly windowCaption: (view: View, frame: LegendFrame) => readonly string[];
}

/** What a caption depends on. */
export interface Captioned {
  readonly view: View;
  readonly index: AtlasIndex;
  readonly onTop: OnTop;
  /** The program that has drawn the picture; null if it has not come. */
  readonly program: CaptionProgram | null;
  /** The frame that was drawn; null for the picture that came with the page. */
  readonly drawn: Pick<LegendFrame, 'camera' | 'size'> | null;
  /** Whether land beyond the region is missing. */
  readonly lacksWorld: boolean;
  /** Whether the program could not be loaded. */
  readonly hasFailed: boolean;
}

/** Writes legend, what the map shows and leaves out, whose data are on it, and its address. */
export function writeCaption(root: HTMLElement, told: Captioned): void {
  const { view, index, onTop, program, drawn, lacksWorld, hasFailed } = told;
  const { meta, languages } = index.atlas;
  const lacks = drawn ? drawnLacks(lacksWorld) : pageLacks(hasFailed, Boolean(onTop.own));
  const frame = program && drawn ? { index, geometry: program.geometry, ...drawn, ...onTop } : undefined;
  const legend = program?.legendList(view, meta.reliefNote, frame) ?? '';
  const own = frame && program?.ownCaption(view, frame);
  const ofWindow = (frame && program?.windowCaption(view, frame)) ?? [];
  const shown = [statedText(view, languages), ...(own?.shown ?? []), ...ofWindow].join(' ');
  const left = [...lacks, ...(own?.lacks ?? []), `${meta.attribution}.`].join(' ');
  setCaption(root, legend, [shown, left, ...(own?.credits ?? [])], own?.besides);
}
