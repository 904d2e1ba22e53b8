import { ActivateRulebook, DraftRulebook, PrepareMove } from '../tracks/index.js';
import { demoTexts } from './demo-texts.js';
import type { House } from './house.js';
import type { Story } from './story.js';

/** The evening before today, after everything else of it. */
const PREPARED_AT = '21:40';

/** The rulebook has a later version, which asks for a session more: the officer looks at who would lose by it. */
export function planLaterRulebook(story: Story, { rulebookId, officer }: House): void {
  story.on(-1, PREPARED_AT, 'later rulebook', async () => {
    const { rulebook: name, move: reason } = demoTexts.words();
    const numbers = { defenceNoticeDays: 7, sessionsBeforeDefence: 3 };
    const later = await story.do(DraftRulebook, { name, numbers }, officer);
    await story.do(ActivateRulebook, { rulebookId: later.rulebookId }, officer);
    const group = { enrolmentId: null, rulebookId, designId: null, titleVersionId: null };
    const target = { rulebookId: later.rulebookId, designId: null };
    const clauses = { leaveOut: ['defence-planned' as const], enteredBeforeOn: null };
    await story.do(PrepareMove, { group, target, clauses, reason }, officer);
  });
}
