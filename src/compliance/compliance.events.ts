import type { NewEvent } from '../platform/events/event.types.js';

/** The hash vouches for every passage of the file. */
export type AwardsDeclared = NewEvent<{
  declarationId: string;
  flowId: string;
  fromOn: string;
  untilOn: string;
  passages: number;
  incomplete: number;
  fileSha256: string;
}>;
/** The State was told of a revoked title. */
export type WithdrawalTold = NewEvent<{
  passageId: string;
  declarationId: string;
  awardId: string;
  way: string;
  toldOn: string;
}>;
/** `accepted` and `rejected` count the passages that had no answer before; the hash vouches for each answer. */
export type ReceiptRead = NewEvent<{
  declarationId: string;
  treatmentId: string;
  accepted: number;
  rejected: number;
  receiptSha256: string;
}>;
