/**
 * The atlas as the program knows it: plain, immutable data that survives JSON, so that the same
 * object can be made at build time, prerendered, sent to the browser and read by tests.
 *
 * Nothing here knows the article: every name, date and place comes from the compiled content.
 */

/** Days since 1970-01-01 in the proleptic Gregorian calendar, an integer. Time zones play no part. */
export type Day = number;

/** Longitude and latitude in degrees, WGS84 (RFC 7946, section 4). */
export type LonLat = readonly [lon: number, lat: number];

/** West, south, east, north in degrees (RFC 7946, section 5). */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A name that is unique among features, events, places, passages, notes, people and sources. Kebab-case, never reused. */
export type Id = string;

/**
 * A stretch of days, half-open: `from` belongs to it, `to` does not.
 * An open start or end is `OPEN_START` or `OPEN_END` (domain/time), finite so that spans survive JSON and map filters.
 */
export interface Span {
  /** First day. */
  readonly from: Day;
  /** The day after the last one. */
  readonly to: Day;
}

/** How exactly a date is known. `range` is an interval whose two ends are known to the day. */
export type DatePrecision = 'day' | 'range' | 'month' | 'year';

/** A span with the EDTF text it was written as and how soft its two ends are. */
export interface DatedSpan extends Span {
  /** The date as authored: EDTF, ISO 8601-2:2019, level 0 or 1, both ends inclusive. */
  readonly edtf: string;
  /** The coarsest of the two ends. */
  readonly precision: DatePrecision;
  /** Days after `from` within which the start may really lie; 0 when known to the day. */
  readonly softStart: number;
  /** Days before `to` within which the end may really lie; 0 when known to the day. */
  readonly softEnd: number;
  /** True when an end is marked uncertain or approximate (EDTF level 1 `?`, `~`, `%`). */
  readonly uncertain: boolean;
}

/** Kinds of features that features.yaml describes and that have layers of their own. */
export const DRAWN_KINDS = ['border', 'area', 'crossing', 'route'] as const;
/** Kinds of places: a `venue` is one where a meeting was held. */
export const PLACE_KINDS = ['place', 'venue'] as const;
export type FeatureKind = (typeof DRAWN_KINDS)[number] | (typeof PLACE_KINDS)[number];
/** Ids of layers, tracks and levels: the content defines them (`geodata/layers.yaml`). */
export type LayerId = Id;
export type TrackId = Id;
export type LevelId = Id;

/** What a route carries, such as a road: defined by the content (`geodata/layers.yaml`). */
export interface RouteMode {
  readonly id: Id;
  /** In words, for legend and search. */
  readonly title: string;
  /** How its line is drawn: a name of `symbology/modes`. */
  readonly look: string;
  /** What a card says in place of the precision, where the line has no course on the ground. */
  readonly note?: string | undefined;
}

/** What can hold for a feature; geodata/README.md says what each word means. */
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
/** How far the editor trusts a record. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
/** BCP 47 language of a name; the content lists those it has (`Atlas.languages`). English is always one of them. */
export type NameLanguage = string;

/** A name of a place or feature (Linked Places format, `names`). */
export interface Name {
  readonly toponym: string;
  /** BCP 47 language of the form. */
  readonly lang: NameLanguage;
  /** ISO 3166-1 alpha-2 code of the country whose side uses the form; absent when all sides do. */
  readonly usage?: string | undefined;
}

/** A piece of running text. Text is never HTML. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'reference'; readonly target: Id; readonly children: readonly Inline[] }
  | { readonly type: 'citation'; readonly footnote: number }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };

/** A paragraph of running text. */
export type Paragraph = readonly Inline[];

/** A condition of a feature, or of one of its parts, over a stretch of time. */
export interface Status {
  readonly span: DatedSpan;
  readonly status: StatusWord;
  /** One sentence for people: what held. */
  readonly note: string;
  /** The parts it holds for, at least one; absent when it holds for the whole feature. */
  readonly parts?: readonly Id[] | undefined;
  /** True when it is the one to draw on its days, whatever else holds then: see domain/visibility, `primaryStatuses`. */
  readonly primary?: true | undefined;
  readonly confidence: Confidence;
  readonly sources: readonly Id[];
}

