/**
 * Draws the rings around signs and their numbers: a layer of the map with a program of its own for the graphics card. A source of the engine
 * would go through the map's worker at each change of date, since these change what lies under a sign; here that changes some numbers, and
 * a small picture with the numbers at the rings.
 */
import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { BADGE_SIZE, RING, ringRadius, type OwnRing, type RingBadge } from '../symbology/ownRings';
import { channelsOf } from '../symbology/ownLook';
import type { Palette } from '../symbology/palette';
import { globeOf } from './globeRim';
import { sizeOf } from './patience';

/** Red, green, blue and opacity, each 0 to 1, the first three already multiplied by the last. */
type Paint = readonly [r: number, g: number, b: number, opacity: number];

/** A band around the middle of a sign, in CSS pixels, from one part of a turn to another, clockwise from the top. */
export interface Band {
  readonly radius: number;
  /** Half of its width. */
  readonly half: number;
  readonly from: number;
  readonly to: number;
  readonly paint: Paint;
}

/** Numbers of a quad: its middle on the map, half its size, the band in it (radius, half width, from, to), and its paint or its part of the sheet. */
const NUMBERS = [2, 2, 4, 4] as const;
const STRIDE = NUMBERS.reduce((sum, count) => sum + count, 0);
/** In place of a radius, for a quad that shows a part of the sheet. */
const NO_BAND = -1;
/** Pixels around a number in the sheet, for its rim. */
const RIM = 1;

