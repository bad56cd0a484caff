/** Reads method.md, the account of how the atlas was made. */
import { METHOD_TABLES, type Method, type MethodBlock, type MethodSection, type MethodTable } from '../domain/model';
import type { CompilerRun } from './compilerRun';

/** The file; an atlas may have none. */
export const METHOD = 'method.md';
/** The line in whose place stands what a reader needs to report an error. */
const ERROR_REPORT = 'error-report';

/**
 * Reads the account: sections that begin with a line `## Title`, and in them paragraphs, lists whose items begin with `- `, and lines
 * `{{name}}` in whose place the program puts a table or the form of an error report. Null if there is no such file.
 */
export function readMethod(run: CompilerRun): Method | null {
  const text = run.files[METHOD];
  if (text === undefined) return null;
  const [before = '', ...parts] = text.split(/^## +/m);
  const fault = (field: string, message: string, remedy: string): void =>
    run.faults.add({ file: METHOD, field, message, remedy });
  // A title of the whole file and remarks for authors may stand before the first section.
  if (parts.length === 0) fault('sections', 'there is no section.', 'Begin each section with a line “## Title”.');
  if (/\{\{/.test(before)) fault('sections', 'a table stands before the first section.', 'Put it into a section.');
  const sections = parts.map((part) => readSection(run, part));
  const ids = sections.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) {
    fault(id, 'two sections have the same title.', 'Name them differently: links lead to a section by its title.');
  }
  return { sections };
}

/** Whether the account has the form of an error report. */
export function takesReports(run: CompilerRun): boolean {
  return new RegExp(`^\\{\\{\\s*${ERROR_REPORT}\\s*\\}\\}\\s*$`, 'm').test(run.files[METHOD] ?? '');
}

function readSection(run: CompilerRun, part: string): MethodSection {
  const [title = '', ...lines] = part.split(/\r?\n/);
  const id = (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
  const place = { file: METHOD, id, field: 'text' };
  const pieces = lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const blocks = pieces.flatMap((piece): MethodBlock[] => {
    const table = /^\{\{\s*([a-z-]+)\s*\}\}$/.exec(piece)?.[1];
    if (table === ERROR_REPORT) return [{ type: 'errorReport' }];
    if (table !== undefined) return isTable(table) ? [{ type: 'table', table }] : unknownTable(run, id, table);
    if (piece.startsWith('- ')) {
      const items = piece.split(/\n(?=- )/).map((item) => item.slice(2));
      return [{ type: 'list', items: items.flatMap((item) => run.prose(item, place)) }];
    }
    return [{ type: 'prose', paragraphs: run.prose(piece, place) }];
  });
  if (title.trim() === '' || blocks.length === 0) {
    run.faults.add({
      ...place,
      message: 'the section has no title or no text.',
      remedy: 'Write both, or take it away.',
    });
  }
  return { id, title: title.trim(), blocks };
}

function isTable(name: string): name is MethodTable {
  return (METHOD_TABLES as readonly string[]).includes(name);
}

function unknownTable(run: CompilerRun, id: string, table: string): [] {
  run.faults.add({
    file: METHOD,
    id,
    field: `{{${table}}}`,
    message: 'there is no such table.',
    remedy: `Use one of ${[...METHOD_TABLES, ERROR_REPORT].join(', ')}.`,
  });
  return [];
}
