import { describe, expect, it } from 'vitest';
import { oembed, siteAddress } from '../../../src/build/oembed';
import { tiny } from '../../fixtures/tiny-atlas';

describe('oembed.json', () => {
  it('is a frame of the map where the address of the site is known', () => {
    const said = oembed(tiny.atlas, 'https://example.org/atlas/') as Record<string, unknown>;
    // oEmbed 1.0, sections 2.3.4 and 2.3.4.4: what a rich answer must have.
    expect(said).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 560 });
    expect(said['html']).toContain('<iframe src="https://example.org/atlas/?embed=1&amp;show=map"');
    expect(said['title']).toContain(tiny.atlas.article.title);
  });

  it('is a link where it is not, and has no code that could not work', () => {
    const said = oembed(tiny.atlas, null);
    expect(said).toMatchObject({ version: '1.0', type: 'link', provider_name: tiny.atlas.meta.title });
    expect(JSON.stringify(said)).not.toContain('iframe');
  });
});

describe('The address of the site', () => {
  it('is taken with or without the slash at its end', () => {
    for (const given of ['https://example.org/atlas', 'https://example.org/atlas/'])
      expect(siteAddress(given)).toBe('https://example.org/atlas/');
    expect(siteAddress(undefined)).toBeNull();
    expect(siteAddress('')).toBeNull();
  });

  it('stops the build if it is none of the web', () => {
    expect(() => siteAddress('example.org')).toThrow('ATLAS_ADDRESS is “example.org”');
  });
});
