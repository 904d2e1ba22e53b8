import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RulebookRevisionTracks1795307181448 implements MigrationInterface {
  name = 'RulebookRevisionTracks1795307181448';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."rulebook" ADD "revision" integer NOT NULL DEFAULT '0'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."rulebook" DROP COLUMN "revision"`);
  }
}
