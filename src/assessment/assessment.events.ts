import type { NewEvent } from '../platform/events/event.types.js';

/** `employer`, names and evidence stay in the table: an event carries ids and facts. */
export type JuryMemberRegistered = NewEvent<{ memberId: string; isOutside: boolean; titleCodes: string[] }>;
