import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecognitionsTracks1795325459702 implements MigrationInterface {
  name = 'RecognitionsTracks1795325459702';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "tracks"."recognition" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "kind" text NOT NULL, "block_id" uuid, "source_code" text, "basis" text NOT NULL, "reason" text NOT NULL, "decided_on" date NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, CONSTRAINT "recognition_block_by_equivalence" CHECK ("block_id" IS NULL OR "kind" = 'equivalence'), CONSTRAINT "recognition_equivalence_has_source" CHECK (("kind" = 'equivalence') = ("source_code" IS NOT NULL)), CONSTRAINT "recognition_kind_known" CHECK ("kind" IN ('equivalence', 'prior-learning')), CONSTRAINT "PK_09addd02f2343e4e7abbce17a37" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "recognition_enrolment_idx" ON "tracks"."recognition"  ("enrolment_id", "decided_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."recognition" IS 'Purpose: what a learner held before, on which proof and whose word. Retention: as the awards that rest on it.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."dispensed_project" ("recognition_id" uuid NOT NULL, "project_id" uuid NOT NULL, CONSTRAINT "PK_2db9c4d248aad5a9b485ea382f7" PRIMARY KEY ("recognition_id", "project_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."dispensed_project" IS 'Purpose: which projects left the plan of a learner, and by which decision. Retention: as the recognition.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."recognised_competence" ("recognition_id" uuid NOT NULL, "competence_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, CONSTRAINT "PK_2c7f47f32b4b0489a4bf4b8813b" PRIMARY KEY ("recognition_id", "competence_id"))`,
    );
    await runner.query(
      `CREATE INDEX "recognised_competence_enrolment_idx" ON "tracks"."recognised_competence"  ("enrolment_id", "competence_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."recognised_competence" IS 'Purpose: which competences were recognised. Retention: as the recognition.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."recognition_file" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "name" text NOT NULL, "sha256" text NOT NULL, "byte_count" integer NOT NULL, "media_type" text NOT NULL, "kept_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kept_by" uuid NOT NULL, CONSTRAINT "PK_e38f6814f9468641e9d78296357" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "recognition_file_enrolment_idx" ON "tracks"."recognition_file"  ("enrolment_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."recognition_file" IS 'Purpose: the proofs that recognitions rest on. Retention: as the recognition; one of none, as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."recognition_evidence" ("recognition_id" uuid NOT NULL, "file_id" uuid NOT NULL, CONSTRAINT "PK_ceaf08842ea1a11845840d6e564" PRIMARY KEY ("recognition_id", "file_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."recognition_evidence" IS 'Purpose: which proofs a recognition rests on. Retention: as the recognition.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."recognition_withdrawal" ("recognition_id" uuid NOT NULL, "reason" text NOT NULL, "withdrawn_at" TIMESTAMP WITH TIME ZONE NOT NULL, "withdrawn_by" uuid NOT NULL, CONSTRAINT "PK_9b18c7b86ba9f94650d6f5c61fa" PRIMARY KEY ("recognition_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."recognition_withdrawal" IS 'Purpose: why a recognition counts no more. Retention: as the recognition.'`,
    );
    await runner.query(`ALTER TABLE "tracks"."learner_project" ADD "dispensed_by" uuid`);
    await runner.query(
      `ALTER TABLE "tracks"."learner_project" ADD CONSTRAINT "learner_project_dispensed_counts" CHECK ("dispensed_by" IS NULL OR "state" = 'validated')`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."learner_project" ADD CONSTRAINT "learner_project_dispensed_fk" FOREIGN KEY ("dispensed_by") REFERENCES "tracks"."recognition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition" ADD CONSTRAINT "recognition_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition" ADD CONSTRAINT "recognition_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."dispensed_project" ADD CONSTRAINT "dispensed_project_recognition_fk" FOREIGN KEY ("recognition_id") REFERENCES "tracks"."recognition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."dispensed_project" ADD CONSTRAINT "dispensed_project_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognised_competence" ADD CONSTRAINT "recognised_competence_recognition_fk" FOREIGN KEY ("recognition_id") REFERENCES "tracks"."recognition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognised_competence" ADD CONSTRAINT "recognised_competence_competence_fk" FOREIGN KEY ("competence_id") REFERENCES "competence_blocks"."competence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition_file" ADD CONSTRAINT "recognition_file_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition_evidence" ADD CONSTRAINT "recognition_evidence_recognition_fk" FOREIGN KEY ("recognition_id") REFERENCES "tracks"."recognition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition_evidence" ADD CONSTRAINT "recognition_evidence_file_fk" FOREIGN KEY ("file_id") REFERENCES "tracks"."recognition_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognition_withdrawal" ADD CONSTRAINT "recognition_withdrawal_recognition_fk" FOREIGN KEY ("recognition_id") REFERENCES "tracks"."recognition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    const views = [BLOCK_RESULTS, LEARNER_PROJECTS(', lp.dispensed_by IS NOT NULL AS dispensed')];
    for (const sql of [...causesOfPlan([...CAUSES, 'recognised', 'unrecognised']), ...KEPT, ...views])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_learner_project');
    await runner.query('DROP VIEW tracks.pub_block_result');
    await runner.query(LEARNER_PROJECTS(''));
    await runner.query(BLOCK_RESULTS_BEFORE);
    for (const table of TABLES) await runner.query(`DROP TRIGGER ${table}_never_edited ON tracks.${table}`);
    await runner.query('DROP TRIGGER recognised_competence_stands_once ON tracks.recognised_competence');
    await runner.query('DROP FUNCTION tracks.keep_recognitions()');
    await runner.query('DROP FUNCTION tracks.recognise_once()');
    for (const sql of causesOfPlan(CAUSES)) await runner.query(sql);
    await runner.query(
      `ALTER TABLE "tracks"."recognition_withdrawal" DROP CONSTRAINT "recognition_withdrawal_recognition_fk"`,
    );
    await runner.query(`ALTER TABLE "tracks"."recognition_evidence" DROP CONSTRAINT "recognition_evidence_file_fk"`);
    await runner.query(
      `ALTER TABLE "tracks"."recognition_evidence" DROP CONSTRAINT "recognition_evidence_recognition_fk"`,
    );
    await runner.query(`ALTER TABLE "tracks"."recognition_file" DROP CONSTRAINT "recognition_file_enrolment_fk"`);
    await runner.query(
      `ALTER TABLE "tracks"."recognised_competence" DROP CONSTRAINT "recognised_competence_competence_fk"`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."recognised_competence" DROP CONSTRAINT "recognised_competence_recognition_fk"`,
    );
    await runner.query(`ALTER TABLE "tracks"."dispensed_project" DROP CONSTRAINT "dispensed_project_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."dispensed_project" DROP CONSTRAINT "dispensed_project_recognition_fk"`);
    await runner.query(`ALTER TABLE "tracks"."recognition" DROP CONSTRAINT "recognition_block_fk"`);
    await runner.query(`ALTER TABLE "tracks"."recognition" DROP CONSTRAINT "recognition_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP CONSTRAINT "learner_project_dispensed_fk"`);
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP CONSTRAINT "learner_project_dispensed_counts"`);
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP COLUMN "dispensed_by"`);
    await runner.query(`COMMENT ON TABLE "tracks"."recognition_withdrawal" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."recognition_withdrawal"`);
    await runner.query(`COMMENT ON TABLE "tracks"."recognition_evidence" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."recognition_evidence"`);
    await runner.query(`COMMENT ON TABLE "tracks"."recognition_file" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."recognition_file_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."recognition_file"`);
    await runner.query(`COMMENT ON TABLE "tracks"."recognised_competence" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."recognised_competence_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."recognised_competence"`);
    await runner.query(`COMMENT ON TABLE "tracks"."dispensed_project" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."dispensed_project"`);
    await runner.query(`COMMENT ON TABLE "tracks"."recognition" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."recognition_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."recognition"`);
  }
}

