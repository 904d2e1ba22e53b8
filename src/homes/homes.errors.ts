import { notFound } from '../platform/kernel/refusals.js';

/** No such track, or one that the reader has nothing to do with. */
export class TrackNotYours extends notFound('homes.track-unknown', 'There is no such track', 'enrolmentId') {}

/** The catalogue has no title of this code, or no longer. */
export class CatalogueTitleUnknown extends notFound(
  'homes.catalogue-title-unknown',
  'The catalogue has no such title',
  'code',
) {}
