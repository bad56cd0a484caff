// One process that keeps Vitest alive and runs tests for run.mjs: for the report of which test runs which region, or
// against one mutant after another. run.mjs ends it where a mutant never returns, and starts another.
import { resolve } from 'node:path';
import { loadConfigFromFile } from 'vite';
import { createVitest } from 'vitest/node';
import { applied, mutantsOf, reporting } from './mutants.mjs';

const [cacheDir, mode, targetsAsText] = process.argv.slice(2);
/** Source file to the number of its first region. */
const targets = new Map(JSON.parse(targetsAsText));
const reports = mode === 'regions';
let mutant;

const changesSource = () => ({
  name: 'mutate',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('?')) return null;
    const file = id.slice(process.cwd().length + 1);
    if (reports && targets.has(file))
      return { code: reporting(code, mutantsOf(file, code).regions, targets.get(file)), map: null };
    if (file === mutant?.file) return { code: applied(code, mutant), map: null };
    return null;
  },
});

/** The projects of vite.config.ts that need no browser; each with plugins of its own. */
async function projects() {
  const list = [];
  for (const name of ['unit', 'component']) {
    const { config } = await loadConfigFromFile(
      { command: 'serve', mode: 'test' },
      'vite.config.ts',
      process.cwd(),
      'silent',
      undefined,
      'runner',
    );
    const project = config.test.projects.find((each) => each.test.name === name);
    list.push({
      plugins: [changesSource(), ...config.plugins],
      resolve: { ...config.resolve, ...project.resolve },
      worker: config.worker,
      cacheDir,
      test: {
        ...project.test,
        pool: 'threads',
        maxWorkers: 1,
        // A page of its own for every component test; pure tests share what they import.
        isolate: reports || project.test.environment !== 'node',
        testTimeout: reports ? 120_000 : 10_000,
        hookTimeout: reports ? 120_000 : 10_000,
        teardownTimeout: 2_000,
        setupFiles: reports ? [resolve('tests/mutate/reportRegions.mjs')] : [],
        sequence: { groupOrder: name === 'unit' ? 0 : 1 },
      },
    });
  }
  return list;
}

/** Keeps the order in which files are asked for. */
class AsAsked {
  sort(files) {
    return files;
  }
  shard(files) {
    return files;
  }
}

const vitest = await createVitest(
  'test',
  {
    config: false,
    watch: false,
    reporters: [{}],
    bail: reports ? 0 : 1,
    silent: true,
    sequence: { sequencer: AsAsked },
  },
  { configFile: false, cacheDir, server: { watch: null }, test: { projects: await projects() } },
);

const projectOf = new Map();
for (const project of vitest.projects)
  for (const file of (await project.globTestFiles()).testFiles)
    projectOf.set(file.slice(process.cwd().length + 1), project);

/** Runs test files, or the tests of them that are named by id; says what failed and how long each file took. */
async function run(files) {
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const specs = files
    .filter(({ file }) => projectOf.has(file))
    .map(({ file, ids }) => projectOf.get(file).createSpecification(resolve(file), ids ? { testIds: ids } : undefined));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specs);
  const failed = [];
  const modules = [];
  for (const module of testModules) {
    if (module.errors().length > 0) failed.push({ test: module.relativeModuleId, error: module.errors()[0].message });
    const tests = [];
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'failed')
        failed.push({ test: `${module.relativeModuleId} > ${test.fullName}`, error: result.errors[0]?.message });
      tests.push({
        id: test.id,
        passed: result.state === 'passed',
        ms: test.diagnostic()?.duration ?? 0,
        regions: test.meta().regions ?? [],
      });
    }
    const { duration, environmentSetupDuration, collectDuration } = module.diagnostic();
    modules.push({
      file: module.relativeModuleId,
      ms: duration + environmentSetupDuration + collectDuration,
      always: module.meta().regions ?? [],
      tests,
    });
  }
  for (const error of unhandledErrors) failed.push({ test: 'outside of tests', error: String(error?.message) });
  return { failed, modules };
}

process.on('message', async (message) => {
  if (message.mutant) {
    mutant = message.mutant;
    vitest.invalidateFile(resolve(mutant.file));
  }
  try {
    const answer = await run(message.files);
    if (mutant) {
      const { file } = mutant;
      mutant = undefined;
      vitest.invalidateFile(resolve(file));
    }
    process.send({ done: true, ...answer, code: undefined });
  } catch (error) {
    process.send({ done: true, failed: [{ test: 'run', error: error.stack }], modules: [] });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true, tests: [...projectOf.keys()] });
