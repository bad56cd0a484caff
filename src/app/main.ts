import 'virtual:palette.css';
import 'virtual:fonts.css';
import '../ui/styles/page.css';
import '../ui/styles/still.css';
import { afterFirstPaint } from '../ui/firstPaint';

/** Milliseconds after which the program starts even if the page has not been painted. */
const PATIENCE = 2000;

const { dataset } = document.documentElement;

/** Starts the program. If it cannot be loaded, `public/boot.js` tells the reader and lays the page out without it. */
function startProgram(): void {
  const program = dataset['present'] === 'audience' ? import('./audience') : import('./start');
  program.then(
    () => {
      // The program may load late, after the page was laid out without it.
      dataset['app'] = 'on';
      dispatchEvent(new Event('atlas-running'));
    },
    (error: unknown) => {
      // Where a style sheet is missing, the page stays as it stands in its source: the program's styles alone would lay things over it.
      if (dataset['app'] !== 'never') dataset['app'] = 'off';
      dispatchEvent(new Event('atlas-failed'));
      console.error(error);
    },
  );
}

// If boot.js is missing, the layout with the program is used.
dataset['app'] ??= 'on';
// Text and still map are already in the page: the program starts only after they have been painted.
if (dataset['app'] !== 'never') afterFirstPaint(startProgram, PATIENCE);
