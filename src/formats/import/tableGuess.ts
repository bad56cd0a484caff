/** Guesses what the columns of a table are, by their names and values, and says what is doubtful about it. */
import { parseEdtf } from '../../domain/edtf';
import { POSITION_TITLES } from '../../domain/ownPositions';
import { datesAmong, firstDaysAmong, foldedName, guessDates, type DateGuess, type SampledColumn } from './datePlan';
import { readCoordinate } from './coordinateText';
import type { ColumnChoice, ColumnRole, TableAnswer } from './outcome';

/** Names of columns, folded to letters and digits, the surest first: tables that were saved here say where the map has a point. */
const NAMES: Readonly<Partial<Record<ColumnRole, readonly string[]>>> = {
  latitude: [
    foldedName(POSITION_TITLES.lat),
    'latitude',
    'lat',
    'decimallatitude',
    'latdd',
    'latdec',
    'gpslat',
    'gpslatitude',
    'ycoord',
    'coordy',
    'latitud',
    'breite',
    'breitengrad',
    'enlem',
    'широта',
    'y',
  ],
  longitude: [
    foldedName(POSITION_TITLES.lon),
    'longitude',
    'lon',
    'lng',
    'long',
    'decimallongitude',
    'londd',
    'londec',
    'lngdd',
    'gpslon',
    'gpslng',
    'gpslongitude',
    'xcoord',
    'coordx',
    'longitud',
    'laenge',
    'lange',
    'langengrad',
    'boylam',
    'долгота',
    'x',
  ],
  wkt: ['wkt', 'geom', 'geometry', 'thegeom', 'wktgeom', 'wktgeometry', 'geomwkt', 'shape', 'geojson', 'footprintwkt'],
  label: [
    'label',
    'name',
    'title',
    'headline',
    'placename',
    'place',
    'location',
    'locationname',
    'settlement',
    'event',
    'incident',
    'description',
    'nom',
    'nombre',
    'ad',
    'название',
  ],
  group: [
    'group',
    'category',
    'eventtype',
    'type',
    'kind',
    'class',
    'subeventtype',
    'layer',
    'status',
    'categorie',
    'kategorie',
    'тип',
  ],
};

