import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { validateAccrochage } from '../../src/compliance/accrochage/accrochage-schema.adapter.js';
import { RevokeAward } from '../../src/assessment/index.js';
import { CorrectCivilIdentity, VerifyIdentity } from '../../src/learners/index.js';
import { FileStore } from '../../src/platform/files/file-store.adapter.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { type AwardChange, anIssuedAward } from '../given/awards.js';
import { aLearner, CAMILLE, type LearnerChange } from '../given/learners.js';
import { aPublishedDesign, anActiveRulebook, type GivenDesign } from '../given/tracks.js';
import { textOf } from '../page-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let officer: Person;
let design: GivenDesign;
let rulebookId: string;
// The title, its design and the rulebook stay; no test changes them.
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  officer = await world.person(['officer']);
  design = await aPublishedDesign(world);
  ({ rulebookId } = await anActiveRulebook(world));
});
beforeEach(() => world.empty(['platform', 'assessment', 'compliance']));
afterAll(() => world.close());

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const JANUARY = { fromOn: '2026-01-01', untilOn: '2026-01-31' };

interface Incomplete {
  awardId: string;
  checks: { code: string; nextActor: string }[];
}
interface Made extends ProblemBody {
  declarationId: string;
  flowId: string;
  passages: number;
  incomplete: Incomplete[];
  incompleteCount: number;
}
interface Passage {
  technicalId: string;
  awardId: string;
  state: string;
  message: string | null;
}

const awarded = async (identity: LearnerChange['identity'] = {}, change: AwardChange = {}) =>
  anIssuedAward(world, { learner: await aLearner(world, { identity, verified: true }), design, rulebookId, ...change });
const verify = (learnerId: string) =>
  world.app.get(VerifyIdentity).run({ learnerId, document: 'passport', checkedOn: '2026-01-05' }, SYSTEM);
const declare = (who: Person, period: object = JANUARY) => world.call<Made>(who, 'POST', '/api/declarations', period);
const fileOf = async (declarationId: string) =>
  (await world.call(officer, 'GET', `/api/declarations/${declarationId}/file.xml`)).bytes;
const passagesOf = async (declarationId: string, query = '') => {
  const url = `/api/declarations/${declarationId}/passages${query}`;
  return (await world.call<{ rows: Passage[] }>(officer, 'GET', url)).body.rows;
};
const rowsOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM compliance.${table}`)).length;
const countIn = (xml: Buffer, text: string) => xml.toString().split(text).length - 1;

const receiptXml = (flowId: string, { accepted = [], rejected = [] }: { accepted?: string[]; rejected?: string[] }) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ns2:rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
  <nomFichier>flux.xml</nomFichier><idFlux>${flowId}</idFlux><idTraitement>51354</idTraitement>
  <PassagesKO>${rejected.map((id) => `<passage><idTechnique>${id}</idTechnique><messageErreur>Plusieurs titulaires ont été identifiés</messageErreur></passage>`).join('')}</PassagesKO>
  <PassagesOK>${accepted.map((id) => `<idTechnique>${id}</idTechnique>`).join('')}</PassagesOK>
</ns2:rapport>`;
const send = (who: Person, declarationId: string, xml: string | Uint8Array<ArrayBuffer>) => {
  const form = new FormData();
  form.set('file', new Blob([xml], { type: 'application/xml' }), 'accuse.xml');
  return world.call<{ accepted: number; rejected: number; unanswered: number } & ProblemBody>(
    who,
    'POST',
    `/api/declarations/${declarationId}/receipt`,
    form,
  );
};

