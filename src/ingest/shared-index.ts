import { readIndexFile, shareIndex } from '../places/index.js';

/** The gazetteer's index in memory for all threads: give it to each as `openReader({ index })`. @throws IntertieError `gazetteer.*` */
export const sharedIndex = (): Uint8Array<SharedArrayBuffer> => shareIndex(readIndexFile());
