import { IntertieError } from '../../base/index.js';

/** Why two actors cannot be joined or parted. */

export function actorLoop(subject: string): IntertieError {
  return new IntertieError(
    'merge.loop',
    'these are one actor already',
    subject,
    'nothing needs to be joined; look at the actor as it is now',
  );
}

export function actorContradiction(subject: string): IntertieError {
  return new IntertieError(
    'merge.contradiction',
    'a person said before that these are two',
    subject,
    'undo that decision first, if it was wrong',
  );
}
