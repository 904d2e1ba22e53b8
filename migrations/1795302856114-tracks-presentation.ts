import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PresentationTracks1795302856114 implements MigrationInterface {
  name = 'PresentationTracks1795302856114';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "tracks"."presentation_leave" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "block_id" uuid NOT NULL, "reason" text NOT NULL, "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "granted_by" uuid NOT NULL, CONSTRAINT "PK_9f33a4bf3dfb0e90e069fab17d3" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "presentation_leave_block_idx" ON "tracks"."presentation_leave"  ("enrolment_id", "block_id", "granted_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."presentation_leave" IS 'Purpose: why an adjourned block came before a jury again. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."ready_block" ("enrolment_id" uuid NOT NULL, "block_id" uuid NOT NULL, "ready_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ae82023f45485a7d1b12de470e8" PRIMARY KEY ("enrolment_id", "block_id"))`,
    );
    await runner.query(`CREATE INDEX "ready_block_since_idx" ON "tracks"."ready_block"  ("ready_at", "enrolment_id") `);
    await runner.query(
      `COMMENT ON TABLE "tracks"."ready_block" IS 'Purpose: which learners wait for a jury. Retention: until the jury has decided; made anew from the facts.'`,
    );
    await runner.query('CREATE SEQUENCE tracks.enrolment_number');
    await runner.query(`ALTER TABLE "tracks"."enrolment" ADD "number" text`);
    for (const sql of NUMBER_ALL) await runner.query(sql);
    await runner.query(`ALTER TABLE "tracks"."enrolment" ALTER COLUMN "number" SET NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "enrolment_number_once" ON "tracks"."enrolment"  ("number") `);
    await runner.query(
      `ALTER TABLE "tracks"."presentation_leave" ADD CONSTRAINT "presentation_leave_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."presentation_leave" ADD CONSTRAINT "presentation_leave_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."ready_block" ADD CONSTRAINT "ready_block_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."ready_block" ADD CONSTRAINT "ready_block_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [...VIEWS, FIND_READY, KEEP_LEAVE, LEAVE_KEPT, ...DEFENCE_MINUTES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER presentation_leave_never_edited ON tracks.presentation_leave');
    await runner.query('DROP FUNCTION tracks.keep_presentation_leave()');
    await runner.query('DROP VIEW tracks.pub_ready_block');
    await runner.query('DROP VIEW tracks.pub_enrolment');
    await runner.query(ENROLMENTS_BEFORE);
    await runner.query(`ALTER TABLE "tracks"."ready_block" DROP CONSTRAINT "ready_block_block_fk"`);
    await runner.query(`ALTER TABLE "tracks"."ready_block" DROP CONSTRAINT "ready_block_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."presentation_leave" DROP CONSTRAINT "presentation_leave_block_fk"`);
    await runner.query(`ALTER TABLE "tracks"."presentation_leave" DROP CONSTRAINT "presentation_leave_enrolment_fk"`);
    await runner.query(`DROP INDEX "tracks"."enrolment_number_once"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment" DROP COLUMN "number"`);
    await runner.query('DROP SEQUENCE tracks.enrolment_number');
    await runner.query(`COMMENT ON TABLE "tracks"."ready_block" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."ready_block_since_idx"`);
    await runner.query(`DROP TABLE "tracks"."ready_block"`);
    await runner.query(`COMMENT ON TABLE "tracks"."presentation_leave" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."presentation_leave_block_idx"`);
    await runner.query(`DROP TABLE "tracks"."presentation_leave"`);
  }
}

/** Those enrolled so far are numbered in their order. */
const NUMBER_ALL = [
  `UPDATE tracks.enrolment e SET number = n.number
   FROM (SELECT id, to_char(enrolled_at AT TIME ZONE zone, 'YYYY') || '-'
       || lpad(count::text, greatest(5, length(count::text)), '0') AS number
     FROM (SELECT *, row_number() OVER (ORDER BY enrolled_at, id) AS count FROM tracks.enrolment) counted) n
   WHERE n.id = e.id`,
  `SELECT setval('tracks.enrolment_number', greatest(count(*), 1), count(*) > 0) FROM tracks.enrolment`,
];

const ENROLMENTS_BEFORE = `CREATE VIEW tracks.pub_enrolment AS
   SELECT id, learner_id, title_version_id, design_id, rulebook_id, state, pace_months, entered_on, planned_end_on,
     funded_by, funder, funding_ends_on, access_route, zone, ended_on
   FROM tracks.enrolment`;

const VIEWS = [
  ENROLMENTS_BEFORE.replace('CREATE VIEW', 'CREATE OR REPLACE VIEW').replace('ended_on\n', 'ended_on, number\n'),
  `CREATE VIEW tracks.pub_ready_block AS SELECT enrolment_id, block_id, ready_at FROM tracks.ready_block`,
];

/** Who waits for a jury by the facts so far: every criterion met, not validated, not adjourned with nothing new since. */
const FIND_READY = `
  INSERT INTO tracks.ready_block (enrolment_id, block_id, ready_at)
  SELECT e.id, b.id, max(l.decided_at)
  FROM tracks.enrolment e
  JOIN competence_blocks.pub_block b ON b.title_version_id = e.title_version_id
  JOIN competence_blocks.pub_competence c ON c.block_id = b.id
  LEFT JOIN competence_blocks.pub_criterion k ON k.competence_id = c.id
  LEFT JOIN tracks.pub_criterion_result l ON l.enrolment_id = e.id AND l.criterion_id = k.id
  LEFT JOIN tracks.pub_block_result r ON r.enrolment_id = e.id AND r.block_id = b.id
  WHERE r.result IS DISTINCT FROM 'validated'
  GROUP BY e.id, b.id, r.decided_at
  HAVING bool_and(l.met IS TRUE) AND (r.decided_at IS NULL OR max(l.decided_at) > r.decided_at)`;

const KEEP_LEAVE = `
  CREATE FUNCTION tracks.keep_presentation_leave() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'Leave to present a block again is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'presentation_leave_never_edited';
  END $$`;
const LEAVE_KEPT = `
  CREATE TRIGGER presentation_leave_never_edited BEFORE UPDATE OR DELETE ON tracks.presentation_leave
  FOR EACH ROW EXECUTE FUNCTION tracks.keep_presentation_leave()`;

/** A defence took 45 minutes before the rulebook said so: the same for every rulebook there is, active or not. */
const DEFENCE_MINUTES = [
  'ALTER TABLE tracks.rulebook DISABLE TRIGGER unchanged_once_given',
  `UPDATE tracks.rulebook SET numbers = numbers || '{"defenceMinutes": 45}' WHERE NOT numbers ? 'defenceMinutes'`,
  'ALTER TABLE tracks.rulebook ENABLE TRIGGER unchanged_once_given',
];
