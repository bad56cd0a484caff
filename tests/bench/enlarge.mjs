/**
 * An atlas N times as large, to measure what grows with the content: every record is there N times, each copy with ids, names, dates and
 * positions of its own. Links, footnotes and statuses of a copy lead to records of the same copy, so that the compiler finds no fault.
 *
 * Names are changed letter by letter, the same name alike in all texts of a copy. The other words of a text are drawn from pairs of words
 * of the real texts, so that a copy compresses like new text and not like a repetition.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const DAY_MS = 86_400_000;
/** Days by which each copy of what the article tells is earlier than the one before, and each copy of the aftermath later. */
const EARLIER = 11;
const LATER = 3;
/** Fields whose text is prose; in other texts only the names change. */
const PROSE = new Set(['summary', 'text', 'note', 'place_note', 'remark', 'exact', 'prefix', 'placeless']);
/** Fields that stay as they are: codes, addresses and words of closed lists. */
const FIXED = new Set(['usage', 'side', 'lang', 'country', 'url', 'doi', 'type', 'kind', 'issued', 'why']);
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;
const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnprstvz';

/**
 * Writes an atlas `times` as large as the one in the folder `from` into the folder `to`, which is emptied before. `padded` gives all
 * passages ids of three digits, as the compiler wanted them once (p001 instead of p01).
 */
export function enlarge(from, to, times, { padded = false } = {}) {
  rmSync(to, { recursive: true, force: true });
  if (times === 1 && !padded) {
    cpSync(from, to, { recursive: true });
    return;
  }
  mkdirSync(join(to, 'passages'), { recursive: true });
  if (existsSync(join(from, 'basemap'))) cpSync(join(from, 'basemap'), join(to, 'basemap'), { recursive: true });
  const folder = new Folder(from, padded);
  for (const file of readdirSync(from).filter((name) => /\.(yaml|geojson)$/.test(name))) {
    writeFileSync(join(to, file), folder.enlarged(file, times));
  }
  for (let copy = 0; copy < times; copy++) {
    for (const { id, text } of folder.passages(copy)) writeFileSync(join(to, 'passages', `${id}.md`), text);
  }
}

/** The content that is copied. */
class Folder {
  constructor(folder, padded) {
    this.read = (file) => readFileSync(join(folder, file), 'utf8');
    this.passageFiles = readdirSync(join(folder, 'passages')).filter((name) => name.endsWith('.md'));
    this.files = new Map(
      readdirSync(folder)
        .filter((name) => /\.(yaml|geojson)$/.test(name))
        .map((name) => [name, name.endsWith('.yaml') ? parse(this.read(name)) : JSON.parse(this.read(name)).features]),
    );
    this.passageTexts = this.passageFiles.map((name) => {
      const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(this.read(`passages/${name}`));
      return { front: parse(front), body };
    });
    this.article = this.files.get('article.yaml');
    this.footnotes = this.article.footnotes.length;
    this.digits = padded ? 3 : 2;
    const records = [...this.files.values()].flatMap((records) => (Array.isArray(records) ? idsOf(records) : []));
    this.ids = new Set([...records, ...idsOf(this.article.sections)]);
    this.words = new Words(
      [...this.passageTexts.map(({ body }) => body), ...this.#prose()],
      (this.files.get('words.yaml') ?? []).flatMap(({ words }) => words),
    );
    this.seed = 1;
  }

  #prose() {
    return ['events.yaml', 'aftermath.yaml', 'features.yaml', 'notes.yaml'].flatMap((file) =>
      (this.files.get(file) ?? []).flatMap((record) => [
        record.summary ?? record.text,
        ...(record.statuses ?? []).map(({ note }) => note),
      ]),
    );
  }