/** A part of a feature with a geometry of its own: one alignment of a road, one stretch of a border. */
export interface Part {
  readonly id: Id;
  readonly title?: string | undefined;
  /** When the part existed. */
  readonly span: DatedSpan;
  /** Metres within which the true position lies. */
  readonly precisionM: number;
  /** True when the line joins known points and does not follow the real course. */
  readonly schematic: boolean;
  /** Sources of its position. */
  readonly sources: readonly Id[];
  /** Sources that speak of this stretch: a status that rests on one of them holds for the parts it names, not for all. */
  readonly records: readonly Id[];
  /**
   * True for a part that speaks for the whole feature where only one status can be told: a row of the timeline, a list. Where no part
   * is marked, all do.
   */
  readonly main?: boolean | undefined;
}

/** What a place that is written on the map can be; a `site` is a bridge, an airport or another place where no one lives. */
export const PLACE_RANKS = ['country', 'capital', 'city', 'town', 'village', 'site', 'district', 'region', 'water'] as const; // prettier-ignore
export type PlaceRank = (typeof PLACE_RANKS)[number];

/** Ranks whose label stands for a stretch of ground: its point is no spot on the ground, and says nothing of what lies near it. */
export const WIDE_RANKS: readonly PlaceRank[] = ['country', 'district', 'region', 'water'];

/** When and how prominently the base map writes a place's name. */
export interface PlaceLabel {
  readonly rank: PlaceRank;
  /** Zoom from which the label may appear. */
  readonly minzoom: number;
  /** Zoom up to which the label may appear. */
  readonly maxzoom?: number | undefined;
}

/** Anything with a position: a border, area, crossing, route, meeting venue or named place. */
export interface Feature {
  readonly id: Id;
  readonly kind: FeatureKind;
  /** What a route carries; absent for other kinds. */
  readonly mode?: RouteMode | undefined;
  /** The layer that shows it; null for a named place, which belongs to the base map. */
  readonly layer: LayerId | null;
  /** Heading, with both name forms where sides differ. */
  readonly title: string;
  readonly names: readonly Name[];
  /** Other English forms by which readers look for it; written nowhere but in the results of a search. */
  readonly also: readonly string[];
  /** When the feature existed. */
  readonly span: DatedSpan;
  /** In order of start. They may overlap: see domain/visibility, `primaryStatuses`. */
  readonly statuses: readonly Status[];
  /** What the content calls statuses that it has; absent where the general words do (`symbology/statuses`). */
  readonly statusTitles?: Readonly<Partial<Record<StatusWord, string>>>;
  readonly parts: readonly Part[];
  /** One point on the feature for labels and camera. */
  readonly point: LonLat;
  readonly bounds: Bounds;
  /** Metres within which the true position lies; the coarsest part's. */
  readonly precisionM: number;
  /** False when no source tells where it was: the symbol then stands for an unknown spot. */
  readonly disclosed: boolean;
  readonly certainty: Certainty;
  readonly confidence: Confidence;
  /** Whether the article mentions it; otherwise it is context from the record. */
  readonly inArticle: boolean;
  /** The editor's description. */
  readonly summary: readonly Paragraph[];
  readonly passages: readonly Id[];
  readonly sources: readonly Id[];
  readonly notes: readonly Id[];
  readonly label?: PlaceLabel | undefined;
  /** GeoNames identifier, where known. */
  readonly geonames?: number | undefined;
  /** Area in square kilometres, for a district shown by a label point alone. */
  readonly areaKm2?: number | undefined;
}

/** A town, river or summit that the base map names to help find one's way. No feature: nothing of the atlas is tied to it. */
export interface Settlement {
  /** Of a river: `river-` and the id of its line in the base map. */
  readonly id: Id;
  readonly names: readonly Name[];
  readonly point: LonLat;
  readonly label: {
    readonly rank: 'city' | 'town' | 'village' | 'river' | 'peak';
    /** Zoom from which the label may appear. */
    readonly minzoom: number;
    /** Zoom up to which the label may appear. */
    readonly maxzoom?: number | undefined;
  };
}

/**
 * Who brought the two sides together or led the talks: a person, with the organisation or state that the person acted for; or an
 * organisation or state alone, with a remark on which part of it or in what role.
 */
export type Facilitator =
  | { readonly person: Id; readonly for?: string | undefined }
  | { readonly organisation: string; readonly remark?: string | undefined };

