import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

const LIVELIEST = `
  SELECT e.id AS "enrolmentId", e.learner_id AS "learnerId" FROM tracks.enrolment e
  WHERE e.state = 'active' ORDER BY (SELECT count(*) FROM tracks.criterion_result r WHERE r.enrolment_id = e.id) DESC LIMIT 1`;

/** Tables that hold a learner, the people's first; what a row is found by and which of its columns a clone has anew. */
const TABLES: { table: string; where: string; anew: Record<string, string> }[] = [
  {
    table: 'identity.account',
    where: 'id = $1',
    anew: { id: 'c.learner_id', email: `'clone-' || c.n || '@example.test'` },
  },
  {
    table: 'identity.role_grant',
    where: 'account_id = $1',
    anew: { id: 'gen_random_uuid()', account_id: 'c.learner_id' },
  },
  { table: 'learners.learner', where: 'id = $1', anew: { id: 'c.learner_id' } },
  ...[
    'enrolment',
    'enrolment_change',
    'track_plan',
    'learner_project',
    'counted_session',
    'criterion_result',
    'ready_block',
  ].map((name) => ({
    table: `tracks.${name}`,
    where: name === 'enrolment' ? 'id = $2' : 'enrolment_id = $2',
    anew: {
      ...(name === 'enrolment'
        ? { id: 'c.enrolment_id', learner_id: 'c.learner_id', number: `'clone-' || c.n` }
        : { enrolment_id: 'c.enrolment_id' }),
      ...(['enrolment_change', 'track_plan', 'criterion_result'].includes(name) && { id: 'gen_random_uuid()' }),
      ...(name === 'counted_session' && { session_id: 'gen_random_uuid()' }),
      ...(name === 'criterion_result' && { evaluation_id: 'md5(c.n || o.evaluation_id::text)::uuid' }),
    },
  })),
  {
    table: 'mentors.assignment',
    where: 'enrolment_id = $2 AND until_on IS NULL',
    anew: { id: 'gen_random_uuid()', enrolment_id: 'c.enrolment_id', learner_id: 'c.learner_id' },
  },
];

/**
 * Copies the liveliest learner of the demo world `count` times; the table `clone` of this connection numbers the copies
 * from 1. Answers tokens of the first `signedIn` of them.
 */
export async function cloneLearner(client: pg.Client, count: number, signedIn = 0): Promise<string[]> {
  const { rows } = await client.query<{ enrolmentId: string; learnerId: string }>(LIVELIEST);
  const [original] = rows;
  if (!original) throw new Error('The demo world has no active learner');
  await client.query(
    `CREATE TEMPORARY TABLE clone AS
     SELECT n, gen_random_uuid() AS learner_id, gen_random_uuid() AS enrolment_id FROM generate_series(1, ${count}) n`,
  );
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica');
  for (const { table, where, anew } of TABLES) await cloneRows(client, { table, where, anew }, original);
  await client.query('COMMIT');
  await client.query('ANALYZE');
  const first = await client.query<{ id: string }>('SELECT learner_id AS id FROM clone WHERE n <= $1 ORDER BY n', [
    signedIn,
  ]);
  return signIn(
    client,
    first.rows.map(({ id }) => id),
  );
}

async function cloneRows(
  client: pg.Client,
  { table, where, anew }: (typeof TABLES)[number],
  { learnerId, enrolmentId }: { learnerId: string; enrolmentId: string },
): Promise<void> {
  const [schema, name] = table.split('.');
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND is_identity = 'NO'`,
    [schema, name],
  );
  const columns = rows.map((row) => row.name);
  const values = columns.map((column) => anew[column] ?? `o."${column}"`);
  const condition = where.replaceAll('$1', `'${learnerId}'`).replaceAll('$2', `'${enrolmentId}'`);
  await client.query(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
     SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} WHERE ${condition}) o CROSS JOIN clone c`,
  );
}

/** Signs these accounts in, and answers the token of each. */
export async function signIn(client: pg.Client, accountIds: readonly string[]): Promise<string[]> {
  const tokens = accountIds.map(() => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await client.query(
    `INSERT INTO identity.sign_in (token_hash, account_id, started_at, ends_at)
     SELECT h.hash, h.account_id, now(), now() + interval '1 hour'
     FROM unnest($1::text[], $2::uuid[]) h(hash, account_id)`,
    [hashes, accountIds],
  );
  return tokens;
}
