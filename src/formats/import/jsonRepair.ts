/** Reads JSON that is written with slips which its standard does not allow (RFC 8259) and some programs make. */

/** What was mended in a JSON text. */
export type JsonFault = 'numbers' | 'zeros' | 'commas' | 'comments' | 'controls';

/** Words that stand for numbers which JSON does not have. */
const NO_NUMBERS = /^(?:[+-]?(?:NaN|nan|Infinity|inf)|undefined|None)\b/;
/** What is copied as it is: up to the next sign that may be a slip. */
const COPIED = /[^"\-+\dNnIiu,/\]}]+/y;
/** A number, as scripts may write it. */
const NUMBER = /[+-]?\d[\w.+-]*/y;

/** The text without its slips, and which there were; null if there were none. */
export function repairJson(text: string): { readonly text: string; readonly faults: readonly JsonFault[] } | null {
  const faults = new Set<JsonFault>();
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] as string;
    if (sign === '"') {
      const end = endOfText(text, at);
      const written = text.slice(at, end);
      // Control characters must be escaped (section 7).
      const mended = written.replace(/[\0-\x1f]/g, (control) => JSON.stringify(control).slice(1, -1));
      if (mended !== written) faults.add('controls');
      out.push(mended);
      at = end;
      continue;
    }
    if (sign === ',') {
      const next = /\S/.exec(text.slice(at + 1, at + 10_000))?.[0];
      if (next === '}' || next === ']') faults.add('commas');
      else out.push(sign);
      at++;
      continue;
    }
    const comment = sign === '/' ? /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(text.slice(at, at + 10_000)) : null;
    if (comment) {
      faults.add('comments');
      at += comment[0].length;
      continue;
    }
    NUMBER.lastIndex = at;
    const figures = NUMBER.exec(text)?.[0];
    if (figures !== undefined) {
      // Zeros before a number must not be lost: it may be the year 0050.
      const isPadded = /^[+-]?0\d+$/.test(figures);
      if (isPadded || figures.startsWith('+')) faults.add('zeros');
      out.push(isPadded ? JSON.stringify(figures) : figures.replace(/^\+/, ''));
      at += figures.length;
      continue;
    }
    const number = /[-+NnIiu]/.test(sign) ? NO_NUMBERS.exec(text.slice(at, at + 12)) : null;
    if (number) {
      faults.add('numbers');
      out.push('null');
      at += number[0].length;
      continue;
    }
    COPIED.lastIndex = at;
    const copied = COPIED.exec(text)?.[0] ?? sign;
    out.push(copied);
    at += copied.length;
  }
  return faults.size > 0 ? { text: out.join(''), faults: [...faults] } : null;
}

/** The character after the text in quotes that starts at a place. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** The first name that a JSON text has twice in one record; null if there is none. */
export function doubleName(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfText(text, at);
      const names = open.at(-1);
      if (names && /^\s*:/.test(text.slice(end, end + 100))) {
        const name = text.slice(at + 1, end - 1);
        if (names.has(name)) return name;
        names.add(name);
      }
      at = end;
      continue;
    }
    at++;
  }
  return null;
}
