/** What the bench measures in a page, and how it prints: shared by `run.mjs` and `growth.mjs`. */

/** Changes of date in a measurement. */
export const CHANGES = 20;
/** What is typed into the search, letter by letter. */
export const WORDS = ['shusha', 'lachin checkpoint', '23 april 2023', 'bayramov', 'border delimitation', 'Շուշի'];
/** Size of the page, in CSS pixels. */
export const VIEWPORT = { width: 1280, height: 800 };

/** In the page: presses ArrowLeft `count` times, each time waiting for the map to settle. */
export async function changeDates(count) {
  const root = document.documentElement;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const changes = [];
  for (let at = 0; at < count; at++) {
    // From rest: the picture of the change before may still be on its way to the screen.
    for (let rest = 0; rest < 3; rest++) await frame();
    // A task of its own, as a key press is: past this frame's work.
    await new Promise((done) => setTimeout(done));
    const value = document.activeElement?.getAttribute('aria-valuenow');
    const start = performance.now();
    document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowLeft', code: 'ArrowLeft', bubbles: true, cancelable: true }),
    );
    const handler = performance.now() - start;
    // Effects run in microtasks, queued before these.
    for (let turn = 0; turn < 10; turn++) await null;
    const main = performance.now() - start;
    const moved = document.activeElement?.getAttribute('aria-valuenow') !== value;
    const touched = root.dataset.map !== 'ready';
    let frames = 0;
    while (root.dataset.map !== 'ready' && performance.now() - start < 10_000) {
      await frame();
      frames += 1;
    }
    changes.push({ handler, main, frames, settled: performance.now() - start, moved, touched });
  }
  return changes;
}

/** In the page: types the words into the search, letter by letter; gives the milliseconds of each, its handler and results. */
export async function typeWords(words) {
  const box = document.querySelector('search input');
  const times = [];
  for (const word of words) {
    for (let length = 1; length <= word.length; length++) {
      await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => setTimeout(done));
      box.value = word.slice(0, length);
      const start = performance.now();
      box.dispatchEvent(new Event('input', { bubbles: true }));
      for (let turn = 0; turn < 10; turn++) await null;
      times.push(performance.now() - start);
    }
  }
  return times;
}

/** The longest task of the page's main thread in a trace, in milliseconds. */
export function longestTask(events) {
  const mains = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain')
      .map((event) => `${event.pid}:${event.tid}`),
  );
  return events
    .filter((event) => event.name.endsWith('RunTask') && mains.has(`${event.pid}:${event.tid}`))
    .reduce((most, event) => Math.max(most, (event.dur ?? 0) / 1000), 0);
}

export function printTable(rows) {
  const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  rows.forEach((row, at) => {
    const cells = row.map((cell, column) => String(cell)[column === 0 ? 'padEnd' : 'padStart'](widths[column]));
    console.log(`| ${cells.join(' | ')} |`);
    if (at === 0) console.log(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  });
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export function ms(value, digits = 0) {
  return `${value.toFixed(digits)} ms`;
}

export function kb(value) {
  return `${(value / 1000).toFixed(1)} kB`;
}
