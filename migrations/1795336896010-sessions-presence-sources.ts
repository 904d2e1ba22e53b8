import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PresenceSourcesSessions1795336896010 implements MigrationInterface {
  name = 'PresenceSourcesSessions1795336896010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sessions"."provider_event" ("id" uuid NOT NULL, "provider" text NOT NULL, "event_id" text NOT NULL, "kind" text, "room" text NOT NULL, "person" text NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "session_id" uuid, "aside" text, CONSTRAINT "provider_event_once" UNIQUE ("provider", "event_id"), CONSTRAINT "provider_event_aside_known" CHECK ("aside" IN ('not-presence', 'unknown-room', 'unknown-person', 'not-around')), CONSTRAINT "PK_374e699f74079c365e79e3a450c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "provider_event_received_idx" ON "sessions"."provider_event"  ("received_at") `);
    await runner.query(
      `COMMENT ON TABLE "sessions"."provider_event" IS 'Purpose: that an event of a provider counts once, and what could not be placed. Retention: 90 days; the facts of presence made from it stay.'`,
    );
    await runner.query(`ALTER TABLE "sessions"."presence_fact" ADD "connection" text NOT NULL DEFAULT ''`);
    await this.constrain(runner, `'joined', 'left', 'dropped', 'seen', 'ended'`, ', "connection"');
    await runner.query(`ALTER TABLE "sessions"."session_outcome" ADD "derivation" jsonb`);
    await runner.query(
      `ALTER TABLE "sessions"."provider_event" ADD CONSTRAINT "provider_event_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."provider_event" DROP CONSTRAINT "provider_event_session_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session_outcome" DROP COLUMN "derivation"`);
    await runner.query(
      `DELETE FROM "sessions"."presence_fact" WHERE "kind" NOT IN ('joined', 'left') OR "connection" <> ''`,
    );
    await this.constrain(runner, `'joined', 'left'`, '');
    await runner.query(`ALTER TABLE "sessions"."presence_fact" DROP COLUMN "connection"`);
    await runner.query(`COMMENT ON TABLE "sessions"."provider_event" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."provider_event_received_idx"`);
    await runner.query(`DROP TABLE "sessions"."provider_event"`);
  }

  private async constrain(runner: QueryRunner, kinds: string, line: string): Promise<void> {
    for (const sql of [
      'DROP CONSTRAINT "presence_fact_kind_known"',
      `ADD CONSTRAINT "presence_fact_kind_known" CHECK ("kind" IN (${kinds}))`,
      'DROP CONSTRAINT "presence_fact_once"',
      `ADD CONSTRAINT "presence_fact_once" UNIQUE ("session_id", "person_id", "kind", "at", "source"${line})`,
    ])
      await runner.query(`ALTER TABLE "sessions"."presence_fact" ${sql}`);
  }
}