/** Something that happened on a date: a meeting, a call, a measure, an order of a court. */
export interface AtlasEvent {
  readonly id: Id;
  readonly title: string;
  /** The date of the record. */
  readonly span: DatedSpan;
  /** The date the article gives, where it differs. */
  readonly stated?: DatedSpan | undefined;
  readonly track: TrackId;
  /** The layer that it is shown with, which is its track's; absent where it is always shown. */
  readonly layer?: LayerId | undefined;
  readonly level: LevelId;
  /** True for a meeting of people in one place: these are counted at venues. */
  readonly meeting: boolean;
  /** Where it happened: a venue or place; null where there was none. */
  readonly place: Id | null;
  /** The place as the article states it, where it differs from the record. */
  readonly statedPlace?: string | undefined;
  /** Why there is no place, or what is not known of it. */
  readonly placeNote?: string | undefined;
  readonly facilitators: readonly Facilitator[];
  readonly participants: readonly Id[];
  /** Features the event is about. */
  readonly features: readonly Id[];
  readonly inArticle: boolean;
  readonly summary: readonly Paragraph[];
  readonly passages: readonly Id[];
  readonly sources: readonly Id[];
  readonly notes: readonly Id[];
  readonly confidence: Confidence;
}

/** W3C Web Annotation Data Model, section 4.2.4: a short phrase that finds the paragraph in the original. */
export interface TextQuoteSelector {
  /** At most 8 words of the article. */
  readonly exact: string;
  /** At most 3 words before it. */
  readonly prefix: string;
  /** At most 3 words after it. */
  readonly suffix: string;
}

/** One paragraph of the article, told in the atlas's own words. */
export interface Passage {
  /** `p01` … in the order of the article. */
  readonly id: Id;
  /** Paragraph number in the article, from 1. */
  readonly number: number;
  readonly section: Id;
  readonly kind: 'fact' | 'argument' | 'outlook';
  /** Why a passage of kind `fact` leads to no event and no place; absent where it does. */
  readonly placeless?: string | undefined;
  readonly digest: readonly Paragraph[];
  readonly anchor: TextQuoteSelector;
  /** A few bytes, base64, that tell the paragraph's words from others and cannot be turned back into them; absent where none was made. */
  readonly sketch?: string | undefined;
  /** Footnotes of the article that the paragraph cites. */
  readonly footnotes: readonly number[];
  /** Features and places the digest links to, and those its events lead to. */
  readonly features: readonly Id[];
  readonly events: readonly Id[];
  readonly notes: readonly Id[];
}

/** A heading of the digest; the article has none of its own. */
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
  /** CSL item type. */
  readonly type: string;
  /** As it is cited everywhere: a description by the editor stands in square brackets (`domain/sources`, `citedTitle`). */
  readonly title: string;
  /** True where the title is the editor's description and was not read on the page. */
  readonly described: boolean;
  readonly authors: readonly string[];
  /** Where it appeared: journal, site, publisher. */
  readonly container?: string | undefined;
  /** Date of issue, EDTF. */
  readonly issued?: string | undefined;
  readonly url?: string | undefined;
  /** Why there is no `container`; absent where there is one. */
  readonly noPublisher?: string | undefined;
  /** Why there is no `issued`; absent where there is one. */
  readonly noDate?: string | undefined;
  /** Why there is no `url`; absent where there is one. */
  readonly noUrl?: string | undefined;
  /** True for a work the article itself cites. */
  readonly cited: boolean;
  /** Licence, for data sources. */
  readonly licence?: string | undefined;
  /** Remark on the record: how it is printed, what is missing. */
  readonly remark?: string | undefined;
  /** The side that published it: an id of `Atlas.sides`. Absent for what no side published, and for data. */
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
  /** Office held at the time. */
  readonly role: string;
  /** Other spellings, the article's included. */
  readonly also: readonly string[];
}

/** A group of features or events that the reader switches on and off. */
export interface Layer {
  readonly id: LayerId;
  readonly title: string;
  readonly description: string;
  /** Whether it is on when the atlas opens. */
  readonly on: boolean;
  /** How it is drawn: a name of `symbology/layers`. */
  readonly look: string;
  /** `after`: it shows what lies after the day that the atlas opens on. One layer at most. */
  readonly horizon?: 'after' | undefined;
  /** When things are that it shows, in a list and after “what came”: “after the article”. A layer with a horizon has one. */
  readonly label?: string | undefined;
}

/** A state whose bodies, media and diaspora publish sources. */
export interface Side {
  /** ISO 3166-1 alpha-2 code. */
  readonly id: string;
  /** What its sources are called, as in “Nordic sources”. */
  readonly adjective: string;
}

/** A row of the timeline. */
export interface Track {
  readonly id: TrackId;
  readonly title: string;
  /** Shape and colour of its marks: a name of `symbology/tracks`. */
  readonly look: string;
  /** True where its events are the setting of the article: a passage that names one is not about the features it touched. */
  readonly background?: true | undefined;
  /** The layer that its events are shown with; absent where they are always shown. */
  readonly layer?: LayerId | undefined;
}

/** Who met or spoke, in an event. */
export interface Level {
  readonly id: LevelId;
  readonly title: string;
}

