/** State that all parts of the compiler share: the files, the faults found so far and the links found in texts. */
import type { GenericSchema, InferOutput } from 'valibot';
import type { DatedSpan, Id, Paragraph } from '../domain/model';
import { OPEN_END, OPEN_START } from '../domain/time';
import { readDate } from './dates';
import { Faults, readYaml, type ContentFiles } from './files';
import { readText, type ReadText, type WrittenLink } from '../formats/text/markdown';

/** The span that contains all days. */
export const ALL_DAYS: DatedSpan = {
  from: OPEN_START,
  to: OPEN_END,
  edtf: '../..',
  precision: 'day',
  softStart: 0,
  softEnd: 0,
  uncertain: false,
};

/** The field of a record from which a date or a text was read, to be named in faults. */
export interface FieldPlace {
  /** Path of the file, relative to the content folder. */
  readonly file: string;
  /** Id of the record. */
  readonly id: Id;
  /** Name of the field; members of lists and objects are joined with dots. */
  readonly field: string;
}

/** A link and the record whose text contains it. */
export interface PlacedLink extends WrittenLink {
  /** Path of the file, relative to the content folder. */
  readonly file: string;
  /** Id of the record that contains the link. */
  readonly id: Id;
}

/** One run of the compiler over a content folder. Its methods collect faults and links instead of throwing. */
export class CompilerRun {
  readonly faults = new Faults();
  /** Every internal link of all texts that were read. */
  readonly links: PlacedLink[] = [];

  /** `files`: the text of the content folder, by path. */
  constructor(readonly files: ContentFiles) {}

  /** Whether the folder has a file. */
  has(file: string): boolean {
    return file in this.files;
  }

  /** Reads a YAML file that must exist; null if it is missing or has a fault. */
  yaml<TSchema extends GenericSchema>(file: string, schema: TSchema): InferOutput<TSchema> | null {
    return readYaml(this.files, file, schema, this.faults);
  }

  /** Reads a YAML file that may be missing; null if it is missing or has a fault. */
  optionalYaml<TSchema extends GenericSchema>(file: string, schema: TSchema): InferOutput<TSchema> | null {
    return this.has(file) ? this.yaml(file, schema) : null;
  }

  /** Reads an EDTF date. A faulty date is reported, and the span of all days returned, so that the compiler can continue. */
  date(edtf: string, place: FieldPlace): DatedSpan {
    const result = readDate(edtf);
    if (result.ok) return result.value;
    for (const issue of result.issues) this.faults.add({ ...place, ...issue });
    return ALL_DAYS;
  }

  /** Reads a Markdown text and collects its links. */
  text(markdown: string, place: FieldPlace): ReadText {
    const result = readText(markdown, place);
    result.issues.forEach((issue) => this.faults.add(issue));
    const { file, id } = place;
    for (const link of result.links) this.links.push({ ...link, file, id });
    return result;
  }

  /** Reads the paragraphs of a Markdown text and collects their links. */
  prose(markdown: string, place: FieldPlace): readonly Paragraph[] {
    return this.text(markdown, place).paragraphs;
  }
}
