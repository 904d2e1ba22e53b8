import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { Attendance, BlockVerdict, CaseState, JuryNumbers, Sitting } from './jury.types.js';
import { quorumChecks } from './quorum.rules.js';

export const DELIBERATION = {
  dayCome: { code: 'jury-day-come', says: 'The day of the jury has come.' },
  caseOpen: { code: 'case-open', says: 'The case is not deliberated yet; a decision of a jury is never edited.' },
  rollCalled: { code: 'jury-roll-called', says: 'The presence of the members is recorded.' },
  members: {
    code: 'quorum-members',
    says: 'Enough members are present to deliberate.',
    source: 'Arrêté du 21 juillet 2016, 1.2',
  },
  outside: { code: 'quorum-outside', says: 'Enough members present come from outside.' },
  declared: {
    code: 'conflicts-declared',
    says: 'Every member present has said, for every case, whether they have a tie to the candidate.',
    source: 'Code du travail, D6412-6',
  },
  caseMembers: {
    code: 'panel-members',
    says: 'Without those who step aside, enough members are left to decide the case.',
    source: 'Arrêté du 21 juillet 2016, 3.1',
  },
  caseOutside: { code: 'panel-outside', says: 'Enough of those who decide the case come from outside.' },
} satisfies Record<string, Rule>;

export const VERDICTS = {
  attendanceKept: {
    code: 'attendance-kept',
    says: 'Who was heard was not absent, and only who was heard is judged.',
  },
  everyReady: { code: 'every-ready-block-decided', says: 'Every block that is ready is decided, and at least one is.' },
  onlyReady: { code: 'only-ready-block-validated', says: 'A jury validates only a block that is ready.' },
  keptForGood: { code: 'validated-block-kept', says: 'A block that is validated is not judged again, and never lost.' },
  reasoned: { code: 'adjournment-has-reason', says: 'A block is adjourned with the reason for it.' },
  excuse: { code: 'excuse-has-reason', says: 'A candidate is excused with the reason for it.' },
} satisfies Record<string, Rule>;

/** What is looked at before a case is deliberated, whatever is decided. */
export interface DeliberationFacts {
  today: string;
  heldOn: string;
  caseState: CaseState;
  /** Null while nobody recorded who is present. */
  present: readonly Sitting[] | null;
  /** The names of members present who have not declared for every open case. */
  silent: string[];
  panel: readonly Sitting[];
  juryNumbers: JuryNumbers;
  /** The numbers that the candidate's own enrolment is pinned to. */
  caseNumbers: JuryNumbers;
}

/** A block of the title as it stands before the decision, with what is decided. */
export interface BlockToJudge {
  code: string;
  isValidated: boolean;
  isReady: boolean;
  verdict: BlockVerdict | null;
  reason: string | null;
}

const OFFICER = { nextActor: 'officer' } as const;
const JURY = { nextActor: 'jury' } as const;

/** Is a case still to be deliberated? */
export function isOpen(state: CaseState): boolean {
  return state === 'convened' || state === 'heard';
}

/** May this case be deliberated now? */
export function mayDeliberate(facts: DeliberationFacts): Decision {
  const { silent, panel, juryNumbers, caseNumbers } = facts;
  const caseRules = { members: DELIBERATION.caseMembers, outside: DELIBERATION.caseOutside };
  return decide(
    ...mayExcuse(facts).checks,
    ...quorumChecks(DELIBERATION, facts.present ?? [], juryNumbers),
    check(DELIBERATION.declared, silent.length === 0, { missing: silent }, JURY),
    ...quorumChecks(caseRules, panel, caseNumbers),
  );
}

/** May the case be left undecided? It needs no quorum: it is the way out of a jury, or a panel, that is too small. */
export function mayExcuse({ today, heldOn, caseState, present }: DeliberationFacts): Decision {
  return decide(
    check(DELIBERATION.dayCome, today >= heldOn, { heldOn }, { ...OFFICER, dueOn: heldOn }),
    check(DELIBERATION.caseOpen, isOpen(caseState), { state: caseState }, { never: true }),
    check(DELIBERATION.rollCalled, present !== null, {}, JURY),
  );
}

/** What is decided of a case. */
export interface CaseVerdict {
  attendance: Attendance;
  /** Why the candidate did not come, or could not be heard. */
  reason: string | null;
  blocks: readonly BlockToJudge[];
}

/** May the jury decide like this? */
export function mayDecide(caseState: CaseState, { attendance, reason, blocks }: CaseVerdict): Decision {
  const decided = blocks.filter(({ verdict }) => verdict !== null);
  const wasThere = attendance === 'absent' && caseState === 'heard';
  const agrees = attendance === 'heard' || (!wasThere && decided.length === 0);
  const undecided = codes(blocks, ({ isReady, isValidated, verdict }) => isReady && !isValidated && verdict === null);
  const complete = attendance !== 'heard' || (decided.length > 0 && undecided.length === 0);
  const notReady = codes(
    decided,
    ({ verdict, isReady, isValidated }) => verdict === 'validated' && !isReady && !isValidated,
  );
  const again = codes(decided, ({ isValidated }) => isValidated);
  const unreasoned = codes(decided, ({ verdict, reason }) => verdict === 'adjourned' && !reason?.trim());
  return decide(
    check(VERDICTS.attendanceKept, agrees, { attendance, decided: decided.length }, JURY),
    check(VERDICTS.everyReady, complete, { decided: decided.length, missing: undecided }, JURY),
    check(VERDICTS.onlyReady, notReady.length === 0, { blocks: notReady }, { nextActor: 'learner' }),
    check(VERDICTS.keptForGood, again.length === 0, { blocks: again }, { never: true }),
    check(VERDICTS.reasoned, unreasoned.length === 0, { blocks: unreasoned }, JURY),
    check(VERDICTS.excuse, attendance !== 'excused' || Boolean(reason?.trim()), { attendance }, JURY),
  );
}

function codes(blocks: readonly BlockToJudge[], which: (block: BlockToJudge) => boolean): string[] {
  return blocks.filter(which).map(({ code }) => code);
}
