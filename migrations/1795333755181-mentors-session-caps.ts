import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionCapsMentors1795333755181 implements MigrationInterface {
  name = 'SessionCapsMentors1795333755181';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."mentor" ADD "sessions_per_day" integer`);
    await runner.query(`ALTER TABLE "mentors"."mentor" ADD "sessions_per_week" integer`);
    await runner.query(
      `ALTER TABLE "mentors"."mentor" ADD CONSTRAINT "mentor_caps_sessions" CHECK ("sessions_per_day" >= 1 AND "sessions_per_week" >= 1)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP CONSTRAINT "mentor_caps_sessions"`);
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP COLUMN "sessions_per_week"`);
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP COLUMN "sessions_per_day"`);
  }
}
