import type pg from 'pg';

/** The year whose awards are exported. */
export const PERIOD = { fromOn: '2025-01-01', untilOn: '2025-12-31' };

const ID = (kind: number) => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;

/** One of four, which also divides the juries. */
const TITLE = `('00000001-0000-7000-8000-' || lpad(to_hex(n % 4), 12, '0'))::uuid`;

const TITLES = `
  INSERT INTO competence_blocks.title_version (id, code, version, state, kind, name, level, certifiers, nsf_codes,
    jury_composition, register_record, content_sha256, import_id, imported_at, activated_at, activated_by)
  SELECT ${ID(1)}, 'RNCP3787' || n, 1, 'active', 'state-title', 'Titre ' || n, 6, '[{"siret": null, "name": "Certificateur"}]',
    '[]', '{}', '{}', 'x', ${ID(1)}, now(), now(), ${ID(1)} FROM generate_series(0, 3) n`;

const IDENTITIES = `
  INSERT INTO learners.civil_identity (id, learner_id, birth_name, usage_name, first_name, second_name, sex, birth_year,
    birth_month, birth_day, birth_insee_code, birth_place, birth_country_code, birth_country, recorded_at, recorded_by)
  SELECT ${ID(2)}, ${ID(3)}, (ARRAY['Lefèvre', 'O’Neil', 'Ærøskøbing', 'Garcia-Márquez', 'D’Aÿ'])[n % 5 + 1] || repeat('e', n % 20),
    CASE WHEN n % 4 = 0 THEN 'Moreau' END, (ARRAY['Camille', 'Zoë', 'Łukasz', 'Jean-Noël'])[n % 4 + 1],
    CASE WHEN n % 2 = 0 THEN 'Inès' END, CASE WHEN n % 2 = 0 THEN 'F' ELSE 'M' END, 1960 + n % 45, 1 + n % 12, 1 + n % 28,
    lpad((1 + n % 95)::text, 2, '0') || lpad((1 + n % 500)::text, 3, '0'), 'Commune ' || n % 500, '100', 'France', now(), ${ID(3)}
  FROM generate_series(1, $1::int) n`;

const CHECKS = `
  INSERT INTO learners.identity_check (id, learner_id, civil_identity_id, document, checked_on, checked_at, checked_by)
  SELECT ${ID(2)}, ${ID(3)}, ${ID(2)}, 'identity-card', '2025-01-02', now(), ${ID(3)} FROM generate_series(1, $1::int) n`;

const ENROLMENTS = `
  INSERT INTO tracks.enrolment (id, learner_id, title_version_id, design_id, rulebook_id, state, pace_months, entered_on,
    planned_end_on, funded_by, access_route, weekly_hours, weekdays, zone, country, enrolled_at, enrolled_by, number)
  SELECT ${ID(4)}, ${ID(3)}, ${TITLE}, ${ID(5)}, ${ID(6)},
    'completed', 12, '2024-01-08', '2025-01-07', 'self',
    (ARRAY['continuing-education', 'work-study-contract', 'prior-learning', 'independent'])[n % 4 + 1], 15, '{1,2,3,4,5}',
    'Europe/Paris', 'FR', now(), ${ID(3)}, '2024-' || lpad(n::text, 6, '0')
  FROM generate_series(1, $1::int) n`;

const JURIES = `
  INSERT INTO assessment.jury (id, number, title_version_id, held_at, held_on, zone, place, mode, president_id, numbers,
    state, convened_at, convened_on, convened_by, deliberated_at)
  SELECT ${ID(8)}, 'J-2025-' || lpad(n::text, 4, '0'), ${TITLE}, date '2025-01-01' + n, date '2025-01-01' + n, 'Europe/Paris',
    'Paris', (ARRAY['remote', 'on-site', 'mixed'])[n % 3 + 1], ${ID(3)}, '{}', 'sealed', now(), '2024-12-01', ${ID(3)}, now()
  FROM generate_series(0, 363) n`;

const AWARDS = `
  INSERT INTO assessment.award (id, number, enrolment_id, learner_id, title_version_id, jury_id, case_id, issued_on,
    issued_at, issued_by, state)
  SELECT ${ID(7)}, '2025-' || lpad(n::text, 6, '0'), ${ID(4)}, ${ID(3)}, ${TITLE},
    ('00000008-0000-7000-8000-' || lpad(to_hex(n % 364), 12, '0'))::uuid, ${ID(9)}, date '2025-01-01' + n % 364, now(),
    ${ID(3)}, 'issued'
  FROM generate_series(1, $1::int) n`;

/** This many awards of four titles in the year, with whole identities; only the rows that the export reads. */
export async function insertAwards(client: pg.Client, rows: number): Promise<void> {
  // Neither accounts nor minutes are needed here, so the keys to them are not looked after.
  await client.query('SET session_replication_role = replica');
  for (const sql of [TITLES, JURIES]) await client.query(sql);
  for (const sql of [IDENTITIES, CHECKS, ENROLMENTS, AWARDS]) await client.query(sql, [rows]);
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
}
