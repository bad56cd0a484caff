/**
 * Types of all records of the atlas. They are plain, immutable data that can be stored as JSON, so that the same object is made at build
 * time, prerendered, sent to the browser and read by tests. The program contains nothing of the article: every name, date and place comes
 * from the compiled content.
 */

/** A day, as the whole number of days since 1970-01-01 in the proleptic Gregorian calendar. Time zones are not considered. */
export type Day = number;

/** Longitude and latitude in degrees, WGS84 (RFC 7946, section 4). */
export type LonLat = readonly [lon: number, lat: number];

/** West, south, east, north in degrees (RFC 7946, section 5). */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A name that is unique among features, events, places, passages, notes, people and sources. Kebab-case, never reused. */
export type Id = string;

/**
 * A half-open span of days: `from` belongs to it, `to` does not. An open start or end is `OPEN_START` or `OPEN_END` (domain/time), which
 * are finite so that spans can be stored in JSON and used in map filters.
 */
export interface Span {
  /** First day of the span. */
  readonly from: Day;
  /** The day after the last day of the span. */
  readonly to: Day;
}

/** How exactly a date is known. `range` is an interval whose two ends are known to the day. */
export type DatePrecision = 'day' | 'range' | 'month' | 'year';

/** A span with the EDTF text from which it was read, and how many days its two ends are uncertain. */
export interface DatedSpan extends Span {
  /** The date as the author wrote it: EDTF, ISO 8601-2:2019, level 0 or 1, both ends inclusive. */
  readonly edtf: string;
  /** The coarser precision of the two ends. */
  readonly precision: DatePrecision;
  /** The start may lie up to this many days after `from`; 0 if it is known to the day. */
  readonly softStart: number;
  /** The end may lie up to this many days before `to`; 0 if it is known to the day. */
  readonly softEnd: number;
  /** True if an end is marked uncertain or approximate (EDTF level 1 `?`, `~`, `%`). */
  readonly uncertain: boolean;
}

/** Kinds of features that `features.yaml` describes and that layers show. */
export const DRAWN_KINDS = ['border', 'area', 'crossing', 'route'] as const;
/** Kinds of places: a `venue` is a place where a meeting was held. */
export const PLACE_KINDS = ['place', 'venue'] as const;
export type FeatureKind = (typeof DRAWN_KINDS)[number] | (typeof PLACE_KINDS)[number];
/** Ids of layers, tracks and levels, which the content defines (`geodata/layers.yaml`). */
export type LayerId = Id;
export type TrackId = Id;
export type LevelId = Id;

/** What kind of way a route is, such as a road or a pipeline; the content defines the modes (`geodata/layers.yaml`). */
export interface RouteMode {
  readonly id: Id;
  /** The mode in words, for legend and search. */
  readonly title: string;
  /** How lines of this mode are drawn: a name in `symbology/modes`. */
  readonly look: string;
  /** Text that a card shows in place of the precision, if lines of this mode have no course on the ground (such as air routes). */
  readonly note?: string | undefined;
}

/** Words for the status of a feature, such as open or closed; geodata/README.md explains each word. */
export const STATUS_WORDS = [
  'open',
  'closed',
  'temporary',
  'controlled',
  'restricted',
  'blocked',
  'offered',
  'unused',
  'suspended',
  'agreed',
  'superseded',
  'guarded',
  'undelimited',
  'delimited',
  'former',
  'deployed',
  'unrecorded',
] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];
/** `documented`: a source says so. `inferred`: worked out from sources. `disputed`: sources contradict each other. */
export const CERTAINTIES = ['documented', 'inferred', 'disputed'] as const;
export type Certainty = (typeof CERTAINTIES)[number];
/** How sure the editor is of a record. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
/** BCP 47 tag of the language of a name; the content lists its languages (`Atlas.languages`), and English is always one of them. */
export type NameLanguage = string;

/** A name of a place or feature (Linked Places format, `names`). */
export interface Name {
  readonly toponym: string;
  /** BCP 47 tag of the language of this name. */
  readonly lang: NameLanguage;
  /** ISO 3166-1 alpha-2 code of the country that uses this form of the name; absent if all sides use it. */
  readonly usage?: string | undefined;
}

