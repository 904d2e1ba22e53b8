import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnrolmentTitleIndexTracks1795333814405 implements MigrationInterface {
  name = 'EnrolmentTitleIndexTracks1795333814405';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "enrolment_title_version_idx" ON "tracks"."enrolment" ("title_version_id", "state")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "tracks"."enrolment_title_version_idx"`);
  }
}
