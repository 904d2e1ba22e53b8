/** A file that is not answered yet for each of its passages, or is. */
export type DeclarationState = 'sent' | 'answered';

export const PASSAGE_STATES = ['sent', 'accepted', 'rejected'] as const;

/** What is known of one line of a file: only a rejected one lets its award be declared again. */
export type PassageState = (typeof PASSAGE_STATES)[number];

/** Days, both included, in which the awards were issued. */
export interface DeclarationPeriod {
  fromOn: string;
  untilOn: string;
}

/** The days of a declaration are those of the authority that reads it. */
export const STATE_ZONE = 'Europe/Paris';
