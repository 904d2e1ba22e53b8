import type { Facts } from '../../platform/kernel/decision.js';
import type { SessionsAhead } from '../../sessions/index.js';
import type { TrackOverview } from '../../tracks/index.js';
import type { AroundTrack } from './around-track.queries.js';

/** The one sentence of what comes next, as a text with its facts, and where it is done. */
export interface NextShown {
  /** A text of `homes:track.next`. */
  key: string;
  facts: Facts;
  dueOn: string | null;
  /** A text of `homes:track.go`, and the address it leads to. */
  go: { key: string; href: string } | null;
}

const BOOK = { key: 'book', href: '/sessions/new' };

/** Where a step that is open is taken; the others are for somebody else to take. */
const PLACES: Record<string, string> = {
  'project-started': 'start',
  'project-handed-in': 'hand-in',
  'project-completed': 'complete',
  'project-reworked': 'rework',
  'project-defence-planned': 'plan-defence',
  'project-marked-ready': 'see-project',
  'project-judged': 'see-project',
};

/** What comes next for a learner, in one sentence. */
export function nextStepOf(track: TrackOverview, ahead: SessionsAhead, around: AroundTrack): NextShown {
  return standsStill(track, around) ?? firstSession(ahead, around) ?? openStep(track, ahead, around);
}

/** A track that has not begun, is paused or over has nothing to be done on it. */
function standsStill({ enrolment }: TrackOverview, { award }: AroundTrack): NextShown | null {
  const { state, enteredOn, suspendedFromOn } = enrolment;
  if (award) return awarded(award);
  if (state === 'active') return null;
  return state === 'suspended' ? said('suspended', { fromOn: suspendedFromOn }) : said(state, { enteredOn });
}

function awarded({ id, issuedOn, number }: NonNullable<AroundTrack['award']>): NextShown {
  return {
    ...said('awarded', { issuedOn, number }),
    go: { key: 'parchment', href: `/api/awards/${id}/parchment.pdf` },
  };
}

function firstSession({ booked }: SessionsAhead, { mentorName }: AroundTrack): NextShown | null {
  return mentorName && booked === 0 ? { ...said('first-session', { mentor: mentorName }), go: BOOK } : null;
}

function openStep({ next, blocks }: TrackOverview, ahead: SessionsAhead, { jury }: AroundTrack): NextShown {
  if (!next) return said('all-validated', {});
  const { code, dueOn, projectId, projectCode, projectName } = next;
  if (code === 'jury-validates-block' || code === 'proved-since-adjournment') return beforeJury(blocks, jury);
  const checks = blocks.flatMap(({ decision }) => decision.checks);
  const open = checks.find((check) => check.code === code && check.facts?.['project'] === projectCode);
  const facts = { ...open?.facts, project: projectCode, name: projectName };
  if (code === 'project-sessions-held') return { key: code, facts, dueOn, go: ahead.next ? null : BOOK };
  return { key: code, facts, dueOn, go: placeOf(code, projectId) };
}

/** Nothing is left but the jury: one is ahead, has decided, adjourned a block, or is still to come. */
function beforeJury(blocks: TrackOverview['blocks'], jury: AroundTrack['jury']): NextShown {
  if (jury?.stage === 'ahead') return said('jury-convened', { heldAt: jury.heldAt });
  if (jury?.stage === 'deliberated') {
    return { ...said('jury-deliberated', { by: jury.notifyByOn }), dueOn: jury.notifyByOn };
  }
  const adjourned = blocks.filter(({ state }) => state === 'adjourned').map(({ name }) => name);
  const isReady = blocks.some(({ state }) => state === 'ready-for-jury');
  if (isReady || adjourned.length === 0) return said('jury-validates-block', {});
  const go = jury && { key: 'jury', href: `/track/juries/${jury.caseId}` };
  return { ...said('jury-adjourned', { blocks: adjourned }), go };
}

function placeOf(code: string, projectId: string | null): NextShown['go'] {
  const key = PLACES[code];
  return key && projectId ? { key, href: `/track/projects/${projectId}` } : null;
}

function said(key: string, facts: Facts): NextShown {
  return { key, facts, dueOn: null, go: null };
}
