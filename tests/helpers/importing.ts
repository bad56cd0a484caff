/** Reads files with the importers as the worker does, without a worker. */
import type { OwnFeature, OwnLayer } from '../../src/domain/ownData';
import type { ImportOptions, TableAnswer, TableQuestion } from '../../src/formats/import/outcome';
import { readFile, type FileEnd } from '../../src/formats/import/readFile';

/** What came of a file. */
export interface Imported {
  readonly end: FileEnd;
  readonly layers: readonly OwnLayer[];
  /** The features of all layers. */
  readonly features: readonly OwnFeature[];
  /** The notes of all layers, each as `kind: message (where)`. */
  readonly notes: readonly string[];
  /** What is wrong with a file that was refused, as one text. */
  readonly refusal: string;
  /** What was asked about a table; null if nothing was. */
  readonly question: TableQuestion | null;
  /** The sizes of the batches in which features came. */
  readonly batches: readonly number[];
}

/** Reads a file. A question about a table is answered by `answer`, at first with the guess. */
export async function imported(
  name: string,
  content: string | Uint8Array,
  answer: (question: TableQuestion) => TableAnswer = ({ guess }) => guess,
  options: ImportOptions = {},
): Promise<Imported> {
  const layers: OwnLayer[] = [];
  const batches: number[] = [];
  let features: OwnFeature[] = [];
  let question: TableQuestion | null = null;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const end = await readFile(
    { name, bytes },
    {
      tell: () => {},
      ask: (asked) => {
        question = asked;
        return Promise.resolve(answer(asked));
      },
    },
    {
      features: (batch) => {
        batches.push(batch.length);
        // As the worker sends them.
        features.push(...structuredClone(batch));
        return Promise.resolve();
      },
      layer: (head) => {
        layers.push({ id: `own-data-${layers.length}`, ...head, features });
        features = [];
      },
    },
    options,
  );
  return {
    end,
    layers,
    features: layers.flatMap((layer) => layer.features),
    notes: layers.flatMap(({ report }) =>
      report.notes.map(({ kind, message, where }) => `${kind}: ${message}${where === null ? '' : ` (${where})`}`),
    ),
    refusal:
      end.type === 'refused' ? end.issues.map(({ message, remedy }) => `${message} ${remedy ?? ''}`).join(' ') : '',
    question,
    batches,
  };
}
