import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegisterCompetenceBlocks1795314207000 implements MigrationInterface {
  name = 'RegisterCompetenceBlocks1795314207000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "competence_blocks"."register_entry" ("code" text NOT NULL, "directory" text NOT NULL, "number" integer NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "level" smallint, "active" boolean NOT NULL, "state" text, "certifiers" jsonb NOT NULL, "decided_on" date, "effective_on" date, "registered_until_on" date, "awardable_until_on" date, "block_count" integer NOT NULL, "words" tsvector NOT NULL, "certifier_words" tsvector NOT NULL, "page_id" uuid NOT NULL, "page_byte" integer NOT NULL, "byte_count" integer NOT NULL, "line" integer NOT NULL, "read_in" uuid NOT NULL, "gone_in" uuid, CONSTRAINT "register_entry_kind" CHECK ("kind" IN ('state-title', 'private-title', 'other')), CONSTRAINT "register_entry_directory" CHECK ("directory" IN ('RNCP', 'RS')), CONSTRAINT "PK_fefb64743de151362b9658d8a4f" PRIMARY KEY ("code"))`,
    );
    await runner.query(
      `CREATE INDEX "register_entry_words" ON "competence_blocks"."register_entry" USING gin ("words") `,
    );
    await runner.query(
      `CREATE INDEX "register_entry_certifier_words" ON "competence_blocks"."register_entry" USING gin ("certifier_words") `,
    );
    await runner.query(`CREATE INDEX "register_entry_by_page" ON "competence_blocks"."register_entry"  ("page_id") `);
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."register_entry" IS 'Purpose: to find a title of the public register and draft it. Retention: until a whole register replaces it; public data.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."register_change" ("reading_id" uuid NOT NULL, "code" text NOT NULL, "kind" text NOT NULL, "fields" text array NOT NULL, CONSTRAINT "register_change_kind" CHECK ("kind" IN ('new', 'changed', 'gone', 'back')), CONSTRAINT "PK_8a5505f63d3f22650c09e7f16e0" PRIMARY KEY ("reading_id", "code"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."register_change" IS 'Purpose: what changed in the public register, title by title. Retention: for good; public data.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."register_page" ("id" uuid NOT NULL, "reading_id" uuid NOT NULL, "content" bytea NOT NULL, CONSTRAINT "PK_c83456d9e2e06e8e8c6303f9834" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."register_page" IS 'Purpose: to draft a title without the export at hand. Retention: while an entry has its record there; public data.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."register_reading" ("id" uuid NOT NULL, "file_name" text NOT NULL, "file_mark" text NOT NULL, "format" text NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_by" uuid NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "resume_at_byte" bigint NOT NULL DEFAULT '0', "resume_at_line" integer NOT NULL DEFAULT '1', "encoding" text NOT NULL DEFAULT 'utf-8', "last_code" text, "read_count" integer NOT NULL DEFAULT '0', "new_count" integer NOT NULL DEFAULT '0', "changed_count" integer NOT NULL DEFAULT '0', "gone_count" integer NOT NULL DEFAULT '0', "problem_count" integer NOT NULL DEFAULT '0', "problems" jsonb NOT NULL DEFAULT '[]', CONSTRAINT "register_reading_format" CHECK ("format" IN ('xml', 'csv')), CONSTRAINT "PK_11f3998cd1d0898c090e49bdfbe" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "register_reading_by_start" ON "competence_blocks"."register_reading"  ("started_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."register_reading" IS 'Purpose: which export the register was read from, when, by whom, what it changed. Retention: for good.'`,
    );
    // Deflated already: to try once more costs the server time and gains nothing.
    await runner.query(`ALTER TABLE "competence_blocks"."register_page" ALTER "content" SET STORAGE EXTERNAL`);
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_entry" ADD CONSTRAINT "register_entry_page_fk" FOREIGN KEY ("page_id") REFERENCES "competence_blocks"."register_page"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_entry" ADD CONSTRAINT "register_entry_read_in_fk" FOREIGN KEY ("read_in") REFERENCES "competence_blocks"."register_reading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_entry" ADD CONSTRAINT "register_entry_gone_in_fk" FOREIGN KEY ("gone_in") REFERENCES "competence_blocks"."register_reading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_change" ADD CONSTRAINT "register_change_reading_fk" FOREIGN KEY ("reading_id") REFERENCES "competence_blocks"."register_reading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_page" ADD CONSTRAINT "register_page_reading_fk" FOREIGN KEY ("reading_id") REFERENCES "competence_blocks"."register_reading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "competence_blocks"."register_page" DROP CONSTRAINT "register_page_reading_fk"`);
    await runner.query(
      `ALTER TABLE "competence_blocks"."register_change" DROP CONSTRAINT "register_change_reading_fk"`,
    );
    await runner.query(`ALTER TABLE "competence_blocks"."register_entry" DROP CONSTRAINT "register_entry_gone_in_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."register_entry" DROP CONSTRAINT "register_entry_read_in_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."register_entry" DROP CONSTRAINT "register_entry_page_fk"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."register_reading" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."register_reading_by_start"`);
    await runner.query(`DROP TABLE "competence_blocks"."register_reading"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."register_page" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."register_page"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."register_change" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."register_change"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."register_entry" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."register_entry_by_page"`);
    await runner.query(`DROP INDEX "competence_blocks"."register_entry_certifier_words"`);
    await runner.query(`DROP INDEX "competence_blocks"."register_entry_words"`);
    await runner.query(`DROP TABLE "competence_blocks"."register_entry"`);
  }
}
