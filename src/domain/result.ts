/** What is wrong, where, and what to do about it: written for the person who can mend it. */
export interface Issue {
  /** File that has the fault, relative to the content's folder; absent for input that did not come from a file. */
  readonly file?: string | undefined;
  /** Id of the record that has the fault. */
  readonly id?: string | undefined;
  /** Path of the faulty field in the record, with dots: `stated.date`. */
  readonly field?: string | undefined;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about the fault. */
  readonly remedy?: string | undefined;
}

/** A value, or the reasons why there is none. Functions return errors as values and do not throw. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A result that has a value. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result without a value, with at least one reason. */
export function failure(...issues: Issue[]): Result<never> {
  return { ok: false, issues };
}

/** An issue as one line for a terminal: `file: id.field: message Remedy.` */
export function describeIssue(issue: Issue): string {
  const record = [issue.id, issue.field].filter(Boolean).join('.');
  return [issue.file, record, issue.message]
    .filter(Boolean)
    .join(': ')
    .concat(issue.remedy ? ` ${issue.remedy}` : '');
}

/** Issues as sentences for the reader of the page: each message followed by its remedy. */
export function sayIssues(issues: readonly Issue[]): string {
  return issues.flatMap(({ message, remedy }) => (remedy ? [message, remedy] : [message])).join(' ');
}
