/** The web worker that reads a reader's files. The page stays responsive however large they are; to cancel, the page ends the worker. */
import type { OwnFeature } from '../domain/ownData';
import type { TableAnswer } from '../formats/import/outcome';
import { hostBytes } from '../files/hostChannel';
import type { ImportTools } from '../formats/import/format';
import { batchesOf, type LayerSink } from '../formats/import/layers';
import { otherByStart, readFile, readHostFile } from '../formats/import/readFile';
import { readProject } from '../formats/project/project';
import type { ImportAnswer, ImportRequest } from './importMessages';

/** So many bytes are looked at before a file is read. */
const LOOKED_AT = 65_536;

const say = (answer: ImportAnswer): void => postMessage(answer);

/** What the import waits for: the reader's answer, or the page's word that it has taken a batch. */
let answered: (answer: TableAnswer) => void = () => {};
let taken: () => void = () => {};

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  if (data.type === 'answer') answered(data.answer);
  else if (data.type === 'more') taken();
  else if (data.type === 'read-host') void readHost(data);
  else void read(data);
});

async function read({ name, file, options }: Extract<ImportRequest, { type: 'read' }>): Promise<void> {
  let bytes: Uint8Array;
  try {
    if (typeof file === 'string') bytes = new TextEncoder().encode(file);
    else {
      say({ type: 'progress', progress: { words: 'Opening', share: null } });
      const other = otherByStart(name, new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()));
      if (other === 'project') {
        await readLayers(await file.text());
        return;
      }
      if (other) {
        say({ type: 'other', file: other });
        return;
      }
      bytes = new Uint8Array(await file.arrayBuffer());
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const remedy = 'Was it moved, changed or locked? Choose it again.';
    say({ type: 'refused', issues: [{ message: `“${name}” could not be opened (${why}).`, remedy }] });
    return;
  }
  const end = await readFile({ name, bytes }, tools, sink, options);
  if (end.type !== 'other') say(end);
  else if (end.file === 'project') await readLayers(new TextDecoder().decode(bytes));
  else say({ type: 'other', file: end.file });
}

/** Hands features to the page. It says when it wants more, so that batches do not pile up before it. */
function hand(features: readonly OwnFeature[]): Promise<void> {
  return new Promise((resolve) => {
    taken = resolve;
    say({ type: 'features', features });
  });
}

/** Reads a project: its layers are handed on like those of other files, and then what else it holds. */
async function readLayers(text: string): Promise<void> {
  say({ type: 'progress', progress: { words: 'Opening a project', share: null } });
  const read = readProject(text);
  if (!read.ok) {
    say({ type: 'refused', issues: read.issues });
    return;
  }
  const { project, issues } = read.value;
  const { layers, ...rest } = project;
  for (const { layer, look } of layers) {
    const { id, features, ...head } = layer;
    for (const batch of batchesOf(features)) await hand(batch);
    say({ type: 'layer', layer: head, kept: { id, look } });
  }
  say({ type: 'project', rest, issues });
}

async function readHost(request: Extract<ImportRequest, { type: 'read-host' }>): Promise<void> {
  const { name, address, port, options } = request;
  const end = await readHostFile({ name, address, bytes: hostBytes(port) }, tools, sink, options);
  // A host's file is read or refused: for no other part of the page is anything asked of a host.
  if (end.type !== 'other') say(end);
}

const tools: ImportTools = {
  tell: (progress) => say({ type: 'progress', progress }),
  ask: (question) =>
    new Promise((resolve) => {
      answered = resolve;
      say({ type: 'question', question });
    }),
};

const sink: LayerSink = { features: hand, layer: (layer) => say({ type: 'layer', layer }) };
