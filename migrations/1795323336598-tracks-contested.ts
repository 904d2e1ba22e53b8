import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContestedTracks1795323336598 implements MigrationInterface {
  name = 'ContestedTracks1795323336598';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."learner_project" ADD "contested_criteria" uuid array`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP COLUMN "contested_criteria"`);
  }
}
