/** Reads the folder passages/ and sketches.yaml into passages. */
import type { AtlasEvent, Id, Passage } from '../domain/model';
import { readFrontMatter } from './files';
import type { NotesOn } from './notes';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

/** File with sketches of the article's paragraphs, by which a reader's copy is recognised; it may be missing. */
const SKETCHES = 'sketches.yaml';
const PASSAGE_FILE = /^passages\/[^/]+\.md$/;

/**
 * Reads the passages, sorted by number. They have the features and events that their digests link to; `withFeaturesOfEvents` adds more.
 */
export function readPassages(run: CompilerRun, notesOn: NotesOn): readonly Passage[] {
  const sketches = run.optionalYaml(SKETCHES, schema.sketchesFileSchema) ?? {};
  const passages = passageFiles(Object.keys(run.files)).flatMap((file): Passage[] => {
    const read = readFrontMatter(run.files[file] as string, file, schema.passageSchema, run.faults);
    if (!read) return [];
    const { front, body } = read;
    const { id } = front;
    const text = run.text(body, { file, id, field: 'digest' });
    if (`passages/${id}.md` !== file) {
      run.faults.add({
        file,
        id,
        field: 'id',
        message: 'the id is not the name of the file.',
        remedy: 'Rename one.',
      });
    }
    return [
      {
        id,
        number: Number(id.slice(1)),
        section: front.section,
        kind: front.kind,
        placeless: front.placeless,
        digest: text.paragraphs,
        anchor: front.anchor,
        ...(sketches[id] ? { sketch: sketches[id] } : {}),
        footnotes: [...new Set(text.footnotes)],
        features: text.links.flatMap((link) =>
          link.scheme === 'feature' || link.scheme === 'place' ? [link.target] : [],
        ),
        events: text.links.flatMap((link) => (link.scheme === 'event' ? [link.target] : [])),
        notes: notesOn(id),
      },
    ];
  });
  checkSketches(run, Object.keys(sketches), passages);
  return passages;
}

/** The passage files, sorted by the numbers in their names: `p99.md` comes before `p100.md`. */
export function passageFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => PASSAGE_FILE.test(file)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * Reports sketches without a passage, and passages without a sketch if others have one: the words of such a passage would not be
 * recognised as the article's.
 */
function checkSketches(run: CompilerRun, sketched: readonly Id[], passages: readonly Passage[]): void {
  const remedy = 'Make the sketches anew.';
  const ids = new Set(passages.map(({ id }) => id));
  for (const id of sketched) {
    if (!ids.has(id)) run.faults.add({ file: SKETCHES, id, message: 'there is no such passage.', remedy });
  }
  const withSketch = new Set(sketched);
  for (const { id } of sketched.length > 0 ? passages : []) {
    if (!withSketch.has(id)) run.faults.add({ file: SKETCHES, id, message: 'the passage has no sketch.', remedy });
  }
}

/**
 * Adds to each passage the places and subjects of its events, so that readers of the passage are led there too. Events must be sorted by
 * date; the added features are then in that order.
 */
export function withFeaturesOfEvents(passages: readonly Passage[], events: readonly AtlasEvent[]): readonly Passage[] {
  const positions = new Map(events.map(({ id }, at) => [id, at]));
  return passages.map((passage) => {
    const linked = [...new Set(passage.events.flatMap((id) => positions.get(id) ?? []))].sort((a, b) => a - b);
    const features = linked.flatMap((at) => {
      const { place, features: subjects } = events[at] as AtlasEvent;
      return place ? [place, ...subjects] : subjects;
    });
    return { ...passage, features: [...new Set([...passage.features, ...features])] };
  });
}
