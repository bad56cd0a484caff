/** What is wrong, where, and what to do about it: written for the person who can mend it. */
export interface Issue {
  /** File the fault stands in, relative to its root; absent for input that is no file. */
  readonly file?: string | undefined;
  /** Id of the record. */
  readonly id?: string | undefined;
  /** Field of the record, dotted. */
  readonly field?: string | undefined;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do. */
  readonly remedy?: string | undefined;
}

/** A value or the reasons why there is none. Errors are values: nothing here throws. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** A result that holds. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that failed, for at least one reason. */
export function failure(...issues: Issue[]): Result<never> {
  return { ok: false, issues };
}

/** One line for a terminal or an overlay: `file: id.field: message Remedy.` */
export function describeIssue(issue: Issue): string {
  const record = [issue.id, issue.field].filter(Boolean).join('.');
  return [issue.file, record, issue.message]
    .filter(Boolean)
    .join(': ')
    .concat(issue.remedy ? ` ${issue.remedy}` : '');
}

/** The reasons as sentences for the reader of the page: what is wrong, each followed by what to do about it. */
export function sayIssues(issues: readonly Issue[]): string {
  return issues.flatMap(({ message, remedy }) => (remedy ? [message, remedy] : [message])).join(' ');
}
