import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addressOf, Environment } from '../../../config/environment.js';
import { AccountNames, type Addressee, Addressees } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Views } from '../../platform/web/views.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { SessionsCalendar } from './sessions-calendar.js';

interface FeedRow {
  id: string;
  learnerId: string;
  mentorId: string;
  startsAt: Date;
  endsAt: Date;
  moves: number;
  isOff: boolean;
  changedAt: Date;
}

/** A session, and the name of the other side. */
type FeedEntry = FeedRow & { with: string };

/** A calendar as it stands: its text (RFC 5545) is written only for a program that does not have it yet. */
export interface Feed {
  tag: string;
  text: () => string;
}

const DAYS_BACK = 90;
const MOST_SESSIONS = 2000;
/** How soon programs are asked to read again (RFC 7986, 5.7). */
const AGAIN_AFTER = 'PT1H';

/** The sessions of a person as a calendar that their own program reads. */
@Injectable()
export class FeedQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly addresses: CalendarAddresses,
    private readonly addressees: Addressees,
    private readonly names: AccountNames,
    private readonly views: Views,
    private readonly environment: Environment,
  ) {}

  /** The calendar under a secret, in its owner's language; null where the secret is not good. */
  async feedOf(secret: string): Promise<Feed | null> {
    const ownerId = await this.addresses.ownerOf(secret);
    const owner = ownerId && (await this.addressees.of(ownerId));
    if (!owner) return null;
    const now = (await this.clock.now()).toJSDate();
    const sessions = await this.sessionsOf(owner.id, now);
    const names = await this.names.of(sessions.map((session) => otherThan(owner.id, session)));
    const entries = sessions.map((session) => ({ ...session, with: names.get(otherThan(owner.id, session)) ?? '' }));
    const state = JSON.stringify([owner.language, addressOf(this.environment, '/'), entries]);
    return {
      tag: `"${createHash('sha256').update(state).digest('base64url')}"`,
      text: () => this.textOf(owner, entries, now),
    };
  }

  private textOf(owner: Addressee, entries: FeedEntry[], now: Date): string {
    const voice = this.views.voiceFor({ language: owner.language, zone: owner.zone, now });
    const name = voice.t('sessions:calendar.name');
    const calendar = new SessionsCalendar(owner.language)
      .says('name', name)
      .says('x-wr-calname', name)
      .says('refresh-interval', AGAIN_AFTER, { value: 'DURATION' })
      .says('x-published-ttl', AGAIN_AFTER);
    for (const { id, with: other, ...entry } of entries) {
      const summary = voice.t('sessions:calendar.session', { with: other });
      const url = addressOf(this.environment, `/sessions/${id}`);
      calendar.add({ ...entry, sessionId: id, summary, url });
    }
    return calendar.toString();
  }

  private sessionsOf(personId: string, now: Date): Promise<FeedRow[]> {
    return this.db.sql<FeedRow>(
      `SELECT id, learner_id AS "learnerId", mentor_id AS "mentorId", starts_at AS "startsAt", ends_at AS "endsAt",
         moves, state LIKE 'cancelled%' AS "isOff",
         CASE WHEN state LIKE 'cancelled%' THEN settled_at ELSE coalesce(moved_at, booked_at) END AS "changedAt"
       FROM sessions.session
       WHERE (learner_id = $1 OR mentor_id = $1) AND starts_at > $2::timestamptz - $3 * interval '1 day'
       ORDER BY starts_at, id LIMIT $4`,
      [personId, now, DAYS_BACK, MOST_SESSIONS],
    );
  }
}

function otherThan(personId: string, { learnerId, mentorId }: FeedRow): string {
  return personId === learnerId ? mentorId : learnerId;
}
