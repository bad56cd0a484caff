/**
 * Finds the values of a JSON text (RFC 8259) in its bytes without reading them, so that a file of any size is read value by value, and a
 * fault costs one value and has a line number. It judges nothing: what it finds is read by `JSON.parse`.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_LIST, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [0x5b, 0x5d, 0x7b, 0x7d];
/** Record separator, which stands before each text of a sequence (RFC 8142). */
const RECORD_SEPARATOR = 0x1e;
const NEWLINE = 0x0a;
/** What may follow a text; a quotation mark where a comma is missing. */
const AFTER_TEXT: ReadonlySet<number> = new Set([QUOTE, COMMA, COLON, CLOSE_LIST, CLOSE_RECORD, OPEN_RECORD]);

/** Where a value stands, and how many names of members it has, counted as they are written. */
export interface Found {
  readonly start: number;
  /** The byte after the value; -1 if the text ends before. */
  readonly end: number;
  readonly names: number;
}

/** A member of a record. */
export interface Member extends Found {
  readonly name: string;
}

export class JsonScan {
  readonly bytes: Uint8Array;
  readonly #decoder = new TextDecoder();
  /** The line of a byte, where it was last asked for. */
  #line = { at: 0, line: 1 };

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The text between two bytes; an end of -1 is that of the file. */
  text(start: number, end: number): string {
    return this.#decoder.decode(this.bytes.subarray(start, end < 0 ? undefined : end));
  }

  /** The number of the line of a byte, from 1. */
  lineOf(byte: number): number {
    let { at, line } = byte >= this.#line.at ? this.#line : { at: 0, line: 1 };
    for (;;) {
      const next = this.bytes.indexOf(NEWLINE, at);
      if (next < 0 || next >= byte) break;
      at = next + 1;
      line++;
    }
    this.#line = { at, line };
    return line;
  }

  /** The next byte that is no space; with `separators`, no comma or record separator either. */
  skip(from: number, separators = false): number {
    let at = from;
    for (; at < this.bytes.length; at++) {
      const byte = this.bytes[at] as number;
      if (byte <= 0x20 ? byte !== RECORD_SEPARATOR || separators : separators && byte === COMMA) continue;
      // A byte order mark between concatenated files.
      if (byte === 0xef && this.bytes[at + 1] === 0xbb && this.bytes[at + 2] === 0xbf) {
        at += 2;
        continue;
      }
      break;
    }
    return at;
  }

  /** Whether a byte is the sign with this character. */
  is(at: number, sign: string): boolean {
    return this.bytes[at] === sign.charCodeAt(0);
  }

  /** The value that starts at a byte. */
  value(start: number): Found {
    const { bytes } = this;
    let depth = 0;
    let names = 0;
    for (let at = start; at < bytes.length; at++) {
      switch (bytes[at]) {
        case QUOTE:
          at = this.#endOfText(at);
          if (at < 0) return { start, end: -1, names };
          if (depth === 0) return { start, end: at + 1, names };
          break;
        case OPEN_LIST:
        case OPEN_RECORD:
          depth++;
          break;
        case CLOSE_LIST:
        case CLOSE_RECORD:
          depth--;
          if (depth === 0) return { start, end: at + 1, names };
          if (depth < 0) return { start, end: at, names };
          break;
        case COLON:
          names++;
          break;
        case COMMA:
        case NEWLINE:
        case RECORD_SEPARATOR:
          if (depth === 0) return { start, end: at, names };
          break;
      }
    }
    return { start, end: depth === 0 ? bytes.length : -1, names };
  }

  /** The members of the record that starts at a byte, and the byte after it; -1 if the text ends before. */
  members(start: number): { readonly members: readonly Member[]; readonly end: number } {
    const members: Member[] = [];
    let at = this.skip(start + 1, true);
    while (at < this.bytes.length) {
      if (this.is(at, '}')) return { members, end: at + 1 };
      const name = this.value(at);
      const colon = name.end < 0 ? -1 : this.skip(name.end);
      if (colon < 0 || !this.is(colon, ':') || !this.is(at, '"')) return { members, end: -1 };
      const value = this.value(this.skip(colon + 1));
      members.push({ name: this.text(at + 1, name.end - 1), ...value });
      if (value.end < 0 || members.length > 1000) break;
      at = this.skip(value.end, true);
    }
    return { members, end: -1 };
  }

