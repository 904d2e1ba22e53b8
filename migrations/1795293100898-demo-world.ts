import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WorldDemo1795293100898 implements MigrationInterface {
  name = 'WorldDemo1795293100898';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "demo"');
    await runner.query(
      `CREATE TABLE "demo"."world" ("id" integer NOT NULL, "seed" integer NOT NULL, "begun_at" TIMESTAMP WITH TIME ZONE NOT NULL, "made_on" date NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "world_alone" CHECK ("id" = 1), CONSTRAINT "PK_9a0e469d5311d0d95ce1202c990" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "demo"."world" IS 'Purpose: tells a demo world from real data. Retention: until the demo world is reset.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`COMMENT ON TABLE "demo"."world" IS NULL`);
    await runner.query(`DROP TABLE "demo"."world"`);
    await runner.query('DROP SCHEMA IF EXISTS "demo"');
  }
}
