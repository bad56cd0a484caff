import { describe, expect, it } from 'vitest';
import type { LayerId } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { renderStillMap } from '../../../src/staticmap/render';
import { compiled, tiny, tinyBasemap, tinyFiles } from '../../fixtures/tiny-atlas';

function drawn({ index, geometry } = tiny, date = '2010-12-31', layers: readonly LayerId[] = ['routes']): string {
  const view = selectView(index, { ...initialSession(index), day: parseDay(date) as number, layers });
  return renderStillMap(index, geometry, tinyBasemap, view, { last: index.atlas.meta.opens });
}
const carrying = (mode: string): typeof tiny =>
  compiled({
    ...tinyFiles,
    'features.yaml': (tinyFiles['features.yaml'] ?? '').replace('kind: route', `kind: route\n  mode: ${mode}`),
  });
const linkOf = (map: string, pattern: RegExp): string =>
  (map.match(/<a [^>]*>.*?<\/a>/g) ?? []).find((link) => pattern.test(link)) ?? '';

describe('The still map', () => {
  it('cases roads, and neither railways nor links by air', () => {
    expect(drawn()).toContain('still-casing');
    expect(drawn(carrying('rail'))).not.toContain('still-casing');
    expect(drawn(carrying('air'))).not.toContain('still-casing');
  });

  it('draws a railway as sleepers on a thread, and a link by air as one line', () => {
    const lines = (mode: string): number =>
      (linkOf(drawn(carrying(mode)), /data-feature="mill-lane"/).match(/still-line/g) ?? []).length;
    expect(lines('rail')).toBe(2);
    expect(lines('air')).toBe(1);
  });

  it('keeps the marks of later events to those who asked for them', () => {
    const mark = /data-later=""/;
    expect(linkOf(drawn(), mark)).toContain('display="none"');
    const shown = linkOf(drawn(tiny, '2011-03-01', ['aftermath']), mark);
    expect(shown).toContain('aria-label="Southmere &#38; Vale: later events"');
    expect(shown).not.toContain('display="none"');
  });
});
