import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenOf } from '../../../../src/formats/story/draft';
import { storyInHash } from '../../../../src/formats/story/hash';
import { linkOf, MOST_LINK, readLink } from '../../../../src/formats/story/link';
import { parseHash } from '../../../../src/formats/address/url';
import { anyDraft, draftOf } from '../../../fixtures/drafts';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
const link = await linkOf(draftOf());
/** What a hash is read as: the story as it is written, or what is wrong. */
async function readHash(hash: string): Promise<unknown> {
  const found = storyInHash(hash);
  if (found === null) return null;
  const read = await readLink(found, index);
  return read.ok ? writtenOf(read.value.draft) : read.issues.map(({ message }) => message).join(' ');
}
const same = writtenOf(draftOf());
/** A link that holds bytes, compressed. */
async function linkWith(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).bytes();
  const text = Buffer.from(packed).toString('base64url');
  return `own=1-${text.length.toString(36)}-${text}`;
}

describe('A story in a link', () => {
  it('is read as the same story', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraft, async (draft) => {
        expect(await readHash(`#${await linkOf(draft)}`)).toEqual(writtenOf(draft));
      }),
      { numRuns: 60 },
    );
  });

  it('is short: three steps fit into any mail', () => expect(link.length).toBeLessThan(600));

  it('is a key that the address knows, and whose value it leaves alone', () => {
    const parsed = parseHash(index, `#v=1&${link}`);
    expect(parsed.notices).toEqual([]);
    expect(parsed.session.story).toBeNull();
  });

  it.each<[string, (hash: string) => string]>([
    ['as it was made', (hash) => `#${hash}`],
    ['beside other keys', (hash) => `#v=1&${hash}&theme=dark`],
    ['encoded', (hash) => `#${encodeURIComponent(hash)}`],
    ['with a broken line', (hash) => `#${hash.slice(0, 90)}\n ${hash.slice(90)}`],
    ['in quoted-printable', (hash) => `#${hash.replace('own=', 'own=3D').replace(/^(.{76})/, '$1=\r\n')}`],
    ['at the end of a sentence', (hash) => `#${hash}.”`],
    ['with unseen characters', (hash) => `#${hash.slice(0, 50)}\u200b\u00ad${hash.slice(50)}`],
    ['with dashes of a word processor', (hash) => `#${hash.replaceAll('-', '–')}`],
  ])('is read %s', async (_title, damage) => expect(await readHash(damage(link))).toEqual(same));

  it('that was cut is said to be cut, wherever it was', async () => {
    for (let length = 'own=1'.length; length < link.length; length += 7)
      expect(await readHash(`#${link.slice(0, length)}`)).toContain('was cut');
    expect(await readHash(`#${link.slice(0, -1)}`)).toMatch(/was cut on its way: \d+ of \d+ letters/);
  });

  it('of which one letter is another one is never read as another story', async () => {
    const from = link.indexOf('-', 7) + 1;
    for (let at = from; at < link.length; at += 5) {
      const letter = link[at] === 'A' ? 'B' : 'A';
      const read = await readHash(`#${link.slice(0, at)}${letter}${link.slice(at + 1)}`);
      expect([same, 'The link was damaged on its way: the story in it cannot be read.']).toContainEqual(read);
    }
    expect(await readHash(`#${link.toLowerCase()}`)).toContain('damaged');
  });

  it.each([
    ['own=', 'damaged'],
    ['own=me', 'damaged'],
    ['own=1-4-!!!!', 'was cut'],
    ['own=1-4-AAAA', 'damaged'],
    ['own=2-4-AAAA', 'newer version'],
  ])('is refused: %s', async (hash, message) => expect(await readHash(`#${hash}`)).toContain(message));

  it('that would fill the memory is refused before it does', async () => {
    const bomb = await linkWith(new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(MOST_LINK * 4);
    expect(await readHash(`#${bomb}`)).toContain('more than any story');
  });

  it('with something else in it is refused', async () => {
    const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
    expect(await readHash(await linkWith(bytes('no JSON')))).toContain('damaged');
    expect(await readHash(await linkWith(Uint8Array.of(0xff, 0xfe)))).toContain('damaged');
    expect(await readHash(await linkWith(bytes('{"a": 1}')))).toContain('id');
  });

  it('is not looked for where there is none', () => {
    expect(storyInHash('#p16')).toBeNull();
    expect(storyInHash('#v=1&select=known')).toBeNull();
    expect(storyInHash('#v=1&grown=1-2-a')).toBeNull();
  });
});
