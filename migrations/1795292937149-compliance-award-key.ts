import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AwardKeyCompliance1795292937149 implements MigrationInterface {
  name = 'AwardKeyCompliance1795292937149';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "compliance"."declared_passage" ADD CONSTRAINT "declared_passage_award_fk" FOREIGN KEY ("award_id") REFERENCES "assessment"."award"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "compliance"."declared_passage" DROP CONSTRAINT "declared_passage_award_fk"`);
  }
}
