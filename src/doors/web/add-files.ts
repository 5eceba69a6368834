import type { FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';
import type { AddedFile } from './render.js';
import { requireRole } from './rights.js';
import { type AddFile, receiveFiles, type UploadLimits } from './upload.js';

/** What adding files needs of the server. */
export interface AddOptions {
  /** Undefined: this server takes no files. */
  readonly addFile: AddFile | undefined;
  readonly limits: UploadLimits;
  readonly log: (line: string) => void;
}

/**
 * Adds the files of a request when this visitor may.
 * @throws IntertieError `upload.not_local`, `upload.off` and those of `receiveFiles`
 */
export function addFiles(
  request: FastifyRequest,
  { addFile, limits, log }: AddOptions,
): Promise<readonly AddedFile[]> {
  checkMayUpload(request, addFile);
  return receiveFiles(request, addFile, log, limits);
}

/** @throws IntertieError `upload.off`, `upload.not_local` */
export function checkMayUpload(
  request: FastifyRequest,
  addFile: AddFile | undefined,
): asserts addFile is AddFile {
  if (!addFile) {
    throw new IntertieError(
      'upload.off',
      'this server takes no files',
      request.url,
      'add them on its machine with: intertie add FILE',
    );
  }
  const { mayUpload, maySignIn, account } = request.visitor;
  if (!mayUpload) {
    if (maySignIn || account) requireRole(request, 'editor');
    throw new IntertieError(
      'upload.not_local',
      'files can be added only at the machine that runs this atlas',
      request.ip,
      'on that machine, use http://localhost or: intertie add FILE',
    );
  }
}

/** 201 when something is new, 422 when nothing was taken, else 200. */
export function statusOfFiles(files: readonly AddedFile[]): 200 | 201 | 422 {
  if (files.some(({ outcome }) => outcome !== 'unchanged' && outcome !== 'refused')) return 201;
  return files.every(({ outcome }) => outcome === 'refused') ? 422 : 200;
}