describe('Declaring the awards of a period', () => {
  it('makes one file that follows the schema, and tells of it by ids alone', async () => {
    const first = await awarded({ birthName: 'Éléonore-d’Aÿ' });
    const second = await awarded({ birthName: 'O’Neil' }, { accessRoute: 'prior-learning' });
    await awarded({}, { issuedOn: '2026-02-01' });
    await awarded({}, { state: 'revoked' });

    const { status, body } = await declare(officer);
    expect(status).toBe(201);
    expect(body).toMatchObject({ passages: 2, incomplete: [], incompleteCount: 0 });
    const xml = await fileOf(body.declarationId);
    expect(await validateAccrochage(xml)).toEqual({ valid: true });
    expect(xml.toString()).toContain(`<cpf:idFlux>${body.flowId}</cpf:idFlux>`);
    expect(xml.toString()).toContain('<cpf:horodatage>2026-01-05T09:00:00+01:00</cpf:horodatage>');
    expect(xml.toString()).toContain(
      '<cpf:idClient>DEMO0000</cpf:idClient><cpf:idContrat>MCFCER000000</cpf:idContrat>',
    );
    expect(xml.toString()).toContain('<cpf:nomNaissance>Éléonore-d’Aÿ</cpf:nomNaissance>');
    expect(xml.toString()).toContain('<cpf:dateDebutValidite>2026-01-05</cpf:dateDebutValidite>');
    expect(xml.toString()).toContain('<cpf:modaliteAcces>VAE</cpf:modaliteAcces>');
    expect(xml.toString()).toContain('<cpf:modalitePassageExamen>A_DISTANCE</cpf:modalitePassageExamen>');
    expect(countIn(xml, '<cpf:passageCertification>')).toBe(2);
    const passages = await passagesOf(body.declarationId);
    expect(new Set(passages.map(({ awardId }) => awardId))).toEqual(new Set([first.awardId, second.awardId]));
    expect(passages.every(({ technicalId }) => xml.includes(`<cpf:idTechnique>${technicalId}</cpf:idTechnique>`))).toBe(
      true,
    );
    const [event] = await world.db.sql<{ data: object; subject: string }>(
      `SELECT data, subject FROM platform.outbox_event WHERE name = 'compliance.awards-declared'`,
    );
    expect(event).toMatchObject({
      subject: body.declarationId,
      data: { passages: 2, fileSha256: createHash('sha256').update(xml).digest('hex') },
    });
    expect(JSON.stringify(event)).not.toMatch(/Neil/);
  });

  it('lists the incomplete with what is missing, and sends them once they are complete', async () => {
    await awarded();
    const late = await awarded({ birthInseeCode: null, birthPostalCode: null, birthPlace: null });
    const { body } = await declare(officer);
    expect(body).toMatchObject({ passages: 1, incompleteCount: 1 });
    expect(body.incomplete).toEqual([expect.objectContaining({ awardId: late.awardId, learnerId: late.learner.id })]);
    expect(body.incomplete[0]?.checks.map(({ code, nextActor }) => [code, nextActor])).toEqual([
      ['holder-birth-place', 'learner'],
    ]);
    expect((await declare(officer)).body).toMatchObject({
      code: 'compliance.nothing-to-declare',
      facts: { incomplete: 1 },
    });

    await world.app
      .get(CorrectCivilIdentity)
      .run({ learnerId: late.learner.id, reason: 'Acte de naissance reçu', identity: CAMILLE }, SYSTEM);
    expect((await due()).rows[0]?.checks).toMatchObject([{ code: 'holder-verified', nextActor: 'officer' }]);
    expect((await declare(officer)).status).toBe(422);
    await verify(late.learner.id);
    const second = await declare(officer);
    expect(second.body).toMatchObject({ passages: 1, incompleteCount: 0 });
    expect((await passagesOf(second.body.declarationId)).map(({ awardId }) => awardId)).toEqual([late.awardId]);
  });

  it('never holds an award in two files, when four declare at the same moment', async () => {
    await awarded();
    await awarded();
    const answers = await Promise.all([1, 2, 3, 4].map(() => declare(officer)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422, 422]);
    expect(await rowsOf('declared_passage')).toBe(2);
    expect(await rowsOf('declaration')).toBe(1);
    await expect(
      world.db.sql(
        `INSERT INTO compliance.declared_passage (id, declaration_id, award_id, state)
         SELECT gen_random_uuid(), declaration_id, award_id, 'sent' FROM compliance.declared_passage`,
      ),
    ).rejects.toThrow(/declared_passage_once_per_award/);
  });

  it.each<[string, object, number, string]>([
    ['there is no award', JANUARY, 422, 'compliance.nothing-to-declare'],
    ['the period runs backwards', { fromOn: '2026-01-04', untilOn: '2026-01-03' }, 400, 'compliance.period-invalid'],
    ['the period is to come', { fromOn: '2026-01-06', untilOn: '2026-01-07' }, 400, 'compliance.period-invalid'],
    ['a day does not exist', { fromOn: '2026-02-30', untilOn: '2026-03-01' }, 400, 'platform.invalid-input'],
    ['a day is an instant', { ...JANUARY, untilOn: '2026-01-31T00:00:00Z' }, 400, 'platform.invalid-input'],
    ['no end is given', { fromOn: '2026-01-01' }, 400, 'platform.invalid-input'],
  ])('is refused when %s, and leaves nothing', async (_when, period, status, code) => {
    const answer = await declare(officer, period);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect((await rowsOf('declaration')) + (await rowsOf('declared_passage'))).toBe(0);
    expect(await world.eventNames()).not.toContain('compliance.awards-declared');
  });

  it('leaves no line behind when the file cannot be kept', async () => {
    await awarded();
    const keep = world.app.get(FileStore);
    const whole = keep.keep.bind(keep);
    keep.keep = () => Promise.reject(new Error('The disk is full'));
    try {
      expect((await declare(officer)).status).toBe(500);
    } finally {
      keep.keep = whole;
    }
    expect((await rowsOf('declaration')) + (await rowsOf('declared_passage'))).toBe(0);
    expect((await readdir(world.environment.DATA_DIR)).filter((name) => name.startsWith('declaration-'))).toEqual([]);
    expect((await declare(officer)).status).toBe(201);
  });

  it('is the officer’s alone, as all that is about it', async () => {
    await awarded();
    const { declarationId } = (await declare(officer)).body;
    for (const role of ['advisor', 'learner', 'mentor', 'jury', 'evaluator', 'administrator'] as const) {
      const other = await world.person([role]);
      const statuses = [
        await declare(other),
        await world.call(other, 'GET', '/api/declarations'),
        await world.call(other, 'GET', '/api/declarations/preview?from=2026-01-01&until=2026-01-31'),
        await world.call(other, 'GET', '/api/declarations/awards-to-declare'),
        await world.call(other, 'GET', `/api/declarations/${declarationId}/file.xml`),
        await send(other, declarationId, '<rapport/>'),
      ].map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403, 403, 403, 403]);
    }
  });
});

