/** passages/ and sketches.yaml to passages. */
import type { AtlasEvent, Id, Passage } from '../domain/model';
import { readFrontMatter } from './files';
import type { NotesOn } from './notes';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

/** Sketches of the article's paragraphs, by which a reader's copy is recognised; the file may be missing. */
const SKETCHES = 'sketches.yaml';
const PASSAGE_FILE = /^passages\/[^/]+\.md$/;

/** Reads the passages, in order of their numbers. Their features and events are those that their digests link to. */
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

/** The files of passages, in order of the numbers in their names: `p99.md` is before `p100.md`. */
export function passageFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => PASSAGE_FILE.test(file)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * Reports sketches without a passage, and passages without a sketch where others have one: the words of such a passage would be taken
 * for words that are not of the article.
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
 * Adds to each passage the places and subjects of the events that it links to: the reader of a passage is led there too. The events must
 * be in order of date, and so are the features that they add.
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
