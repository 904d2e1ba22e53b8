import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person who accompanies learners: up to which level of project, in which languages, how many at a time. */
@Entity({
  schema: 'mentors',
  name: 'mentor',
  comment:
    'Purpose: who may accompany whom, and under which name. Retention: 3 years after the last assignment; the name stays with the sessions held.',
})
@Check('mentor_level_known', `"max_level" >= 1 AND "max_level" <= 3`)
@Check('mentor_takes_learners', `"max_learners" >= 0`)
@Check('mentor_caps_sessions', `"sessions_per_day" >= 1 AND "sessions_per_week" >= 1`)
export class Mentor {
  @ForeignKey('Account', { name: 'mentor_account_fk' })
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { name: 'full_name' }) fullName: string;
  @Column('text') zone: string;
  @Column('text', { array: true }) languages: string[];
  @Column('int', { name: 'max_level' }) maxLevel: number;
  @Column('int', { name: 'max_learners' }) maxLearners: number;
  /** At most so many sessions in a day of the mentor's zone; null when the mentor set no limit. */
  @Column('int', { name: 'sessions_per_day', nullable: true }) sessionsPerDay: number | null;
  /** At most so many sessions in a week, from Monday, of the mentor's zone; null when the mentor set no limit. */
  @Column('int', { name: 'sessions_per_week', nullable: true }) sessionsPerWeek: number | null;
  /** Codes of the public register, as `RNCP37873`; every title of the house when empty. */
  @Column('text', { name: 'title_codes', array: true, default: '{}' }) titleCodes: string[];
  /** Accompanies learners with a disability, by their own choice. */
  @Column('boolean', { name: 'welcomes_disability', default: false }) welcomesDisability: boolean;
  /** Since when they have accompanied learners, here or elsewhere; without it, since their first learner here. */
  @Column('date', { name: 'accompanies_since_on', nullable: true }) accompaniesSinceOn: string | null;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
}
