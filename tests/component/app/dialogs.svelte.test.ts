import { fireEvent, screen, within } from '@testing-library/svelte';
import { mount, unmount } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Dialogs from '../../../src/app/Dialogs.svelte';
import type { OpenDialog } from '../../../src/app/dialogs';
import { initialSession } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;

describe('The index of people', () => {
  it('goes to an event that is chosen in it, and has closed', async () => {
    const ongo = vi.fn<(id: string) => void>();
    const letters = { on: true, set: () => {} };
    const page = {
      index,
      view: selectView(index, initialSession(index)),
      session: initialSession(index),
      stories: {
        outlines: [],
        place: null,
        last: null,
        shipped: null,
        story: null,
        withTexts: () => null,
        open: () => {},
        needTexts: () => {},
      },
      compared: null,
      ongo,
      onembed: () => {},
      own: { openList: () => {}, change: () => {}, partOf: () => Promise.resolve(null) },
      letters,
      shortcuts: () => [],
      onpresent: () => {},
      onreference: () => {},
    };
    // The page takes the dialog away as soon as it has closed.
    const props: { open: OpenDialog | null; page: typeof page; onclose: () => void } = $state({
      open: { name: 'people', told: {} },
      page,
      onclose: () => (props.open = null),
    });
    const dialogs = mount(Dialogs, { target: document.body, props });
    const dialog = await screen.findByRole('dialog', { name: 'People and organisations' });
    const event = index.atlas.events.find(({ participants }) => participants.length > 0)!;
    await fireEvent.click(within(dialog).getAllByRole('button', { name: new RegExp(event.title), hidden: true })[0]!);
    expect(ongo.mock.calls).toEqual([[event.id]]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await unmount(dialogs);
  });
});
