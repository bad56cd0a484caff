/** Changes of a draft, each as a function from one draft to the next. A change that changes nothing gives the same draft. */
import type { AtlasIndex } from '../../domain/links';
import type { Id, LonLat } from '../../domain/model';
import { newStepId, type Draft, type DraftMark, type DraftPlace, type DraftStep } from '../../formats/story/draft';

/** Puts a step behind the one with an id; at the end if there is none. */
export function withStep(draft: Draft, step: DraftStep, after: Id | null): Draft {
  const at = draft.steps.findIndex(({ id }) => id === after);
  const steps = [...draft.steps];
  steps.splice(at < 0 ? steps.length : at + 1, 0, step);
  return { ...draft, steps };
}

/** Changes the step with an id. */
export function withChangedStep(draft: Draft, id: Id, change: (step: DraftStep) => DraftStep): Draft {
  const steps = draft.steps.map((step) => (step.id === id ? change(step) : step));
  return steps.every((step, at) => step === draft.steps[at]) ? draft : { ...draft, steps };
}

/** Takes the step with an id out. */
export function withoutStep(draft: Draft, id: Id): Draft {
  const steps = draft.steps.filter((step) => step.id !== id);
  return steps.length === draft.steps.length ? draft : { ...draft, steps };
}

/** Moves the step with an id to a place, from 0. */
export function withMovedStep(draft: Draft, id: Id, to: number): Draft {
  const from = draft.steps.findIndex((step) => step.id === id);
  const place = Math.max(0, Math.min(draft.steps.length - 1, to));
  if (from < 0 || from === place) return draft;
  const steps = [...draft.steps];
  steps.splice(place, 0, ...steps.splice(from, 1));
  return { ...draft, steps };
}

/** Puts a copy of the step with an id behind it; `copied` is called with the id of the copy. */
export function withCopiedStep(draft: Draft, id: Id, copied: (id: Id) => void): Draft {
  const step = draft.steps.find((each) => each.id === id);
  if (!step) return draft;
  const copy = { ...step, id: newStepId(draft.steps) };
  copied(copy.id);
  return withStep(draft, copy, id);
}

/** A list with one entry replaced. */
export function replaced<T>(list: readonly T[], at: number, by: T): readonly T[] {
  return list.map((each, place) => (place === at ? by : each));
}

/** A list without one entry. */
export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, place) => place !== at);
}

/** A mark at what the step shows as selected, else in the middle of the map, which is null if there is none. */
export function newMark(
  type: DraftMark['type'],
  { select }: DraftStep,
  index: AtlasIndex,
  middle: LonLat | null,
): DraftMark {
  const selected = select === null ? undefined : index.features.get(select);
  const anywhere: LonLat = index.features.values().next().value?.point ?? [0, 0];
  const at: DraftPlace = selected?.id ?? middle ?? anywhere;
  const [lon, lat] = selected?.point ?? middle ?? anywhere;
  if (type === 'arrow') return { type, from: [lon - 0.3, lat + 0.2], to: at, text: '' };
  return type === 'circle' ? { type, at, radius_km: 5, text: '' } : { type, at, text: '' };
}
