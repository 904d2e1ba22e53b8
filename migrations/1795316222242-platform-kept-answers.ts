import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeptAnswersPlatform1795316222242 implements MigrationInterface {
  name = 'KeptAnswersPlatform1795316222242';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "platform"."kept_answer" ("account_id" uuid NOT NULL, "key" text NOT NULL, "request_hash" text NOT NULL, "answer" text, "kept_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_b01c6ffbe0d98d666ab1e034bd1" PRIMARY KEY ("account_id", "key"))`,
    );
    await runner.query(`CREATE INDEX "kept_answer_by_age" ON "platform"."kept_answer"  ("kept_at") `);
    await runner.query(
      `COMMENT ON TABLE "platform"."kept_answer" IS 'Purpose: a request that is sent again takes effect once. Retention: 24 hours.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`COMMENT ON TABLE "platform"."kept_answer" IS NULL`);
    await runner.query(`DROP INDEX "platform"."kept_answer_by_age"`);
    await runner.query(`DROP TABLE "platform"."kept_answer"`);
  }
}
