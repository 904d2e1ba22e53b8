export const LANGUAGES = ['fr', 'en', 'es'] as const;

/** The languages that pages and mails are written in. */
export type Language = (typeof LANGUAGES)[number];
