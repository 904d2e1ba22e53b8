// One application process: it previews a stricter rulebook for everybody, says how long that took, and ends.
import { environmentFrom } from '../../config/environment.js';
import { createApp } from '../../src/app.js';
import { Db } from '../../src/platform/database/db.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { ActivateRulebook, DraftRulebook } from '../../src/tracks/index.js';
import { MoveDecisionQueries } from '../../src/tracks/moves/move-decision.queries.js';

/** What the preview of a group took. */
export interface PreviewMeasure {
  learners: number;
  losing: number;
  seconds: number;
  peakRssMb: number;
}

const [, , url = '', dataDir = ''] = process.argv;
const app = await createApp(
  environmentFrom({ NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: dataDir, JOBS: 'off', LOG_LEVEL: 'error' }),
);
await app.init();
const [present] = await app.get(Db).sql<{ rulebookId: string }>(
  `SELECT rulebook_id AS "rulebookId" FROM tracks.enrolment WHERE state = 'active'
   GROUP BY rulebook_id ORDER BY count(*) DESC, rulebook_id LIMIT 1`,
);
const numbers = { sessionsBeforeDefence: 4, silentDays: 7, maxDefences: 2 };
const { rulebookId } = await app.get(DraftRulebook).run({ name: 'Banc', numbers }, SYSTEM);
await app.get(ActivateRulebook).run({ rulebookId }, SYSTEM);

const group = { enrolmentId: null, rulebookId: present?.rulebookId ?? '', designId: null, titleVersionId: null };
const previews = app.get(MoveDecisionQueries);
const preview = () => previews.of(group, { rulebookId, designId: null }, { leaveOut: [], enteredBeforeOn: null });
const startedAt = performance.now();
const { learners, losing } = await preview();
const seconds = (performance.now() - startedAt) / 1000;
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
await app.close();
process.send?.({ learners, losing, seconds, peakRssMb } satisfies PreviewMeasure);
process.disconnect();
