export { FrameValidator } from './frame-validator';
export { loadValidator } from './load';
