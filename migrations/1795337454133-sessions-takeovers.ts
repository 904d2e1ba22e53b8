import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TakeoversSessions1795337454133 implements MigrationInterface {
  name = 'TakeoversSessions1795337454133';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sessions"."session_takeover" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "from_mentor_id" uuid NOT NULL, "to_mentor_id" uuid NOT NULL, "taken_at" TIMESTAMP WITH TIME ZONE NOT NULL, "taken_by" uuid NOT NULL, CONSTRAINT "session_takeover_by_another" CHECK ("from_mentor_id" <> "to_mentor_id"), CONSTRAINT "PK_0601f95d832e4b4d88810296336" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "session_takeover_session_idx" ON "sessions"."session_takeover"  ("session_id", "taken_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."session_takeover" IS 'Purpose: who was to hold a session, and who then did. Retention: as the session.'`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_takeover" ADD CONSTRAINT "session_takeover_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."session_takeover" DROP CONSTRAINT "session_takeover_session_fk"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session_takeover" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."session_takeover_session_idx"`);
    await runner.query(`DROP TABLE "sessions"."session_takeover"`);
  }
}
