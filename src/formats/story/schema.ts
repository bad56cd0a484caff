/**
 * The written form of a story: a file of geodata/stories/ (YAML), or a reader's own story (JSON with the same fields). It is documented
 * in geodata/README.md. Ids, dates and texts are read by `read`.
 */
import * as v from 'valibot';
import { STORY_VOICES } from '../../domain/model';

/** Names that the address and the slides use for what comes before the first step and after the last. */
const TAKEN_STEPS: readonly string[] = ['start', 'end'];

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single hyphens'),
);
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const optionalText = v.optional(v.pipe(v.string(), v.trim()), '');
const ids = v.optional(v.array(id), []);
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
/** A place on the map: the id of a record, or longitude and latitude. */
const place = v.union([id, v.tuple([longitude, latitude])], 'must be the id of a record, or [longitude, latitude]');

/** Schema of a story without its steps, which are read one by one, so that a fault in one does not lose the others. */
export const storySchema = v.strictObject({
  id,
  title: text,
  sentence: optionalText,
  audience: optionalText,
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be at least 1'), v.maxValue(600))),
  closing: optionalText,
  steps: v.pipe(v.array(v.unknown()), v.minLength(1, 'needs at least one step')),
});

/** Schema of a step. */
export const stepSchema = v.strictObject({
  id: v.pipe(
    id,
    v.check((name) => !TAKEN_STEPS.includes(name), `must not be ${TAKEN_STEPS.join(' or ')}`),
  ),
  title: text,
  edtf: text,
  compare: v.optional(text),
  side: v.optional(v.boolean(), false),
  ghosts: v.optional(v.boolean(), false),
  layers: v.optional(v.array(id)),
  select: v.optional(id),
  names: v.optional(text),
  frame: v.optional(
    v.union(
      [
        v.tuple([longitude, latitude, longitude, latitude]),
        v.pipe(v.array(id), v.minLength(1, 'needs at least one id')),
      ],
      'must be [west, south, east, north], or a list of ids',
    ),
  ),
  marks: v.optional(
    v.array(
      v.variant('type', [
        v.strictObject({
          type: v.literal('circle'),
          at: place,
          radius_km: v.pipe(v.number(), v.minValue(0.1, 'must be at least 0.1'), v.maxValue(2000)),
          text: optionalText,
        }),
        v.strictObject({ type: v.literal('arrow'), from: place, to: place, text: optionalText }),
        v.strictObject({ type: v.literal('label'), at: place, text }),
      ]),
    ),
    [],
  ),
  statements: v.optional(
    v.array(v.strictObject({ voice: v.picklist(STORY_VOICES), text, passages: ids, records: ids, sources: ids })),
    [],
  ),
  questions: v.optional(v.array(v.strictObject({ ask: text, answer: optionalText })), []),
  notes: optionalText,
});

/** A story as it is written in a file. */
export interface WrittenStory extends Omit<v.InferInput<typeof storySchema>, 'steps'> {
  readonly steps: readonly WrittenStep[];
}
/** A step as it is written in a file. */
export type WrittenStep = v.InferInput<typeof stepSchema>;
