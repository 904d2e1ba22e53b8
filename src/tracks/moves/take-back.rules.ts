import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { noJuryAhead } from './move.rules.js';

export const TAKE_BACK = {
  latest: { code: 'move-is-latest', says: 'No other move of the learner came after it.' },
  nothingDecided: {
    code: 'move-nothing-decided-since',
    says: 'Since the move, no evaluation, jury or recognition decided anything about the learner.',
  },
} satisfies Record<string, Rule>;

export interface TakeBackCase {
  isLatest: boolean;
  /** The day of the first decision since; null without any. */
  decidedOn: string | null;
  /** Is a jury to decide on the learner? */
  isBeforeJury: boolean;
}

/** May the move of this learner be taken back? */
export function mayTakeBack({ isLatest, decidedOn, isBeforeJury }: TakeBackCase): Decision {
  return decide(
    check(TAKE_BACK.latest, isLatest, {}, { never: true }),
    check(TAKE_BACK.nothingDecided, decidedOn === null, { decidedOn }, { never: true }),
    noJuryAhead(isBeforeJury),
  );
}
