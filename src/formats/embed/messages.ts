/**
 * Messages that a frame sends to the page around it. They are for whoever listens, so they hold nothing but what the frame shows. The frame
 * reads no message.
 */
import type { StoryPlace } from '../../domain/model';
import type { FrameShow } from '../address/embed';

/** The height in CSS pixels that suits the frame at its width. */
export interface HeightMessage {
  readonly type: 'rapprochement-atlas:height';
  readonly height: number;
}

/** The same for learning platforms that follow the practice of Canvas (`lti.frameResize`). */
export interface LtiMessage {
  readonly subject: 'lti.frameResize';
  readonly height: number;
}

/** The step of a story that is shown: its ids, its number from 1, and how many steps the story has. */
export interface StepMessage {
  readonly type: 'rapprochement-atlas:step';
  readonly story: string;
  readonly step: string;
  readonly number: number;
  readonly count: number;
}

/** Height of the bar of a frame, of a map that is worth its place, and of a text or timeline below it, in CSS pixels. */
const BAR = 44;
const LEAST_MAP = 300;
const MOST_MAP = 620;
const BELOW: Readonly<Record<FrameShow, number>> = { map: 0, text: 260, story: 240, time: 200 };
/** From this width on, text and story stand beside the map: as in `ui/styles/sheet.css`. */
const BESIDE = 761;

/** The height that suits a frame of a width, in whole CSS pixels: a map of two to three, and what lies below it. */
export function suitedHeight(show: FrameShow, width: number): number {
  const isBeside = width >= BESIDE && show !== 'time';
  const map = Math.min(MOST_MAP, Math.max(LEAST_MAP, width * 0.62));
  return Math.round(BAR + map + (isBeside ? 0 : BELOW[show]));
}

/** The messages about a height, for pages and for learning platforms. */
export function heightMessages(height: number): readonly [HeightMessage, LtiMessage] {
  return [
    { type: 'rapprochement-atlas:height', height },
    { subject: 'lti.frameResize', height },
  ];
}

/** The message about a step: its number in the story, from 1, and how many steps there are. */
export function stepMessage({ story, step }: StoryPlace, number: number, count: number): StepMessage {
  return { type: 'rapprochement-atlas:step', story, step, number, count };
}