/** A segment of running text: plain text, a link or a footnote mark. It never contains HTML. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'reference'; readonly target: Id; readonly children: readonly Inline[] }
  | { readonly type: 'citation'; readonly footnote: number }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };

/** A paragraph of running text. */
export type Paragraph = readonly Inline[];

/** A status, such as open or closed, of a feature or of some of its parts over a span. */
export interface Status {
  readonly span: DatedSpan;
  readonly status: StatusWord;
  /** One sentence for readers that says what the status was. */
  readonly note: string;
  /** Ids of the parts that have this status, at least one; absent if the whole feature has it. */
  readonly parts?: readonly Id[] | undefined;
  /** The only traffic that the status is about, in a few words: `patients`; absent if it is about all of it. */
  readonly traffic?: string | undefined;
  /** True if the map draws this status on its days even if other statuses hold then: see domain/visibility, `primaryStatuses`. */
  readonly primary?: true | undefined;
  readonly confidence: Confidence;
  readonly sources: readonly Id[];
}

/** A part of a feature with its own geometry: one alignment of a road, one section of a border. */
export interface Part {
  readonly id: Id;
  readonly title?: string | undefined;
  /** The days on which the part existed. */
  readonly span: DatedSpan;
  /** The true position lies within this many metres. */
  readonly precisionM: number;
  /** True if the line only joins known points and does not follow the real course. */
  readonly schematic: boolean;
  /** Ids of the sources for the position. */
  readonly sources: readonly Id[];
  /** Ids of the sources that are about this part alone: a status that rests on one of them must name the parts it holds for. */
  readonly records: readonly Id[];
  /**
   * True for a part whose status represents the whole feature where only one status can be shown, as in a row of the timeline. If no part
   * is marked, all parts count.
   */
  readonly main?: boolean | undefined;
}

/** Ranks of places whose names the map shows; a `site` is a bridge, an airport or another place where no one lives. */
export const PLACE_RANKS = [
  'country',
  'capital',
  'city',
  'town',
  'village',
  'site',
  'district',
  'region',
  'water',
] as const;
export type PlaceRank = (typeof PLACE_RANKS)[number];

/** Ranks of places that cover an area: the label's point is not an exact location and does not show what lies near it. */
export const WIDE_RANKS: readonly PlaceRank[] = ['country', 'district', 'region', 'water'];

/** At which zooms, and how prominently, the base map shows a place's name. */
export interface PlaceLabel {
  readonly rank: PlaceRank;
  /** Least zoom at which the label may appear. */
  readonly minzoom: number;
  /** Greatest zoom at which the label may appear. */
  readonly maxzoom?: number | undefined;
  /** Points at which the name is written rather than at the place's own, the best first: the next one if the edge of the map would cut it. */
  readonly alsoAt?: readonly LonLat[] | undefined;
  /** ISO 3166-1 alpha-3 code of the state whose name it is. */
  readonly state?: string | undefined;
}

/** Ranks of names that the base map writes. */
export const SETTLEMENT_RANKS = ['city', 'town', 'village', 'river', 'peak', 'country', 'water'] as const;

