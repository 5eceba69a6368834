export { addAnswers, type ModelAnswer } from './add-answers.js';
export { ANSWER_SCHEMA } from './answer-schema.js';
export { MODEL_CONFIDENCE } from './check-statement.js';
export { sumCounts } from './model-counts.js';
export { type ModelMessage, modelMessages } from './model-messages.js';
export { modelMethod, modelOf } from './model-method.js';
export { modelParagraphs } from './model-paragraphs.js';
export * from './types.js';
