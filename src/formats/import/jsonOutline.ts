/**
 * Makes an outline of a JSON file whose first record is longer than the part of the file by which formats are recognised: what comes
 * behind a long member decides, too.
 */
import type { FileStart, GivenFile } from './format';
import { asUtf8 } from './geojson';
import { JsonScan } from './jsonScan';

/** A value of so many bytes is kept as it is. */
const SHORT = 2000;
/** So many values of a list are kept. */
const MOST_VALUES = 10;
/** Lists and records lie at most this deep in each other. */
const MOST_DEEP = 4;

/** The file with an outline as its text; null if its start has the whole first record, or says what it is. */
export function outlined({ bytes }: GivenFile, start: FileStart): FileStart | null {
  if (bytes.length <= start.bytes.length || !/^[\s\x1e]*[{[]/.test(start.text)) return null;
  // As most programs begin it; to look at all of a large file takes time.
  if (/^\s*\{\s*"type"\s*:\s*"FeatureCollection"/.test(start.text)) return null;
  const utf8 = asUtf8(bytes);
  if (!utf8) return null;
  const scan = new JsonScan(utf8.bytes);
  const from = scan.skip(0, true);
  const isList = scan.is(from, '[');
  const { end } = isList ? scan.value(scan.skip(from + 1, true)) : scan.members(from);
  if (end >= 0 && end <= start.bytes.length) return null;
  const text = outlineOf(scan, from, -1, 0);
  const isMore = !isList && end >= 0 && scan.is(scan.skip(end, true), '{');
  return { ...start, text: isMore ? `${text}\n{}` : text };
}

/** A value with what is long in it left out. `end` is the byte after it; -1 if that is not known. */
function outlineOf(scan: JsonScan, start: number, end: number, depth: number): string {
  if (end >= 0 && end - start <= SHORT) return scan.text(start, end);
  const isShown = depth < MOST_DEEP;
  if (scan.is(start, '{')) {
    const members = isShown ? scan.members(start).members : [];
    return `{${members.map((each) => `"${each.name}":${outlineOf(scan, each.start, each.end, depth + 1)}`).join()}}`;
  }
  if (scan.is(start, '[')) {
    const values: string[] = [];
    let at = scan.skip(start + 1, true);
    while (isShown && values.length < MOST_VALUES && at < scan.bytes.length && !scan.is(at, ']')) {
      const value = scan.value(at);
      values.push(outlineOf(scan, at, value.end, depth + 1));
      if (value.end <= at) break;
      at = scan.skip(value.end, true);
    }
    return `[${values.join()}]`;
  }
  return scan.is(start, '"') ? '""' : 'null';
}
