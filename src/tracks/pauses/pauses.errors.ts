import { notFound, refused } from '../../platform/kernel/refusals.js';

/** The track cannot be paused like this. */
export class NotPausable extends refused('tracks.not-pausable', 'The track cannot be paused like this') {}

/** The pause cannot be decided or called off any more. */
export class PauseSettled extends refused('tracks.pause-settled', 'The pause cannot be changed like this any more') {}

/** No such pause in this track. */
export class PauseUnknown extends notFound('tracks.pause-unknown', 'There is no such pause', 'pauseId') {}
