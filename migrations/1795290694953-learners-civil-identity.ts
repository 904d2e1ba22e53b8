import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CivilIdentityLearners1795290694953 implements MigrationInterface {
  name = 'CivilIdentityLearners1795290694953';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "learners"');
    await runner.query(
      `CREATE TABLE "learners"."learner" ("id" uuid NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, CONSTRAINT "PK_c6521028f8bb5e7ab25067f8f4d" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "learners"."learner" IS 'Purpose: who is prepared for a title. Retention: until erasure; the register of awards outlives it.'`,
    );
    await runner.query(
      `CREATE TABLE "learners"."civil_identity" ("id" uuid NOT NULL, "learner_id" uuid NOT NULL, "birth_name" text NOT NULL, "usage_name" text, "first_name" text NOT NULL, "second_name" text, "third_name" text, "sex" text NOT NULL, "birth_year" integer NOT NULL, "birth_month" integer, "birth_day" integer, "birth_insee_code" text, "birth_postal_code" text, "birth_place" text, "birth_country_code" text, "birth_country" text, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "supersedes_id" uuid, "reason" text, CONSTRAINT "civil_identity_superseded_once" UNIQUE ("supersedes_id"), CONSTRAINT "civil_identity_born_since_1900" CHECK ("birth_year" >= 1900), CONSTRAINT "civil_identity_day_with_month" CHECK ("birth_month" IS NOT NULL OR "birth_day" IS NULL), CONSTRAINT "civil_identity_sex_known" CHECK ("sex" IN ('F', 'M')), CONSTRAINT "civil_identity_correction_has_reason" CHECK (("supersedes_id" IS NULL) = ("reason" IS NULL)), CONSTRAINT "PK_40346d43b598ad8c42f86032a77" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "civil_identity_learner_idx" ON "learners"."civil_identity"  ("learner_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "civil_identity_one_first_per_learner" ON "learners"."civil_identity"  ("learner_id") WHERE supersedes_id IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "learners"."civil_identity" IS 'Purpose: to be recognised by the State’s register (L6113-8). Retention: until the awards are declared and the learner asks for erasure.'`,
    );
    await runner.query(
      `CREATE TABLE "learners"."identity_check" ("id" uuid NOT NULL, "learner_id" uuid NOT NULL, "civil_identity_id" uuid NOT NULL, "document" text NOT NULL, "checked_on" date NOT NULL, "checked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "checked_by" uuid NOT NULL, CONSTRAINT "identity_check_document_known" CHECK ("document" IN ('identity-card', 'passport', 'residence-permit')), CONSTRAINT "PK_ce04ce6ef21e35a4dabd0e8e3be" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "identity_check_learner_idx" ON "learners"."identity_check"  ("learner_id") `);
    await runner.query(
      `CREATE INDEX "identity_check_civil_identity_idx" ON "learners"."identity_check"  ("civil_identity_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "learners"."identity_check" IS 'Purpose: proof that a candidate’s identity was verified before the jury. Retention: as the civil identity.'`,
    );
    await runner.query(
      `ALTER TABLE "learners"."learner" ADD CONSTRAINT "learner_account_fk" FOREIGN KEY ("id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "learners"."civil_identity" ADD CONSTRAINT "civil_identity_learner_fk" FOREIGN KEY ("learner_id") REFERENCES "learners"."learner"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "learners"."civil_identity" ADD CONSTRAINT "civil_identity_supersedes_fk" FOREIGN KEY ("supersedes_id") REFERENCES "learners"."civil_identity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "learners"."identity_check" ADD CONSTRAINT "identity_check_civil_identity_fk" FOREIGN KEY ("civil_identity_id") REFERENCES "learners"."civil_identity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_FACTS, ...TRIGGERS, VIEW]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW "learners"."pub_civil_identity"');
    await runner.query('DROP TRIGGER "identity_check_never_edited" ON "learners"."identity_check"');
    await runner.query('DROP TRIGGER "civil_identity_never_edited" ON "learners"."civil_identity"');
    await runner.query('DROP FUNCTION "learners"."keep_facts"()');
    await runner.query(`ALTER TABLE "learners"."identity_check" DROP CONSTRAINT "identity_check_civil_identity_fk"`);
    await runner.query(`ALTER TABLE "learners"."civil_identity" DROP CONSTRAINT "civil_identity_supersedes_fk"`);
    await runner.query(`ALTER TABLE "learners"."civil_identity" DROP CONSTRAINT "civil_identity_learner_fk"`);
    await runner.query(`ALTER TABLE "learners"."learner" DROP CONSTRAINT "learner_account_fk"`);
    await runner.query(`COMMENT ON TABLE "learners"."identity_check" IS NULL`);
    await runner.query(`DROP INDEX "learners"."identity_check_civil_identity_idx"`);
    await runner.query(`DROP INDEX "learners"."identity_check_learner_idx"`);
    await runner.query(`DROP TABLE "learners"."identity_check"`);
    await runner.query(`COMMENT ON TABLE "learners"."civil_identity" IS NULL`);
    await runner.query(`DROP INDEX "learners"."civil_identity_one_first_per_learner"`);
    await runner.query(`DROP INDEX "learners"."civil_identity_learner_idx"`);
    await runner.query(`DROP TABLE "learners"."civil_identity"`);
    await runner.query(`COMMENT ON TABLE "learners"."learner" IS NULL`);
    await runner.query(`DROP TABLE "learners"."learner"`);
    await runner.query('DROP SCHEMA IF EXISTS "learners"');
  }
}

/** A fact is corrected by a new row. Erasure may still delete. */
const KEEP_FACTS = `
  CREATE FUNCTION learners.keep_facts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A row of %.% is never edited: a correction is a new row', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END $$`;

const TRIGGERS = ['civil_identity', 'identity_check'].map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE ON learners.${table}
  FOR EACH ROW EXECUTE FUNCTION learners.keep_facts()`,
);

/** The civil identity of each learner as it stands now; `verified_at` is null when a correction came after the check. */
const VIEW = `
  CREATE VIEW learners.pub_civil_identity AS
  SELECT c.learner_id, c.birth_name, c.usage_name, c.first_name, c.second_name, c.third_name, c.sex,
    c.birth_year, c.birth_month, c.birth_day, c.birth_insee_code, c.birth_postal_code, c.birth_place,
    c.birth_country_code, c.birth_country,
    (SELECT max(k.checked_at) FROM learners.identity_check k WHERE k.civil_identity_id = c.id) AS verified_at
  FROM learners.civil_identity c
  WHERE NOT EXISTS (SELECT 1 FROM learners.civil_identity later WHERE later.supersedes_id = c.id)`;
