/**
 * Draws a million dated points, each while it exists: a layer of the map with a program of its own for the graphics card. First and last
 * day are attributes of each point, and the window is two numbers that are given anew at every picture, so that a change of date sends
 * nothing. It holds in both projections, because the engine gives the function that projects (`CustomRenderMethodInput.shaderData`).
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { mercatorY } from '../domain/mercator';
import type { Bounds, LonLat, Span } from '../domain/model';
import { HOLLOW, POINT } from '../symbology/ownLook';

/** What the graphics card gets of the points. */
export interface CloudPoints {
  /** x and y of each point in the Mercator square, 0 to 1, from its upper left corner. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** First day of each point and the day after its last. */
  readonly days: Float32Array<ArrayBuffer>;
  /** Red, green and blue of each point, 0 to 255, and how it is drawn: `SHAPES`. */
  readonly colours: Uint8Array<ArrayBuffer>;
}

/** How a point is drawn: not at all, hollow, or full. */
const SHAPES = { none: 0, hollow: 128, full: 255 } as const;

/** Days beyond this are as good as for ever, and are whole numbers in 32 bits. */
const MOST_DAYS = 2 ** 24;

const VERTEX = `
in vec2 a_at; in vec2 a_days; in vec4 a_colour;
uniform vec2 u_window; uniform float u_size; uniform float u_wrap;
out vec3 v_colour; out float v_inside;
void main() {
  bool is_shown = a_days.x < u_window.y && a_days.y > u_window.x && a_colour.a > 0.0;
  v_colour = a_colour.rgb;
  v_inside = a_colour.a < 0.75 ? 0.0 : 1.0;
  gl_PointSize = u_size;
  gl_Position = is_shown ? projectTile(a_at + vec2(u_wrap, 0.0)) : vec4(2.0, 2.0, 2.0, 1.0);
}`;
// Of the same precision as the other shader: they share a uniform, and would not link otherwise (GLSL ES 3.00, section 9.1).
const FRAGMENT = `#version 300 es
precision highp float;
in vec3 v_colour; in float v_inside;
uniform float u_opacity; uniform float u_size; uniform float u_outline;
out vec4 colour;
void main() {
  float edge = (0.5 - length(gl_PointCoord - 0.5)) * u_size;
  float outline = 1.0 - clamp(edge - u_outline + 0.5, 0.0, 1.0);
  float alpha = clamp(edge + 0.5, 0.0, 1.0) * max(v_inside, outline) * u_opacity;
  if (alpha <= 0.0) discard;
  colour = vec4(v_colour * alpha, alpha);
}`;

/** The uniforms of the engine's projections, with the numbers that they take. */
const UNIFORMS = {
  u_projection_matrix: 'mainMatrix',
  u_projection_fallback_matrix: 'fallbackMatrix',
  u_projection_tile_mercator_coords: 'tileMercatorCoords',
  u_projection_clipping_plane: 'clippingPlane',
  u_projection_transition: 'projectionTransition',
} as const;

/** A program of the graphics card, with the places of its inputs. */
interface Program {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/** Room for the points of a layer; `setPoint` fills it. */
export function emptyCloud(count: number): CloudPoints {
  return {
    positions: new Float32Array(count * 2),
    days: new Float32Array(count * 2),
    colours: new Uint8Array(count * 4),
  };
}

/** Sets a point of a cloud: its place in degrees, its dates, its colour as red, green and blue, and whether it is hollow. */
export function setPoint(
  cloud: CloudPoints,
  place: number,
  [lon, lat]: LonLat,
  { from, to }: Span,
  [r, g, b]: readonly number[],
  isHollow = false,
): void {
  const clampDay = (day: number): number => Math.max(-MOST_DAYS, Math.min(MOST_DAYS, day));
  cloud.positions.set([lon / 360 + 0.5, 0.5 - mercatorY(lat) / (2 * Math.PI)], place * 2);
  cloud.days.set([clampDay(from), clampDay(to)], place * 2);
  cloud.colours.set([r as number, g as number, b as number, isHollow ? SHAPES.hollow : SHAPES.full], place * 4);
}

/**
 * The places of the points within bounds that exist in a window, the one that is drawn last first, and at most so many. Longitudes may be any
 * number of full turns away.
 */
export function pointsIn(
  { positions, days, colours }: CloudPoints,
  [west, south, east, north]: Bounds,
  window: Span,
  most = Infinity,
): readonly number[] {
  const found: number[] = [];
  const [left, right] = [west / 360 + 0.5, east / 360 + 0.5];
  const turn = Math.floor((left + right) / 2);
  const [top, bottom] = [north, south].map((lat) => 0.5 - mercatorY(lat) / (2 * Math.PI)) as [number, number];
  for (let place = days.length / 2 - 1; place >= 0 && found.length < most; place--) {
    const [x, y] = [positions[place * 2] as number, positions[place * 2 + 1] as number];
    if (y < top || y > bottom || x < left - turn || x > right - turn) continue;
    const isShown = (days[place * 2] as number) < window.to && (days[place * 2 + 1] as number) > window.from;
    if (isShown && colours[place * 4 + 3] !== SHAPES.none) found.push(place);
  }
  return found;
}

/** A layer of points for the map's engine. */
export class PointCloud implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom';
  readonly renderingMode = '2d';
  /** The points; after a change of colours `refresh` gives them to the graphics card. */
  readonly points: CloudPoints;
  /** The window whose points are drawn. */
  window: Span = { from: 0, to: 0 };
  /** 0 to 1. */
  opacity = 1;
  isVisible = true;
  #map: MapLibreMap | null = null;
  #gl: WebGL2RenderingContext | null = null;
  #array: WebGLVertexArrayObject | null = null;
  #buffers: WebGLBuffer[] = [];
  /** Programs by the projection for which they were made. */
  readonly #programs = new Map<string, Program>();