  /** The text of a file with all copies. */
  enlarged(file, times) {
    const copies = [...Array(times).keys()];
    const all = this.files.get(file);
    const each = (records, change = (record) => record) =>
      copies.flatMap((copy) =>
        records.flatMap((record) => change(this.copied(record, copy, { file }), copy, record) ?? []),
      );
    if (file.endsWith('.geojson')) {
      // A river is drawn by a line of the base map, which is there once.
      const rows = each(all, (feature, copy, { properties }) =>
        copy > 0 && properties.label?.rank === 'river' ? null : feature,
      );
      return `{"type":"FeatureCollection","features":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
    }
    if (file === 'layers.yaml') return stringify(this.copied(all, 0, { file }), { lineWidth: 0 });
    if (file === 'article.yaml') {
      const { sections, footnotes, ...rest } = all;
      return yaml({ ...this.copied(rest, 0, { file }), sections: each(sections), footnotes: each(footnotes) });
    }
    if (file === 'sketches.yaml') return yaml(this.#sketches(all, copies));
    if (file === 'search.yaml') {
      // With the number of the copy a form is never one of the names, whatever their accents.
      const own = (form, copy) => (copy === 0 ? form : `${this.words.named(form, copy)}${copy}`);
      const names = copies.flatMap((copy) =>
        Object.entries(all.names).map(([id, forms]) => [this.id(id, copy), forms.map((form) => own(form, copy))]),
      );
      return yaml({ names: Object.fromEntries(names), words: each(all.words, this.#ownTerms) });
    }
    if (file === 'words.yaml') {
      return yaml(
        each(all, (entry, copy, { words }) => {
          const own = copy > 0 && !entry.in ? entry.words.filter((word, at) => word !== words[at]) : entry.words;
          return own.length > 0 ? { ...entry, words: own } : null;
        }),
      );
    }
    return yaml(
      each(all, (record, copy) => {
        if (file === 'features.yaml') return withAllParts(record);
        // Of its own appearance the article tells nothing: that event is in it without a passage on the opening day alone.
        return file === 'events.yaml' && copy > 0 && record.in_article && !this.#isLinked(record.id, copy)
          ? { ...record, in_article: false }
          : record;
      }),
    );
  }

  /** The passages of one copy. */
  passages(copy) {
    return this.passageTexts.map(({ front, body }, at) => {
      const changed = this.copied(front, copy, { file: 'passages' });
      if (copy > 0) changed.anchor.suffix = `copy ${copy} ${at + 1}`;
      return { id: changed.id, text: `---\n${yaml(changed)}---\n${this.text(body, copy)}` };
    });
  }

  #sketches(sketches, copies) {
    const noise = (text, copy) => {
      const random = randomOf(copy * 7919 + text.length);
      return Buffer.from(Buffer.from(text, 'base64').map((byte) => byte ^ Math.floor(random() * 256))).toString(
        'base64',
      );
    };
    return Object.fromEntries(
      copies.flatMap((copy) =>
        Object.entries(sketches).map(([id, text]) => [this.id(id, copy), copy === 0 ? text : noise(text, copy)]),
      ),
    );
  }

  /** Terms are found by themselves alone, so that each copy has others, ordinary words among them. */
  #ownTerms = (entry, copy, { terms }) =>
    copy === 0
      ? entry
      : { ...entry, terms: terms.map((term) => term.replace(/\p{L}+/gu, (word) => turned(word, copy))) };

  #isLinked(id, copy) {
    this.linked ??= new Set(
      this.passageTexts.flatMap(({ body }) => [...body.matchAll(/\(event:([a-z0-9-]+)\)/g)].map((m) => m[1])),
    );
    return [...this.linked].some((each) => this.id(each, copy) === id);
  }

  /** An id in a copy. */
  id(id, copy) {
    const passage = /^p(\d+)$/.exec(id);
    if (passage) {
      return `p${String(Number(passage[1]) + copy * this.passageFiles.length).padStart(this.digits, '0')}`;
    }
    return copy === 0 ? id : `${id}-c${copy}`;
  }

  /** A record, or any value in one, in a copy. */
  copied(value, copy, { key = '', file }) {
    if (Array.isArray(value)) {
      if (key === 'coordinates' || key === 'point') return moved(value, copy);
      return value.map((item) => this.copied(item, copy, { key, file }));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => copy === 0 || name !== 'geonames')
          .map(([name, item]) => [name, this.copied(item, copy, { key: name, file })]),
      );
    }
    if (key === 'n' && file === 'article.yaml') return value + copy * this.footnotes;
    if (typeof value !== 'string' || FIXED.has(key)) return value;
    if (this.ids.has(value) || /^p\d+$/.test(value)) return this.id(value, copy);
    if (key === 'edtf' || key === 'stated_edtf') {
      return copy === 0 ? value : shifted(value, file === 'aftermath.yaml' ? LATER * copy : -EARLIER * copy);
    }
    return PROSE.has(key) || key === 'border_statement' ? this.text(value, copy) : this.words.named(value, copy);
  }

  /** A Markdown text in a copy. */
  text(markdown, copy) {
    const linked = (url) => url.replace(/^(\w+):([a-z0-9-]+)$/, (_all, scheme, id) => `${scheme}:${this.id(id, copy)}`);
    const parts = markdown.split(/(\[\^\d+\]|\]\([^)]*\)|https?:\/\/\S+)/);
    const random = randomOf(copy * 104_729 + this.seed++);
    return parts
      .map((part) => {
        const note = /^\[\^(\d+)\]$/.exec(part);
        if (note) return `[^${Number(note[1]) + copy * this.footnotes}]`;
        const link = /^\]\((.*)\)$/.exec(part);
        if (link) return `](${linked(link[1])})`;
        return copy === 0 || part.startsWith('http') ? part : this.words.rewritten(part, copy, random);
      })
      .join('');
  }
}

/** The words of the real texts: which follow which, and which capitalised words are names. */
class Words {
  /** `phrases` are the ones that may stand without a link: their small words stay. */
  constructor(texts, phrases) {
    this.fixed = new Set(phrases.flatMap((phrase) => phrase.split(/[\s-]+/)));
    const all =
      texts
        .join(' ')
        .replace(/\]\([^)]*\)|\[\^\d+\]/g, ' ')
        .match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
    this.ordinary = all.filter((word) => word === word.toLowerCase());
    this.known = new Set(this.ordinary);
    this.next = new Map();
    all.forEach((word, at) => {
      const follower = all[at + 1];
      if (!follower || !this.known.has(follower)) return;
      const followers = this.next.get(word);
      if (followers) followers.push(follower);
      else this.next.set(word, [follower]);
    });
  }

  /** A text with the names of a copy. */
  named(text, copy) {
    return copy === 0
      ? text
      : text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (this.#isName(word) ? turned(word, copy) : word));
  }

  /** A text with the names of a copy and other words between them. */
  rewritten(text, copy, random) {
    let last = 'the';
    return text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word, at) => {
      if (this.#isName(word)) return turned(word, copy);
      const isPart = text[at - 1] === '-' || text[at + word.length] === '-' || this.fixed.has(word);
      if (word !== word.toLowerCase() || word.length < 2 || isPart) return word;
      const followers = this.next.get(last) ?? [];
      const from = followers.length > 1 && random() < 0.8 ? followers : this.ordinary;
      last = from[Math.floor(random() * from.length)];
      return last;
    });
  }

  #isName(word) {
    return /^\p{Lu}/u.test(word) && !CALENDAR.test(word) && !this.known.has(word.toLowerCase());
  }
}

/** A word with its letters moved on within their class: another for every other word of the same length. */
function turned(word, copy) {
  return [...word]
    .map((letter, at) => {
      const small = letter.toLowerCase();
      const by = copy * 7 + at * ((copy % 5) + 1);
      const among = (letters) => letters[(letters.indexOf(small) + by) % letters.length];
      const inRange = (first, count) => String.fromCharCode(first + ((small.charCodeAt(0) - first + by) % count));
      let other = small;
      if (VOWELS.includes(small)) other = among(VOWELS);
      else if (CONSONANTS.includes(small)) other = among(CONSONANTS);
      else if (small >= 'а' && small <= 'я') other = inRange(0x430, 32);
      else if (small >= 'ա' && small <= 'ֆ') other = inRange(0x561, 37);
      return letter === small ? other : other.toUpperCase();
    })
    .join('');
}

/**
 * Copies overlap, so that parts of a feature may lie on both sides of another copy's border: every status of a feature with parts names its
 * parts, and one of them is for the whole.
 */
function withAllParts(feature) {
  if (!feature.parts || feature.parts.length < 2) return feature;
  const all = feature.parts.map(({ id }) => id);
  const isMain = feature.parts.some(({ main }) => main);
  return {
    ...feature,
    parts: feature.parts.map((part) => (isMain ? part : { ...part, main: true })),
    statuses: feature.statuses.map((status) => (status.part ? status : { ...status, part: all })),
  };
}

/** Coordinates in a copy: four columns and as many rows as needed, about a degree apart. */
function moved(coordinates, copy) {
  if (typeof coordinates[0] !== 'number') return coordinates.map((each) => moved(each, copy));
  const [lon, lat] = coordinates;
  const column = copy % 4;
  const row = Math.floor(copy / 4);
  const east = lon + column * 1.07713 - row * 0.31117;
  return [round(east > 180 ? east - 360 : east), round(Math.min(89, lat + row * 0.61327))];
}

function round(degrees) {
  return Math.round(degrees * 1e5) / 1e5;
}

/** An EDTF date or interval moved by days. Months and years become the days they stand for: what met before meets still. */
function shifted(edtf, days) {
  const [first, last = first] = edtf.split('/');
  const [from, to] = [shiftedEnd(first, days, false), shiftedEnd(last, days, true)];
  return !edtf.includes('/') && from === to ? from : `${from}/${to}`;
}

function shiftedEnd(date, days, isLast) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(date);
  if (!match) return date;
  const [, year, month, day, doubt] = match;
  const lastDay = month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
  const firstDay = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const time = (isLast && !day ? lastDay : firstDay) + days * DAY_MS;
  return new Date(time).toISOString().slice(0, 10) + doubt;
}

/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function idsOf(records) {
  return records.flatMap((record) => {
    const { id, parts = [] } = record.properties ?? record;
    return [...(typeof id === 'string' ? [id] : []), ...parts.map((part) => part.id)];
  });
}

function yaml(value) {
  return stringify(value, { lineWidth: 0 });
}
