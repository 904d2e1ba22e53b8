export const EXPIRING = ['entry', 'award'] as const;

/** What ends with a day of the register: that learners enter, or that the title is awarded. */
export type Expiring = (typeof EXPIRING)[number];

/** How many months ahead officers are warned. */
export const WARNING_MONTHS = [12, 6, 3] as const;

/** Told to the officers, or noted after its time because a nearer one was told instead. */
export const WARNING_OUTCOMES = ['sent', 'passed'] as const;

export type WarningOutcome = (typeof WARNING_OUTCOMES)[number];