interface Due {
  count: number;
  nextAfter: string | null;
  rows: { awardId: string; declareByOn: string; daysLeft: number; checks: object[]; rejectedBecause: string }[];
}
const due = async (query = '') =>
  (await world.call<Due>(officer, 'GET', `/api/declarations/awards-to-declare${query}`)).body;

describe('What is still to declare', () => {
  it('is previewed without changing anything', async () => {
    await awarded();
    await declare(officer);
    await awarded();
    const { awardId } = await awarded({ birthInseeCode: null, birthPostalCode: null });
    const url = '/api/declarations/preview?from=2026-01-01&until=2026-01-31';
    const { body } = await world.call<{ incomplete: Incomplete[] }>(officer, 'GET', url);
    expect(body).toMatchObject({ ...JANUARY, ready: 1, alreadyDeclared: 1, incompleteCount: 1 });
    expect(body.incomplete.map((award) => award.awardId)).toEqual([awardId]);
    expect(await rowsOf('declaration')).toBe(1);
    const wrong = await world.call<ProblemBody>(
      officer,
      'GET',
      '/api/declarations/preview?from=2026-01-04&until=2026-01-03',
    );
    expect([wrong.status, wrong.body.faults?.map(({ at }) => at)]).toEqual([400, ['until']]);
  });

  it('is listed by urgency, with the days that are left and what is missing', async () => {
    const latest = await awarded({ birthInseeCode: null, birthPostalCode: null });
    const oldest = await awarded({}, { issuedOn: '2025-09-30' });
    const { rulebookId: shorter } = await anActiveRulebook(world, { declarationMonths: 1 });
    const middle = await awarded({}, { issuedOn: '2025-12-31', rulebookId: shorter });
    const first = await due('?size=2');
    expect(first).toMatchObject({ count: 3, nextAfter: middle.awardId });
    const rows = [...first.rows, ...(await due(`?size=2&after=${middle.awardId}`)).rows];
    expect(
      rows.map(({ awardId, declareByOn, daysLeft, checks }) => [awardId, declareByOn, daysLeft, checks.length]),
    ).toEqual([
      [oldest.awardId, '2025-12-30', -6, 0],
      [middle.awardId, '2026-01-31', 26, 0],
      [latest.awardId, '2026-04-05', 90, 1],
    ]);
    expect((await world.call(officer, 'GET', '/api/declarations/awards-to-declare?size=0')).status).toBe(400);
  });

  it('counts the last day in France, not in Greenwich', async () => {
    world.clock.set('2026-04-04T22:30:00Z');
    await awarded({}, { issuedOn: '2026-01-05' });
    expect((await due()).rows[0]?.daysLeft).toBe(0);
  });

  it('comes back when it was rejected, with the reason', async () => {
    const { awardId } = await awarded();
    const { declarationId, flowId } = (await declare(officer)).body;
    expect((await due()).rows).toEqual([]);
    const [{ technicalId } = { technicalId: '' }] = await passagesOf(declarationId);
    await send(officer, declarationId, receiptXml(flowId, { rejected: [technicalId] }));
    expect((await due()).rows).toMatchObject([{ awardId, rejectedBecause: 'Plusieurs titulaires ont été identifiés' }]);

    const again = await declare(officer);
    expect(again.status).toBe(201);
    const [passage] = await passagesOf(again.body.declarationId);
    expect(passage).toMatchObject({ awardId, state: 'sent' });
    expect(passage?.technicalId).not.toBe(technicalId);
    expect((await due()).count).toBe(0);
  });
});

