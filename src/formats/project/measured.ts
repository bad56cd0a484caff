/** Reads what was measured from a project. The file may have been changed by hand: nothing in it is trusted. */
import { NOTATIONS } from '../../domain/measure/coordinates';
import { MEASURE_MODES, MOST_RADIUS, PANEL_STOPS, type KeptMeasure, type SetPoint } from '../../domain/measure/kept';
import { UNITS } from '../../domain/measure/units';
import type { Id } from '../../domain/model';
import type { Issue } from '../../domain/result';
import { isRecord } from './layer';

/** So many points at most: a line of more would be no work of a hand, and slow. */
const MOST_POINTS = 10_000;
/** Names of features, of the atlas and of own layers. */
const KEY = /^[\w/-]{1,120}$/;

/** What was read: null if nothing was measured or it cannot be used. */
export interface MeasuredReading {
  readonly measured: KeptMeasure | null;
  readonly issues: readonly Issue[];
}

/** Reads what was measured. Projects of before 2026-11 have none, which is no fault. */
export function readMeasured(value: unknown): MeasuredReading {
  if (value === undefined || value === null) return { measured: null, issues: [] };
  const mode = isRecord(value) ? MEASURE_MODES.find((each) => each === value['mode']) : undefined;
  if (!isRecord(value) || !mode || !Array.isArray(value['points']))
    return { measured: null, issues: [{ field: 'measured', message: 'What was measured could not be read.' }] };
  const all = (value['points'] as readonly unknown[]).slice(0, MOST_POINTS);
  const points = all.flatMap((each) => readPoint(each) ?? []);
  const lost = value['points'].length - points.length;
  const issues =
    lost > 0
      ? [
          {
            field: 'measured.points',
            message: `${lost} of the ${value['points'].length} measured points could not be read.`,
          },
        ]
      : [];
  const [from, to] = Array.isArray(value['pair']) ? (value['pair'] as readonly unknown[]) : [];
  const { radius } = value;
  const panel = PANEL_STOPS.find((each) => each === value['panel']);
  const isRadius = typeof radius === 'number' && radius > 0 && radius <= MOST_RADIUS;
  return {
    measured: {
      mode,
      unit: UNITS.find((each) => each === value['unit']) ?? 'km',
      notation: NOTATIONS.find((each) => each === value['notation']) ?? 'decimal',
      points,
      isEnded: value['isEnded'] === true && points.length > 1,
      place: readPoint(value['place']),
      pair: [readKey(from), readKey(to)],
      centre: readKey(value['centre']),
      radius: isRadius ? radius : 10_000,
      ...(panel && { panel }),
    },
    issues,
  };
}

function readPoint(value: unknown): SetPoint | null {
  if (!isRecord(value) || !Array.isArray(value['at'])) return null;
  const [lon, lat] = value['at'] as unknown[];
  const precision = value['precisionM'];
  const isIn = (each: unknown, most: number): each is number => typeof each === 'number' && Math.abs(each) <= most;
  if (!isIn(lon, 180) || !isIn(lat, 90)) return null;
  return { at: [lon, lat], precisionM: typeof precision === 'number' && precision > 0 ? precision : 0 };
}

function readKey(value: unknown): Id | null {
  return typeof value === 'string' && KEY.test(value) ? value : null;
}
