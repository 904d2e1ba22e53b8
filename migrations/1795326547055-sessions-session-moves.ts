import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionMovesSessions1795326547055 implements MigrationInterface {
  name = 'SessionMovesSessions1795326547055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sessions"."session_move" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "from_starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "to_starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "zone" text NOT NULL, "moved_as" text NOT NULL, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "moved_by" uuid NOT NULL, CONSTRAINT "session_move_elsewhere" CHECK ("from_starts_at" <> "to_starts_at"), CONSTRAINT "PK_7d37874ba68b27b52fdf90bf839" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "session_move_session_idx" ON "sessions"."session_move"  ("session_id", "moved_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."session_move" IS 'Purpose: when a session was first agreed for, and who moved it. Retention: as the session.'`,
    );
    await runner.query(`ALTER TABLE "sessions"."session" ADD "moves" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "moved_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `ALTER TABLE "sessions"."session" ADD CONSTRAINT "session_moved_since" CHECK (("moves" > 0) = ("moved_at" IS NOT NULL))`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_move" ADD CONSTRAINT "session_move_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE TRIGGER session_move_never_edited BEFORE UPDATE ON sessions.session_move
       FOR EACH ROW EXECUTE FUNCTION sessions.keep_facts()`,
    );
    await runner.query(
      `CREATE VIEW sessions.pub_session_time AS
       SELECT id AS session_id, moves, moved_at FROM sessions.session`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW sessions.pub_session_time');
    await runner.query(`ALTER TABLE "sessions"."session_move" DROP CONSTRAINT "session_move_session_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP CONSTRAINT "session_moved_since"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP COLUMN "moved_at"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP COLUMN "moves"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session_move" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."session_move_session_idx"`);
    await runner.query(`DROP TABLE "sessions"."session_move"`);
  }
}
