import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RevocationsViewAssessment1795336606894 implements MigrationInterface {
  name = 'RevocationsViewAssessment1795336606894';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE VIEW assessment.pub_award_revocation AS SELECT award_id, revoked_at FROM assessment.award_revocation',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW assessment.pub_award_revocation');
  }
}
