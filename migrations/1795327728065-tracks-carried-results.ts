import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CarriedResultsTracks1795327728065 implements MigrationInterface {
  name = 'CarriedResultsTracks1795327728065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."block_result" ADD "carried_from_id" uuid`);
    await runner.query(`ALTER TABLE "tracks"."criterion_result" ADD "carried_from_id" uuid`);
    await runner.query(
      `CREATE UNIQUE INDEX "block_result_carried_once" ON "tracks"."block_result"  ("carried_from_id", "block_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "criterion_result_carried_once" ON "tracks"."criterion_result"  ("carried_from_id", "criterion_id") `,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "tracks"."criterion_result_carried_once"`);
    await runner.query(`DROP INDEX "tracks"."block_result_carried_once"`);
    await runner.query(`ALTER TABLE "tracks"."criterion_result" DROP COLUMN "carried_from_id"`);
    await runner.query(`ALTER TABLE "tracks"."block_result" DROP COLUMN "carried_from_id"`);
  }
}
