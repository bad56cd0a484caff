/** Makes what a file has as properties safe to keep, store and send: JSON values, well-formed texts, no names that scripts act on. */
import type { OwnValue } from '../../domain/ownData';
import { wellFormed } from '../../files/decode';
import type { Notes } from './notes';

/** Values lie at most this deep in each other. */
const MOST_DEEP = 32;
/** A feature has at most this many properties. */
const MOST_PROPERTIES = 2000;
/** A text has at most this many characters. */
const MOST_LETTERS = 1_000_000;

/** Messages of faults in values and their names. */
export const VALUE_FAULTS = {
  deep: `A value has lists or records more than ${MOST_DEEP} deep: what lies deeper was left out.`,
  many: `A feature has more than ${MOST_PROPERTIES} properties: the others were left out.`,
  long: 'A text has more than a million characters: the rest was left out.',
  halves: 'A text has half a character (a lone surrogate): “\ufffd” stands for it.',
  noNumber: 'A number is infinite or none (NaN): the value is empty.',
  proto: 'A property is named “__proto__”, which scripts act on: it is called “_proto_” here.',
} as const;

export type OwnProperties = Readonly<Record<string, OwnValue>>;

/** The properties of a feature. Faults are noted under its number. */
export function cleanProperties(given: unknown, at: number, notes: Notes): OwnProperties {
  if (given === null || given === undefined) return {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    notes.add({ kind: 'repaired', message: 'The properties are no record: they are kept as “properties”.', at });
    return { properties: clean(given, 1, at, notes) };
  }
  return cleanRecord(given, 0, at, notes) as OwnProperties;
}

/** A value of a feature. Faults are noted under its number. */
export function cleanValue(value: unknown, at: number, notes: Notes): OwnValue {
  return clean(value, 1, at, notes);
}

function clean(value: unknown, depth: number, at: number, notes: Notes): OwnValue {
  switch (typeof value) {
    case 'string':
      return cleanText(value, at, notes);
    case 'number':
      if (Number.isFinite(value)) return value;
      notes.add({ kind: 'repaired', message: VALUE_FAULTS.noNumber, at });
      return null;
    case 'boolean':
      return value;
    case 'bigint':
      // Larger whole numbers would lose their last digits.
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      if (depth >= MOST_DEEP) {
        notes.add({ kind: 'dropped', message: VALUE_FAULTS.deep, at });
        return null;
      }
      if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1, at, notes));
      if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
      return cleanRecord(value, depth, at, notes);
    default:
      return null;
  }
}

function cleanRecord(given: object, depth: number, at: number, notes: Notes): OwnValue {
  let entries = Object.entries(given);
  if (entries.length > MOST_PROPERTIES) {
    notes.add({ kind: 'dropped', message: VALUE_FAULTS.many, at });
    entries = entries.slice(0, MOST_PROPERTIES);
  }
  const out: Record<string, OwnValue> = {};
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    if (name === '__proto__') notes.add({ kind: 'repaired', message: VALUE_FAULTS.proto, at });
    const key = name === '__proto__' ? '_proto_' : cleanText(name, at, notes);
    out[key] = clean(value, depth + 1, at, notes);
  }
  return out;
}

/** A text without halves of characters, and not without end. */
function cleanText(given: string, at: number, notes: Notes): string {
  let text = given;
  if (text.length > MOST_LETTERS) {
    notes.add({ kind: 'dropped', message: VALUE_FAULTS.long, at });
    text = text.slice(0, MOST_LETTERS);
  }
  if (!/[\ud800-\udfff]/.test(text)) return text;
  const whole = wellFormed(text);
  if (whole !== text) notes.add({ kind: 'repaired', message: VALUE_FAULTS.halves, at });
  return whole;
}