/** Anything with a position: a border, area, crossing, route, meeting venue or named place. */
export interface Feature {
  readonly id: Id;
  readonly kind: FeatureKind;
  /** What kind of way the route is; absent for features that are not routes. */
  readonly mode?: RouteMode | undefined;
  /** The layer that shows the feature; null for a named place, which belongs to the base map. */
  readonly layer: LayerId | null;
  /** Title of the feature, with both forms of the name if the sides name it differently. */
  readonly title: string;
  readonly names: readonly Name[];
  /** Other English forms of the name by which readers may search; they are shown only in search results. */
  readonly also: readonly string[];
  /** The days on which the feature existed. */
  readonly span: DatedSpan;
  /** Statuses of the feature, sorted by start. They may overlap: see domain/visibility, `primaryStatuses`. */
  readonly statuses: readonly Status[];
  /** The content's own words for some statuses of this feature; absent if the general words fit (`symbology/statuses`). */
  readonly statusTitles?: Readonly<Partial<Record<StatusWord, string>>>;
  /** How some statuses of this feature read as what the feature is (“under their control”); absent if the general words fit. */
  readonly statusSentences?: Readonly<Partial<Record<StatusWord, string>>> | undefined;
  readonly parts: readonly Part[];
  /** One point on the feature, for its label and the camera. */
  readonly point: LonLat;
  /** Where the map writes the name of an area, if not at `point`. */
  readonly nameAt?: LonLat | undefined;
  readonly bounds: Bounds;
  /** The true position lies within this many metres; for several parts, the value of the least exact one. */
  readonly precisionM: number;
  /** False if no source tells where the feature was: its symbol then marks an unknown location. */
  readonly disclosed: boolean;
  readonly certainty: Certainty;
  readonly confidence: Confidence;
  /** True if the article mentions the feature; false if the editor added it from the record. */
  readonly inArticle: boolean;
  /** The editor's description of the feature. */
  readonly summary: readonly Paragraph[];
  readonly passages: readonly Id[];
  readonly sources: readonly Id[];
  readonly notes: readonly Id[];
  readonly label?: PlaceLabel | undefined;
  /** GeoNames identifier of the place, if known. */
  readonly geonames?: number | undefined;
  /** Area in square kilometres, for a district that the map shows only as a label. */
  readonly areaKm2?: number | undefined;
}

/**
 * A town, river, summit, sea or far country that the base map names to help readers find their way. It is not a feature: nothing in the atlas links to it.
 */
export interface Settlement {
  /** Id of the settlement; for a river, `river-` and the id of its line in the base map. */
  readonly id: Id;
  readonly names: readonly Name[];
  readonly point: LonLat;
  readonly label: {
    readonly rank: (typeof SETTLEMENT_RANKS)[number];
    /** Least zoom at which the label may appear. */
    readonly minzoom: number;
    /** Greatest zoom at which the label may appear. */
    readonly maxzoom?: number | undefined;
    /** Further points at which the name may stand: see `PlaceLabel`. */
    readonly alsoAt?: readonly LonLat[] | undefined;
  };
}

/**
 * Someone who brought the two sides together or led the talks: a person, with the organisation or state that the person represented; or
 * an organisation or state alone, with a remark on which part of it, or in what role.
 */
export type Facilitator =
  | { readonly person: Id; readonly for?: string | undefined }
  | { readonly organisation: string; readonly remark?: string | undefined };

/** Something that happened on a date: a meeting, a call, a measure, an order of a court. */
export interface AtlasEvent {
  readonly id: Id;
  readonly title: string;
  /** The date of the event according to the record. */
  readonly span: DatedSpan;
  /** The date of the event according to the article, if it differs from the record's. */
  readonly stated?: DatedSpan | undefined;
  readonly track: TrackId;
  /** The layer with which the event is shown, which is its track's layer; absent if the event is always shown. */
  readonly layer?: LayerId | undefined;
  readonly level: LevelId;
  /** True if people met in one place: only such events are counted at venues. */
  readonly meeting: boolean;
  /** Id of the venue or place where the event happened; null if it has no place. */
  readonly place: Id | null;
  /** The place of the event according to the article, if it differs from the record's. */
  readonly statedPlace?: string | undefined;
  /** Why the event has no place, or what is unknown about its place. */
  readonly placeNote?: string | undefined;
  readonly facilitators: readonly Facilitator[];
  readonly participants: readonly Id[];
  /** Ids of the features that the event is about. */
  readonly features: readonly Id[];
  readonly inArticle: boolean;
  readonly summary: readonly Paragraph[];
  readonly passages: readonly Id[];
  readonly sources: readonly Id[];
  readonly notes: readonly Id[];
  readonly confidence: Confidence;
}

/** A short phrase by which a paragraph is found in the article (W3C Web Annotation Data Model, section 4.2.4). */
export interface TextQuoteSelector {
  /** The phrase itself: at most 8 words of the article. */
  readonly exact: string;
  /** At most 3 words of the article before the phrase. */
  readonly prefix: string;
  /** At most 3 words of the article after the phrase. */
  readonly suffix: string;
}

