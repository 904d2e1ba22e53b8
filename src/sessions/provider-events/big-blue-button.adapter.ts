import { createHash } from 'node:crypto';
import { listIn, recordIn, textIn } from './json-fields.js';
import { FRESH_MS, type NormalEvent, type PresenceProvider, type ProviderRequest } from './provider-event.types.js';
import { isSameText } from './same-text.js';

const KINDS: Record<string, NormalEvent['kind']> = {
  'user-joined': 'joined',
  'user-left': 'left',
  'meeting-ended': 'ended',
};

/** By the length of their hexadecimal digits. */
const HASHES: Record<number, string> = { 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/**
 * BigBlueButton (bbb-webhooks): `checksum` in the address is the hash of the address without it, the body and the
 * secret; the meeting bears the id of the session, the user that of the person.
 */
export class BigBlueButton implements PresenceProvider {
  readonly name = 'bigbluebutton';

  constructor(
    private readonly secret: string,
    /** The address at which it calls us, as it was told. */
    private readonly address: string,
  ) {}

  eventsOf(request: ProviderRequest): NormalEvent[] | null {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const sentAt = Number(form.get('timestamp'));
    const isFresh = Number.isFinite(sentAt) && Math.abs(request.now - sentAt) <= FRESH_MS;
    if (!this.isSigned(request) || !isFresh) return null;
    return listIn(form.get('event') ?? '')
      .map((item) => eventOf(recordIn((recordIn(item) ?? {})['data']) ?? {}))
      .filter((event) => event !== null);
  }

  private isSigned({ body, query }: ProviderRequest): boolean {
    const checksum = typeof query['checksum'] === 'string' ? query['checksum'] : '';
    const hash = HASHES[checksum.length];
    if (!hash) return false;
    return isSameText(checksum, createHash(hash).update(this.address).update(body).update(this.secret).digest('hex'));
  }
}

function eventOf(data: Record<string, unknown>): NormalEvent | null {
  const attributes = recordIn(data['attributes']) ?? {};
  const meeting = recordIn(attributes['meeting']) ?? {};
  const user = recordIn(attributes['user']) ?? {};
  const name = textIn(data, 'id');
  const occurredAt = Number((recordIn(data['event']) ?? {})['ts']);
  if (!name || !Number.isFinite(occurredAt) || Math.abs(occurredAt) > 8e15) return null;
  const connection = textIn(user, 'internal-user-id');
  const meetingId = textIn(meeting, 'internal-meeting-id');
  return {
    // It gives no id: an event is one by what, where, who and when.
    eventId: createHash('sha256').update([name, meetingId, connection, occurredAt].join('|')).digest('hex'),
    kind: KINDS[name] ?? null,
    room: textIn(meeting, 'external-meeting-id'),
    person: textIn(user, 'external-user-id'),
    connection,
    occurredAt,
  };
}
