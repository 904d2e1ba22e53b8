import { DomainError } from '../platform/kernel/domain-error.js';

/** No such track, or one that the reader has nothing to do with. */
export class TrackNotYours extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'homes.track-unknown';
  constructor(enrolmentId: string) {
    super('There is no such track', { enrolmentId });
  }
}