const WKT =
  /^\s*(?:SRID=\d+;\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i;

/** Whether a text is a geometry: WKT, or GeoJSON in a cell. */
function isGeometryText(value: string): boolean {
  return WKT.test(value) || /^\s*\{\s*"(?:type|coordinates)"/.test(value);
}

/** What features are called has at most so many characters. */
const LONGEST_NAME = 120;

/** So many rows that have nothing in a column are remembered. */
export const MOST_GAPS = 2000;

/** A column of a table with its values, and the first rows that have nothing in it. */
export interface TableColumn extends SampledColumn {
  readonly gaps?: readonly number[] | undefined;
}

/** The guess, a sentence for each doubt, and which columns look like dates that are not those of the guess written otherwise. */
export function guessTable(columns: readonly TableColumn[]): {
  readonly guess: TableAnswer;
  readonly doubts: readonly string[];
  readonly dateLike: readonly string[];
} {
  const named = (role: ColumnRole): string | undefined => {
    const names = NAMES[role] ?? [];
    return (
      columns
        .map((column) => ({ column, rank: names.indexOf(foldedName(column.name)) }))
        .filter(({ column, rank }) => rank >= 0 && column.values.length > 0)
        // A text of sentences is no name.
        .filter(
          ({ column }) => role !== 'label' || column.values.every((value) => String(value).length <= LONGEST_NAME),
        )
        .sort((a, b) => a.rank - b.rank)[0]?.column.name
    );
  };
  const valuesOf = (name: string | undefined): readonly string[] =>
    (columns.find((column) => column.name === name)?.values ?? []) as readonly string[];
  const doubts: string[] = [];
  const wkt = shapeColumn(columns, named('wkt'));
  const [latitude, longitude] = wkt === undefined ? [named('latitude'), named('longitude')] : [];
  const hasPair = latitude !== undefined && longitude !== undefined;
  if (wkt === undefined && !hasPair)
    doubts.push(
      'No columns with coordinates were found: choose latitude and longitude, or the rows will be in the table but not on the map.',
    );
  if (hasPair) {
    const [lats, lons] = [valuesOf(latitude), valuesOf(longitude)].map((values) => values.map(readCoordinate)) as [
      number[],
      number[],
    ];
    const beyond = lats.filter((lat) => Math.abs(lat) > 90).length;
    if (beyond > 0 && beyond >= lats.length / 10 && lons.every((lon) => !(Math.abs(lon) > 90)))
      doubts.push(`“${latitude}” has values beyond 90: latitude and longitude may be exchanged.`);
    else if (beyond > 0) doubts.push(`“${latitude}” has values beyond 90: is it in another projection?`);
    if (lats.some(Number.isNaN) || lons.some(Number.isNaN))
      doubts.push('Some coordinates are no numbers: their rows will not be on the map.');
  }
  const dates = guessDates(columns, false);
  const columnsByRole: Partial<Record<ColumnRole, string>> = {};
  const give = (role: ColumnRole, name: string | undefined): void => {
    if (name !== undefined && !Object.values(columnsByRole).includes(name)) columnsByRole[role] = name;
  };
  give('wkt', wkt);
  if (hasPair) {
    give('latitude', latitude);
    give('longitude', longitude);
  }
  // EDTF alone says which ends are open, and what is known to the month or year.
  const edtf = edtfColumn(columns, dates);
  if (edtf === undefined) {
    const isFilled = (name: string): boolean => valuesOf(name).length > 0;
    const end = dates.ends.find(isFilled);
    // Beside a last day, a date is the first.
    give(
      'start',
      dates.starts.find(isFilled) ?? (end === undefined ? undefined : firstDaysAmong(dates.dates).find(isFilled)),
    );
    give('end', end);
  } else give('date', edtf);
  if (columnsByRole.start === undefined && columnsByRole.end === undefined && edtf === undefined)
    give('date', dates.dates[0]);
  give('label', named('label'));
  give('group', named('group'));
  doubts.push(...dateDoubts(columnsByRole, dates));
  const { start, end } = columnsByRole;
  if (start !== undefined && end !== undefined && valuesOf(end).length < valuesOf(start).length)
    doubts.push(`“${end}” is empty in some rows: say whether they go on to this day or lasted one day.`);
  const gapsOf = (name: string | undefined): readonly number[] =>
    columns.find((each) => each.name === name)?.gaps ?? [];
  const noEnd = new Set(gapsOf(end));
  if (start !== undefined && end !== undefined && gapsOf(start).some((row) => !noEnd.has(row)))
    doubts.push(
      `“${start}” is empty in rows that have “${end}”: say whether they were there before or lasted one day.`,
    );
  // Where EDTF tells all, the columns of first and last days say the same.
  const told = edtf === undefined ? [] : [...dates.starts, ...dates.ends];
  return {
    guess: { columns: columnsByRole, numberDates: dates.numberDates, first: dates.first },
    doubts,
    dateLike: datesAmong(columns).filter((name) => !told.includes(name)),
  };
}

/**
 * The column with geometry: that called WKT, before any other; none if the table was saved here and says where the map has points. One that
 * is `named` so may have other texts, too.
 */
function shapeColumn(columns: readonly TableColumn[], named: string | undefined): string | undefined {
  const shapes = columns
    .filter(({ values }) => values.length > 0 && values.every((value) => isGeometryText(String(value))))
    .map(({ name }) => name);
  const texts = columns.find(
    ({ name, values }) => name === named && values.some((value) => isGeometryText(String(value))),
  )?.name;
  const saved = Object.values(POSITION_TITLES).every((title) =>
    columns.some(({ name, values }) => name === title && values.length > 0),
  );
  return shapes.find((name) => foldedName(name) === 'wkt') ?? (saved ? undefined : (shapes[0] ?? texts));
}

/** The column with all dates in EDTF: each row with a start or an end has something in it, as in tables that were saved here; else none. */
function edtfColumn(columns: readonly TableColumn[], { starts, ends }: DateGuess): string | undefined {
  const edtf = columns.find(
    ({ name, values }) =>
      foldedName(name) === 'edtf' && values.length > 0 && values.every((value) => parseEdtf(String(value)).ok),
  );
  const tellsAll = (names: readonly string[]): boolean =>
    names.length === 0 ||
    names.some((each) => {
      const gaps = columns.find(({ name }) => name === each)?.gaps ?? [];
      const [known, last] = [new Set(gaps), gaps.length < MOST_GAPS ? Infinity : (gaps.at(-1) ?? 0)];
      return edtf?.gaps?.every((row) => row > last || known.has(row)) ?? true;
    });
  return tellsAll(starts) && tellsAll(ends) ? edtf?.name : undefined;
}

function dateDoubts({ start, end, date }: ColumnChoice, dates: DateGuess): string[] {
  const doubts: string[] = [];
  if (start === undefined && end === undefined && date === undefined)
    doubts.push('No column with dates was found: the rows will be there on all days.');
  doubts.push(...orderDoubts(dates));
  return doubts;
}

/** What is doubtful about how dates are written, whatever they stand in, a sentence each. */
export function orderDoubts({ isOrderOpen, isOrderMixed, numberDates }: DateGuess): readonly string[] {
  const doubts: string[] = [];
  if (isOrderOpen) doubts.push('Dates such as 4/5/2023 can be read in two ways: say which number is the day.');
  if (isOrderMixed)
    doubts.push(
      'Some dates have the day first and some the month: those that fit neither way of reading cannot be told apart.',
    );
  if (numberDates.startsWith('excel'))
    doubts.push('Dates are numbers such as a spreadsheet counts days: say whether they are, and from which year.');
  return doubts;
}
