import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DefenceTimeAssessment1795336821861 implements MigrationInterface {
  name = 'DefenceTimeAssessment1795336821861';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "assessment"."defence" DROP CONSTRAINT "defence_one_at_a_time_per_evaluator"`);
    await runner.query(`ALTER TABLE "assessment"."defence" DROP CONSTRAINT "defence_one_at_a_time_per_learner"`);
    // What overlaps already stays as it was agreed: the first keeps the time.
    await runner.query(
      `INSERT INTO sessions.taken_time (person_id, meeting_id, kind, starts_at, ends_at)
       SELECT person_id, d.id, 'defence', d.starts_at, d.ends_at
       FROM assessment.defence d CROSS JOIN LATERAL (VALUES (d.evaluator_id), (d.learner_id)) AS side (person_id)
       WHERE d.state = 'planned' ON CONFLICT DO NOTHING`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "assessment"."defence" ADD CONSTRAINT "defence_one_at_a_time_per_learner" EXCLUDE USING gist (learner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state <> 'cancelled'::text))`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence" ADD CONSTRAINT "defence_one_at_a_time_per_evaluator" EXCLUDE USING gist (evaluator_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state <> 'cancelled'::text))`,
    );
  }
}