const CAUSES = [
  'enrolled',
  'resumed',
  'paused',
  'pause-called-off',
  'pace',
  'catch-up',
  'week',
  'away',
  'back',
  'moved',
];

function causesOfPlan(causes: readonly string[]): string[] {
  const known = causes.map((cause) => `'${cause}'`).join(', ');
  return [
    'ALTER TABLE tracks.track_plan DROP CONSTRAINT track_plan_cause_known',
    `ALTER TABLE tracks.track_plan ADD CONSTRAINT track_plan_cause_known CHECK ("cause" IN (${known}))`,
  ];
}

const TABLES = [
  'recognition',
  'recognised_competence',
  'recognition_evidence',
  'dispensed_project',
  'recognition_withdrawal',
];

/** Nothing of a recognition is edited or taken away; a competence is recognised once, until that is withdrawn. */
const KEPT = [
  `CREATE FUNCTION tracks.keep_recognitions() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'What was recognised is never edited'
       USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_never_edited';
   END $$`,
  ...TABLES.map(
    (table) => `CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON tracks.${table}
     FOR EACH ROW EXECUTE FUNCTION tracks.keep_recognitions()`,
  ),
  `CREATE FUNCTION tracks.recognise_once() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (
       SELECT 1 FROM tracks.recognised_competence c
       WHERE c.enrolment_id = NEW.enrolment_id AND c.competence_id = NEW.competence_id
         AND c.recognition_id <> NEW.recognition_id
         AND NOT EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = c.recognition_id)
     ) THEN
       RAISE EXCEPTION 'This competence is recognised already'
         USING ERRCODE = 'unique_violation', CONSTRAINT = 'recognised_competence_stands_once';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER recognised_competence_stands_once BEFORE INSERT ON tracks.recognised_competence
   FOR EACH ROW EXECUTE FUNCTION tracks.recognise_once()`,
];

const LEARNER_PROJECTS = (more: string) => `
  CREATE OR REPLACE VIEW tracks.pub_learner_project AS
  SELECT lp.enrolment_id, lp.project_id, p.code, p.name, p.level, p.position, p.estimated_hours, lp.state,
    lp.sessions_held, lp.starts_on, lp.due_on, lp.validated_at, lp.marked_ready_at, lp.handed_in_at${more}
  FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id`;

const BLOCK_RESULTS_BEFORE = `
  CREATE VIEW tracks.pub_block_result AS
  SELECT DISTINCT ON (enrolment_id, block_id) enrolment_id, block_id, result, decided_at, jury_id
  FROM tracks.block_result
  ORDER BY enrolment_id, block_id, (result = 'validated') DESC, decided_at DESC, id DESC`;

/** What counts of a block: what a jury decided, or the equivalence that stands. */
const BLOCK_RESULTS = `
  CREATE OR REPLACE VIEW tracks.pub_block_result AS
  SELECT DISTINCT ON (enrolment_id, block_id) enrolment_id, block_id, result, decided_at, jury_id, recognition_id
  FROM (
    SELECT enrolment_id, block_id, result, decided_at, jury_id, id, NULL::uuid AS recognition_id
    FROM tracks.block_result
    UNION ALL
    SELECT g.enrolment_id, g.block_id, 'validated', g.decided_at, NULL, g.id, g.id
    FROM tracks.recognition g
    WHERE g.block_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id)) d
  ORDER BY enrolment_id, block_id, (result = 'validated') DESC, decided_at DESC, id DESC`;
