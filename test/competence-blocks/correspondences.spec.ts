import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import type { BlockFacts } from '../../src/competence-blocks/index.js';
import { aDraftTitle, aLaterDraft, anActiveTitle, type GivenTitle } from '../given/titles.js';
import { type Person, type ProblemBody, World } from '../world.js';

interface Correspondences {
  fromTitleVersionId: string;
  blocks: {
    fromBlockId: string;
    toBlockId: string;
    number: number;
    decision: { kind: string; source: string } | null;
    proposal: { kind: string } | null;
  }[];
  criteria: { fromCriterionId: string; toCriterionId: string; isByHand: boolean }[];
}

let world: World;
let officer: Person;
let older: GivenTitle;
let newer: GivenTitle;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  older = await anActiveTitle(world, { officer });
  newer = await aLaterDraft(world, { officer });
});
afterAll(() => world.close());

const at = (title: GivenTitle, position: number): BlockFacts => {
  const block = title.blocks[position - 1];
  if (!block) throw new Error(`There is no block ${position}`);
  return block;
};
const pair = (from: number, to: number) => ({ fromBlockId: at(older, from).id, toBlockId: at(newer, to).id });
const decide = (body: object, who = officer) =>
  world.call<ProblemBody & { number: number }>(who, 'POST', '/api/block-correspondences', body);
const pairCriteria = (body: object, who = officer) =>
  world.call<ProblemBody & { isSame: boolean }>(who, 'POST', '/api/criterion-correspondences', body);
const read = async (who = officer, expected = 200) => {
  const url = `/api/titles/${newer.titleVersionId}/correspondences?with=${older.titleVersionId}`;
  const { status, body } = await world.call<Correspondences>(who, 'GET', url);
  expect(status).toBe(expected);
  return body;
};
const publicPairs = () =>
  world.db.sql<{ from: string; to: string; kind: string }>(
    `SELECT f.code AS from, t.code AS to, kind FROM competence_blocks.pub_block_correspondence c
     JOIN competence_blocks.block f ON f.id = c.from_block_id JOIN competence_blocks.block t ON t.id = c.to_block_id
     ORDER BY f.code, t.code`,
  );
const publicCriteria = async () => {
  const rows = await world.db.sql<{ from: string; to: string }>(
    `SELECT f.code AS from, t.code AS to FROM competence_blocks.pub_criterion_correspondence c
     JOIN competence_blocks.criterion f ON f.id = c.from_criterion_id
     JOIN competence_blocks.criterion t ON t.id = c.to_criterion_id ORDER BY f.code, t.code`,
  );
  return rows.map(({ from, to }) => `${from.slice(9)} ${to.slice(9)}`);
};
const criterionOf = (title: GivenTitle, block: number, competence: number) =>
  at(title, block).competences[competence - 1]?.criteria[0]?.id ?? '';