/** A language in which the content has names of places. */
export interface NamedLanguage {
  readonly lang: NameLanguage;
  /** Its name in English. */
  readonly title: string;
}

/** A date or stretch of the article that a reader goes to by name: one of its highlights, or a phase. */
export interface Moment {
  readonly id: Id;
  readonly title: string;
  /** A `highlight` is gone to on its day, a `phase` as a window. */
  readonly kind: 'highlight' | 'phase';
  readonly span: DatedSpan;
  /** The passage that speaks of it first. */
  readonly passage: Id;
}

/** A word that readers know from the news and the article does not use, with what the atlas has that is nearest. */
export interface NewsWord {
  /** The word, the usual form first. */
  readonly terms: readonly string[];
  /** That the article does not use it, and what it stands for: one or two sentences of the editor's. */
  readonly text: string;
  /** The nearest record: a feature, place, event or passage. */
  readonly target: Id;
  readonly sources: readonly Id[];
}

/** A stretch of the date axis drawn at one scale. */
export interface AxisSegment {
  readonly from: Day;
  readonly to: Day;
  /** Part of the axis's width, 0 to 1; the shares add up to 1. */
  readonly share: number;
}

export interface AtlasMeta {
  readonly title: string;
  readonly subtitle: string;
  /** The day the atlas opens on, usually the one on which the article appeared. Days after it belong to the layer with a horizon. */
  readonly opens: Day;
  /** What is said of that day beside its date; empty for nothing. */
  readonly opensNote: string;
  /** What is said of a day after it beside its date; empty for nothing. */
  readonly aftermathNote: string;
  /** The day up to which the record was last checked. */
  readonly checked: Day;
  /** What the map frames when it opens. */
  readonly openingBounds: Bounds;
  /** What the region's detailed base map covers; beyond it there is only the world's. */
  readonly regionBounds: Bounds;
  /** Countries drawn a touch lighter: ISO 3166-1 alpha-3. */
  readonly focusCountries: readonly string[];
  /** Axis of the timeline up to the day the atlas opens on. */
  readonly axis: readonly AxisSegment[];
  /** Axis of the timeline up to the day the record was checked, for the layer with a horizon; the same where there is none. */
  readonly axisWithAftermath: readonly AxisSegment[];
  /** Who speaks in the digest. */
  readonly authorVoice: string;
  /** Who speaks in the notes. */
  readonly editorVoice: string;
  /** How this map draws borders. */
  readonly borderStatement: readonly Paragraph[];
  /** Short attribution of the map data. */
  readonly attribution: string;
  readonly licences: Licences;
}

/** The article the atlas accompanies (CSL-JSON terms). */
export interface Article {
  readonly title: string;
  readonly author: string;
  readonly authorNote: string;
  readonly container: string;
  readonly issue: string;
  /** Date of publication, ISO 8601. */
  readonly issued: string;
  /** DOI without `https://doi.org/`; absent where the article has none. */
  readonly doi?: string | undefined;
  /** Address of the article where it has no DOI; absent where it has no address at all. */
  readonly url?: string | undefined;
}

/** A licence (Open Definition, SPDX): its identifier, its title and the address of its text. */
export interface Licence {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

/** The licences of what the atlas publishes. */
export interface Licences {
  /** Of texts and geometry made for the atlas. */
  readonly own: Licence;
  /** Of borders, and of every feature whose geometry rests on a source under this licence. */
  readonly borders: Licence & {
    /** Where the borders come from, as the end of a sentence: `derived from …`. */
    readonly origin: string;
    /** The credit that the licence asks for. */
    readonly credit: string;
  };
  /** All licences of the atlas in a few sentences for readers. */
  readonly statement: string;
}

/** All content, compiled. Geometry is kept apart (`AtlasGeometry`) so that text never waits for it. */
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
  /** The languages of names, English first. */
  readonly languages: readonly NamedLanguage[];
  /** The sides that sources are published by. */
  readonly sides: readonly Side[];
  /** In order of date within their kind. */
  readonly moments: readonly Moment[];
  /** Words of the news that the article does not use. */
  readonly words: readonly NewsWord[];
  /** Old id to the id that took its place. */
  readonly aliases: Readonly<Record<Id, Id>>;
}

/** Geometries (RFC 7946, section 3.1) by part id. */
export type AtlasGeometry = Readonly<Record<Id, import('geojson').Geometry>>;

/** Key of the shape within which a part really runs, beside the part's own in `AtlasGeometry`. */
export function edgeId(part: Id): string {
  return `${part}~edge`;
}
