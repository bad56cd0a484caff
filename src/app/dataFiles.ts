/** Which files hold data, by the endings of their names. Pure functions. */

/** Endings of files that hold data. */
const DATA =
  /\.(geojson|geojsonl|geojsons|ndjson|jsonl|topojson|csv|tsv|tab|psv|kml|kmz|gpx|wkt|shp|dbf|parquet|geoparquet|pmtiles|fgb|gml|xlsx|ods)$/i;
/** Endings of files that may hold data or something else: they are looked into. */
const EITHER = /\.(json|txt|xml|zip|dat)$/i;

/** Whether a file is read as data: surely, perhaps (then what it turns out to be decides), or not at all. */
export function isData(name: string): 'yes' | 'perhaps' | 'no' {
  if (DATA.test(name)) return 'yes';
  return EITHER.test(name) || !/\.\w+$/.test(name) ? 'perhaps' : 'no';
}
