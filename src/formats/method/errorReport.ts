/** The text in which a reader reports an error, and where it is sent. Nothing is sent by the page: the reader's own program does that. */
import type { AtlasMeta, Id } from '../../domain/model';
import { formatDay } from '../../domain/time';

/** What an error report is about. */
export interface ReportedView {
  /** Address of the view that the reader sees; empty where it is not known. */
  readonly address: string;
  /** The record whose card is open; null if none is. */
  readonly record: { readonly id: Id; readonly title: string } | null;
}

/** What is said in place of the way to those who take reports. */
export const NO_REPORT_ADDRESS =
  'Whoever published this copy of the atlas has named no address for reports. Send the text to the people from whom you have the link.';

/** What the reader fills in, a line each. */
const QUESTIONS = ['What is wrong', 'What it should say', 'Page that says so (address, publisher, date)'];

/** The text of a report with everything that the page knows, and a line for each thing that only the reader knows. */
export function errorReport({ title, version, checked }: ReportedMeta, { address, record }: ReportedView): string {
  const of = version ? `${title} ${version}` : title;
  return [
    `Error in: ${of}, record last checked on ${formatDay(checked)}`,
    `View: ${address}`.trimEnd(),
    `Record: ${record ? `${record.title} (${record.id})` : ''}`.trimEnd(),
    ...QUESTIONS.map((question) => `${question}:`),
  ].join('\n');
}

/** What a report needs to know of the atlas. */
type ReportedMeta = Pick<AtlasMeta, 'title' | 'version' | 'checked'>;

/**
 * The address that sends a report: a mail with subject and text (RFC 6068, section 2), or the page that takes reports as it is. Null if
 * the atlas names none.
 */
export function reportHref({ title, reportTo }: Pick<AtlasMeta, 'title' | 'reportTo'>, text: string): string | null {
  if (!reportTo) return null;
  if (!reportTo.startsWith('mailto:')) return reportTo;
  // Lines of a mail end with CR and LF (RFC 6068, section 5).
  const fields = { subject: `Error in ${title}`, body: text.replace(/\r?\n/g, '\r\n') };
  return `${reportTo}?${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** The reports that the reader has begun, each about a record (null for none). */
export interface ReportDrafts {
  /** The text of a report; null if none was begun. */
  readonly of: (record: Id | null) => string | null;
  /** Keeps the text of a report; null for no report. */
  readonly keep: (record: Id | null, text: string | null) => void;
}

/** A place for reports that are begun; it has none yet. */
export function reportDrafts(): ReportDrafts {
  const texts = new Map<Id | null, string>();
  return {
    of: (record) => texts.get(record) ?? null,
    keep: (record, text) => void (text === null ? texts.delete(record) : texts.set(record, text)),
  };
}
