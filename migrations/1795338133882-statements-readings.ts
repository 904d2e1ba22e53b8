import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What funders are shown of the log of a session, and what tracks were told of it. */
export class ReadingsStatements1795338133882 implements MigrationInterface {
  name = 'ReadingsStatements1795338133882';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of VIEWS) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_counted_session');
    await runner.query('DROP VIEW sessions.pub_session_log');
  }
}

const VIEWS = [
  `CREATE VIEW sessions.pub_session_log AS
   SELECT session_id, written_at, signed_at, countersigned_at FROM sessions.session_log`,
  `CREATE VIEW tracks.pub_counted_session AS
   SELECT session_id, enrolment_id, outcome, recorded_at FROM tracks.counted_session`,
];
