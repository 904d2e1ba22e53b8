import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { addDays, daysBetween } from '../../platform/kernel/period.js';
import type { JuryNumbers, Sitting } from './jury.types.js';
import { panelOf, quorumChecks } from './quorum.rules.js';

export const CONVENING = {
  titleAwardable: {
    code: 'jury-title-awardable',
    says: 'The title is open, and may still be awarded on the day of the jury.',
    source: 'Code du travail, L6113-9',
  },
  presidentSits: { code: 'jury-president-sits', says: 'The president is one of the members.' },
  members: { code: 'jury-enough-members', says: 'The jury has the members that the rulebook asks for.' },
  outside: {
    code: 'jury-enough-outside',
    says: 'Enough members come from outside the certifier and the training body.',
    source: 'Code du travail, R6113-9 I 4°',
  },
  qualified: { code: 'jury-members-qualified', says: 'Every member is qualified for the title.' },
  notice: { code: 'jury-enough-notice', says: 'The jury is convened with the notice that the rulebook asks for.' },
  noCandidate: { code: 'jury-no-candidate-sits', says: 'No member is a candidate of the same jury.' },
  peopleFree: { code: 'jury-people-free', says: 'Members and candidates are in no other meeting at that time.' },
} satisfies Record<string, Rule>;

export const CANDIDATE = {
  sameTitle: { code: 'case-same-title', says: 'The candidate is enrolled on the title that the jury awards.' },
  blockReady: { code: 'case-block-ready', says: 'At least one block of the candidate is ready for a jury.' },
  identityVerified: {
    code: 'case-identity-verified',
    says: 'The identity of the candidate was compared with a document.',
    source: 'Arrêté du 21 juillet 2016, 2.1',
  },
  noOpenContest: { code: 'case-no-open-contest', says: 'No contested fact of the candidate waits for its ruling.' },
  oneJury: { code: 'case-one-jury-at-a-time', says: 'The candidate waits for no other jury.' },
  freshPanel: {
    code: 'case-fresh-panel',
    says: 'A candidate who appealed comes before a jury without any member of the first.',
  },
  members: {
    code: 'case-enough-members',
    says: 'Without those who must step aside, enough members are left for the candidate.',
    source: 'Code du travail, D6412-6',
  },
  outside: {
    code: 'case-enough-outside',
    says: 'Without those who must step aside, enough members from outside are left for the candidate.',
    source: 'Code du travail, R6113-9 I 4°',
  },
} satisfies Record<string, Rule>;

/** A member as they are proposed for a jury. */
export interface ProposedSeat extends Sitting {
  isQualified: boolean;
}

/** What is looked at before a jury is convened. Days are those of the jury's zone. */
export interface ConveningFacts {
  today: string;
  heldOn: string;
  title: { state: string; awardableUntilOn: string | null };
  presidentId: string;
  seats: readonly ProposedSeat[];
  /** The people who are candidates. */
  learnerIds: readonly string[];
  numbers: JuryNumbers;
  /** The names of members, and the numbers of the candidates’ enrolments, who are in another meeting at that time. */
  taken: string[];
}

/** What is looked at before a candidate is presented. */
export interface CandidateFacts {
  enrolmentId: string;
  isOnTitle: boolean;
  /** The codes of the blocks that a jury may validate now. */
  readyBlocks: string[];
  identityVerified: boolean;
  /** Sessions and evaluations that the candidate contests, and the first day by which one is ruled on. */
  openContests: number;
  ruleByOn: string | null;
  waitsElsewhere: boolean;
  seats: readonly Sitting[];
  /** After an admissible appeal, the ids of the members of the first jury. */
  firstMemberIds: readonly string[];
  /** The members who mentored or evaluated the candidate. */
  aside: ReadonlySet<string>;
  numbers: Pick<JuryNumbers, 'juryMinMembers' | 'juryOutsideShare'>;
}

const OFFICER = { nextActor: 'officer' } as const;

/** May a jury sit like this? */
export function mayConvene(facts: ConveningFacts): Decision {
  const { today, heldOn, title, seats, presidentId, learnerIds, numbers } = facts;
  const unqualified = seats.filter(({ isQualified }) => !isQualified).map(nameOf);
  const candidates = seats.filter(({ memberId }) => learnerIds.includes(memberId)).map(nameOf);
  const noticeDays = daysBetween(today, heldOn);
  const isAwardable = title.awardableUntilOn === null || heldOn <= title.awardableUntilOn;
  return decide(
    check(CONVENING.titleAwardable, title.state !== 'draft' && isAwardable, { ...title, heldOn }, OFFICER),
    check(
      CONVENING.presidentSits,
      seats.some(({ memberId }) => memberId === presidentId),
      { presidentId },
      OFFICER,
    ),
    ...quorumChecks(CONVENING, seats, numbers),
    check(CONVENING.qualified, unqualified.length === 0, { missing: unqualified }, OFFICER),
    check(
      CONVENING.notice,
      noticeDays >= numbers.juryNoticeDays,
      { noticeDays, needed: numbers.juryNoticeDays, earliestOn: addDays(today, numbers.juryNoticeDays) },
      OFFICER,
    ),
    check(CONVENING.noCandidate, candidates.length === 0, { members: candidates }, OFFICER),
    check(CONVENING.peopleFree, facts.taken.length === 0, { people: facts.taken }, OFFICER),
  );
}

/** May this candidate be presented to this jury? */
export function mayPresent(facts: CandidateFacts): Decision {
  const { enrolmentId, readyBlocks, identityVerified, seats, aside, numbers } = facts;
  const again = seats.filter(({ memberId }) => facts.firstMemberIds.includes(memberId)).map(nameOf);
  return decide(
    check(CANDIDATE.sameTitle, facts.isOnTitle, { enrolmentId }, { never: true }),
    check(CANDIDATE.blockReady, readyBlocks.length > 0, { enrolmentId, ready: readyBlocks }, { nextActor: 'learner' }),
    check(CANDIDATE.identityVerified, identityVerified, { enrolmentId }, OFFICER),
    contestCheck(facts),
    check(CANDIDATE.oneJury, !facts.waitsElsewhere, { enrolmentId }, OFFICER),
    check(CANDIDATE.freshPanel, again.length === 0, { enrolmentId, members: again }, OFFICER),
    ...quorumChecks(CANDIDATE, panelOf(seats, aside), numbers, { enrolmentId }),
  );
}

function contestCheck({ enrolmentId, openContests, ruleByOn }: CandidateFacts): Check {
  const remedy = { nextActor: 'advisor', ...(ruleByOn && { dueOn: ruleByOn }) } as const;
  return check(CANDIDATE.noOpenContest, openContests === 0, { enrolmentId, open: openContests }, remedy);
}

function nameOf({ fullName }: Sitting): string {
  return fullName;
}
