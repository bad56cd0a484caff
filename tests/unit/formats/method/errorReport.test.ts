import { describe, expect, it } from 'vitest';
import { errorReport, reportHref } from '../../../../src/formats/method/errorReport';

const meta = { title: 'River & Coast', version: '1.2.0', checked: 14_975 };
const record = { id: 'reed-ford', title: 'Reed ford' };

describe('The text of an error report', () => {
  it('has what the page knows, and an empty line for each thing that the reader knows', () => {
    expect(errorReport(meta, { address: 'https://example.org/#v=1&select=reed-ford', record })).toBe(
      `Error in: River & Coast 1.2.0, record last checked on 1 January 2011
View: https://example.org/#v=1&select=reed-ford
Record: Reed ford (reed-ford)
What is wrong:
What it should say:
Page that says so (address, publisher, date):`,
    );
  });

  it('leaves open what is not known', () => {
    const lines = errorReport({ ...meta, version: '' }, { address: '', record: null }).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Error in: River & Coast, record last checked on 1 January 2011',
      'View:',
      'Record:',
    ]);
  });
});

describe('The way of a report', () => {
  it('is a mail with subject and text, whatever stands in them', () => {
    const href = reportHref({ ...meta, reportTo: 'mailto:editors@example.org' }, 'a&b=c#d\n50 % “x”');
    const { protocol, pathname, search, hash } = new URL(href ?? '');
    expect([protocol, pathname, hash]).toEqual(['mailto:', 'editors@example.org', '']);
    // A mail address has no plus signs for spaces, so that this is not read as a form.
    const fields = Object.fromEntries(
      search
        .slice(1)
        .split('&')
        .map((each) => each.split('=').map(decodeURIComponent)),
    );
    expect(fields).toEqual({ subject: 'Error in River & Coast', body: 'a&b=c#d\r\n50 % “x”' });
  });

  it('is the page as it is, and none where none is named', () => {
    expect(reportHref({ ...meta, reportTo: 'https://example.org/errors' }, 'text')).toBe('https://example.org/errors');
    expect(reportHref(meta, 'text')).toBeNull();
  });
});
