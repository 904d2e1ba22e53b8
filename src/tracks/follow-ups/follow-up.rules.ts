import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';

export const FOLLOWING_UP = {
  open: { code: 'follow-up-open', says: 'What is done is written down while the follow-up is open.' },
  done: {
    code: 'follow-up-says-what-was-done',
    says: 'A follow-up is closed once something was done and written down.',
    source: 'Qualiopi, indicator 12',
  },
} satisfies Record<string, Rule>;

/** May something be written down? */
export function mayNote({ isOpen }: { isOpen: boolean }): Decision {
  return decide(check(FOLLOWING_UP.open, isOpen, undefined, { never: true }));
}

/** May the follow-up be closed? */
export function mayClose({ isOpen, notes }: { isOpen: boolean; notes: number }): Decision {
  return decide(
    check(FOLLOWING_UP.open, isOpen, undefined, { never: true }),
    check(FOLLOWING_UP.done, notes > 0, { notes }, { nextActor: 'advisor' }),
  );
}
