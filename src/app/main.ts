import 'virtual:palette.css';
import 'virtual:fonts.css';
import '../ui/styles/page.css';
import '../ui/styles/still.css';
import '../ui/styles/print.css';
import { afterFirstPaint } from '../ui/firstPaint';

/** Milliseconds after which the program starts in any case. */
const PATIENCE = 2000;

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
// Text and still map are on the page already: the program starts once they have been painted, not before.
if (dataset['app'] !== 'never') afterFirstPaint(startProgram, PATIENCE);