const VERTEX = `#version 300 es
precision highp float;
in vec2 a_at; in vec2 a_half; in vec4 a_band; in vec4 a_paint;
uniform vec2 u_size;
out vec2 v_at; out vec2 v_part; flat out vec4 v_band; flat out vec4 v_paint;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  v_at = corner * a_half;
  v_part = corner * 0.5 + 0.5;
  v_band = a_band;
  v_paint = a_paint;
  vec2 place = (a_at + v_at) / u_size * 2.0 - 1.0;
  gl_Position = vec4(place.x, -place.y, 0.0, 1.0);
}`;
// Lengths are pixels of the screen: an edge is half in a pixel through whose middle it goes.
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 v_at; in vec2 v_part; flat in vec4 v_band; flat in vec4 v_paint;
uniform sampler2D u_sheet;
out vec4 colour;
void main() {
  if (v_band.x < 0.0) {
    colour = texelFetch(u_sheet, ivec2(v_paint.xy + floor(v_part * v_paint.zw)), 0);
    return;
  }
  float away = length(v_at);
  float inside = clamp(v_band.y - abs(away - v_band.x) + 0.5, 0.0, 1.0);
  float turn = fract(atan(v_at.x, -v_at.y) / 6.2831853);
  float along = min(turn - v_band.z, v_band.w - turn) * 6.2831853 * away;
  float share = v_band.w - v_band.z >= 1.0 ? 1.0 : clamp(along + 0.5, 0.0, 1.0);
  colour = v_paint * inside * share;
}`;

/** The bands of a ring, the lowest first: a light rim, and on it an arc for each part. */
export function bandsOf({ sign, parts }: OwnRing, halo: string): readonly Band[] {
  const radius = ringRadius(sign);
  let before = 0;
  const arcs = parts.map(({ colour, opacity, share }, at): Band => {
    const from = before;
    before = at === parts.length - 1 ? 1 : before + share;
    return { radius, half: RING.width / 2, from, to: before, paint: paintOf(colour, opacity) };
  });
  return [{ radius, half: RING.width / 2 + RING.rim, from: 0, to: 1, paint: paintOf(halo, 1) }, ...arcs];
}

function paintOf(colour: string, opacity: number): Paint {
  const [r, g, b] = channelsOf(colour).map((channel) => (channel / 255) * opacity) as [number, number, number];
  return [r, g, b, opacity];
}

type Pixels = readonly [x: number, y: number];
type SheetPart = readonly [x: number, y: number, width: number, height: number];

/** The numbers at rings, drawn under each other in pixels of the screen. */
interface Sheet {
  /** What is drawn, and how, as text. */
  readonly of: string;
  /** Left and upper edge, width and height of each number, by its text. */
  readonly parts: ReadonlyMap<string, SheetPart>;
}

/** What a layer draws of rings: they lie under signs, and their numbers over names. */
type RingPartDrawn = 'bands' | 'numbers';

/** A layer of rings, or of their numbers, for the map's engine. */
export class RingLayer implements CustomLayerInterface {
  readonly id: string;
  readonly type = 'custom';
  readonly renderingMode = '2d';
  readonly #part: RingPartDrawn;
  readonly #palette: () => Palette;
  #rings: readonly OwnRing[] = [];
  #map: MapLibreMap | null = null;
  #program: WebGLProgram | null = null;
  #array: WebGLVertexArrayObject | null = null;
  #buffer: WebGLBuffer | null = null;
  #texture: WebGLTexture | null = null;
  #sheet: Sheet | null = null;

  /** `palette` gives the colours when it draws. */
  constructor(id: string, part: RingPartDrawn, palette: () => Palette) {
    this.id = id;
    this.#part = part;
    this.#palette = palette;
  }

  /** The rings that it draws. */
  get rings(): readonly OwnRing[] {
    return this.#rings;
  }

  /** Draws other rings from the next picture on, which it asks for. */
  show(rings: readonly OwnRing[]): void {
    this.#rings = rings;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#sheet = null;
    this.#program = linkProgram(gl);
    this.#texture = gl.createTexture();
    this.#buffer = gl.createBuffer();
    this.#array = gl.createVertexArray();
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    let offset = 0;
    for (const [at, count] of NUMBERS.entries()) {
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, count, gl.FLOAT, false, STRIDE * 4, offset * 4);
      gl.vertexAttribDivisor(at, 1);
      offset += count;
    }
    gl.bindVertexArray(null);
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    gl.deleteProgram(this.#program);
    gl.deleteTexture(this.#texture);
    gl.deleteBuffer(this.#buffer);
    gl.deleteVertexArray(this.#array);
    this.#map = null;
  }

  render(gl: WebGL2RenderingContext): void {
    const map = this.#map;
    if (!map || !this.#program || this.#rings.length === 0) return;
    const quads =
      this.#part === 'bands'
        ? quadsOf(map, this.#rings, (ring, middle, ratio) => bandQuads(ring, middle, ratio, this.#palette().halo))
        : this.#numbers(gl, map);
    if (quads.length === 0) return;
    gl.useProgram(this.#program);
    gl.uniform2f(gl.getUniformLocation(this.#program, 'u_size'), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1i(gl.getUniformLocation(this.#program, 'u_sheet'), 0);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(quads), gl.DYNAMIC_DRAW);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, quads.length / STRIDE);
    gl.bindVertexArray(null);
  }

  #numbers(gl: WebGL2RenderingContext, map: MapLibreMap): readonly number[] {
    const { parts } = this.#drawSheet(gl, map.getPixelRatio());
    return quadsOf(map, this.#rings, ({ badge }, middle, ratio) => {
      const part = badge && parts.get(badge.text);
      return badge && part ? numberQuad(badge, middle, ratio, part) : [];
    });
  }

  /** Draws the numbers anew, if they are others or are to look otherwise. */
  #drawSheet(gl: WebGL2RenderingContext, ratio: number): Sheet {
    const palette = this.#palette();
    const badges = [
      ...new Map(this.#rings.flatMap(({ badge }) => (badge ? [[badge.text, badge] as const] : []))).values(),
    ];
    const of = [ratio, palette.ink, palette.halo, ...badges.map(({ text }) => text)].join(' ');
    if (this.#sheet?.of === of) return this.#sheet;
    const height = Math.ceil(2 * (Math.max(0, ...badges.map(({ radius }) => radius)) + RIM) * ratio);
    const widthOf = ({ reach }: RingBadge): number => Math.ceil(2 * (reach + RIM) * ratio);
    const parts = new Map(badges.map((badge, row) => [badge.text, [0, row * height, widthOf(badge), height] as const]));
    this.#sheet = { of, parts };
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, ...badges.map(widthOf));
    canvas.height = Math.max(1, height * badges.length);
    const context = canvas.getContext('2d');
    for (const badge of badges) {
      const [, top, width] = parts.get(badge.text) as SheetPart;
      context?.setTransform(ratio, 0, 0, ratio, width / 2, top + height / 2);
      if (context) drawBadge(context, badge, palette);
    }
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    // Without smaller copies of itself, which it has not, the sheet would be black.
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    return this.#sheet;
  }
}

/** The numbers of all quads, in pixels of the screen; `quads` gives those of a ring around a middle. */
function quadsOf(
  map: MapLibreMap,
  rings: readonly OwnRing[],
  quads: (ring: OwnRing, middle: Pixels, ratio: number) => readonly number[],
): readonly number[] {
  const ratio = map.getPixelRatio();
  const centre = map.getCenter();
  const globe = globeOf({ zoom: map.getZoom(), lat: centre.lat, lon: centre.lng }, sizeOf(map.getContainer()));
  return rings.flatMap((ring) => {
    const [lon, lat] = ring.sign.at;
    // A sign at the rim of the globe or behind it is not drawn.
    if (globe && globe.depth(ring.sign.at) < ring.sign.edge) return [];
    // On the turn of the earth that is nearest to the middle of the map.
    const lng = lon + 360 * Math.round((centre.lng - lon) / 360);
    const place = map.project({ lng, lat });
    return quads(ring, [place.x * ratio, place.y * ratio], ratio);
  });
}

function bandQuads(ring: OwnRing, [x, y]: Pixels, ratio: number, halo: string): readonly number[] {
  return bandsOf(ring, halo).flatMap(({ radius, half, from, to, paint }) => {
    const reach = (radius + half) * ratio + 1;
    return [x, y, reach, reach, radius * ratio, half * ratio, from, to, ...paint];
  });
}

function numberQuad(badge: RingBadge, [x, y]: Pixels, ratio: number, part: SheetPart): readonly number[] {
  const [, , width, height] = part;
  // On whole pixels the figures are sharp.
  const onPixels = (middle: number, size: number): number => Math.round(middle - size / 2) + size / 2;
  const middle = [onPixels(x + badge.x * ratio, width), onPixels(y + badge.y * ratio, height)];
  return [...middle, width / 2, height / 2, NO_BAND, 0, 0, 0, ...part];
}

function linkProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const part = gl.createShader(type) as WebGLShader;
    gl.shaderSource(part, text);
    gl.compileShader(part);
    gl.attachShader(program, part);
    gl.deleteShader(part);
  }
  ['a_at', 'a_half', 'a_band', 'a_paint'].forEach((name, at) => gl.bindAttribLocation(program, at, name));
  gl.linkProgram(program);
  return program;
}

/** Draws a number around the middle of the canvas. */
function drawBadge(context: CanvasRenderingContext2D, { radius, reach, text }: RingBadge, palette: Palette): void {
  context.beginPath();
  context.roundRect(-reach, -radius, 2 * reach, 2 * radius, radius);
  context.fillStyle = palette.ink;
  context.fill();
  context.strokeStyle = palette.halo;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = palette.halo;
  context.font = `600 ${BADGE_SIZE}px 'Atlas Sans', sans-serif`;
  context.textAlign = 'center';
  context.fillText(text, 0, BADGE_SIZE * 0.36);
}
