/** Reads a reader's file: finds out what it is, by its content before its name, and hands on its layers. Nothing is thrown. */
import type { Issue } from '../../domain/result';
import { PartMissing } from '../../files/loadPart';
import type { FileStart, GivenFile, ImportTools } from './format';
import { FORMATS } from './formats';
import { handOn, type LayerSink } from './layers';
import type { ImportOptions, OtherFile } from './outcome';
import { otherFile, startOf } from './recognise';
import { unreadFile } from './unread';

/** What came of a file; layers were handed on meanwhile. */
export type FileEnd =
  | { readonly type: 'done' }
  | { readonly type: 'other'; readonly file: OtherFile }
  | { readonly type: 'refused'; readonly issues: readonly Issue[] };

/** Whether a file is for another part of the page, by its first bytes; null if it is for this one. */
export function otherByStart(name: string, bytes: Uint8Array): OtherFile | null {
  const start = startOf({ name, bytes });
  return formatOf(start) ? null : otherFile(start);
}

/** Reads a file. */
export async function readFile(
  file: GivenFile,
  tools: ImportTools,
  sink: LayerSink,
  options: ImportOptions = {},
): Promise<FileEnd> {
  try {
    const start = startOf(file);
    const format = formatOf(start);
    if (!format) {
      const other = otherFile(start);
      return other ? { type: 'other', file: other } : { type: 'refused', issues: [unreadFile(file.name, start)] };
    }
    tools.tell({ words: `Reading ${format.title}`, share: null });
    const read = await format.read(file, tools);
    if (!read.ok) return { type: 'refused', issues: read.issues };
    let kept = 0;
    const counting: LayerSink = {
      features: (features) => {
        kept += features.length;
        return sink.features(features);
      },
      layer: (head) => {
        if (kept > 0) sink.layer(head);
        else empty.push(...head.report.notes.map(({ message, where }) => `${message}${where ? ` (${where})` : ''}`));
      },
    };
    const empty: string[] = [];
    let any = 0;
    for (const layer of read.value) {
      kept = 0;
      await handOn(layer, { name: file.name, format: format.id, bytes: file.bytes.length }, tools, counting, options);
      any += kept;
    }
    if (any > 0) return { type: 'done' };
    const message = [`“${file.name}” has no ${read.value[0]?.notes.noun ?? 'feature'}s.`, ...empty].join(' ');
    return { type: 'refused', issues: [{ message, remedy: 'Choose the file that holds the data.' }] };
  } catch (error) {
    return { type: 'refused', issues: [faultOf(file.name, error)] };
  }
}

/** The format of a file; undefined for none. */
function formatOf(start: FileStart): (typeof FORMATS)[number] | undefined {
  return FORMATS.find((each) => each.recognises(start));
}

function faultOf(name: string, error: unknown): Issue {
  if (error instanceof PartMissing)
    return { message: error.message, remedy: `Check the connection and open “${name}” again.` };
  if (error instanceof RangeError)
    return {
      message: `“${name}” does not fit into the memory that the browser gives the page.`,
      remedy: 'Choose a part of it.',
    };
  const why = error instanceof Error ? error.message : String(error);
  return {
    message: `“${name}” could not be read (${why}).`,
    remedy: 'Save it anew, or in another format, such as GeoJSON.',
  };
}
