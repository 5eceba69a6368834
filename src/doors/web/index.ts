export { openIdSettings } from './openid.js';
export { type AddedFile, renderPage, WEB_FOLDER } from './render.js';
export { createReadingHelp, type ReadingHelp } from './review/reading-help.js';
export { formatSelection, parseSelection, WHOLE_ATLAS } from './selection-address.js';
export { DEFAULT_HOST, DEFAULT_PORT, type RunningServer, type ServerOptions, startServer } from './server.js';
export { type AddFile, UPLOAD_LIMITS } from './upload.js';
