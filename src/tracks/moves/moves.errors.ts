import { notFound, refused } from '../../platform/kernel/refusals.js';

/** No such move of learners. */
export class MoveUnknown extends notFound('tracks.move-unknown', 'There is no such move', 'moveId') {}

/** The move has no such learner. */
export class MovedLearnerUnknown extends notFound(
  'tracks.moved-learner-unknown',
  'The move is not about this learner',
  'enrolmentId',
) {}

/** Learners cannot be moved like this. */
export class NotMovable extends refused('tracks.not-movable', 'Learners cannot be moved like this') {}

/** The move cannot be taken back. */
export class NotTakenBack extends refused('tracks.move-not-taken-back', 'This move cannot be taken back') {}
