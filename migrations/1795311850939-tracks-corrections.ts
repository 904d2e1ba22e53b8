import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrectionsTracks1795311850939 implements MigrationInterface {
  name = 'CorrectionsTracks1795311850939';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."learner_project" ADD "extra_defences" integer NOT NULL DEFAULT '0'`);
    // The defences granted so far are known to assessment alone.
    await runner.query(
      `UPDATE tracks.learner_project lp SET extra_defences = granted.defences
       FROM (SELECT enrolment_id, project_id, count(*)::int AS defences FROM assessment.defence_leave GROUP BY 1, 2) granted
       WHERE granted.enrolment_id = lp.enrolment_id AND granted.project_id = lp.project_id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP COLUMN "extra_defences"`);
  }
}
