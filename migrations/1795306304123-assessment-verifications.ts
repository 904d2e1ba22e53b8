import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VerificationsAssessment1795306304123 implements MigrationInterface {
  name = 'VerificationsAssessment1795306304123';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "assessment"."failed_verification" ("id" uuid NOT NULL, "who_hash" text NOT NULL, "failed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_8c4d39fd36d141ae9b7eb1870b3" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "failed_verification_who_idx" ON "assessment"."failed_verification"  ("who_hash", "failed_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."failed_verification" IS 'Purpose: slow down guessing of references. Retention: 1 day.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`COMMENT ON TABLE "assessment"."failed_verification" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."failed_verification_who_idx"`);
    await runner.query(`DROP TABLE "assessment"."failed_verification"`);
  }
}