describe('A declared title that is revoked', () => {
  const toTell = async () => (await world.call<{ rows: object[] }>(officer, 'GET', '/api/withdrawals')).body.rows;
  const TOLD = { way: 'portal', toldOn: '2026-01-05', reference: 'Demande 4711' };
  const tell = (who: Person, passageId: string, body: object = TOLD) =>
    world.call<ProblemBody>(who, 'POST', `/api/withdrawals/${passageId}`, body);
  const revokedAward = async () => {
    const { awardId, number } = await awarded();
    const { declarationId, flowId } = (await declare(officer)).body;
    const [{ technicalId } = { technicalId: '' }] = await passagesOf(declarationId);
    await world.app.get(RevokeAward).run({ awardId, reason: 'Fraude établie' }, SYSTEM);
    return { number, declarationId, flowId, passageId: technicalId };
  };

  it('stands on the desk until the State was told of it, once', async () => {
    const { number, declarationId, flowId, passageId } = await revokedAward();
    expect(await toTell()).toMatchObject([{ passageId, passageState: 'sent', tellByOn: '2026-04-05', told: null }]);
    const early = await tell(officer, passageId);
    expect([early.status, early.body.checks?.map(({ code }) => code)]).toEqual([422, ['withdrawal-state-holds-it']]);

    await send(officer, declarationId, receiptXml(flowId, { accepted: [passageId] }));
    const due = `Signaler le retrait du titre ${number}`;
    expect(textOf(await world.call(officer, 'GET', '/office'), 200)).toContain(due);
    expect(textOf(await world.call(officer, 'GET', '/declarations'), 200)).toContain('Signaler le retrait');
    expect(textOf(await world.call(officer, 'GET', `/withdrawals/${passageId}`), 200)).toContain(passageId);
    expect((await tell(officer, passageId, { ...TOLD, toldOn: '2026-01-06' })).status).toBe(422);

    const answers = await Promise.all([1, 2].map(() => tell(officer, passageId)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
    expect(await toTell()).toEqual([]);
    expect(textOf(await world.call(officer, 'GET', '/office'), 200)).not.toContain(due);
    expect(await passagesOf(declarationId)).toMatchObject([{ isRevoked: true, withdrawnOn: '2026-01-05' }]);
    const [event] = await world.db.sql<{ data: object }>(
      `SELECT data FROM platform.outbox_event WHERE name = 'compliance.withdrawal-told'`,
    );
    expect(JSON.stringify(event)).not.toMatch(/4711/);
    await expect(world.db.sql('DELETE FROM compliance.withdrawal')).rejects.toThrow(/never edited/);
  });

  it('is nothing to tell when it was rejected, or never declared, and the officer’s alone', async () => {
    const { declarationId, flowId, passageId } = await revokedAward();
    const advisor = await world.person(['advisor']);
    expect((await tell(advisor, passageId)).status).toBe(403);
    expect((await world.call(advisor, 'GET', '/api/withdrawals')).status).toBe(403);
    await send(officer, declarationId, receiptXml(flowId, { rejected: [passageId] }));
    expect(await toTell()).toEqual([]);
    expect((await tell(officer, passageId)).status).toBe(404);
    expect((await tell(officer, NOBODY)).status).toBe(404);
  });
});

describe('Reading the receipt of a file', () => {
  let declarationId: string;
  let flowId: string;
  let ids: string[];
  beforeEach(async () => {
    await awarded();
    await awarded();
    await awarded();
    ({ declarationId, flowId } = (await declare(officer)).body);
    ids = (await passagesOf(declarationId)).map(({ technicalId }) => technicalId);
  });
  const states = async () => (await passagesOf(declarationId)).map(({ state, message }) => [state, message]);
  const sent = ['sent', null];

  it('marks each passage, and is harmless when it is read again', async () => {
    const [a = '', b = '', c = ''] = ids;
    const receipt = receiptXml(flowId, { accepted: [a, c], rejected: [b] });
    const first = await send(officer, declarationId, receipt);
    expect([first.status, first.body]).toEqual([201, { accepted: 2, rejected: 1, unanswered: 0 }]);
    const marked = [
      ['accepted', null],
      ['rejected', 'Plusieurs titulaires ont été identifiés'],
      ['accepted', null],
    ];
    expect(await states()).toEqual(marked);
    const { body } = await world.call(officer, 'GET', `/api/declarations/${declarationId}`);
    expect(body).toMatchObject({ state: 'answered', passages: 3, accepted: 2, rejected: 1 });
    expect((await passagesOf(declarationId, '?state=rejected')).map(({ technicalId }) => technicalId)).toEqual([b]);

    const second = await send(officer, declarationId, receipt);
    expect([second.status, second.body]).toEqual([201, { accepted: 2, rejected: 1, unanswered: 0 }]);
    expect(await states()).toEqual(marked);
    expect(await rowsOf('declaration_receipt')).toBe(1);
    expect((await world.eventNames()).filter((name) => name === 'compliance.receipt-read')).toHaveLength(1);
  });

  it('is read once when it is sent twice at the same moment', async () => {
    const receipt = receiptXml(flowId, { accepted: ids });
    const answers = await Promise.all([1, 2].map(() => send(officer, declarationId, receipt)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await rowsOf('declaration_receipt')).toBe(1);
  });

  it('may answer a part, and leaves the rest for another receipt', async () => {
    const [a = '', ...rest] = ids;
    expect((await send(officer, declarationId, receiptXml(flowId, { accepted: [a] }))).body.unanswered).toBe(2);
    expect((await send(officer, declarationId, receiptXml(flowId, { accepted: [a, ...rest] }))).body.unanswered).toBe(
      0,
    );
    const { body } = await world.call(officer, 'GET', '/api/declarations');
    expect(body).toMatchObject({ rows: [{ id: declarationId, state: 'answered', accepted: 3 }], nextAfter: null });
  });

  it('refuses a passage that the file does not have, naming it, and records nothing', async () => {
    const [a = ''] = ids;
    const answer = await send(officer, declarationId, receiptXml(flowId, { accepted: [a, 'p-42'] }));
    expect([answer.status, answer.body.code]).toEqual([422, 'compliance.receipt-refused']);
    expect(answer.body.faults?.map(({ at }) => at)).toEqual(['passage p-42']);
    expect(await states()).toEqual([sent, sent, sent]);
    expect(await world.eventNames()).not.toContain('compliance.receipt-read');
  });

  it('refuses a receipt that contradicts an earlier one', async () => {
    const [a = '', b = ''] = ids;
    await send(officer, declarationId, receiptXml(flowId, { accepted: [a] }));
    const answer = await send(officer, declarationId, receiptXml(flowId, { accepted: [b], rejected: [a] }));
    expect([answer.status, answer.body.faults?.map(({ at }) => at)]).toEqual([422, [`passage ${a}`]]);
    expect(await states()).toEqual([['accepted', null], sent, sent]);
  });

  it('refuses the receipt of another file, and an unknown declaration', async () => {
    const other = await send(officer, declarationId, receiptXml(NOBODY, { accepted: ids }));
    expect([other.status, other.body.code]).toEqual([422, 'compliance.receipt-of-another-file']);
    const unknown = await send(officer, NOBODY, receiptXml(flowId, { accepted: ids }));
    expect([unknown.status, unknown.body.code]).toEqual([404, 'compliance.declaration-unknown']);
    expect(await states()).toEqual([sent, sent, sent]);
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['nothing', '', 'line 1'],
    ['a table', 'idTechnique;statut\n1;OK', 'line 2'],
    ['the file itself', '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"/>', 'line 1'],
    ['a bomb', '<!DOCTYPE r [<!ENTITY a "aa">]><rapport>&a;</rapport>', 'line 1'],
    ['Latin-1', new Uint8Array(Buffer.from('<rapport>é</rapport>', 'latin1')), 'line 1'],
  ])('refuses %s, naming the line', async (_what, xml, line) => {
    const answer = await send(officer, declarationId, xml);
    expect([answer.status, answer.body.code]).toEqual([400, 'compliance.receipt-unreadable']);
    expect(answer.body.faults?.[0]?.at).toContain(line);
    expect(await states()).toEqual([sent, sent, sent]);
  });

  it('refuses a form without a file, and no form at all', async () => {
    const url = `/api/declarations/${declarationId}/receipt`;
    const empty = new FormData();
    empty.set('note', 'rien');
    expect((await world.call<ProblemBody>(officer, 'POST', url, empty)).body.code).toBe('platform.no-file');
    expect((await world.call<ProblemBody>(officer, 'POST', url, {})).status).toBe(400);
  });
});

describe('The pages of declarations', () => {
  const page = async (url: string, status = 200) => {
    const answer = await world.call(officer, 'GET', url);
    expect(answer.status).toBe(status);
    return answer.bytes
      .toString()
      .replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  };

  it('teach what will be there, while there is nothing', async () => {
    const list = await page('/declarations');
    expect(list).toContain('Aucun titre à déclarer');
    expect(list).toContain('Aucun fichier n’a encore été préparé');
    expect(await page('/declarations/new')).toContain('Aucun titre délivré pendant cette période');
    expect(await page('/declarations/new?from=2026-01-06&until=2026-01-07', 400)).toContain('n’a pas commencé');
    expect(await page('/declarations/new?from=2026-01-04&until=2026-01-03', 400)).toContain('finit avant');
    await page(`/declarations/${NOBODY}`, 404);
  });

  it('lead from what is due to the file, and from its receipt to what was rejected', async () => {
    const { number } = await awarded({ birthName: 'Martin' });
    await awarded();
    await awarded({ birthName: 'Durand', birthInseeCode: null, birthPostalCode: null, birthPlace: null });
    expect(await page('/declarations')).toContain('3 titres restent à déclarer');
    const preview = await page('/declarations/new');
    expect(preview).toContain('2 titres sont prêts à être déclarés');
    expect(preview).toMatch(/Durand .*Il manque le lieu de naissance/);

    const made = await world.call(officer, 'POST', '/declarations', { ...JANUARY });
    expect(made.status).toBe(303);
    const file = String(made.headers['location']);
    expect(await page(file)).toMatch(new RegExp(`Martin ${number} Sans réponse`));
    expect(await page('/declarations')).toContain('Accusé attendu');
    expect(await page('/declarations/new')).toContain('Aucun titre n’est prêt');
    expect((await world.call(officer, 'POST', '/declarations', { ...JANUARY })).status).toBe(422);

    const declarationId = file.split('/').at(-1) ?? '';
    const [{ flowId } = { flowId: '' }] = await world.db.sql<{ flowId: string }>(
      'SELECT flow_id AS "flowId" FROM compliance.declaration',
    );
    const [a, b] = (await passagesOf(declarationId)).map(({ technicalId }) => technicalId);
    const form = new FormData();
    form.set('file', new Blob([receiptXml(flowId, { accepted: [a ?? ''], rejected: [b ?? ''] })]), 'accuse.xml');
    const read = await world.call(officer, 'POST', `${file}/receipt`, form);
    expect([read.status, read.headers['location']]).toEqual([303, file]);
    expect(await page(file)).toContain('1 titre a été rejeté');
    const rejected = await page(`${file}?state=rejected`);
    expect(rejected).toContain('Plusieurs titulaires ont été identifiés');
    expect(await page(`${file}?state=sent`)).toContain('Aucun titre de ce fichier n’est dans cet état');
  });

  it('are closed to all but officers', async () => {
    for (const role of ['learner', 'advisor', 'mentor'] as const) {
      const other = await world.person([role]);
      const statuses = [
        await world.call(other, 'GET', '/declarations'),
        await world.call(other, 'GET', '/declarations/new'),
        await world.call(other, 'GET', `/declarations/${NOBODY}`),
        await world.call(other, 'POST', '/declarations', JANUARY),
      ].map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403, 403]);
    }
  });
});
