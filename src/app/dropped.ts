/** Where files and texts go that a reader drops or pastes: by what they are, wherever on the page they are dropped. Pure functions. */

/** Columns and lines that a text needs at least to be taken for a table. */
const LEAST_LINES = 2;
const LOOKED_AT = 30;
const WKT = /^(srid=\d+;)?\s*(multi)?(point|linestring|polygon)\s*z?m?\s*\(/i;

/** Whether a pasted text is data: JSON with places, XML of a map, WKT, or rows of a table. */
export function isDataText(text: string): boolean {
  const start = text.trimStart();
  if (/^[[{]/.test(start))
    return /"(?:type|coordinates|geometry|features|wkt|[\w ]*lat(?:itude)?)"\s*:/i.test(start.slice(0, 20_000));
  if (start.startsWith('<')) return /<(kml|gpx)[\s>]/i.test(start.slice(0, 2000));
  if (WKT.test(start)) return true;
  const lines = start.split(/\r?\n/, LOOKED_AT).filter((line) => line.trim() !== '');
  if (lines.length < LEAST_LINES) return false;
  // The last line that is looked at may have been cut.
  return ['\t', ';', ',', '|'].some((sign) => isTable(lines, sign));
}

/** A text of geometries as WKT, one a line, as a table with their numbers: one column alone is no table. Any other text as it is. */
export function asTable(text: string): string {
  if (!WKT.test(text.trimStart())) return text;
  const lines = text.trim().split(/\r?\n(?=\s*(?:srid|point|multi|linestring|polygon))/i);
  const quoted = lines.map((line, at) => `${at + 1},"${line.replace(/\s+/g, ' ').replaceAll('"', '""')}"`);
  return ['number,wkt', ...quoted].join('\n');
}

/** Whether lines have the same number of columns, and short ones: in sentences, commas come as they like. */
function isTable(lines: readonly string[], sign: string): boolean {
  const counts = lines.map((line) => cellsOf(line, sign));
  const [first = 1] = counts;
  const least = sign === '\t' ? 2 : 3;
  if (first < least) return false;
  const alike = counts.filter((count) => count === first).length;
  return alike >= Math.max(LEAST_LINES, lines.length * 0.8);
}

/** How many cells a line has; signs within quotes do not count. */
function cellsOf(line: string, sign: string): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(sign).length;
}