describe('Correspondences between the blocks of two versions', () => {
  it('are proposed with reasons, and stand once an officer has decided', async () => {
    const { fromTitleVersionId, blocks } = await read();
    expect(fromTitleVersionId).toBe(older.titleVersionId);
    expect(blocks.map(({ proposal }) => proposal?.kind)).toEqual(['partial', 'total', 'partial']);
    expect(await publicPairs()).toEqual([]);

    expect((await decide({ ...pair(2, 2), kind: 'total', number: 0 })).body.number).toBe(1);
    await decide({ ...pair(3, 3), kind: 'total', number: 0, reason: 'La surveillance était déjà évaluée.' });
    await decide({ ...pair(1, 1), kind: 'none', number: 0, reason: 'Le métier a changé.' });
    expect(await publicPairs()).toEqual([
      { from: 'RNCP37873BC02', to: 'RNCP37873BC02', kind: 'total' },
      { from: 'RNCP37873BC03', to: 'RNCP37873BC03', kind: 'total' },
    ]);
    expect(await world.eventNames()).toContain('competence-blocks.correspondence-decided');
  });

  it('are changed and withdrawn by a later decision; those before stay', async () => {
    await decide({ ...pair(1, 1), kind: 'partial', number: 0 });
    await decide({ ...pair(1, 1), kind: 'total', number: 1, reason: 'Rien de plus à prouver.' });
    expect((await publicPairs()).map(({ kind }) => kind)).toEqual(['total']);
    await decide({ ...pair(1, 1), kind: 'none', number: 2, reason: 'Le certificateur s’y oppose.' });
    expect(await publicPairs()).toEqual([]);
    const [first] = (await read()).blocks;
    expect(first).toMatchObject({ number: 3, decision: { kind: 'none', source: 'officer' } });
    await expect(world.db.sql(`UPDATE competence_blocks.block_correspondence SET kind = 'total'`)).rejects.toThrow(
      'never edited',
    );
  });

  it('say why where they do not follow the proposal', async () => {
    const refused = await decide({ ...pair(1, 1), kind: 'total', number: 0 });
    expect([refused.status, refused.body.code]).toEqual([422, 'competence-blocks.correspondence-not-decidable']);
    expect((await decide({ ...pair(1, 3), kind: 'partial', number: 0 })).status).toBe(422);
    expect((await decide({ ...pair(1, 3), kind: 'partial', number: 0, reason: 'Repris ici.' })).status).toBe(201);
  });

  it('are decided once by two officers at once; the slower is told', async () => {
    const other = await world.person(['officer']);
    const asked = { ...pair(1, 1), kind: 'partial', number: 0 };
    const answers = await Promise.all([officer, other].map((who) => decide(asked, who)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const slower = answers.find(({ status }) => status === 409);
    expect(slower?.body.code).toBe('competence-blocks.correspondence-decided-meanwhile');
    expect((await read()).blocks[0]?.number).toBe(1);
  });

  it('join an older version to a newer one, never backwards nor two titles that do not follow', async () => {
    const backwards = { fromBlockId: at(newer, 1).id, toBlockId: at(older, 1).id, kind: 'total', number: 0 };
    expect((await decide(backwards)).body.code).toBe('competence-blocks.versions-unrelated');
    const within = {
      fromBlockId: at(older, 1).id,
      toBlockId: at(older, 2).id,
      kind: 'total',
      number: 0,
      reason: 'Non',
    };
    expect((await decide(within)).status).toBe(422);
    expect((await decide({ ...within, toBlockId: crypto.randomUUID() })).status).toBe(404);
  });

  it('are decided by officers, and read by whoever sees both versions', async () => {
    const learner = await world.person(['learner']);
    expect((await decide({ ...pair(1, 1), kind: 'total', number: 0 }, learner)).status).toBe(403);
    await read(learner, 404);
    await read(await world.person(['advisor']));
  });

  it('come from the register where its record names them', async () => {
    const named =
      '<CORRESPONDANCES><CORRESPONDANCE><SOURCE><BLOC_COMPETENCES><CODE>RNCP37873BC01</CODE></BLOC_COMPETENCES></SOURCE>' +
      '<DESTINATION><NUMERO_FICHE>RNCP37873</NUMERO_FICHE><BLOC_COMPETENCES><CODE>RNCP37873BC02</CODE></BLOC_COMPETENCES>' +
      '</DESTINATION></CORRESPONDANCE></CORRESPONDANCES><DATE_EFFET>18/12/2023';
    newer = await aLaterDraft(world, { officer, changes: [['<DATE_EFFET>18/12/2023', named]] });
    expect((await read()).blocks.map(({ proposal }) => proposal?.kind)).toEqual(['total', 'total', 'total', 'total']);
    await decide({ ...pair(2, 1), kind: 'total', number: 0 });
    const line = (await read()).blocks.find(({ decision }) => decision);
    expect(line?.decision).toMatchObject({ kind: 'total', source: 'register' });
  });
});

describe('Correspondences between criteria', () => {
  it('follow the wording, case and punctuation aside, under blocks that correspond', async () => {
    expect(await publicCriteria()).toEqual([]);
    await decide({ ...pair(1, 1), kind: 'partial', number: 0, reason: 'Vu.' });
    expect(await publicCriteria()).toEqual(['BC01C1K1 BC01C1K1', 'BC01C2K1 BC01C2K1', 'BC01C4K1 BC01C4K1']);
    const competences = at(newer, 1).competences.map(({ name, criteria: [first] }) => ({
      name: `Énoncé relu : ${name}`,
      criteria: [`« ${(first?.name ?? '').toUpperCase()} »`, 'Un critère de plus'],
    }));
    const url = `/api/titles/${newer.titleVersionId}/blocks/${at(newer, 1).id}/competences`;
    expect((await world.call(officer, 'PUT', url, { competences })).status).toBe(200);
    expect(await publicCriteria()).toEqual(['BC01C1K1 BC01C1K1', 'BC01C2K1 BC01C2K1', 'BC01C4K1 BC01C4K1']);
  });

  it('are told apart by their competence where a block asks the same twice', async () => {
    const competences = [
      { name: 'Concevoir', criteria: ['Le livrable est conforme'] },
      { name: 'Réaliser', criteria: ['Le livrable est conforme'] },
    ];
    older = await aDraftTitle(world, { officer });
    newer = await aLaterDraft(world, { officer });
    for (const title of [older, newer]) {
      const url = `/api/titles/${title.titleVersionId}/blocks/${at(title, 1).id}/competences`;
      expect((await world.call(officer, 'PUT', url, { competences })).status).toBe(200);
    }
    await decide({ ...pair(1, 1), kind: 'partial', number: 0, reason: 'Vu.' });
    expect(await publicCriteria()).toEqual(['BC01C1K1 BC01C1K1', 'BC01C2K1 BC01C2K1']);
  });

  it('are paired and set apart by hand, with a reason, while the blocks correspond', async () => {
    const [fromCriterionId, toCriterionId] = [criterionOf(older, 1, 3), criterionOf(newer, 1, 3)];
    const asked = { fromCriterionId, toCriterionId, isSame: true, reason: 'La sobriété n’est pas évaluée à part.' };
    expect((await pairCriteria(asked)).body.code).toBe('competence-blocks.criteria-not-pairable');
    await decide({ ...pair(1, 1), kind: 'partial', number: 0, reason: 'Vu.' });
    const other = await world.person(['officer']);
    const both = await Promise.all([officer, other].map((who) => pairCriteria(asked, who)));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await publicCriteria()).toContain('BC01C3K1 BC01C3K1');
    expect((await read()).criteria.filter(({ isByHand }) => isByHand)).toHaveLength(1);

    const apart = { fromCriterionId: criterionOf(older, 1, 1), toCriterionId: criterionOf(newer, 1, 1), isSame: false };
    expect((await pairCriteria({ ...apart, reason: '' })).status).toBe(400);
    expect((await pairCriteria({ ...apart, reason: 'L’environnement n’est plus le même.' })).status).toBe(201);
    expect(await publicCriteria()).toEqual(['BC01C2K1 BC01C2K1', 'BC01C3K1 BC01C3K1', 'BC01C4K1 BC01C4K1']);
    expect((await pairCriteria(asked, await world.person(['advisor']))).status).toBe(403);
    expect((await pairCriteria({ ...asked, toCriterionId: crypto.randomUUID() })).status).toBe(404);
    await decide({ ...pair(1, 1), kind: 'none', number: 1, reason: 'Erreur.' });
    expect(await publicCriteria()).toEqual([]);
  });
});
