import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { newId } from '../../src/platform/kernel/id.js';
import { anIssuedAward, type GivenAward } from '../given/awards.js';
import { textOfPdf } from '../pdf-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let award: GivenAward;
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  officer = await world.person(['officer']);
  award = await anIssuedAward(world, { issuedOn: '2026-01-05' });
  world.clock.set('2026-02-01T08:00:00Z');
  await world.db.sql(
    `INSERT INTO assessment.minutes (id, jury_id, number, content, sha256, sealed_at, sealed_by)
     SELECT $1, id, 'PV-2026-0001', '{}', repeat('0', 64), held_at, convened_by FROM assessment.jury`,
    [newId()],
  );
  await world.db.sql(`UPDATE assessment.jury_case SET notified_at = '2026-01-06T09:00:00Z'`);
});
beforeEach(() => world.db.sql('DELETE FROM assessment.failed_verification'));
afterAll(() => world.close());

const ask = async (reference: string) => {
  const { status, bytes, headers } = await world.call(null, 'GET', `/verify/${encodeURIComponent(reference)}`);
  const text = bytes
    .toString()
    .replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  return { status, text, headers };
};
const printed = async (url: string) => {
  const { bytes } = await world.call(officer, 'GET', url);
  return /verify\/(\S+)/.exec(textOfPdf(bytes).replaceAll(/-\n/g, '-'))?.[1] ?? '';
};

describe('Verifying a paper', () => {
  it('tells whoever holds a parchment what it states, and no more', async () => {
    const reference = await printed(`/api/awards/${award.awardId}/parchment.pdf`);
    expect(reference).toMatch(new RegExp(`^${award.number}-[0-9A-F]{12}$`));
    const { status, text, headers } = await ask(reference.toLowerCase());
    expect([status, headers['x-robots-tag'], headers['cache-control']]).toEqual([200, 'noindex', 'no-store']);
    for (const said of ['Document authentique', award.number, 'Camille Inès Lefèvre', 'RNCP37873', '5 janvier 2026']) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/1994|Lyon|@/);
  });

  it('knows the certificate of a block', async () => {
    const [block] = await world.db.sql<{ id: string; caseId: string; code: string }>(
      `SELECT b.id, c.id AS "caseId", b.code FROM competence_blocks.pub_block b, assessment.jury_case c
       WHERE b.title_version_id = $1 ORDER BY b.position LIMIT 1`,
      [award.design.title.titleVersionId],
    );
    await world.db.sql(
      `INSERT INTO assessment.block_decision (id, case_id, block_id, decision, decided_at)
       VALUES ($1, $2, $3, 'validated', now())`,
      [newId(), block?.caseId, block?.id],
    );
    const reference = await printed(`/api/jury-cases/${block?.caseId}/blocks/${block?.id}/certificate.pdf`);
    const { status, text } = await ask(reference);
    expect(status).toBe(200);
    for (const said of ['Certificat de bloc', 'PV-2026-0001-1-1', 'Camille Inès Lefèvre', block?.code]) {
      expect(text).toContain(said);
    }
  });

  it('answers a wrong code as it answers a number that there is not', async () => {
    const wrong = await ask(`${award.number}-000000000000`);
    const nothing = await ask('2026-999999-000000000000');
    const nonsense = await ask('un diplôme');
    expect([wrong, nothing, nonsense].map(({ status }) => status)).toEqual([404, 404, 404]);
    for (const { text } of [wrong, nothing, nonsense]) {
      expect(text).toContain('Aucun document ne porte cette référence');
      expect(text).not.toContain('Lefèvre');
    }
  });

  it('says that a title was revoked', async () => {
    const revoked = await anIssuedAward(world, { issuedOn: '2026-01-07', design: award.design, state: 'revoked' });
    const { status, text } = await ask(`${revoked.number}-${revoked.awardId.slice(-12)}`);
    expect([status, text.includes('Titre retiré')]).toEqual([200, true]);
  });

  it('makes who guesses wait, even for what is right', async () => {
    const right = `${award.number}-${award.awardId.slice(-12)}`;
    for (let guess = 0; guess < 20; guess += 1) await ask(`${award.number}-00000000000${guess % 10}`);
    expect((await ask(right)).status).toBe(429);
    const { headers } = await world.call(null, 'GET', `/verify/${right}`);
    expect(Number(headers['retry-after'])).toBe(15 * 60);
    world.clock.move({ minutes: 16 });
    expect((await ask(right)).status).toBe(200);
  });

  it('begins with a form that leads to the answer', async () => {
    expect((await world.call(null, 'GET', '/verify')).bytes.toString()).toContain('name="reference"');
    const { status, headers } = await world.call(null, 'GET', '/verify?reference=2026-000001-00000000000A%20');
    expect([status, headers['location']]).toEqual([303, '/verify/2026-000001-00000000000A']);
  });
});
