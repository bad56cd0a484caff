import type { Plugin, ResolvedConfig } from 'vite';
import { describe, expect, it } from 'vitest';
import { compiledContent, geodata, type GeodataApi } from '../../../src/content/vitePlugin';
import { compiled, tinyFiles } from '../../fixtures/tiny-atlas';

/** A plugin as a server with these other plugins sets it up. */
function resolved(
  plugin: Plugin,
  root: string,
  ...others: readonly Plugin[]
): Plugin & { load: (id: string) => string } {
  const { configResolved } = plugin as { configResolved: (config: Partial<ResolvedConfig>) => void };
  configResolved({ root, plugins: [...others, plugin] });
  return plugin as Plugin & { load: (id: string) => string };
}

describe('The content in the build', () => {
  it('is compiled once: another server takes what the first has compiled', () => {
    // A folder that does not exist cannot be compiled.
    const plugin = resolved(geodata('no such folder'), '/nowhere', compiledContent(compiled(tinyFiles)));
    expect(plugin.load('\0virtual:atlas')).toContain('nordhaven-talk-1');
    expect((plugin.api as GeodataApi).content().atlas.events).toHaveLength(4);
  });

  it('is that of the folder that is named', () => {
    const folder = 'no such folder';
    expect(() => resolved(geodata(folder), '/nowhere').load('\0virtual:atlas')).toThrow(`/nowhere/${folder}`);
  });
});
