/** Reads a reader's file: finds out what it is, by its content before its name, and hands on its layers. Nothing is thrown. */
import type { OwnFile } from '../../domain/ownData';
import type { Issue, Result } from '../../domain/result';
import { HostError, type HostBytes } from '../../files/hostChannel';
import { loadPart, PartMissing } from '../../files/loadPart';
import type { FileStart, GivenFile, ImportTools, RawLayer } from './format';
import { FORMATS } from './formats';
import { hostIssue } from './hostFaults';
import { outlined } from './jsonOutline';
import { handOn, type LayerSink } from './layers';
import type { ImportOptions, OtherFile } from './outcome';
import { pmtiles } from './pmtiles';
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
    const outline = outlined(file, start);
    const format = (outline && formatOf(outline)) ?? formatOf(start);
    if (!format) {
      const other = otherFile(outline ?? start);
      return other ? { type: 'other', file: other } : { type: 'refused', issues: [unreadFile(file.name, start)] };
    }
    tools.tell({ words: `Reading ${format.title}`, share: null });
    const read = await format.read(file, tools);
    return await handOnAll(
      read,
      { name: file.name, format: format.id, bytes: file.bytes.length },
      tools,
      sink,
      options,
    );
  } catch (error) {
    return { type: 'refused', issues: [faultOf(file.name, error)] };
  }
}

/** Hands on the layers of a file that was read. */
async function handOnAll(
  read: Result<readonly RawLayer[]>,
  file: OwnFile,
  tools: ImportTools,
  sink: LayerSink,
  options: ImportOptions,
): Promise<FileEnd> {
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
    await handOn(layer, file, tools, counting, options);
    any += kept;
  }
  if (any > 0) return { type: 'done' };
  const message = [`“${file.name}” has no ${read.value[0]?.notes.noun ?? 'feature'}s.`, ...empty].join(' ');
  return { type: 'refused', issues: [{ message, remedy: 'Choose the file that holds the data.' }] };
}

/** A file at another host: only PMTiles are read, in parts. */
export interface HostFile {
  readonly name: string;
  readonly address: string;
  /** Gives its bytes. Rejects with a `HostError`. */
  readonly bytes: HostBytes;
}

/** So many bytes of a file at another host are asked for first: they are what PMTiles begin with (specification, section 2). */
const FIRST_BYTES = 16_384;

/** Reads a file at another host. */
export async function readHostFile(
  { name, address, bytes }: HostFile,
  tools: ImportTools,
  sink: LayerSink,
  options: ImportOptions = {},
): Promise<FileEnd> {
  const url = new URL(address);
  try {
    tools.tell({ words: `Asking ${url.host}`, share: null });
    const first = await bytes(0, FIRST_BYTES);
    const start = startOf({ name, bytes: new Uint8Array(first) });
    const format = formatOf(start);
    if (format !== pmtiles) {
      const what = format ? `It is ${format.title}: download it and choose the file.` : 'Check the address.';
      return {
        type: 'refused',
        issues: [{ message: `What ${url.host} sends as “${name}” is no PMTiles file.`, remedy: what }],
      };
    }
    const { readPmtilesBytes } = await loadPart(() => import('./pmtilesFile'));
    let count = 0;
    const again: HostBytes = async (offset, length) => {
      if (offset === 0 && length <= FIRST_BYTES) return first.slice(0, length);
      const part = await bytes(offset, length);
      count += part.byteLength;
      if (count > MOST_HOST_BYTES) throw new HostError({ fault: 'much' });
      return part;
    };
    const read = await readPmtilesBytes({ name, bytes: again, within: options.near }, tools);
    // What an address asks for (`?key=…`) is nobody else's business: layers are given to others in projects.
    if (read.ok) read.value[0]?.notes.add({ kind: 'told', message: `Read from ${url.origin}${url.pathname}.` });
    return await handOnAll(read, { name, format: pmtiles.id, bytes: first.byteLength + count }, tools, sink, options);
  } catch (error) {
    if (error instanceof HostError) return { type: 'refused', issues: [hostIssue(error.fault, name, url.host)] };
    return { type: 'refused', issues: [faultOf(name, error)] };
  }
}

/** At most so many bytes of a file at another host are read. */
const MOST_HOST_BYTES = 500_000_000;

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
