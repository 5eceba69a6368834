export * from './find-gaps.js';