/** One paragraph of the article, told in the atlas's own words. */
export interface Passage {
  /** Id of the passage: `p01`, `p02` and so on, in the order of the article. */
  readonly id: Id;
  /** Number of the paragraph in the article, from 1. */
  readonly number: number;
  readonly section: Id;
  readonly kind: 'fact' | 'argument' | 'outlook';
  /** Why a passage of kind `fact` links to no event and no place; absent if it links to one. */
  readonly placeless?: string | undefined;
  readonly digest: readonly Paragraph[];
  readonly anchor: TextQuoteSelector;
  /**
   * The paragraph's sketch (`copy/sketch`): a few bytes in base64 by which a copy's words are recognised as this paragraph, and from
   * which the text cannot be rebuilt; absent if none was made.
   */
  readonly sketch?: string | undefined;
  /** Numbers of the article's footnotes that the paragraph cites. */
  readonly footnotes: readonly number[];
  /** Ids of the features and places that the digest of this passage links to, and of those that its events belong to. */
  readonly features: readonly Id[];
  readonly events: readonly Id[];
  readonly notes: readonly Id[];
}

/** A section heading of the digest; the article itself has no headings. */
export interface Section {
  readonly id: Id;
  readonly title: string;
}

/** A remark of the atlas's editor on what the record adds or corrects. */
export interface Note {
  readonly id: Id;
  readonly text: readonly Paragraph[];
  readonly appliesTo: readonly Id[];
  readonly sources: readonly Id[];
  readonly confidence: Confidence;
}

/** A cited work or page, in the terms of CSL-JSON 1.0. */
export interface Source {
  readonly id: Id;
  /** Type of the source in CSL, such as `article-journal`. */
  readonly type: string;
  /** Title as it is cited everywhere: a description by the editor is in square brackets (`domain/sources`, `citedTitle`). */
  readonly title: string;
  /** True if the title is the editor's description and is not printed on the page. */
  readonly described: boolean;
  /** BCP 47 tag of the language of the page; absent for English. */
  readonly language?: string | undefined;
  readonly authors: readonly string[];
  /** The journal, site or publisher in which the source appeared. */
  readonly container?: string | undefined;
  /** Date of issue of the source, in EDTF. */
  readonly issued?: string | undefined;
  readonly url?: string | undefined;
  /** Why the source has no `container`; absent if it has one. */
  readonly noPublisher?: string | undefined;
  /** Why the source has no `issued`; absent if it has one. */
  readonly noDate?: string | undefined;
  /** Why the source has no `url`; absent if it has one. */
  readonly noUrl?: string | undefined;
  /** True if the article itself cites this source. */
  readonly cited: boolean;
  /** Licence of the source, if it is a data set. */
  readonly licence?: string | undefined;
  /** The editor's remark on the source: how it is printed, what is missing. */
  readonly remark?: string | undefined;
  /** The side that published the source: an id of `Atlas.sides`. Absent for data sets and for sources that no side published. */
  readonly side?: string | undefined;
}

/** A footnote of the article. */
export interface Footnote {
  readonly number: number;
  readonly sources: readonly Id[];
}

export interface Person {
  readonly id: Id;
  readonly name: string;
  /** Office that the person held at the time. */
  readonly role: string;
  /** Other spellings of the person's name, including the article's. */
  readonly also: readonly string[];
  /** The side for which the person took part in talks (an id of `Atlas.sides`); absent for those who hosted or facilitated them. */
  readonly party?: string | undefined;
}

/** A group of features or events that the reader can turn on and off. */
export interface Layer {
  readonly id: LayerId;
  readonly title: string;
  readonly description: string;
  /** Whether the layer is on when the atlas opens. */
  readonly on: boolean;
  /** How the layer is drawn: a name in `symbology/layers`. */
  readonly look: string;
  /** `after` if the layer shows the aftermath: days and events after the day that the atlas opens on. At most one layer has it. */
  readonly horizon?: 'after' | undefined;
  /**
   * Words for the time that the aftermath layer shows, such as “after the article”; lists write them after “what came”. Required for the
   * layer with a horizon.
   */
  readonly label?: string | undefined;
}

/** A state whose government, media and diaspora publish sources. */
export interface Side {
  /** Id of the side: its ISO 3166-1 alpha-2 code. */
  readonly id: string;
  /** Adjective for the side's sources, as in “Nordic sources”. */
  readonly adjective: string;
  /** Id of the side's capital, a place, to which the map draws arcs from venues; absent if it draws none. */
  readonly capital?: Id | undefined;
}

