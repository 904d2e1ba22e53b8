import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a certificate of completion rests on, with the instant from which each fact was known. */
export class CompletionFactsCompliance1795302402298 implements MigrationInterface {
  name = 'CompletionFactsCompliance1795302402298';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of VIEWS) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_enrolment_change');
    await runner.query('DROP VIEW sessions.pub_session_contest');
    await runner.query('DROP VIEW sessions.pub_session_outcome');
  }
}

const VIEWS = [
  `CREATE VIEW sessions.pub_session_outcome AS
   SELECT o.id, o.session_id, s.enrolment_id, s.starts_at, s.ends_at, o.outcome, o.decided_at, o.supersedes_id
   FROM sessions.session_outcome o JOIN sessions.session s ON s.id = o.session_id`,
  `CREATE VIEW sessions.pub_session_contest AS
   SELECT session_id, enrolment_id, raised_at, decided_at FROM sessions.session_contest`,
  `CREATE VIEW tracks.pub_enrolment_change AS
   SELECT enrolment_id, from_state, to_state, effective_on, recorded_at FROM tracks.enrolment_change`,
];
