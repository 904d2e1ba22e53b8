import { invalid, notFound, refused } from '../../platform/kernel/refusals.js';

/** No such recognition, or one of a track that the reader may not see. */
export class RecognitionUnknown extends notFound(
  'tracks.recognition-unknown',
  'There is no such recognition',
  'recognitionId',
) {}

/** A decision that names what the track does not have. */
export class RecognitionInvalid extends invalid(
  'tracks.recognition-invalid',
  'The recognition cannot be read as it is written',
) {}

/** The rules do not allow this recognition. */
export class NotRecognisable extends refused('tracks.not-recognisable', 'This cannot be recognised like this') {}

/** Something was built on the recognition. */
export class RecognitionNotWithdrawable extends refused(
  'tracks.recognition-not-withdrawable',
  'This recognition cannot be withdrawn',
) {}
