// Runs in every test file while worker.mjs asks which regions of the sources each test runs.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

let hit = new Set();
globalThis.__region = (number) => hit.add(number);

const taken = () => {
  const regions = [...hit];
  hit = new Set();
  return regions;
};

// What runs while files are imported, and between tests, belongs to all tests of the file.
let always = [];
beforeAll(() => {
  always = taken();
});
beforeEach(() => {
  always.push(...taken());
});
afterEach(({ task }) => {
  task.meta.regions = taken();
});
afterAll(({}, suite) => {
  (suite.file ?? suite).meta.regions = [...new Set([...always, ...taken()])];
});
