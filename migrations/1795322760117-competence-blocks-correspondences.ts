import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CorrespondencesCompetenceBlocks1795322760117 implements MigrationInterface {
  name = 'CorrespondencesCompetenceBlocks1795322760117';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "competence_blocks"."block_correspondence" ("from_block_id" uuid NOT NULL, "to_block_id" uuid NOT NULL, "number" integer NOT NULL, "kind" text NOT NULL, "source" text NOT NULL, "proposed_kind" text, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, CONSTRAINT "block_correspondence_says_why" CHECK ("reason" IS NOT NULL OR "kind" IS NOT DISTINCT FROM "proposed_kind"), CONSTRAINT "block_correspondence_of_two_blocks" CHECK ("from_block_id" <> "to_block_id"), CONSTRAINT "block_correspondence_source" CHECK ("source" IN ('register', 'officer')), CONSTRAINT "block_correspondence_proposed_kind" CHECK ("proposed_kind" IN ('total', 'partial')), CONSTRAINT "block_correspondence_kind" CHECK ("kind" IN ('total', 'partial', 'none')), CONSTRAINT "block_correspondence_counts_from_1" CHECK ("number" >= 1), CONSTRAINT "PK_cc980412f8f276899c854c81584" PRIMARY KEY ("from_block_id", "to_block_id", "number"))`,
    );
    await runner.query(
      `CREATE INDEX "block_correspondence_by_to" ON "competence_blocks"."block_correspondence"  ("to_block_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."block_correspondence" IS 'Purpose: which block of a later version a validated block stands for, decided by whom and why. Retention: as the title.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."criterion_correspondence" ("id" uuid NOT NULL, "from_block_id" uuid NOT NULL, "to_block_id" uuid NOT NULL, "from_wording" text NOT NULL, "to_wording" text NOT NULL, "from_mark" text NOT NULL, "to_mark" text NOT NULL, "number" integer NOT NULL, "is_same" boolean NOT NULL, "reason" text NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, CONSTRAINT "criterion_correspondence_counts_from_1" CHECK ("number" >= 1), CONSTRAINT "PK_7015ab4d815e711b6bef87485bf" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "criterion_correspondence_once" ON "competence_blocks"."criterion_correspondence"  ("from_block_id", "to_block_id", "from_mark", "to_mark", "number") `,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."criterion_correspondence" IS 'Purpose: which criteria of two versions ask the same in other words, decided by whom and why. Retention: as the title.'`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block_correspondence" ADD CONSTRAINT "block_correspondence_from_fk" FOREIGN KEY ("from_block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block_correspondence" ADD CONSTRAINT "block_correspondence_to_fk" FOREIGN KEY ("to_block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."criterion_correspondence" ADD CONSTRAINT "criterion_correspondence_from_fk" FOREIGN KEY ("from_block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."criterion_correspondence" ADD CONSTRAINT "criterion_correspondence_to_fk" FOREIGN KEY ("to_block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [WORDING_MARK, KEEP_DECISIONS, ...TRIGGERS, ...VIEWS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of ['pub_criterion_correspondence', 'criterion_pair', 'pub_block_correspondence']) {
      await runner.query(`DROP VIEW "competence_blocks"."${view}"`);
    }
    for (const table of TABLES) {
      await runner.query(`DROP TRIGGER "${table}_never_edited" ON "competence_blocks"."${table}"`);
    }
    await runner.query('DROP FUNCTION "competence_blocks"."keep_correspondences"()');
    await runner.query('DROP FUNCTION "competence_blocks"."wording_mark"(text)');
    await runner.query(
      `ALTER TABLE "competence_blocks"."criterion_correspondence" DROP CONSTRAINT "criterion_correspondence_to_fk"`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."criterion_correspondence" DROP CONSTRAINT "criterion_correspondence_from_fk"`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block_correspondence" DROP CONSTRAINT "block_correspondence_to_fk"`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block_correspondence" DROP CONSTRAINT "block_correspondence_from_fk"`,
    );
    await runner.query(`COMMENT ON TABLE "competence_blocks"."criterion_correspondence" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."criterion_correspondence_once"`);
    await runner.query(`DROP TABLE "competence_blocks"."criterion_correspondence"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."block_correspondence" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."block_correspondence_by_to"`);
    await runner.query(`DROP TABLE "competence_blocks"."block_correspondence"`);
  }
}

const TABLES = ['block_correspondence', 'criterion_correspondence'];

/** By which a wording is known again: its words, small, without what stands between them. */
const WORDING_MARK = `
  CREATE FUNCTION competence_blocks.wording_mark(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(
      btrim(regexp_replace(lower(normalize(words, NFKC)), '[^[:alnum:]]+', ' ', 'g')), 'UTF8')), 'hex')
  $$`;

/** What was decided stays; a later decision takes its place. */
const KEEP_DECISIONS = `
  CREATE FUNCTION competence_blocks.keep_correspondences() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A decision on a correspondence is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'correspondence_never_edited';
  END $$`;

const TRIGGERS = TABLES.map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON competence_blocks.${table}
  FOR EACH ROW EXECUTE FUNCTION competence_blocks.keep_correspondences()`,
);

const VIEWS = [
  `CREATE VIEW competence_blocks.pub_block_correspondence AS
   SELECT from_block_id, to_block_id, kind FROM competence_blocks.block_correspondence d
   WHERE kind <> 'none' AND NOT EXISTS (
     SELECT 1 FROM competence_blocks.block_correspondence later
     WHERE later.from_block_id = d.from_block_id AND later.to_block_id = d.to_block_id AND later.number > d.number)`,
  // What an officer said of two wordings goes before the wordings. The same words under two competences of a block are
  // told apart by their competence.
  `CREATE VIEW competence_blocks.criterion_pair AS
   WITH worded AS (
     SELECT k.id, c.block_id, competence_blocks.wording_mark(k.name) AS mark,
       competence_blocks.wording_mark(c.name) AS competence_mark,
       count(*) OVER (PARTITION BY c.block_id, competence_blocks.wording_mark(k.name)) AS times
     FROM competence_blocks.criterion k JOIN competence_blocks.competence c ON c.id = k.competence_id
     WHERE c.block_id IN (SELECT from_block_id FROM competence_blocks.pub_block_correspondence
       UNION SELECT to_block_id FROM competence_blocks.pub_block_correspondence)),
   decided AS (
     SELECT DISTINCT ON (from_block_id, to_block_id, from_mark, to_mark) from_block_id, to_block_id, from_mark, to_mark,
       is_same
     FROM competence_blocks.criterion_correspondence
     ORDER BY from_block_id, to_block_id, from_mark, to_mark, number DESC)
   SELECT b.from_block_id, b.to_block_id, f.id AS from_criterion_id, t.id AS to_criterion_id,
     coalesce(d.is_same, FALSE) AS is_by_hand
   FROM competence_blocks.pub_block_correspondence b
   JOIN worded f ON f.block_id = b.from_block_id JOIN worded t ON t.block_id = b.to_block_id
   LEFT JOIN decided d ON d.from_block_id = b.from_block_id AND d.to_block_id = b.to_block_id
     AND d.from_mark = f.mark AND d.to_mark = t.mark
   WHERE coalesce(d.is_same, f.mark = t.mark AND (f.competence_mark = t.competence_mark OR (f.times = 1 AND t.times = 1)))`,
  `CREATE VIEW competence_blocks.pub_criterion_correspondence AS
   SELECT DISTINCT from_criterion_id, to_criterion_id FROM competence_blocks.criterion_pair`,
];
