import 'virtual:palette.css';
import 'virtual:fonts.css';
import './styles/page.css';
import './styles/still.css';
import './styles/print.css';

/** Milliseconds after which the program starts in any case: a page in the background is not painted, and a slow painter must not hold up the rest. */
const PATIENCE = 2000;

/** Text and still map are on the page already: the program starts once they have been painted, not before. */
function afterFirstPaint(start: () => void): void {
  let started = false;
  const once = (): void => {
    if (started) return;
    started = true;
    start();
  };
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) once();
  }).observe({ type: 'paint', buffered: true });
  setTimeout(once, PATIENCE);
}

const { dataset } = document.documentElement;

/** Starts the program; `public/boot.js` says what is wrong where it does not come, and lays the page out without it. */
function startProgram(): void {
  import('./start').then(
    () => {
      // It may come after the page has been laid out without it.
      dataset['app'] = 'on';
      dispatchEvent(new Event('atlas-running'));
    },
    (error: unknown) => {
      dataset['app'] = 'off';
      dispatchEvent(new Event('atlas-failed'));
      console.error(error);
    },
  );
}

// Without boot.js nothing has decided about the layout.
dataset['app'] ??= 'on';
if (dataset['app'] !== 'never') afterFirstPaint(startProgram);
