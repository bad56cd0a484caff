import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stepPicture } from '../../../src/app/stepPicture';
import type { StepOutline } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { tiny, tinyBasemap } from '../../fixtures/tiny-atlas';

const program = vi.hoisted(() => ({
  loadWorld: vi.fn(),
  drawBasemap: vi.fn(({ world }: { world: unknown }) => (world ? 'WORLD' : 'REGION')),
  drawContent: vi.fn(() => 'CONTENT'),
}));
vi.mock('../../../src/app/stillProgram', () => ({
  program: { ...program, geometry: tiny.geometry, region: tinyBasemap, settlements: [] },
}));

const [step] = tiny.atlas.stories[0]?.steps as [StepOutline];
const draw = (picture: ReturnType<typeof stepPicture>, frame: StepOutline['frame']): Promise<string | null> =>
  picture({ story: 'ford-story', step: step.id }, { ...step, frame }, initialSession(tiny.index), {
    width: 400,
    height: 250,
  });

describe('The picture of a step', () => {
  beforeEach(() => program.loadWorld.mockReset());

  it('of the region needs no world', async () => {
    expect(await draw(stepPicture(tiny.index), [0, 0, 1, 1])).toContain('REGION');
    expect(program.loadWorld).not.toHaveBeenCalled();
  });

  it('of what lies beyond fetches the world, once', async () => {
    program.loadWorld.mockResolvedValue({});
    const picture = stepPicture(tiny.index);
    expect(await draw(picture, [-20, 30, 30, 60])).toContain('WORLD');
    expect(await draw(picture, [-20, 30, 30, 50])).toContain('WORLD');
    expect(program.loadWorld).toHaveBeenCalledTimes(1);
  });

  it('is none where the world does not arrive, and is tried again', async () => {
    program.loadWorld.mockRejectedValueOnce(new Error('offline')).mockResolvedValue({});
    const picture = stepPicture(tiny.index);
    expect(await draw(picture, [-20, 30, 30, 60])).toBeNull();
    expect(await draw(picture, [-20, 30, 30, 60])).toContain('WORLD');
  });
});
