/**
 * Vite plugin for development: the address `/styleguide` shows the colours, letters, controls, signs and cards of the atlas on one page.
 * A build does not contain it.
 */
import type { Plugin } from 'vite';

const PAGE = `<!doctype html>
<html lang="en" data-app="guide">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Style guide</title>
  </head>
  <body>
    <script type="module" src="/src/app/styleguide/main.ts"></script>
  </body>
</html>`;

/** Creates the plugin. */
export function styleguide(): Plugin {
  return {
    name: 'atlas-styleguide',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/styleguide', (request, response, next) => {
        server
          .transformIndexHtml('/styleguide', PAGE, request.originalUrl)
          .then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
      });
    },
  };
}
