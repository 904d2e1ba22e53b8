import type { Role } from '../../platform/kernel/actor.js';

const STAFF = ['officer', 'advisor'] as const;
const ACCOMPANYING = ['learner', 'mentor', 'evaluator', 'jury', 'advisor', 'officer'] as const;

/** What each kind of person may do at all; what they may do to one row is asked in the use case. */
export const PERMISSIONS = {
  'identity.see-self': [
    'learner',
    'mentor',
    'evaluator',
    'jury',
    'advisor',
    'officer',
    'institution',
    'auditor',
    'administrator',
  ],
  'identity.manage-accounts': ['administrator'],

  'competence-blocks.see-titles': [...ACCOMPANYING, 'administrator'],
  'competence-blocks.manage-titles': ['officer'],

  'learners.register-learner': [...STAFF],
  'learners.see-civil-identity': [...STAFF, 'learner'],
  'learners.correct-civil-identity': [...STAFF, 'learner'],
  'learners.verify-identity': ['officer'],
  'learners.read-with-reason': ['administrator'],

  'tracks.see-designs': [...ACCOMPANYING],
  'tracks.manage-designs': ['officer'],
  'tracks.see-rulebooks': [...ACCOMPANYING],
  'tracks.manage-rulebooks': ['officer'],
  'tracks.enrol-learner': [...STAFF],
  'tracks.change-enrolment': [...STAFF],
  'tracks.see-enrolment': [...ACCOMPANYING],
  'tracks.list-enrolments': [...STAFF],
  'tracks.change-plan': ['learner', ...STAFF],
  'tracks.ask-pause': ['learner', ...STAFF],
  'tracks.decide-pause': [...STAFF],
  'tracks.see-recognitions': ['learner', ...STAFF],
  'tracks.recognise': ['officer'],
  'tracks.follow-up': [...STAFF],
  'tracks.move-learners': ['officer'],
  'tracks.see-own-track': ['learner'],
  'tracks.work-on-project': ['learner'],

  'mentors.register-mentor': [...STAFF],
  'mentors.see-mentors': [...ACCOMPANYING],
  'mentors.approve-mentor': ['officer'],
  'mentors.change-profile': ['mentor', ...STAFF],
  'mentors.see-own-profile': ['mentor'],
  'mentors.see-own-mentor': ['learner'],
  'mentors.list-mentors': [...STAFF],
  'mentors.set-availability': ['mentor', ...STAFF],
  'mentors.announce-absence': ['mentor', ...STAFF],
  'mentors.arrange-substitute': [...STAFF],
  'mentors.assign-mentor': [...STAFF],

  'sessions.see-sessions': [...ACCOMPANYING],
  'sessions.find-room': [...STAFF],
  'sessions.book-session': ['learner', 'mentor'],
  'sessions.move-session': ['learner', 'mentor'],
  'sessions.cancel-session': ['learner', 'mentor', 'advisor'],
  'sessions.record-presence': ['learner', 'mentor'],
  'sessions.settle-session': ['mentor'],
  'sessions.contest-session': ['learner', 'mentor'],
  'sessions.see-late-logs': [...STAFF],
  'sessions.decide-contest': ['advisor', 'officer'],
  'sessions.see-mentor-home': ['mentor'],

  'statements.see': ['mentor', 'officer'],
  'statements.answer': ['mentor'],
  'statements.issue': ['officer'],
  'statements.see-funders': ['officer'],

  'assessment.register-evaluator': [...STAFF],
  'assessment.hand-in': ['learner'],
  'assessment.see-evidence': [...ACCOMPANYING],
  'assessment.mark-ready': ['mentor'],
  'assessment.plan-defence': ['learner', ...STAFF],
  'assessment.evaluate': ['evaluator'],
  'assessment.contest-evaluation': ['learner'],
  'assessment.rule-on-contest': [...STAFF],
  'assessment.see-evaluator-home': ['evaluator'],
  'assessment.register-jury-member': ['officer'],
  'assessment.convene-jury': ['officer'],
  'assessment.see-juries': ['officer', 'jury'],
  'assessment.see-own-cases': ['learner'],
  'assessment.rule-on-appeal': ['officer'],
  'assessment.revoke-award': ['officer'],
  'assessment.let-present-again': ['mentor', ...STAFF],
  'assessment.declare-conflict': ['jury', 'officer'],
  'assessment.deliberate': ['jury', 'officer'],
  'assessment.sign-minutes': ['jury'],
  'assessment.issue-award': ['officer'],
  'assessment.see-awards': ['officer', 'learner'],

  'compliance.declare-awards': ['officer'],
  'compliance.see-declarations': ['officer'],
  'compliance.issue-completion': [...STAFF],

  'notifications.see-letters': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** May one of these roles do this at all? */
export function isPermitted(permission: Permission, roles: readonly Role[]): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}
