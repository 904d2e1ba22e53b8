import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnrolmentViewTracks1795334456340 implements MigrationInterface {
  name = 'EnrolmentViewTracks1795334456340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(view('CREATE OR REPLACE', MORE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_enrolment');
    await runner.query(view('CREATE', ''));
  }
}

/** What a mentor is looked for by: the title, the days of the learner's own week, since when. */
const MORE = `, weekdays, enrolled_at,
     (SELECT t.code FROM competence_blocks.title_version t WHERE t.id = title_version_id) AS title_code`;

const view = (make: string, more: string) => `${make} VIEW tracks.pub_enrolment AS
   SELECT id, learner_id, title_version_id, design_id, rulebook_id, state, pace_months, entered_on, planned_end_on,
     funded_by, funder, funding_ends_on, access_route, zone, ended_on, number${more}
   FROM tracks.enrolment`;
