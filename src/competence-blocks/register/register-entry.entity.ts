import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Certifier, TitleKind } from '../titles/title.types.js';
import type { Directory } from './register.types.js';

/** One title as the public register publishes it, whether the house prepares for it or not. */
@Entity({
  schema: 'competence_blocks',
  name: 'register_entry',
  comment:
    'Purpose: to find a title of the public register and draft it. Retention: until a whole register replaces it; public data.',
})
@Check('register_entry_directory', `"directory" IN ('RNCP', 'RS')`)
@Check('register_entry_kind', `"kind" IN ('state-title', 'private-title', 'other')`)
export class RegisterEntry {
  @PrimaryColumn('text') code: string;
  @Column('text') directory: Directory;
  @Column('int') number: number;
  @Column('text') name: string;
  @Column('text') kind: TitleKind;
  @Column('smallint', { nullable: true }) level: number | null;
  @Column('boolean') active: boolean;
  @Column('text', { nullable: true }) state: string | null;
  @Column('jsonb') certifiers: Certifier[];
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn: string | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('date', { name: 'registered_until_on', nullable: true }) registeredUntilOn: string | null;
  @Column('date', { name: 'awardable_until_on', nullable: true }) awardableUntilOn: string | null;
  @Column('int', { name: 'block_count' }) blockCount: number;
  /** Its words without accents, those of its name before those of its blocks, trades and fields. */
  @Index('register_entry_words', { type: 'gin' })
  @Column('tsvector')
  words: string;
  @Index('register_entry_certifier_words', { type: 'gin' })
  @Column('tsvector', { name: 'certifier_words' })
  certifierWords: string;
  /** The page that holds its record, in the tags of the XML export, and where on the inflated page. */
  @ForeignKey('RegisterPage', { name: 'register_entry_page_fk' })
  @Index('register_entry_by_page')
  @Column('uuid', { name: 'page_id' })
  pageId: string;
  @Column('int', { name: 'page_byte' }) pageByte: number;
  @Column('int', { name: 'byte_count' }) byteCount: number;
  /** The line of the file on which it stood when it was read last. */
  @Column('int') line: number;
  /** The newest reading that found it. */
  @ForeignKey('RegisterReading', { name: 'register_entry_read_in_fk' })
  @Column('uuid', { name: 'read_in' })
  readIn: string;
  /** The reading of a whole register that did not find it; null while it is published. */
  @ForeignKey('RegisterReading', { name: 'register_entry_gone_in_fk' })
  @Column('uuid', { name: 'gone_in', nullable: true })
  goneIn: string | null;
}
