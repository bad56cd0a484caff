/** Line icons of the toolbar's buttons, as SVG paths in a box of 16 by 16. */

const ICONS: Readonly<Record<string, string>> = {
  layers: 'M8 1.8L14.5 5.2L8 8.6L1.5 5.2ZM1.5 8.2L8 11.6L14.5 8.2M1.5 11L8 14.4L14.5 11',
  table: 'M1.8 2.8H14.2V13.2H1.8ZM1.8 6.2H14.2M6 6.2V13.2',
  people:
    'M5.8 8A2.6 2.6 0 1 0 5.8 2.8A2.6 2.6 0 0 0 5.8 8ZM1.2 13.6C1.2 8.8 10.4 8.8 10.4 13.6M10.6 3A2.5 2.5 0 0 1 10.6 7.8M12 9.9C13.8 10.4 14.8 11.7 14.8 13.6',
  stories: 'M2.8 3.4H2.81M2.8 8H2.81M2.8 12.6H2.81M6 3.4H13.8M6 8H13.8M6 12.6H10.5',
  present: 'M1.5 2.5H14.5M2.5 2.5V10.5H13.5V2.5M8 10.5V12M5 14.5L8 12L11 14.5',
  share: 'M8 10V1.8M4.8 4.8L8 1.6L11.2 4.8M4.5 7.5H2.8V14.2H13.2V7.5H11.5',
  export: 'M8 1.8V10.2M4.8 7.2L8 10.4L11.2 7.2M2.5 11.5V14H13.5V11.5',
  cite: 'M2 4H6.5V8.5C6.5 10.8 5 12 3 12M9.5 4H14V8.5C14 10.8 12.5 12 10.5 12',
  handout: 'M3.5 1.8H9.5L12.5 4.8V14.2H3.5ZM9.3 1.8V5H12.5M5.8 8H10.2M5.8 11H10.2',
  'add-data': 'M8 2.5V9.5M4.5 6H11.5M1.5 8.2V12.5C1.5 13.6 14.5 13.6 14.5 12.5V8.2',
  measure: 'M1.8 10.8L10.8 1.8L14.2 5.2L5.2 14.2ZM4.6 8L6.2 9.6M7.4 5.2L9 6.8M10.2 2.4L11.8 4',
  method: 'M8 1.6A6.4 6.4 0 1 0 8 14.4A6.4 6.4 0 0 0 8 1.6M8 7.2V11.4M8 4.7H8.01',
  more: 'M3 8H3.01M8 8H8.01M13 8H13.01',
};

/** The path of an action's icon; empty if it has none. */
export function iconOf(id: string): string {
  return ICONS[id] ?? '';
}
