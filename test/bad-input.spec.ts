import { afterAll, beforeAll, beforeEach, describe, expect, it } from './jest.js';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { A_PDF, aProjectAtWork } from './given/assessment.js';
import { record } from './given/register.js';
import { sending } from './given/sending.js';
import { World } from './world.js';

/*
 * Files far too large, over a real connection. What other bad input comes to is told beside what is good: broken
 * records, bombs, titles without blocks and imports at once in competence-blocks, paces in tracks, births in learners,
 * files that lie in assessment, hours that do not come in sessions.
 */

const MB = 1024 * 1024;
const REGISTER = '<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.app.listen(0, '127.0.0.1');
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const rowsOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM ${table}`)).length;
const filesKept = async () => {
  const folder = join(world.environment.DATA_DIR, 'files');
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
};

describe('A file of 500 MB', () => {
  it('is refused as a deliverable long before its end, and nothing of it is kept', async () => {
    const { learner, enrolmentId, projectId } = await aProjectAtWork(world);
    const { status, body, sentBytes } = await sending(
      world,
      learner,
      `/api/enrolments/${enrolmentId}/projects/${projectId}/files`,
      {
        fields: { deliverable: 'Guide d’installation' },
        name: 'guide.pdf',
        start: A_PDF,
        again: Buffer.alloc(MB, 'x'),
        bytes: 500 * MB,
      },
    );
    expect([status, body.code]).toEqual([400, 'platform.file-refused']);
    expect(body.faults).toMatchObject([
      { at: 'guide.pdf', code: 'file-too-large', message: expect.stringContaining('50 MB') },
    ]);
    expect(sentBytes).toBeLessThan(150 * MB);
    expect([await filesKept(), await rowsOf('assessment.deliverable_file')]).toEqual([[], 0]);
  });

  it('is refused as a register where it stops making sense, with the line', async () => {
    const officer = await world.person(['officer']);
    const { status, body, sentBytes } = await sending(world, officer, '/api/titles/imports', {
      name: 'register.xml',
      start: `${REGISTER}<FICHE><INTITULE>`,
      again: Buffer.alloc(MB, 'x'),
      bytes: 500 * MB,
    });
    expect([status, body.code]).toEqual([400, 'competence-blocks.register-unreadable']);
    expect(body.faults?.[0]?.at).toMatch(/^line 3, column \d+$/);
    expect(sentBytes).toBeLessThan(150 * MB);
    expect(await rowsOf('competence_blocks.register_import')).toBe(0);
  });

  it('is read as a register to its end', async () => {
    const officer = await world.person(['officer']);
    const many = Array.from({ length: 200 }, (_, at) => record({ NUMERO_FICHE: `RNCP${20_000 + at}` })).join('\n');
    const { status, body, sentBytes } = await sending(world, officer, '/api/titles/imports', {
      fields: { codes: 'RNCP37873' },
      name: 'register.xml',
      start: REGISTER,
      again: Buffer.from(many),
      bytes: 24 * MB,
      end: '</FICHES>',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ imported: [], problems: [{ code: 'RNCP37873', field: 'NUMERO_FICHE' }] });
    expect(sentBytes).toBeGreaterThan(24 * MB);
    expect(await rowsOf('competence_blocks.title_version')).toBe(0);
  });
});
