declare module 'virtual:atlas' {
  const atlas: import('./domain/model').Atlas;
  export default atlas;
}
declare module 'virtual:inset' {
  /** Null if no venue has a meeting. */
  const picture: import('./symbology/inset').InsetPicture | null;
  export default picture;
}
declare module 'virtual:atlas-geometry' {
  const geometry: import('./domain/model').AtlasGeometry;
  export default geometry;
}
declare module 'virtual:settlements' {
  const settlements: readonly import('./domain/model').Settlement[];
  export default settlements;
}
declare module 'virtual:stories' {
  /** The stories with their texts, in the order of `Atlas.stories`. */
  const stories: readonly import('./domain/model').Story[];
  export default stories;
}
declare module 'virtual:method' {
  /** How the atlas was made; null if the content does not say (`AtlasMeta.hasMethod`). */
  const method: import('./domain/model').Method | null;
  export default method;
}
declare module 'virtual:basemap/region' {
  const topology: import('./map/style/basemap').BasemapTopology;
  export default topology;
}
declare module 'virtual:basemap/relief' {
  const topology: import('./map/style/basemap').BasemapTopology;
  export default topology;
}
declare module 'virtual:basemap/world' {
  /** Address of the world's base map: GeoJSON, as `worldSource` makes it. */
  const address: string;
  export default address;
}
declare module 'virtual:font-faces' {
  /** MapLibre style specification, `font-faces`; addresses are relative to the page. */
  const faces: Record<string, { url: string; 'unicode-range': string[] }[]>;
  export default faces;
}
declare module 'virtual:font-files' {
  const files: readonly import('./ui/embedFonts').FontFile[];
  export default files;
}
declare module 'virtual:fonts.css';
declare module 'virtual:palette.css';
declare module 'virtual:palette-grey.css';
