declare module 'subset-font' {
  /** Cuts a font to the given characters, with HarfBuzz. */
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options: { targetFormat: 'woff2' | 'woff' | 'sfnt' },
  ): Promise<Buffer>;
}
