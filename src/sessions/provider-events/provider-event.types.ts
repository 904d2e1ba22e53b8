import type { PresenceKind } from '../attendance/presence.types.js';

/** What a provider of video tells, in the words of the house. */
export interface NormalEvent {
  /** Given by the provider, or made from what makes it one: told again, it is the same. */
  eventId: string;
  /** Null for what says nothing of presence. */
  kind: PresenceKind | null;
  /** The room as the provider names it. */
  room: string;
  /** The person as the provider names them; empty for what is about the whole room. */
  person: string;
  /** Which of their lines; empty where the provider tells none apart. */
  connection: string;
  /** In milliseconds of the epoch, by the provider's clock. */
  occurredAt: number;
}

/** A request of a provider as it came over the line. */
export interface ProviderRequest {
  body: Buffer;
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, unknown>;
  /** Now, in milliseconds of the epoch. */
  now: number;
}

/** A provider of video, as far as it tells of presence. */
export interface PresenceProvider {
  /** Its name in addresses, and the source of the facts it tells. */
  readonly name: string;
  /** The events of a request that it signed; null for one that it did not, or not now. */
  eventsOf(request: ProviderRequest): NormalEvent[] | null;
}

/** How far the clocks of a provider and of the house may lie apart, and how long a request may be under way. */
export const FRESH_MS = 5 * 60_000;