/** A row of events in the timeline. */
export interface Track {
  readonly id: TrackId;
  readonly title: string;
  /** Shape and colour of the track's event marks: a name in `symbology/tracks`. */
  readonly look: string;
  /**
   * True if the track's events are only the background of the article: a passage that mentions such an event does not count as being
   * about the features the event touched.
   */
  readonly background?: true | undefined;
  /** The layer with which the track's events are shown; absent if they are always shown. */
  readonly layer?: LayerId | undefined;
}

/** Level at which the sides met or spoke at an event, such as leaders or ministers. */
export interface Level {
  readonly id: LevelId;
  readonly title: string;
}

/** A language in which the content has names of places. */
export interface NamedLanguage {
  readonly lang: NameLanguage;
  /** Name of the language in English. */
  readonly title: string;
}

/** A named date or period of the article that a reader can go to: a highlight or a phase. */
export interface Moment {
  readonly id: Id;
  readonly title: string;
  /** What the author makes of the moment, in a few words (`the author’s 2nd highlight`); empty for nothing. */
  readonly remark: string;
  /** `highlight`: going to the moment shows its day. `phase`: it shows its span as a window. */
  readonly kind: 'highlight' | 'phase';
  readonly span: DatedSpan;
  /** Id of the first passage that tells of the moment. */
  readonly passage: Id;
}

/**
 * A word that readers know from the news and the article does not use. The search explains it and links to the nearest record of the
 * atlas.
 */
export interface NewsWord {
  /** Forms of the word, the usual one first. */
  readonly terms: readonly string[];
  /** The editor's explanation in one or two sentences: that the article does not use the word, and what it means. */
  readonly text: string;
  /** Id of the record that comes nearest to the word: a feature, place, event or passage. */
  readonly target: Id;
  readonly sources: readonly Id[];
}

/** Where a reader is in a story: the ids of the story and of its step. */
export interface StoryPlace {
  readonly story: Id;
  readonly step: Id;
}

/** What a step of a story shows: the part of a session that it sets. */
export interface StepState {
  /** Whether the step shows a day or a window. */
  readonly mode: 'day' | 'window';
  /** The days that the step shows, half-open; one day in mode `day`. */
  readonly span: Span;
  /** A second day that is compared with the day; null for none. */
  readonly compare: Day | null;
  /** True if the two compared days are on two maps side by side. */
  readonly side: boolean;
  /** Whether features that do not exist any more, or do not exist yet, are drawn faintly. */
  readonly ghosts: boolean;
  /** Ids of the layers that are on; null for those that are on when the atlas opens. */
  readonly layers: readonly LayerId[] | null;
  /** Id of the selected feature or event; null for none. */
  readonly selection: Id | null;
  /** Which form of place names the map shows; null for the one that the reader has chosen. */
  readonly names: NameLanguage | null;
}

/** What is needed to go to a step of a story: its texts are loaded later. */
export interface StepOutline {
  /** Id of the step, unique in its story. */
  readonly id: Id;
  readonly title: string;
  readonly state: StepState;
  /** The bounds that the map shows; null for those of the opening view. */
  readonly frame: Bounds | null;
  /** Ids of the passages on which the statements of the step rest, in their order. */
  readonly passages: readonly Id[];
}

/** Whose words a statement of a story has: the author’s, the editor’s, or those of whoever made a story of their own. */
export const STORY_VOICES = ['author', 'editor', 'own'] as const;
export type StoryVoice = (typeof STORY_VOICES)[number];

/** A few sentences of a step in one voice, with what they rest on. */
export interface Statement {
  readonly voice: StoryVoice;
  readonly text: readonly Paragraph[];
  /** Ids of the passages of the article that say so. */
  readonly passages: readonly Id[];
  /** Ids of the features, places, events and notes by which the record tells of the same. */
  readonly records: readonly Id[];
  readonly sources: readonly Id[];
}

/** A question for those who are taught. */
export interface Question {
  readonly ask: readonly Paragraph[];
  /** What a good answer has in it; empty for none. */
  readonly answer: readonly Paragraph[];
}

