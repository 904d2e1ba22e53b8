import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { SYSTEM } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { presenceWindow } from '../attendance/presence-record.rules.js';
import type { PresenceKind } from '../attendance/presence.types.js';
import { Session } from '../booking/session.entity.js';
import { slotOf } from '../booking/slots.rules.js';
import { ProviderRefused, ProviderUnknown } from '../sessions.errors.js';
import type { PresenceRecorded } from '../sessions.events.js';
import { peopleOf, placedAt, type PlacedSession, sessionIdIn } from './placing.rules.js';
import type { NormalEvent, ProviderRequest } from './provider-event.types.js';
import { Providers } from './providers.js';

/** Takes what a provider of video tells of presence: signed, each event once, the rest kept aside. */
@Injectable()
export class TakeProviderEvents {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly providers: Providers,
  ) {}

  /** Throws `ProviderUnknown` and `ProviderRefused`. */
  async run(name: string, request: Omit<ProviderRequest, 'now'>): Promise<void> {
    const provider = this.providers.named(name);
    if (!provider) throw new ProviderUnknown();
    const now = (await this.clock.now()).toMillis();
    const told = provider.eventsOf({ ...request, now });
    if (!told) throw new ProviderRefused();
    for (const event of told) await this.take(name, event, now);
  }

  private take(provider: string, event: NormalEvent, now: number): Promise<void> {
    return this.db.transaction(async () => {
      const at = placedAt(event.occurredAt, now);
      const session = await this.sessionOf(event.room);
      const { kind, person } = event;
      const people = peopleOf({ kind, person, at }, session && placedSession(session));
      const aside = typeof people === 'string' ? people : null;
      const [kept] = await this.db.sql(
        `INSERT INTO sessions.provider_event
           (id, provider, event_id, kind, room, person, occurred_at, received_at, session_id, aside)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        [
          newId(),
          provider,
          event.eventId,
          event.kind,
          event.room,
          event.person,
          new Date(event.occurredAt),
          new Date(now),
          session?.id ?? null,
          aside,
        ],
      );
      if (!kept || !session || !event.kind || typeof people === 'string') return;
      for (const personId of people) await this.record(session, { ...event, kind: event.kind, provider, personId, at });
    });
  }

  private async sessionOf(room: string): Promise<Session | null> {
    const id = sessionIdIn(room);
    return id === null ? null : this.db.of(Session).findOneBy({ id });
  }

  private async record(
    { id: sessionId, enrolmentId }: Session,
    fact: { provider: string; personId: string; kind: PresenceKind; connection: string; at: number },
  ): Promise<void> {
    const { provider, personId, kind, connection, at } = fact;
    const recordedAt = (await this.clock.now()).toJSDate();
    const [kept] = await this.db.sql(
      `INSERT INTO sessions.presence_fact
         (id, session_id, person_id, kind, at, source, connection, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [newId(), sessionId, personId, kind, new Date(at), provider, connection, recordedAt, SYSTEM.id],
    );
    if (!kept) return;
    const data = { sessionId, enrolmentId, personId, kind, at: new Date(at).toISOString() };
    await this.events.record<PresenceRecorded>(
      { name: 'sessions.presence-recorded', subject: enrolmentId, data },
      SYSTEM,
    );
  }
}

function placedSession(session: Session): PlacedSession {
  const { state, learnerId, mentorId } = session;
  const { start, end } = presenceWindow(slotOf(session));
  return { state, learnerId, mentorId, around: [start.toMillis(), end.toMillis()] };
}
