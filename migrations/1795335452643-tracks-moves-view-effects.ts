import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (effects: string) => `
  CREATE VIEW tracks.pub_enrolment_move AS
  SELECT m.id, m.enrolment_id, m.move_id, m.moved_at, m.reason, m.takes_back_id,
    m.from_rulebook_id, fr.name AS from_rulebook_name, fr.version AS from_rulebook_version,
    m.to_rulebook_id, tr.name AS to_rulebook_name, tr.version AS to_rulebook_version,
    m.from_design_id, fd.name AS from_design_name, fd.version AS from_design_version,
    m.to_design_id, td.name AS to_design_name, td.version AS to_design_version,
    m.from_title_version_id, m.to_title_version_id${effects}
  FROM tracks.enrolment_move m
  JOIN tracks.rulebook fr ON fr.id = m.from_rulebook_id
  JOIN tracks.rulebook tr ON tr.id = m.to_rulebook_id
  JOIN tracks.design fd ON fd.id = m.from_design_id
  JOIN tracks.design td ON td.id = m.to_design_id`;

/** What a move did to a learner, for those who tell it. */
export class MovesViewEffectsTracks1795335452643 implements MigrationInterface {
  name = 'MovesViewEffectsTracks1795335452643';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_enrolment_move');
    await runner.query(view(', m.effects'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_enrolment_move');
    await runner.query(view(''));
  }
}
