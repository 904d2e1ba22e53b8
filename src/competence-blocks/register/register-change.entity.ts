import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ChangeKind } from './register.types.js';

/** What a reading of the register found of one title that the readings before it did not. */
@Entity({
  schema: 'competence_blocks',
  name: 'register_change',
  comment: 'Purpose: what changed in the public register, title by title. Retention: for good; public data.',
})
@Check('register_change_kind', `"kind" IN ('new', 'changed', 'gone', 'back')`)
export class RegisterChange {
  @ForeignKey('RegisterReading', { name: 'register_change_reading_fk' })
  @PrimaryColumn('uuid', { name: 'reading_id' })
  readingId: string;
  @PrimaryColumn('text') code: string;
  @Column('text') kind: ChangeKind;
  /** What a changed record says otherwise: `registeredUntilOn`, `blocks`. */
  @Column('text', { array: true }) fields: string[];
}