/** A mark that a step draws on the map. Its text is plain. */
export type StoryMark =
  | { readonly type: 'circle'; readonly at: LonLat; readonly radiusM: number; readonly text: string }
  | { readonly type: 'arrow'; readonly from: LonLat; readonly to: LonLat; readonly text: string }
  | { readonly type: 'label'; readonly at: LonLat; readonly text: string };

/** A step of a story with its texts. */
export interface StoryStep extends StepOutline {
  readonly marks: readonly StoryMark[];
  readonly statements: readonly Statement[];
  readonly questions: readonly Question[];
  /** Notes for whoever teaches; the audience does not see them. */
  readonly notes: readonly Paragraph[];
  /** Ids of all sources of the step's statements. */
  readonly sources: readonly Id[];
}

/** A story without its texts. */
export interface StoryOutline {
  readonly id: Id;
  readonly title: string;
  /** One sentence that says what the story shows; empty for none. */
  readonly sentence: string;
  /** Whom the story is for, in a few words; empty for anyone. */
  readonly audience: string;
  /** How long it takes to teach, in minutes. */
  readonly minutes: number;
  readonly steps: readonly StepOutline[];
}

/** A story: steps that show the map in a certain state and tell of it. */
export interface Story extends StoryOutline {
  /** The last words, after the last step; empty for none. */
  readonly closing: readonly Paragraph[];
  readonly steps: readonly StoryStep[];
}

/** Tables that the program makes for the account of the method: `domain/methodTables`. */
export const METHOD_TABLES = ['statuses', 'sources', 'one-sided'] as const;
export type MethodTable = (typeof METHOD_TABLES)[number];

/** A piece of a section of the method. */
export type MethodBlock =
  | { readonly type: 'prose'; readonly paragraphs: readonly Paragraph[] }
  | { readonly type: 'list'; readonly items: readonly Paragraph[] }
  | { readonly type: 'table'; readonly table: MethodTable }
  | { readonly type: 'errorReport' };

