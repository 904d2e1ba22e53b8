import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutboxPlatform1795289966186 implements MigrationInterface {
  name = 'OutboxPlatform1795289966186';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "platform"');
    await runner.query(
      `CREATE TABLE "platform"."event_receipt" ("receiver" text NOT NULL, "position" bigint NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_e41d78ea1642800eff9a52c6813" PRIMARY KEY ("receiver", "position"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "platform"."event_receipt" IS 'Purpose: each event takes effect once per receiver. Retention: 30 days.'`,
    );
    await runner.query(
      `CREATE TABLE "platform"."outbox_event" ("position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "name" text NOT NULL, "subject" uuid NOT NULL, "data" jsonb NOT NULL, "actor_id" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "delivered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_e49a98941d2c0d2c247a5c006eb" PRIMARY KEY ("position"))`,
    );
    await runner.query(
      `CREATE INDEX "outbox_event_undelivered_idx" ON "platform"."outbox_event"  ("subject", "position") WHERE delivered_at IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "platform"."outbox_event" IS 'Purpose: facts on their way to their receivers. Retention: 30 days after delivery.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`COMMENT ON TABLE "platform"."outbox_event" IS NULL`);
    await runner.query(`DROP INDEX "platform"."outbox_event_undelivered_idx"`);
    await runner.query(`DROP TABLE "platform"."outbox_event"`);
    await runner.query(`COMMENT ON TABLE "platform"."event_receipt" IS NULL`);
    await runner.query(`DROP TABLE "platform"."event_receipt"`);
    await runner.query('DROP SCHEMA IF EXISTS "platform"');
  }
}
