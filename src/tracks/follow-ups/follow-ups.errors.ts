import { notFound, refused } from '../../platform/kernel/refusals.js';

/** No such follow-up. */
export class FollowUpUnknown extends notFound('tracks.follow-up-unknown', 'There is no such follow-up', 'followUpId') {}

/** The follow-up cannot be changed or closed like this. */
export class FollowUpFixed extends refused('tracks.follow-up-fixed', 'The follow-up does not allow it') {}
