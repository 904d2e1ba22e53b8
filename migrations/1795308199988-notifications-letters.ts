import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LettersNotifications1795308199988 implements MigrationInterface {
  name = 'LettersNotifications1795308199988';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "notifications"');
    await runner.query(
      `CREATE TABLE "notifications"."letter" ("id" uuid NOT NULL, "event_position" bigint NOT NULL, "kind" text NOT NULL, "recipient_id" uuid NOT NULL, "with_id" uuid, "facts" jsonb NOT NULL, "href" text NOT NULL, "state" text NOT NULL, "tries" integer NOT NULL DEFAULT '0', "last_error" text, "subject" text, "text" text, "html" text, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "letter_written_when_sent" CHECK ("state" <> 'sent' OR ("subject" IS NOT NULL AND "settled_at" IS NOT NULL)), CONSTRAINT "letter_state_known" CHECK ("state" IN ('waiting', 'sent', 'failed', 'dropped')), CONSTRAINT "PK_7a85cf0e444dff7c656a31b32bf" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "letter_asked_idx" ON "notifications"."letter"  ("asked_at") `);
    await runner.query(
      `CREATE UNIQUE INDEX "letter_once_per_fact" ON "notifications"."letter"  ("event_position", "kind", "recipient_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "notifications"."letter" IS 'Purpose: that a person was told, when and how. Retention: 90 days.'`,
    );
    await runner.query(
      `ALTER TABLE "notifications"."letter" ADD CONSTRAINT "letter_recipient_fk" FOREIGN KEY ("recipient_id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "notifications"."letter" DROP CONSTRAINT "letter_recipient_fk"`);
    await runner.query(`COMMENT ON TABLE "notifications"."letter" IS NULL`);
    await runner.query(`DROP INDEX "notifications"."letter_once_per_fact"`);
    await runner.query(`DROP INDEX "notifications"."letter_asked_idx"`);
    await runner.query(`DROP TABLE "notifications"."letter"`);
    await runner.query('DROP SCHEMA IF EXISTS "notifications"');
  }
}
