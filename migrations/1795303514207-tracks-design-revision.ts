import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DesignRevisionTracks1795303514207 implements MigrationInterface {
  name = 'DesignRevisionTracks1795303514207';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."design" ADD "revision" integer NOT NULL DEFAULT '0'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."design" DROP COLUMN "revision"`);
  }
}
