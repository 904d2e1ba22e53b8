import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UntoldCasesAssessment1795302902629 implements MigrationInterface {
  name = 'UntoldCasesAssessment1795302902629';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "assessment"."jury_case_waits_for_one_jury"');
    await runner.query(
      `CREATE UNIQUE INDEX "jury_case_waits_for_one_jury" ON "assessment"."jury_case" ("enrolment_id")
       WHERE state IN ('convened', 'heard') OR (state = 'deliberated' AND outcome IN ('full', 'partial', 'refused'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "assessment"."jury_case_waits_for_one_jury"');
    await runner.query(
      `CREATE UNIQUE INDEX "jury_case_waits_for_one_jury" ON "assessment"."jury_case" ("enrolment_id")
       WHERE state IN ('convened', 'heard')`,
    );
  }
}
