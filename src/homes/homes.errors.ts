import { DomainError } from '../platform/kernel/domain-error.js';

/** No such track, or one that the reader has nothing to do with. */
export class TrackNotYours extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'homes.track-unknown';
  constructor(enrolmentId: string) {
    super('There is no such track', { enrolmentId });
  }
}

/** The catalogue has no title of this code, or no longer. */
export class CatalogueTitleUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'homes.catalogue-title-unknown';
  constructor(code: string) {
    super('The catalogue has no such title', { code });
  }
}
