import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RulingDaysSessions1795323345487 implements MigrationInterface {
  name = 'RulingDaysSessions1795323345487';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."session_contest" ADD "rule_by_on" date`);
    // The time to contest that every rulebook has had so far.
    await runner.query(
      `UPDATE sessions.session_contest c SET rule_by_on = ((c.raised_at + interval '72 hours') AT TIME ZONE s.zone)::date
       FROM sessions.session s WHERE s.id = c.session_id`,
    );
    await runner.query(`ALTER TABLE "sessions"."session_contest" ALTER COLUMN "rule_by_on" SET NOT NULL`);
    await runner.query(`${OPEN_CONTESTS}, id, raised_at, rule_by_on ${WHERE_OPEN}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW sessions.pub_open_contest');
    await runner.query(`${OPEN_CONTESTS} ${WHERE_OPEN}`);
    await runner.query(`ALTER TABLE "sessions"."session_contest" DROP COLUMN "rule_by_on"`);
  }
}

const OPEN_CONTESTS = 'CREATE OR REPLACE VIEW sessions.pub_open_contest AS SELECT session_id, enrolment_id';
const WHERE_OPEN = 'FROM sessions.session_contest WHERE decided_at IS NULL';
