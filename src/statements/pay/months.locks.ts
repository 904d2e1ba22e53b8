/** Held while months are begun or closed and tariffs are set: one of these at a time. */
export const MONTHS_LOCK = 'statement months';
