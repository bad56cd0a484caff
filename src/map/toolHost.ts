/** The place on the live map for a tool that takes its pointer. The program for it is fetched when there first is a tool. */
import type { Padding } from '../domain/camera';
import type { MapTool } from '../domain/mapTool';
import type { Palette } from '../symbology/palette';
import type { SteadyMap } from './SteadyMap';
import type { ToolDrawing } from './toolDrawing';
import type { ToolPointer } from './toolPointer';

/** The map and its owner, as far as tools need them. */
export interface ToolSurroundings {
  readonly map: SteadyMap;
  readonly palette: () => Palette;
  /** Whether this is the page's first map, which has the keyboard. */
  readonly isFirst: boolean;
  /** Called when `isBusy` has changed. */
  readonly onChange: () => void;
}

export class ToolHost {
  readonly #around: ToolSurroundings;
  #tool: MapTool | null = null;
  #padding: Padding;
  #pointer: ToolPointer | null = null;
  #drawn: ToolDrawing | null = null;
  /** Whether the program is on its way: the map does not follow the tool yet. */
  isBusy = false;

  constructor(around: ToolSurroundings, padding: Padding) {
    this.#around = around;
    this.#padding = padding;
  }

  /** The tool that has the pointer; null for none. */
  get tool(): MapTool | null {
    return this.#tool;
  }

  /** Hands the pointer to a tool and draws what it draws; null ends both. To be called again when what it draws or takes has changed. */
  show(tool: MapTool | null): void {
    if (tool !== this.#tool) {
      this.#end();
      this.#tool = tool;
      this.#wait(tool !== null);
      // If the program does not arrive, the tool works with what is typed and chosen all the same.
      if (tool)
        void import('./toolProgram').then(
          (program) => this.#begin(tool, program),
          () => this.#wait(false),
        );
    }
    this.#update();
  }

  /** Tells how many pixels of each edge of the map are covered by panels. */
  setPadding(padding: Padding): void {
    this.#padding = padding;
    this.#pointer?.update();
  }

  /** Moves the focus to the cross where keys set places; false if there is none now. */
  focusCross(): boolean {
    return this.#pointer?.focusCross() ?? false;
  }

  #begin(tool: MapTool, program: typeof import('./toolProgram')): void {
    if (this.#tool !== tool || this.#pointer) return;
    const { map, palette, isFirst } = this.#around;
    this.#pointer = new program.ToolPointer(map, tool, { isFirst, padding: () => this.#padding });
    if (tool.drawing) this.#drawn = new program.ToolDrawing(map, palette);
    this.#update();
    this.#wait(false);
  }

  #update(): void {
    this.#pointer?.update();
    // It is read even while the program is on its way: whoever calls depends on it.
    const drawing = this.#tool?.drawing;
    if (drawing) this.#drawn?.draw(drawing);
  }

  #end(): void {
    this.#pointer?.destroy();
    this.#drawn?.destroy();
    this.#pointer = null;
    this.#drawn = null;
  }

  #wait(isBusy: boolean): void {
    if (isBusy === this.isBusy) return;
    this.isBusy = isBusy;
    this.#around.onChange();
  }
}