  /**
   * Where the next record begins, from a byte on and before another, that has this member first, as programs write it: with this text as
   * its value, or with any. A record that is the value of a member, or the first of a list in one, is none. -1 if none does.
   */
  nextRecord(from: number, until: number, { name, value }: { readonly name: string; readonly value?: string }): number {
    const sought = new TextEncoder().encode(`"${value ?? name}"`);
    const before = value === undefined ? /\{\s*$/ : new RegExp(`\\{\\s*"${name}"\\s*:\\s*$`);
    for (let at = this.bytes.indexOf(QUOTE, from); at >= 0 && at < until; at = this.bytes.indexOf(QUOTE, at + 1)) {
      if (!sought.every((byte, index) => this.bytes[at + index] === byte)) continue;
      if (value === undefined && !this.is(this.skip(at + sought.length), ':')) continue;
      const text = this.text(Math.max(from, at - 40), at);
      const brace = before.exec(text);
      if (!brace) continue;
      const start = at - new TextEncoder().encode(text.slice(brace.index)).length;
      if (this.#beginsLine(start)) return start;
      let last = start - 1;
      while ((this.bytes[last] ?? COMMA) <= 0x20) last--;
      if (this.bytes[last] !== COLON && this.bytes[last] !== OPEN_LIST) return start;
    }
    return -1;
  }

  /**
   * Where to go on after a record or list that starts at a byte and is no JSON: behind the bracket that closes it, at a record that stands
   * where none can, because a bracket before it is missing, or at the bracket that closes the list around it. -1 if the text ends before,
   * or if quotation marks do not tell what is text. `isRecord` says whether one of the records that are read begins at a bracket.
   */
  afterBroken(start: number, isRecord: (at: number) => boolean): number {
    const { bytes } = this;
    const open: number[] = [];
    let last = COMMA;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte <= 0x20) continue;
      if (byte === QUOTE) {
        at = this.#endOfText(at);
        if (at < 0 || !AFTER_TEXT.has(bytes[this.skip(at + 1)] ?? COMMA)) return -1;
      } else if (byte === OPEN_RECORD || byte === OPEN_LIST) {
        const hasPlace = open.at(-1) === OPEN_RECORD ? last === COLON : last === COMMA || last === OPEN_LIST;
        if (at > start && byte === OPEN_RECORD && (!hasPlace || this.#beginsLine(at)) && isRecord(at)) return at;
        open.push(byte);
      } else if (byte === CLOSE_RECORD || byte === CLOSE_LIST) {
        const opened = open.lastIndexOf(byte === CLOSE_RECORD ? OPEN_RECORD : OPEN_LIST);
        if (opened === 0) return at + 1;
        if (opened > 0) open.length = opened;
        else if (byte === CLOSE_RECORD) return at + 1;
        // Where more members follow, the bracket is one too much.
        else if (!this.is(this.skip(at + 1), ',') || !this.is(this.skip(at + 1, true), '"')) return at;
      }
      last = byte;
    }
    return -1;
  }

  /** Whether a byte is the first of its line. */
  #beginsLine(at: number): boolean {
    return this.bytes[at - 1] === NEWLINE || this.bytes[at - 1] === RECORD_SEPARATOR;
  }

  /** The closing quote of the text that starts at a byte; -1 for none. */
  #endOfText(start: number): number {
    const { bytes } = this;
    for (let at = start + 1; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) return at;
      if (byte === BACKSLASH) at++;
    }
    return -1;
  }
}

/** How many names of members a value has that was read: fewer than were written, where a name was written twice. */
export function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  // Not recursive: values may lie deep in each other.
  const open: object[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    if (Array.isArray(next)) {
      for (const each of next as readonly unknown[]) {
        // Positions, of which there are most by far.
        if (typeof each === 'number') break;
        if (typeof each === 'object' && each !== null) open.push(each);
      }
      continue;
    }
    for (const name in next) {
      if (!Object.hasOwn(next, name)) continue;
      count++;
      const each = (next as Record<string, unknown>)[name];
      if (typeof each === 'object' && each !== null) open.push(each);
    }
  }
  return count;
}
