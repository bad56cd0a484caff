import { expect, it } from 'vitest';
import { FOURFOLD, growth } from '../helpers/growth';

/** Does some thousand steps, and says something that depends on all of them. */
function work(steps: number): number {
  let sum = 0;
  for (let step = 0; step < steps; step++) sum = (sum * 31 + step) % 1_000_003;
  return sum;
}

it('Cost that grows with the size is told from cost that grows with its square', async () => {
  expect(await growth((size) => work(size * 1000), 1000)).toBeLessThan(FOURFOLD);
  expect(await growth((size) => work(size * size), 1000)).toBeGreaterThan(FOURFOLD);
});

it('Waiting is no cost', async () => {
  const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
  const cost = await growth(async (size) => {
    if (size > 1000) await wait(40);
    work(size * 1000);
  }, 1000);
  expect(cost).toBeLessThan(FOURFOLD);
});
