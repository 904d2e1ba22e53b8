import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JuriesAssessment1795292770332 implements MigrationInterface {
  name = 'JuriesAssessment1795292770332';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "assessment"."award" ("id" uuid NOT NULL, "number" text NOT NULL, "enrolment_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "title_version_id" uuid NOT NULL, "jury_id" uuid NOT NULL, "case_id" uuid NOT NULL, "issued_on" date NOT NULL, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "issued_by" uuid NOT NULL, "state" text NOT NULL, CONSTRAINT "award_number_once" UNIQUE ("number"), CONSTRAINT "award_state_known" CHECK ("state" IN ('issued', 'revoked')), CONSTRAINT "PK_e887e4e69663925ebb60d3a7775" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "award_learner_idx" ON "assessment"."award"  ("learner_id") `);
    await runner.query(`CREATE INDEX "award_issued_idx" ON "assessment"."award"  ("issued_on", "id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "award_once_per_enrolment_and_title" ON "assessment"."award"  ("enrolment_id", "title_version_id") WHERE state = 'issued'`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."award" IS 'Purpose: the register of awarded titles (L6113-8). Retention: for good; it outlives erasure.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."jury_member" ("id" uuid NOT NULL, "full_name" text NOT NULL, "capacity" text NOT NULL, "employer" text NOT NULL, "is_outside" boolean NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, CONSTRAINT "PK_208b3f007785647dfc5a521ac12" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."jury_member" IS 'Purpose: who may sit on a jury, and from where. Retention: 3 years after the last jury; the minutes keep the name.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."jury_qualification" ("id" uuid NOT NULL, "member_id" uuid NOT NULL, "title_code" text NOT NULL, "evidence" text NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "PK_3634792a1d89758283a7c1e65b8" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "jury_qualification_once_per_title" ON "assessment"."jury_qualification"  ("member_id", "title_code") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."jury_qualification" IS 'Purpose: proof that a jury was qualified for its title. Retention: as the member.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."jury" ("id" uuid NOT NULL, "number" text NOT NULL, "title_version_id" uuid NOT NULL, "held_at" TIMESTAMP WITH TIME ZONE NOT NULL, "held_on" date NOT NULL, "zone" text NOT NULL, "place" text NOT NULL, "mode" text NOT NULL, "president_id" uuid NOT NULL, "numbers" jsonb NOT NULL, "state" text NOT NULL, "convened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "convened_on" date NOT NULL, "convened_by" uuid NOT NULL, "deliberated_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "jury_deliberated_since" CHECK (("state" = 'convened') = ("deliberated_at" IS NULL)), CONSTRAINT "jury_mode_known" CHECK ("mode" IN ('on-site', 'remote', 'mixed')), CONSTRAINT "jury_state_known" CHECK ("state" IN ('convened', 'deliberated', 'sealed')), CONSTRAINT "PK_cbd6dcfb09e4bdc95b10036bb0f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "jury_number_once" ON "assessment"."jury"  ("number") `);
    await runner.query(`CREATE INDEX "jury_held_idx" ON "assessment"."jury"  ("held_at") `);
    await runner.query(
      `COMMENT ON TABLE "assessment"."jury" IS 'Purpose: that a title was awarded by a regular jury. Retention: for good, as the awards that rest on it.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."jury_seat" ("jury_id" uuid NOT NULL, "member_id" uuid NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_a43ef20858fd625da5ce98319f5" PRIMARY KEY ("jury_id", "member_id"))`,
    );
    await runner.query(`CREATE INDEX "jury_seat_member_idx" ON "assessment"."jury_seat"  ("member_id") `);
    await runner.query(
      `COMMENT ON TABLE "assessment"."jury_seat" IS 'Purpose: who was convened to a jury. Retention: as the jury.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."jury_case" ("id" uuid NOT NULL, "jury_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "position" integer NOT NULL, "state" text NOT NULL, "outcome" text, "heard_at" TIMESTAMP WITH TIME ZONE, "notify_by_on" date, "notified_at" TIMESTAMP WITH TIME ZONE, "notified_by" uuid, "appeal_until_on" date, CONSTRAINT "jury_case_clock_since" CHECK (("outcome" IS NULL) = ("notify_by_on" IS NULL)), CONSTRAINT "jury_case_outcome_since" CHECK (("state" IN ('convened', 'heard')) = ("outcome" IS NULL)), CONSTRAINT "jury_case_outcome_known" CHECK ("outcome" IN ('full', 'partial', 'refused', 'absent', 'excused')), CONSTRAINT "jury_case_state_known" CHECK ("state" IN ('convened', 'heard', 'deliberated', 'notified', 'final')), CONSTRAINT "PK_5ff76bc0abb02780d8bc5c907b5" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "jury_case_to_notify_idx" ON "assessment"."jury_case"  ("notify_by_on") WHERE state = 'deliberated'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "jury_case_waits_for_one_jury" ON "assessment"."jury_case"  ("enrolment_id") WHERE state IN ('convened', 'heard')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "jury_case_once_per_jury" ON "assessment"."jury_case"  ("jury_id", "enrolment_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."jury_case" IS 'Purpose: what a jury decided of a candidate, and when the candidate was told. Retention: as the jury.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."conflict_declaration" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "member_id" uuid NOT NULL, "kind" text NOT NULL, "source" text NOT NULL, "reason" text, "supersedes_id" uuid, "declared_at" TIMESTAMP WITH TIME ZONE NOT NULL, "declared_by" uuid NOT NULL, CONSTRAINT "conflict_declaration_knows_a_tie" CHECK ("source" = 'declared' OR "kind" <> 'none'), CONSTRAINT "conflict_declaration_source_known" CHECK ("source" IN ('declared', 'known')), CONSTRAINT "conflict_declaration_kind_known" CHECK ("kind" IN ('none', 'family', 'employment', 'trained', 'other', 'evaluated')), CONSTRAINT "PK_5802a1298ed7a133a21d15de998" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "conflict_declaration_superseded_once" ON "assessment"."conflict_declaration"  ("supersedes_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "conflict_declaration_one_first" ON "assessment"."conflict_declaration"  ("case_id", "member_id") WHERE supersedes_id IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."conflict_declaration" IS 'Purpose: proof that nobody judged whom they are tied to. Retention: as the jury.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."deliberation" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "attendance" text NOT NULL, "reason" text, "outcome" text NOT NULL, "panel_ids" uuid array NOT NULL, "chaired_by" uuid, "deliberated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "deliberation_once_per_case" UNIQUE ("case_id"), CONSTRAINT "deliberation_is_chaired" CHECK ("chaired_by" IS NOT NULL OR "attendance" = 'excused'), CONSTRAINT "deliberation_attendance_known" CHECK ("attendance" IN ('heard', 'absent', 'excused')), CONSTRAINT "PK_b4b2707b3ca7a3e2ae7bf6356eb" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."deliberation" IS 'Purpose: what a jury decided and who decided it. Retention: for good, as the awards that rest on it.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."block_decision" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "block_id" uuid NOT NULL, "decision" text NOT NULL, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "block_decision_once_per_block" UNIQUE ("case_id", "block_id"), CONSTRAINT "block_decision_adjourned_with_reason" CHECK ("decision" = 'validated' OR "reason" IS NOT NULL), CONSTRAINT "block_decision_known" CHECK ("decision" IN ('validated', 'adjourned')), CONSTRAINT "PK_53ad80bf8b96301f960da44c273" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."block_decision" IS 'Purpose: which blocks a jury validated or adjourned, and why. Retention: for good, as the awards.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."minutes" ("id" uuid NOT NULL, "jury_id" uuid NOT NULL, "number" text NOT NULL, "content" jsonb NOT NULL, "sha256" text NOT NULL, "sealed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed_by" uuid NOT NULL, CONSTRAINT "minutes_number_once" UNIQUE ("number"), CONSTRAINT "minutes_once_per_jury" UNIQUE ("jury_id"), CONSTRAINT "PK_6430e69788e26236b493d6fcc7e" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."minutes" IS 'Purpose: the proof of what a jury decided. Retention: for good, as the originals of minutes.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."minutes_signature" ("minutes_id" uuid NOT NULL, "member_id" uuid NOT NULL, "sha256" text NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_32000333b89d2bd11b0cb789301" PRIMARY KEY ("minutes_id", "member_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."minutes_signature" IS 'Purpose: that every member present signed the minutes. Retention: as the minutes.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."number_series" ("series" text NOT NULL, "year" integer NOT NULL, "last" integer NOT NULL, CONSTRAINT "number_series_known" CHECK ("series" IN ('jury', 'minutes', 'award')), CONSTRAINT "PK_35136cf2d5c4c2c4c0f54ee17f2" PRIMARY KEY ("series", "year"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."number_series" IS 'Purpose: numbers of juries, minutes and awards without gaps. Retention: for good.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."roll_call" ("id" uuid NOT NULL, "jury_id" uuid NOT NULL, "present_ids" uuid array NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "PK_c4b3fde67277432dfceaa0f2c13" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "roll_call_jury_idx" ON "assessment"."roll_call"  ("jury_id", "recorded_at") `);
    await runner.query(
      `COMMENT ON TABLE "assessment"."roll_call" IS 'Purpose: proof of the quorum. Retention: as the jury.'`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."award" ADD CONSTRAINT "award_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."award" ADD CONSTRAINT "award_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."award" ADD CONSTRAINT "award_jury_fk" FOREIGN KEY ("jury_id") REFERENCES "assessment"."jury"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."award" ADD CONSTRAINT "award_case_fk" FOREIGN KEY ("case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_member" ADD CONSTRAINT "jury_member_account_fk" FOREIGN KEY ("id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_qualification" ADD CONSTRAINT "jury_qualification_member_fk" FOREIGN KEY ("member_id") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury" ADD CONSTRAINT "jury_president_fk" FOREIGN KEY ("president_id") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury" ADD CONSTRAINT "jury_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_seat" ADD CONSTRAINT "jury_seat_jury_fk" FOREIGN KEY ("jury_id") REFERENCES "assessment"."jury"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_seat" ADD CONSTRAINT "jury_seat_member_fk" FOREIGN KEY ("member_id") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_case" ADD CONSTRAINT "jury_case_jury_fk" FOREIGN KEY ("jury_id") REFERENCES "assessment"."jury"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."jury_case" ADD CONSTRAINT "jury_case_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."conflict_declaration" ADD CONSTRAINT "conflict_declaration_case_fk" FOREIGN KEY ("case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."conflict_declaration" ADD CONSTRAINT "conflict_declaration_member_fk" FOREIGN KEY ("member_id") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."deliberation" ADD CONSTRAINT "deliberation_case_fk" FOREIGN KEY ("case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."deliberation" ADD CONSTRAINT "deliberation_chair_fk" FOREIGN KEY ("chaired_by") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."block_decision" ADD CONSTRAINT "block_decision_case_fk" FOREIGN KEY ("case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."block_decision" ADD CONSTRAINT "block_decision_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."minutes" ADD CONSTRAINT "minutes_jury_fk" FOREIGN KEY ("jury_id") REFERENCES "assessment"."jury"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."minutes_signature" ADD CONSTRAINT "minutes_signature_minutes_fk" FOREIGN KEY ("minutes_id") REFERENCES "assessment"."minutes"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."minutes_signature" ADD CONSTRAINT "minutes_signature_member_fk" FOREIGN KEY ("member_id") REFERENCES "assessment"."jury_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."roll_call" ADD CONSTRAINT "roll_call_jury_fk" FOREIGN KEY ("jury_id") REFERENCES "assessment"."jury"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_DECISIONS, ...TRIGGERS, KEEP_AWARDS, AWARD_TRIGGER, ...VIEWS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of ['pub_jury_case', 'pub_jury', 'pub_award']) await runner.query(`DROP VIEW assessment.${view}`);
    await runner.query('DROP TRIGGER award_never_edited ON assessment.award');
    for (const table of APPENDED) await runner.query(`DROP TRIGGER ${table}_never_edited ON assessment.${table}`);
    await runner.query('DROP FUNCTION assessment.keep_awards()');
    await runner.query('DROP FUNCTION assessment.keep_decisions()');
    await runner.query(`ALTER TABLE "assessment"."roll_call" DROP CONSTRAINT "roll_call_jury_fk"`);
    await runner.query(`ALTER TABLE "assessment"."minutes_signature" DROP CONSTRAINT "minutes_signature_member_fk"`);
    await runner.query(`ALTER TABLE "assessment"."minutes_signature" DROP CONSTRAINT "minutes_signature_minutes_fk"`);
    await runner.query(`ALTER TABLE "assessment"."minutes" DROP CONSTRAINT "minutes_jury_fk"`);
    await runner.query(`ALTER TABLE "assessment"."block_decision" DROP CONSTRAINT "block_decision_block_fk"`);
    await runner.query(`ALTER TABLE "assessment"."block_decision" DROP CONSTRAINT "block_decision_case_fk"`);
    await runner.query(`ALTER TABLE "assessment"."deliberation" DROP CONSTRAINT "deliberation_chair_fk"`);
    await runner.query(`ALTER TABLE "assessment"."deliberation" DROP CONSTRAINT "deliberation_case_fk"`);
    await runner.query(
      `ALTER TABLE "assessment"."conflict_declaration" DROP CONSTRAINT "conflict_declaration_member_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."conflict_declaration" DROP CONSTRAINT "conflict_declaration_case_fk"`,
    );
    await runner.query(`ALTER TABLE "assessment"."jury_case" DROP CONSTRAINT "jury_case_enrolment_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_case" DROP CONSTRAINT "jury_case_jury_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_seat" DROP CONSTRAINT "jury_seat_member_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_seat" DROP CONSTRAINT "jury_seat_jury_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury" DROP CONSTRAINT "jury_title_version_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury" DROP CONSTRAINT "jury_president_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_qualification" DROP CONSTRAINT "jury_qualification_member_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_member" DROP CONSTRAINT "jury_member_account_fk"`);
    await runner.query(`ALTER TABLE "assessment"."award" DROP CONSTRAINT "award_case_fk"`);
    await runner.query(`ALTER TABLE "assessment"."award" DROP CONSTRAINT "award_jury_fk"`);
    await runner.query(`ALTER TABLE "assessment"."award" DROP CONSTRAINT "award_title_version_fk"`);
    await runner.query(`ALTER TABLE "assessment"."award" DROP CONSTRAINT "award_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "assessment"."roll_call" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."roll_call_jury_idx"`);
    await runner.query(`DROP TABLE "assessment"."roll_call"`);
    await runner.query(`COMMENT ON TABLE "assessment"."number_series" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."number_series"`);
    await runner.query(`COMMENT ON TABLE "assessment"."minutes_signature" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."minutes_signature"`);
    await runner.query(`COMMENT ON TABLE "assessment"."minutes" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."minutes"`);
    await runner.query(`COMMENT ON TABLE "assessment"."block_decision" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."block_decision"`);
    await runner.query(`COMMENT ON TABLE "assessment"."deliberation" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."deliberation"`);
    await runner.query(`COMMENT ON TABLE "assessment"."conflict_declaration" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."conflict_declaration_one_first"`);
    await runner.query(`DROP INDEX "assessment"."conflict_declaration_superseded_once"`);
    await runner.query(`DROP TABLE "assessment"."conflict_declaration"`);
    await runner.query(`COMMENT ON TABLE "assessment"."jury_case" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."jury_case_once_per_jury"`);
    await runner.query(`DROP INDEX "assessment"."jury_case_waits_for_one_jury"`);
    await runner.query(`DROP INDEX "assessment"."jury_case_to_notify_idx"`);
    await runner.query(`DROP TABLE "assessment"."jury_case"`);
    await runner.query(`COMMENT ON TABLE "assessment"."jury_seat" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."jury_seat_member_idx"`);
    await runner.query(`DROP TABLE "assessment"."jury_seat"`);
    await runner.query(`COMMENT ON TABLE "assessment"."jury" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."jury_held_idx"`);
    await runner.query(`DROP INDEX "assessment"."jury_number_once"`);
    await runner.query(`DROP TABLE "assessment"."jury"`);
    await runner.query(`COMMENT ON TABLE "assessment"."jury_qualification" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."jury_qualification_once_per_title"`);
    await runner.query(`DROP TABLE "assessment"."jury_qualification"`);
    await runner.query(`COMMENT ON TABLE "assessment"."jury_member" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."jury_member"`);
    await runner.query(`COMMENT ON TABLE "assessment"."award" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."award_once_per_enrolment_and_title"`);
    await runner.query(`DROP INDEX "assessment"."award_issued_idx"`);
    await runner.query(`DROP INDEX "assessment"."award_learner_idx"`);
    await runner.query(`DROP TABLE "assessment"."award"`);
  }
}

const APPENDED = [
  'roll_call',
  'conflict_declaration',
  'deliberation',
  'block_decision',
  'minutes',
  'minutes_signature',
];

/** What a jury did is never edited and never taken away. */
const KEEP_DECISIONS = `
  CREATE FUNCTION assessment.keep_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A row of %.% is never edited and never deleted', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END $$`;

const TRIGGERS = APPENDED.map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON assessment.${table}
  FOR EACH ROW EXECUTE FUNCTION assessment.keep_decisions()`,
);

/** Of an award only the state may change: it can be revoked. */
const KEEP_AWARDS = `
  CREATE FUNCTION assessment.keep_awards() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'state' = to_jsonb(NEW) - 'state' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'An award is never edited and never deleted: it can only be revoked';
  END $$`;

const AWARD_TRIGGER = `
  CREATE TRIGGER award_never_edited BEFORE UPDATE OR DELETE ON assessment.award
  FOR EACH ROW EXECUTE FUNCTION assessment.keep_awards()`;

const VIEWS = [
  `CREATE VIEW assessment.pub_award AS
   SELECT a.id, a.number, a.enrolment_id, a.learner_id, a.title_version_id, a.jury_id, a.issued_on, a.state,
     j.held_on AS exam_from_on, j.held_on AS exam_until_on, j.mode AS exam_mode
   FROM assessment.award a JOIN assessment.jury j ON j.id = a.jury_id`,
  `CREATE VIEW assessment.pub_jury AS
   SELECT id, number, title_version_id, held_at, state, deliberated_at FROM assessment.jury`,
  `CREATE VIEW assessment.pub_jury_case AS
   SELECT id, jury_id, enrolment_id, learner_id, state, outcome, notify_by_on FROM assessment.jury_case`,
];
