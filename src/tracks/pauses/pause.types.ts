export const PAUSE_STATES = ['asked', 'granted', 'begun', 'over', 'declined', 'called-off'] as const;

/** How a pause stands: asked by the learner, granted by an advisor, begun on its first day, over on the day back. */
export type PauseState = (typeof PAUSE_STATES)[number];
