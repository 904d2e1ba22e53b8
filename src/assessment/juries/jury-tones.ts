import type { CaseState, JuryState, Outcome } from './jury.types.js';

/** The mark of a jury, met when nothing of it is left to decide. */
export const JURY_TONES: Record<JuryState, string> = { convened: 'ready', deliberated: 'not-yet', sealed: 'met' };

const OUTCOME_TONES: Record<Outcome, string> = {
  full: 'met',
  partial: 'not-yet',
  refused: 'never',
  absent: 'never',
  excused: 'open',
};

/** The mark of a case: of what it came to, once it is decided. */
export function caseTone({ state, outcome }: { state: CaseState; outcome: Outcome | null }): string {
  if (outcome) return OUTCOME_TONES[outcome];
  return state === 'heard' ? 'ready' : 'open';
}
