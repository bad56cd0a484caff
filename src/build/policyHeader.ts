/** Vite plugin by which `vite preview` sends the content security policy along with every file, as a good host does. */
import type { Plugin } from 'vite';
import { policyOf } from './policy';

/** Creates the plugin. */
export function policyHeader(): Plugin {
  return {
    name: 'atlas-policy-header',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', policyOf(request.url ?? ''));
        next();
      });
    },
  };
}
