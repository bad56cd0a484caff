/** Graphics and workers that do nothing, so that the real MapLibre runs where there is no browser: what it decides can be tested, not what it draws. */
import { vi } from 'vitest';

/** A WebGL 2 context in which every call succeeds and every constant is 1. */
function graphics(): unknown {
  const answers: Readonly<Record<string, unknown>> = {
    getContextAttributes: () => ({}),
    getParameter: () => 4096,
    getSupportedExtensions: () => [],
    getExtension: () => null,
    isContextLost: () => false,
    getShaderParameter: () => true,
    getProgramParameter: () => 0,
    drawingBufferWidth: 600,
    drawingBufferHeight: 400,
    // Two-dimensional: icons are drawn and read back.
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      width,
      height,
      data: new Uint8ClampedArray(width * height * 4),
    }),
  };
  return new Proxy(answers, {
    get: (all, name) => all[name as string] ?? (/^[A-Z_0-9]+$/.test(String(name)) ? 1 : () => ({})),
    set: () => true,
  });
}

/** Puts them in the place of the browser's; `vi.unstubAllGlobals` and `vi.restoreAllMocks` take them away. */
export function useFakeGraphics(): void {
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage(): void {}
      terminate(): void {}
    },
  );
  vi.stubGlobal('Path2D', class {});
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => graphics() as never);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
}
