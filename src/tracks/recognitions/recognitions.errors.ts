import type { Check } from '../../platform/kernel/decision.js';
import { DomainError, type Fault } from '../../platform/kernel/domain-error.js';

/** No such recognition, or one of a track that the reader may not see. */
export class RecognitionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.recognition-unknown';
  constructor(recognitionId: string) {
    super('There is no such recognition', { recognitionId });
  }
}

/** A decision that names what the track does not have. */
export class RecognitionInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.recognition-invalid';
  constructor(faults: Fault[]) {
    super('The recognition cannot be read as it is written', {}, [], faults);
  }
}

/** The rules do not allow this recognition. */
export class NotRecognisable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.not-recognisable';
  constructor(checks: Check[]) {
    super('This cannot be recognised like this', {}, checks);
  }
}

/** Something was built on the recognition. */
export class RecognitionNotWithdrawable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.recognition-not-withdrawable';
  constructor(checks: Check[]) {
    super('This recognition cannot be withdrawn', {}, checks);
  }
}