  constructor(id: string, points: CloudPoints) {
    this.id = id;
    this.points = points;
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    const { positions, days, colours } = this.points;
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    this.#buffers = [positions, days, colours].map((values, at) => {
      const buffer = gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(at);
      const isColour = values === colours;
      gl.vertexAttribPointer(at, isColour ? 4 : 2, isColour ? gl.UNSIGNED_BYTE : gl.FLOAT, isColour, 0, 0);
      return buffer;
    });
    gl.bindVertexArray(null);
  }

  onRemove(): void {
    const gl = this.#gl;
    this.#buffers.forEach((buffer) => gl?.deleteBuffer(buffer));
    for (const { program } of this.#programs.values()) gl?.deleteProgram(program);
    gl?.deleteVertexArray(this.#array);
    this.#programs.clear();
    this.#buffers = [];
    this.#array = null;
  }

  /** Gives the graphics card the colours anew. */
  refresh(): void {
    const [, , buffer] = this.#buffers;
    if (!buffer || !this.#gl) return;
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, buffer);
    this.#gl.bufferData(this.#gl.ARRAY_BUFFER, this.points.colours, this.#gl.STATIC_DRAW);
  }

  render(gl: WebGL2RenderingContext, { shaderData, defaultProjectionData }: CustomRenderMethodInput): void {
    const map = this.#map;
    if (!map || !this.isVisible) return;
    const { program, uniform } = this.#programFor(gl, shaderData);
    gl.useProgram(program);
    for (const [name, field] of Object.entries(UNIFORMS)) {
      const [at, value] = [uniform(name), defaultProjectionData[field]];
      if (typeof value === 'number') gl.uniform1f(at, value);
      else if (value.length === 16) gl.uniformMatrix4fv(at, false, value);
      else gl.uniform4f(at, ...(value as [number, number, number, number]));
    }
    gl.uniform2f(uniform('u_window'), Math.max(-MOST_DAYS, this.window.from), Math.min(MOST_DAYS, this.window.to));
    gl.uniform1f(uniform('u_size'), 2 * radiusAt(map.getZoom()) * map.getPixelRatio());
    gl.uniform1f(uniform('u_outline'), HOLLOW.largePoints * map.getPixelRatio());
    gl.uniform1f(uniform('u_opacity'), POINT.largeOpacity * this.opacity);
    gl.bindVertexArray(this.#array);
    for (const wrap of wrapsOf(map)) {
      gl.uniform1f(uniform('u_wrap'), wrap);
      gl.drawArrays(gl.POINTS, 0, this.points.days.length / 2);
    }
    gl.bindVertexArray(null);
  }

  /** The points near a place of the map, in pixels from its upper left corner: the topmost first, and at most so many. */
  at(x: number, y: number, reach: number, most: number): readonly number[] {
    const map = this.#map;
    if (!map || !this.isVisible) return [];
    const around = reach + radiusAt(map.getZoom());
    const [upper, lower] = [map.unproject([x - around, y - around]), map.unproject([x + around, y + around])];
    return pointsIn(this.points, [upper.lng, lower.lat, lower.lng, upper.lat], this.window, most);
  }

  #programFor(gl: WebGL2RenderingContext, shader: CustomRenderMethodInput['shaderData']): Program {
    const there = this.#programs.get(shader.variantName);
    if (there) return there;
    const program = gl.createProgram();
    const head = `#version 300 es\nprecision highp float;\n${shader.vertexShaderPrelude}\n${shader.define}\n`;
    for (const [type, text] of [
      [gl.VERTEX_SHADER, head + VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT],
    ] as const) {
      const part = gl.createShader(type) as WebGLShader;
      gl.shaderSource(part, text);
      gl.compileShader(part);
      gl.attachShader(program, part);
      gl.deleteShader(part);
    }
    ['a_at', 'a_days', 'a_colour'].forEach((name, at) => gl.bindAttribLocation(program, at, name));
    gl.linkProgram(program);
    const places = new Map<string, WebGLUniformLocation | null>();
    const uniform = (name: string): WebGLUniformLocation | null => {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
      return places.get(name) ?? null;
    };
    const made = { program, uniform };
    this.#programs.set(shader.variantName, made);
    return made;
  }
}

/** Radius of the points at a zoom, in CSS pixels: as of the circles in large layers. */
function radiusAt(zoom: number): number {
  const [[low, least], [high, most]] = POINT.large;
  return least + (most - least) * Math.max(0, Math.min(1, (zoom - low) / (high - low)));
}

/** By how many turns of the earth points are drawn aside, so that a map across the antimeridian has both its sides. */
function wrapsOf(map: MapLibreMap): readonly number[] {
  const bounds = map.getBounds();
  // The engine tells longitudes beyond 180 degrees where the map shows more than one turn.
  const [first, last] = [bounds.getWest(), bounds.getEast()].map((lon) => Math.floor((lon + 180) / 360)) as [
    number,
    number,
  ];
  return last - first > 1 ? [0] : first === last ? [first] : [first, last];
}
