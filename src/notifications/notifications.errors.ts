import { notFound } from '../platform/kernel/refusals.js';

/** No such letter, or no mailbox to read it in. */
export class LetterUnknown extends notFound('notifications.letter-unknown', 'There is no such letter', 'letterId') {}
