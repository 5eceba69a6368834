export {
  type Column,
  columnOf,
  type Frame,
  keepRows,
  type NumberColumn,
  type TextColumn,
} from './frame/frame.js';
export { FrameBuilder } from './frame/frame-builder.js';
export { crossGroups, type Groups, groupRows } from './frame/group-rows.js';
