/** What the live map needs of the program for a tool, in one file. */
import './toolCross.css';
export { ToolDrawing } from './toolDrawing';
export { ToolPointer } from './toolPointer';
