/** The place on the live map for what a reader measures. The program that draws it is fetched when somebody first measures. */
import type { MeasureDrawing, MeasureTool } from '../domain/measure/drawing';
import type { Palette } from '../symbology/palette';
import type { ToolPointer } from './toolPointer';
import type { SteadyMap } from './SteadyMap';

export class ToolHost {
  readonly #map: SteadyMap;
  readonly #palette: () => Palette;
  #tool: MeasureTool | null = null;
  #drawing: MeasureDrawing | null = null;
  #shown: ToolPointer | null = null;
  readonly #onChange: () => void;
  /** Whether the program is on its way: the map does not follow the tool yet. */
  isBusy = false;

  /** `onChange` is called when `isBusy` has changed. */
  constructor(map: SteadyMap, palette: () => Palette, onChange: () => void) {
    this.#map = map;
    this.#palette = palette;
    this.#onChange = onChange;
  }

  /** Draws what a tool measures, and tells the tool of the pointer; null ends that. */
  show(tool: MeasureTool | null, drawing: MeasureDrawing | null): void {
    if (tool !== this.#tool) {
      this.#shown?.destroy();
      this.#shown = null;
      this.#tool = tool;
      this.#wait(tool !== null);
      // If the program does not arrive, the panel measures what is typed and chosen all the same.
      if (tool) void import('./toolPointer').then((program) => this.#begin(tool, program.ToolPointer), () => this.#wait(false)); // prettier-ignore
    }
    this.#drawing = drawing;
    if (drawing) this.#shown?.draw(drawing);
  }

  #begin(tool: MeasureTool, Program: typeof ToolPointer): void {
    if (this.#tool !== tool || this.#shown) return;
    this.#shown = new Program(this.#map, this.#palette, tool);
    if (this.#drawing) this.#shown.draw(this.#drawing);
    this.#wait(false);
  }

  #wait(isBusy: boolean): void {
    if (isBusy === this.isBusy) return;
    this.isBusy = isBusy;
    this.#onChange();
  }
}
