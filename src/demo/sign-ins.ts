import { CAST } from './cast.js';
import { demoTexts } from './demo-texts.js';
import { DEMO_PASSWORD } from './house.js';

/** How to sign in to the demo world, one line for each role. */
export function signInLines(): string[] {
  const { officer, advisor, mentors, evaluators, juryMembers } = demoTexts.people();
  const learner = CAST.find(({ email }) => email !== undefined);
  const rows = [
    [learner?.email, 'learner: own blocks, plan and next session'],
    [mentors[0]?.email, 'mentor: today’s sessions, learners, a log to write'],
    [evaluators[0]?.email, 'evaluator: defences to come'],
    [juryMembers[0]?.email, 'president of the next jury'],
    [advisor.email, 'advisor: learners who fall behind'],
    [officer.email, 'officer: juries, awards to declare, exports'],
  ];
  const lines = rows.map(([email = '', what]) => `  ${email.padEnd(26)} ${what}`);
  return ['', `Sign in to the demo world with the password ${DEMO_PASSWORD}:`, ...lines];
}
