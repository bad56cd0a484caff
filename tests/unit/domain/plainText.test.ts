import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/domain/plainText';

describe('Running text as plain text', () => {
  it('keeps words of links and emphasis, leaves footnote marks out, and parts paragraphs by a blank line', () => {
    expect(
      plainText([
        [
          { type: 'text', text: ' The ' },
          { type: 'emphasis', children: [{ type: 'text', text: 'ford' }] },
          { type: 'citation', footnote: 3 },
        ],
        [
          { type: 'reference', target: 'mill-lane', children: [{ type: 'text', text: 'The lane' }] },
          { type: 'link', url: 'https://example.org/', children: [{ type: 'text', text: ' there. ' }] },
        ],
      ]),
    ).toBe('The ford\n\nThe lane there.');
  });
});
