/**
 * The slides of a story that is presented: a start slide, one for each step, and a closing slide. Ways from one to another, by name and by
 * number. Pure functions.
 */
import type { Id, StoryOutline } from './model';

/** A slide: the start slide, that of a step, or the closing slide. */
export type Slide =
  { readonly kind: 'start' } | { readonly kind: 'step'; readonly step: Id } | { readonly kind: 'end' };

export const START: Slide = { kind: 'start' };
export const END: Slide = { kind: 'end' };

/** The slides of a story in their order. */
export function slidesOf({ steps }: Pick<StoryOutline, 'steps'>): readonly Slide[] {
  return [START, ...steps.map(({ id }): Slide => ({ kind: 'step', step: id })), END];
}

/** Whether two slides are the same. */
export function isSameSlide(a: Slide, b: Slide): boolean {
  return a.kind === b.kind && (a.kind !== 'step' || b.kind !== 'step' || a.step === b.step);
}

/** Number of a slide among those of the story: 0 for the start slide, that of the step, or one more than there are steps. */
export function slideNumber(story: Pick<StoryOutline, 'steps'>, slide: Slide): number {
  const at = slidesOf(story).findIndex((each) => isSameSlide(each, slide));
  return Math.max(0, at);
}

/** The slide with a number; the first or the last one if there is none. */
export function slideAt(story: Pick<StoryOutline, 'steps'>, number: number): Slide {
  const slides = slidesOf(story);
  return slides[Math.min(slides.length - 1, Math.max(0, number))] ?? START;
}

/** Number of the step whose map a slide shows, from 1: the start slide shows that of the first step, the closing slide that of the last. */
export function stepNumberOf(story: Pick<StoryOutline, 'steps'>, slide: Slide): number {
  return Math.min(story.steps.length, Math.max(1, slideNumber(story, slide)));
}
