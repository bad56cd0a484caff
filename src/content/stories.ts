/** Reads the stories of the content, geodata/stories/*.yaml, once all other records are known. */
import { parse as parseYaml } from 'yaml';
import { destinationOf } from '../domain/destination';
import { indexAtlas } from '../domain/links';
import { isOwnId, OWN_PREFIX } from '../domain/ownStory';
import type { Atlas, Id, Story, StoryOutline, StoryStep } from '../domain/model';
import { readStory } from '../formats/story/read';
import type { CompilerRun } from './compilerRun';

const FILE = /^stories\/([^/]+)\.yaml$/;

/** Reads the stories, in the order of article.yaml; a story that is not listed there comes after the others. */
export function readStories(run: CompilerRun, atlas: Atlas, order: readonly Id[]): readonly Story[] {
  const index = indexAtlas(atlas);
  const files = Object.keys(run.files).filter((file) => FILE.test(file));
  const stories = files.sort().flatMap((file): Story[] => {
    const value = parse(run, file);
    if (value === undefined) return [];
    const { story, issues } = readStory(value, index, file);
    issues.forEach((issue) => run.faults.add(issue));
    if (!story) return [];
    const name = FILE.exec(file)?.[1];
    if (story.id !== name || isOwnId(story.id)) {
      run.faults.add({
        file,
        id: story.id,
        field: 'id',
        message: `the id is not the file's name, or begins with “${OWN_PREFIX}”.`,
        remedy: `Call it ${name?.replace(OWN_PREFIX, '')}; “${OWN_PREFIX}” is for stories that readers make.`,
      });
    }
    if (destinationOf(index, story.id) !== null)
      run.faults.add({
        file,
        id: story.id,
        field: 'id',
        message: 'the id is that of another record.',
        remedy: 'Ids are unique over all files: rename the story.',
      });
    story.steps.forEach((step) => checkVoices(run, file, step));
    return [story];
  });
  for (const id of order.filter((each) => !stories.some((story) => story.id === each))) {
    run.faults.add({
      file: 'article.yaml',
      id: 'atlas',
      field: 'stories',
      message: `there is no story "${id}".`,
      remedy: 'Mend the id, or add the file to stories/.',
    });
  }
  const rank = ({ id }: Story): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...stories].sort((a, b) => rank(a) - rank(b));
}

/** The part of a story that the page needs before its texts. */
export function outlineOf({ id, title, sentence, audience, minutes, steps }: Story): StoryOutline {
  return {
    id,
    title,
    sentence,
    audience,
    minutes,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      state: step.state,
      frame: step.frame,
      passages: step.passages,
    })),
  };
}

/** Checks that each statement says whose words it has, and on what they rest. */
function checkVoices(run: CompilerRun, file: string, { id, statements }: StoryStep): void {
  const fault = (at: number, field: string, message: string, remedy: string): void =>
    run.faults.add({ file, id, field: `statements.${at}.${field}`, message, remedy });
  if (statements.length === 0)
    run.faults.add({ file, id, field: 'statements', message: 'the step says nothing.', remedy: 'Add a statement.' });
  for (const [at, { voice, passages, sources }] of statements.entries()) {
    if (voice === 'own') fault(at, 'voice', '“own” is the voice of readers’ stories.', 'Use author or editor.');
    if (voice === 'author' && passages.length === 0)
      fault(at, 'passages', 'no passage is named in which the author says so.', 'Name at least one passage.');
    if (voice === 'editor' && sources.length === 0)
      fault(at, 'sources', 'the editor’s words rest on no source.', 'Name at least one source.');
  }
}

function parse(run: CompilerRun, file: string): unknown {
  try {
    return parseYaml(run.files[file] ?? '') as unknown;
  } catch (error) {
    run.faults.add({
      file,
      message: `the YAML cannot be read: ${(error as Error).message.split('\n')[0]}`,
      remedy: 'Mind indentation, and quote texts that hold a colon.',
    });
    return undefined;
  }
}
