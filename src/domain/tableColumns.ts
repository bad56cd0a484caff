/** Titles and widths of the columns of each kind of rows, and words for what rows can be filtered by. */
import type { TableColumn } from './tableRows';
import { KINDS_OF_ROWS, type FilterField, type RowKind } from './tableState';

/** What the kinds of rows are called, and a sentence on what a row of each is. */
export const ROW_WORDS: Readonly<Record<RowKind, { readonly title: string; readonly about: string }>> = {
  features: { title: 'Features', about: 'What the map draws, and its status on the days shown.' },
  statuses: { title: 'Statuses', about: 'What held where, from when to when, and who says so.' },
  events: { title: 'Events', about: 'What happened when: who met where, and what was decided.' },
  people: { title: 'People and meetings', about: 'Who took part in what, with whom, when and where.' },
  places: { title: 'Places', about: 'Places that the atlas names, and how often people met there.' },
  sources: { title: 'Sources', about: 'On which pages and papers the atlas rests, and what rests on each.' },
};

/** Words for each filter: its title, and a sentence on what it does. */
export const FIELD_WORDS: Readonly<Record<FilterField, { readonly title: string; readonly about: string }>> = {
  feature: { title: 'Feature', about: 'Which border, area, crossing or route the row is about.' },
  kind: { title: 'Kind', about: '' },
  layer: { title: 'Layer', about: 'The layer of the map that shows it.' },
  status: { title: 'Status', about: '' },
  track: { title: 'Track', about: 'The row of the timeline.' },
  level: { title: 'Level', about: 'Who met or spoke: heads of state, ministers and so on.' },
  actor: { title: 'Who took part', about: 'A person, an organisation or a state.' },
  facilitator: { title: 'Who facilitated', about: 'Who brought the sides together.' },
  place: { title: 'Place', about: 'Where it happened.' },
  certainty: { title: 'Certainty', about: 'Whether a source says so, it was worked out, or sources disagree.' },
  confidence: { title: 'Confidence', about: 'How sure the editor is.' },
  passage: { title: 'Paragraph', about: 'Which paragraph of the article speaks of it.' },
  article: { title: 'In the article', about: 'Whether the article has it, or the editor added it from the record.' },
  alone: { title: 'One side alone', about: 'What rests on the sources of one side and of nobody else.' },
  type: { title: 'Type', about: 'What kind of publication it is.' },
  side: { title: 'Side', about: 'Which side published it.' },
};

/**
 * Title, width in CSS pixels and meaning of each column. Dates, headings and words of closed lists have room for the longest of them;
 * titles, notes and lists are cut.
 */
const COLUMNS: Readonly<Record<string, Omit<TableColumn, 'id'>>> = {
  title: { title: 'What', about: '', width: 210 },
  name: { title: 'Who', about: '', width: 200 },
  feature: { title: 'Feature', about: '', width: 180 },
  kind: { title: 'Kind', about: '', width: 118 },
  status: { title: 'Status', about: '', width: 244 },
  since: { title: 'Since', about: 'When the status began.', width: 146, isEnd: true },
  until: {
    title: 'Until',
    about:
      'When the status ended; “at least” if the record goes no further, “no end by” if it had not ended on the last day shown.',
    width: 182,
    isEnd: true,
  },
  from: { title: 'From', about: 'The first day.', width: 146, isEnd: true },
  to: {
    title: 'To',
    about:
      'The last day; “at least” if the record goes no further, “no end by” if it had not ended on the last day shown.',
    width: 182,
    isEnd: true,
  },
  doubt: {
    title: 'Dates known',
    about: 'How exactly start and end are known, and whether the record goes on.',
    width: 192,
  },
  note: { title: 'Note', about: 'The editor’s note.', width: 340 },
  part: {
    title: 'Part or traffic',
    about: 'The only stretch, or the only traffic, that it is about; empty for the whole feature.',
    width: 136,
  },
  when: { title: 'When', about: '', width: 188 },
  track: { title: 'Track', about: 'The row of the timeline.', width: 150 },
  level: { title: 'Level', about: 'Who met or spoke.', width: 212 },
  place: { title: 'Place', about: '', width: 150 },
  event: { title: 'Event', about: '', width: 260 },
  as: { title: 'Role there', about: 'Whether they took part or facilitated.', width: 110 },
  with: { title: 'With', about: 'Who else took part.', width: 280 },
  role: { title: 'Office', about: 'The office held at the time.', width: 220 },
  state: { title: 'For', about: 'The side for which they took part.', width: 120 },
  participants: { title: 'Who took part', about: '', width: 240 },
  facilitators: { title: 'Who facilitated', about: '', width: 220 },
  features: { title: 'About', about: 'The features that the event is about.', width: 200 },
  meetings: {
    title: 'Meetings',
    about: 'How many meetings were held there on the days of the table.',
    width: 96,
    isNumber: true,
  },
  passages: { title: 'Paragraphs', about: 'The paragraphs of the article that speak of it.', width: 112 },
  precision: { title: 'Precision', about: 'The true position lies within this distance.', width: 112 },
  confidence: { title: 'Confidence', about: 'How sure the editor is.', width: 110 },
  certainty: {
    title: 'Certainty',
    about: 'Whether a source says so, it was worked out, or sources disagree.',
    width: 110,
  },
  layer: { title: 'Layer', about: '', width: 120 },
  article: { title: 'In the article', about: '', width: 120 },
  sources: { title: 'Sources', about: 'Who says so, with addresses.', width: 240 },
  alone: { title: 'One side alone', about: 'The side whose sources alone it rests on.', width: 184 },
  edtf: { title: 'Date as written', about: 'EDTF, ISO 8601-2.', width: 190 },
  id: { title: 'Name in links', about: 'The id by which addresses and files name it.', width: 232 },
  also: { title: 'Other names', about: '', width: 220 },
  lat: { title: 'Latitude', about: 'In degrees, WGS 84.', width: 92, isNumber: true },
  lon: { title: 'Longitude', about: 'In degrees, WGS 84.', width: 102, isNumber: true },
  publisher: { title: 'Publisher', about: '', width: 200 },
  issued: { title: 'Date', about: '', width: 104 },
  authors: { title: 'Authors', about: '', width: 180 },
  side: { title: 'Side', about: 'Which side published it; empty for none.', width: 110 },
  used: { title: 'Rests on it', about: 'The features and events that rest on the source.', width: 280 },
  type: { title: 'Type', about: '', width: 140 },
  licence: { title: 'Licence', about: '', width: 150 },
};

/** The columns of a kind of rows. */
export function atlasColumns(kind: RowKind): readonly TableColumn[] {
  return KINDS_OF_ROWS[kind].columns.map((id, at) => ({
    id,
    ...(COLUMNS[id] as Omit<TableColumn, 'id'>),
    isName: at === 0,
  }));
}
