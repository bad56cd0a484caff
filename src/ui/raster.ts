/** Turns an SVG document into a PNG picture in the browser: through an image element and a canvas. */

/** A PNG picture, or why there is none. */
export type Raster = { readonly ok: true; readonly blob: Blob } | { readonly ok: false; readonly reason: string };

/** Widest and highest canvas, and most pixels, that any browser of today has; those with less are found by trying. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 268_435_456;

/**
 * Draws an SVG document of a size in CSS pixels at `scale` pixels each. The document must contain all that it needs: as an image it can
 * load no other file. Its background must be opaque.
 */
export async function rasterise(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Raster> {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const tooLarge: Raster = {
    ok: false,
    reason: `${wide} × ${high} pixels are more than this browser can draw: choose a smaller picture`,
  };
  if (Math.max(wide, high) > MOST_SIDE || wide * high > MOST_PIXELS) return tooLarge;
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  const canvas = document.createElement('canvas');
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    [canvas.width, canvas.height] = [wide, high];
    const context = canvas.getContext('2d');
    if (!context) return tooLarge;
    context.drawImage(image, 0, 0, wide, high);
    // WebKit draws an image's fonts only once they have been asked for: the second drawing has them.
    await new Promise((resolve) => setTimeout(resolve, FONTS_WAIT));
    context.drawImage(image, 0, 0, wide, high);
    // A browser that refuses so large a canvas leaves it empty without an error.
    if (context.getImageData(wide >> 1, high >> 1, 1, 1).data[3] === 0) return tooLarge;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob ? { ok: true, blob } : tooLarge;
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    URL.revokeObjectURL(address);
    // Gives the memory of the canvas back at once.
    canvas.width = canvas.height = 0;
  }
}

/** Milliseconds between the two drawings. */
const FONTS_WAIT = 120;
