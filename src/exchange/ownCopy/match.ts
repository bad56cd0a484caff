/**
 * Finds the anchors of the digest in a copy of the article (W3C Web Annotation Data Model, section 4.2.4: a quote with the text
 * before and after it). Exact first, then with a few wrong letters; what stands around it and the order of the paragraphs are the
 * evidence. Where two places fit alike it is a doubt, and where nothing fits it is not found: never a guess.
 */
import search from 'approx-string-match';
import type { Id, Passage } from '../../domain/model';
import type { CopyParagraph } from './model';
import { lettersOf } from './normalise';

/** Where an anchor stands in a copy. */
export interface AnchorPlace {
  /** Index of the paragraph in which it begins. */
  readonly paragraph: number;
  /** Offsets in that paragraph's text, half-open, in UTF-16 units; it may end in a later paragraph, then `to` is the text's end. */
  readonly from: number;
  readonly to: number;
}

/** What became of an anchor. */
export type AnchorMatch =
  | { readonly passage: Id; readonly state: 'placed'; readonly place: AnchorPlace; readonly errors: number }
  | {
      readonly passage: Id;
      readonly state: 'doubt';
      readonly place: AnchorPlace;
      readonly errors: number;
      /** Why it is a doubt. */
      readonly why: 'twice' | 'unlike' | 'alone';
    }
  | { readonly passage: Id; readonly state: 'missing' };

/** What an anchor is found by. */
export type Anchored = Pick<Passage, 'id' | 'anchor'>;

/** Wrong letters that an anchor may have, as a part of its letters: beyond that it is another phrase. */
const MOST_WRONG = 0.2;
/** Up to this part an anchor is placed without the text around it; beyond, that must agree. */
const FEW_WRONG = 0.1;
/** Part of the letters around it that must agree for the surroundings to count as evidence. */
const AGREES = 0.7;
/** Two candidates whose scores differ by less are alike. */
const ALIKE = 0.12;
/** Candidates kept of one anchor. */
const MOST_CANDIDATES = 24;

interface Candidate {
  /** Offsets in the letters of the whole copy, half-open. */
  readonly start: number;
  readonly end: number;
  /** Wrong letters. */
  readonly errors: number;
  /** How well the text around it agrees, 0 to 1. */
  readonly around: number;
  /** 0 to 1: likeness of the quote, and what stands around it. */
  readonly score: number;
}

/** Finds every anchor, in the order given, which is the order of the article. */
export function matchAnchors(
  paragraphs: readonly CopyParagraph[],
  anchors: readonly Anchored[],
  onprogress: (part: number) => void = () => {},
): readonly AnchorMatch[] {
  const copy = joinLetters(paragraphs);
  const found = anchors.map((each, at) => {
    onprogress(at / anchors.length);
    return candidatesOf(copy.letters, each);
  });
  const chosen = inOrder(found);
  return anchors.map(({ id, anchor }, at): AnchorMatch => {
    const best = chosen[at];
    if (!best) return { passage: id, state: 'missing' };
    const length = lettersOf(anchor.exact).letters.length;
    const place = copy.placeOf(best);
    const rivals = (found[at] as readonly Candidate[]).filter(
      (other) => other !== best && !overlap(other, best) && best.score - other.score < ALIKE,
    );
    // A rival counts where it would fit between the paragraphs before and after.
    const before = lastOf(chosen.slice(0, at));
    const after = chosen.slice(at + 1).find((each) => each !== null);
    const fits = rivals.some((other) => (!before || before.end <= other.start) && (!after || other.end <= after.start));
    const doubt = (why: 'twice' | 'unlike' | 'alone'): AnchorMatch => ({
      passage: id,
      state: 'doubt',
      place,
      errors: best.errors,
      why,
    });
    if (fits) return doubt('twice');
    const wrong = best.errors / length;
    if (best.around < AGREES && wrong > FEW_WRONG) return doubt('unlike');
    // The same words elsewhere, such as in an abstract: without its surroundings it is not known to be this paragraph.
    if (best.around < LEAST_AROUND) return doubt('alone');
    return { passage: id, state: 'placed', place, errors: best.errors };
  });
}
