import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReceivingMentors1795334675049 implements MigrationInterface {
  name = 'ReceivingMentors1795334675049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mentors"."receiving_terms" ("mentor_id" uuid NOT NULL, "buffer_before_minutes" integer NOT NULL, "buffer_after_minutes" integer NOT NULL, "notice_hours" integer, "window_days" integer, "country" text, "region" text, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "set_by" uuid NOT NULL, CONSTRAINT "receiving_terms_region_of_a_country" CHECK ("region" IS NULL OR "country" IS NOT NULL), CONSTRAINT "receiving_terms_window_bounded" CHECK ("window_days" BETWEEN 7 AND 365), CONSTRAINT "receiving_terms_notice_bounded" CHECK ("notice_hours" BETWEEN 0 AND 336), CONSTRAINT "receiving_terms_buffers_bounded" CHECK ("buffer_before_minutes" BETWEEN 0 AND 120 AND "buffer_after_minutes" BETWEEN 0 AND 120), CONSTRAINT "PK_8393d4ac9b2baa2128ccd48943a" PRIMARY KEY ("mentor_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."receiving_terms" IS 'Purpose: when a mentor can be booked. Retention: 3 years after the last assignment.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."travel" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date NOT NULL, "zone" text NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "added_by" uuid NOT NULL, CONSTRAINT "travel_runs_forward" CHECK ("from_on" <= "until_on"), CONSTRAINT "travel_one_zone_at_a_time" EXCLUDE USING gist ("mentor_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&), CONSTRAINT "PK_657b63ec7adcf2ecf757a490a67" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."travel" IS 'Purpose: by which clock the weekly hours are read. Retention: 3 years after the last day.'`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."receiving_terms" ADD CONSTRAINT "receiving_terms_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."travel" ADD CONSTRAINT "travel_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."travel" DROP CONSTRAINT "travel_mentor_fk"`);
    await runner.query(`ALTER TABLE "mentors"."receiving_terms" DROP CONSTRAINT "receiving_terms_mentor_fk"`);
    await runner.query(`COMMENT ON TABLE "mentors"."travel" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."travel"`);
    await runner.query(`COMMENT ON TABLE "mentors"."receiving_terms" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."receiving_terms"`);
  }
}