/** A section of the method. */
export interface MethodSection {
  /** Id of the section on its page, in kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly MethodBlock[];
}

/** How the atlas was made: the editor's account, with places for tables that the program makes. */
export interface Method {
  readonly sections: readonly MethodSection[];
}

/** A segment of the date axis with one scale (days per pixel). */
export interface AxisSegment {
  readonly from: Day;
  readonly to: Day;
  /** Share of the axis's width that the segment takes, 0 to 1; the shares of all segments add up to 1. */
  readonly share: number;
}

/** The words with which the page introduces itself to a reader who has never seen it. */
export interface Opening {
  /** One sentence that says what the atlas shows, and from when until when. */
  readonly headline: string;
  /** One sentence on who the article's author was when it appeared. */
  readonly authorRole: string;
  /** A few words beside the title in the bar at the top. */
  readonly tagline: string;
  /** The rest of that sentence, where the bar has room; empty for none. */
  readonly taglineMore: string;
}

/** What the opening view calls out by name, beside its symbols. */
export interface CalloutRecord {
  /** Ids of the features, the most important first: a call-out without room gives way to those before it. */
  readonly features: readonly Id[];
  /** Title of the call-out of all venues; empty for none. */
  readonly venuesTitle: string;
}

export interface AtlasMeta {
  readonly title: string;
  readonly subtitle: string;
  /** Version of the program and its content together (semver.org), as in package.json; empty if it is not known. */
  readonly version: string;
  /** Names of the atlas's editors as citations have them, “Family, Given” or an organisation; empty if the content names none. */
  readonly editors: readonly string[];
  /** Whether the content says how the atlas was made (`Method`). */
  readonly hasMethod: boolean;
  /** Whether that account has the form in which readers report errors. */
  readonly takesReports: boolean;
  /** DOI of the atlas itself without `https://doi.org/`; absent if it has none. */
  readonly doi?: string | undefined;
  /** Where errors are reported: a page (https) or a mail address (mailto); absent if the publisher named none. */
  readonly reportTo?: string | undefined;
  /**
   * The day that the atlas opens on, usually the one on which the article appeared. Later days are shown only with the aftermath layer.
   */
  readonly opens: Day;
  /** Text beside the opening day's date; empty for none. */
  readonly opensNote: string;
  /** The words with which the page introduces itself. */
  readonly opening: Opening;
  /** Text beside dates after the opening day; empty for none. */
  readonly aftermathNote: string;
  /** What the legend says of the relief: how coarse it is. Empty if the base map has none. */
  readonly reliefNote: string;
  /** The day up to which the editor last checked the record. */
  readonly checked: Day;
  /** The bounds that the map shows when the atlas opens. */
  readonly openingBounds: Bounds;
  readonly callouts: CalloutRecord;
  /** The bounds that the region's detailed base map covers; outside them there is only the world's base map. */
  readonly regionBounds: Bounds;
  /** Countries that the map draws slightly lighter: ISO 3166-1 alpha-3 codes. */
  readonly focusCountries: readonly string[];
  /** Segments of the timeline's axis up to the day that the atlas opens on. */
  readonly axis: readonly AxisSegment[];
  /**
   * Segments of the timeline's axis up to the day the record was checked, used while the aftermath layer is on; the same as `axis` if the
   * content has no such layer.
   */
  readonly axisWithAftermath: readonly AxisSegment[];
  /** Words that name whose voice speaks in the digest: the author's. */
  readonly authorVoice: string;
  /** Words that name whose voice speaks in the notes: the editor's. */
  readonly editorVoice: string;
  /** The statement on how this map draws borders. */
  readonly borderStatement: readonly Paragraph[];
  /** Short attribution of the map data. */
  readonly attribution: string;
  readonly licences: Licences;
}

/** The article that the atlas accompanies (in terms of CSL-JSON). */
export interface Article {
  readonly title: string;
  readonly author: string;
  readonly authorNote: string;
  readonly container: string;
  readonly issue: string;
  /** Date of publication of the article, ISO 8601. */
  readonly issued: string;
  /** DOI of the article without `https://doi.org/`; absent if it has none. */
  readonly doi?: string | undefined;
  /** Web address of an article that has no DOI; absent if it has no address at all. */
  readonly url?: string | undefined;
}

/** A licence (Open Definition, SPDX): its identifier, its title and the address of its text. */
export interface Licence {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

/** The licences of the files that the atlas publishes. */
export interface Licences {
  /** Licence of texts and geometry made for the atlas. */
  readonly own: Licence;
  /** Licence of borders, and of every feature whose geometry was derived from a source under this licence. */
  readonly borders: Licence & {
    /** Where the border geometry comes from, worded to complete the sentence `derived from …`. */
    readonly origin: string;
    /** The credit that the licence requires. */
    readonly credit: string;
  };
  /** A few sentences for readers that name all licences of the atlas. */
  readonly statement: string;
}

/** The whole content, compiled. Geometry is separate (`AtlasGeometry`), so that the text can be shown before geometry is loaded. */
export interface Atlas {
  readonly meta: AtlasMeta;
  readonly article: Article;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly footnotes: readonly Footnote[];
  readonly features: readonly Feature[];
  readonly events: readonly AtlasEvent[];
  readonly notes: readonly Note[];
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly layers: readonly Layer[];
  readonly tracks: readonly Track[];
  readonly levels: readonly Level[];
  readonly modes: readonly RouteMode[];
  /** Languages of place names, English first. */
  readonly languages: readonly NamedLanguage[];
  /** The sides that publish sources. */
  readonly sides: readonly Side[];
  /** Moments, sorted by date within each kind. */
  readonly moments: readonly Moment[];
  /** Stories in the order in which they are offered, without their texts. */
  readonly stories: readonly StoryOutline[];
  /** Words of the news that the article does not use. */
  readonly words: readonly NewsWord[];
  /** From each former id to the id that replaced it. */
  readonly aliases: Readonly<Record<Id, Id>>;
}

/** GeoJSON geometries (RFC 7946, section 3.1) by part id. */
export type AtlasGeometry = Readonly<Record<Id, import('geojson').Geometry>>;

/** The key in `AtlasGeometry` of a part's band of uncertainty: the area within which the part really runs. */
export function edgeId(part: Id): string {
  return `${part}~edge`;
}
