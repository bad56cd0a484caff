import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyText } from '../../src/ui/files';
import ShareDialog from '../../src/views/embed/ShareDialog.svelte';

vi.mock('../../src/ui/files', () => ({ copyText: vi.fn(() => Promise.resolve(true)) }));
afterEach(() => {
  cleanup();
  vi.mocked(copyText).mockClear();
});

const ADDRESS = 'https://example.org/?embed=1#v=1&date=2023-05-01';
const WHOLE = 'https://example.org/#v=1&date=2023-05-01';

function open(
  given: {
    copied?: Promise<boolean>;
    whole?: string | null;
    own?: 'carried' | 'cut' | 'alone' | null;
    data?: readonly string[];
    table?: { rows: string } | null;
  } = {},
) {
  const [onembed, onclose] = [vi.fn(), vi.fn()];
  const { copied = Promise.resolve(true), whole = null, own = null, data = [], table = null } = given;
  render(ShareDialog, { address: ADDRESS, copied, whole, own, data, table, onembed, onclose });
  return { onembed, onclose };
}
const said = (): string => screen.getByRole('status', { hidden: true }).textContent ?? '';
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));

describe('The dialog for links', () => {
  it('says that the link has been copied already, and copies it again', async () => {
    open();
    await vi.waitFor(() => expect(said()).toBe('Link copied.'));
    expect(copyText).not.toHaveBeenCalled();
    expect(screen.getByDisplayValue(ADDRESS)).toBeTruthy();
    await press('Copy link');
    expect(vi.mocked(copyText).mock.calls).toEqual([[ADDRESS]]);
    expect(screen.queryByRole('button', { name: 'Copy link to the atlas', hidden: true })).toBeNull();
  });

  it('says of a story of one’s own that the link holds it, and where it is too long for that how others get it', () => {
    open();
    expect(screen.queryByText(/[Yy]our story/)).toBeNull();
    cleanup();
    open({ own: 'carried' });
    expect(screen.getByText(/is in the link, as it is now/).textContent).not.toContain('characters');
    expect(screen.getByLabelText('Link to your story')).toBeTruthy();
    cleanup();
    open({ own: 'cut' });
    expect(screen.getByText(/is in the link, as it is now/).textContent).toContain(`${ADDRESS.length} characters`);
    cleanup();
    open({ own: 'alone' });
    expect(screen.getByText(/too long for a link/).textContent).toContain('Save …');
  });

  it('says that the reader’s own data are not in the link, and how others get them', () => {
    open();
    expect(screen.queryByText(/Your data on the map/)).toBeNull();
    cleanup();
    open({ data: ['Raids', 'Roads'] });
    const { textContent } = screen.getByText(/Your data on the map/);
    expect(textContent).toContain('(“Raids”, “Roads”) are not in the link');
    expect(textContent).toContain('Save project');
  });

  it('says which rows of the table the link does not hold', () => {
    open({ table: { rows: 'statuses' } });
    expect(screen.queryByText(/The link (leads to the map|has the map)/)).toBeNull();
    cleanup();
    open({ table: { rows: 'own-data-1' } });
    expect(screen.getByText(/not to the table of your own rows: these, and the filters/).textContent).toContain(
      'Save project',
    );
  });

  it('says what to do where the browser does not copy', async () => {
    open({ copied: Promise.resolve(false) });
    await vi.waitFor(() => expect(said()).toContain('copy it by hand'));
  });

  it('in a frame gives the address of the whole atlas as well', async () => {
    open({ whole: WHOLE });
    await press('Copy link to the atlas');
    expect(vi.mocked(copyText).mock.calls).toEqual([[WHOLE]]);
    await vi.waitFor(() => expect(said()).toBe('Link to the atlas copied.'));
  });

  it('leads on to the code of a frame once it has closed', async () => {
    const { onembed, onclose } = open();
    await press('Embed…');
    expect(onclose).toHaveBeenCalledBefore(onembed);
    expect(onembed).toHaveBeenCalledOnce();
  });

  it('leads nowhere if it is only closed', async () => {
    const { onembed, onclose } = open();
    await press('Close');
    expect(onclose).toHaveBeenCalledOnce();
    expect(onembed).not.toHaveBeenCalled();
  });
});
