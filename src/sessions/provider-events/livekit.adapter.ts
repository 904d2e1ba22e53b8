import { createHash, createHmac } from 'node:crypto';
import { isSameText } from './same-text.js';
import { FRESH_MS, type NormalEvent, type PresenceProvider, type ProviderRequest } from './provider-event.types.js';
import { recordIn, textIn } from './json-fields.js';

const KINDS: Record<string, NormalEvent['kind']> = {
  participant_joined: 'joined',
  participant_left: 'left',
  participant_connection_aborted: 'dropped',
  room_finished: 'ended',
};

/** Why a participant left, where it was not their own doing. */
const LOST = ['STATE_MISMATCH', 'JOIN_FAILURE', 'MIGRATION', 'SIGNAL_CLOSE', 'CONNECTION_TIMEOUT', 'MEDIA_FAILURE'];

/**
 * LiveKit, La Suite Meet, OpenVidu 3: a token (HS256) in `Authorization` holds the SHA-256 of the body; the room bears
 * the id of the session, the participant that of the person.
 */
export class LiveKit implements PresenceProvider {
  readonly name = 'livekit';

  constructor(
    private readonly apiKey: string,
    private readonly apiSecret: string,
  ) {}

  eventsOf(request: ProviderRequest): NormalEvent[] | null {
    if (!this.isSigned(request)) return null;
    const event = recordIn(request.body.toString('utf8'));
    if (!event) return [];
    const participant = recordIn(event['participant']) ?? {};
    const occurredAt = Number(textIn(event, 'createdAt')) * 1000;
    const told: NormalEvent = {
      eventId: textIn(event, 'id'),
      kind: kindOf(textIn(event, 'event'), textIn(participant, 'disconnectReason')),
      room: textIn(recordIn(event['room']) ?? {}, 'name'),
      person: textIn(participant, 'identity'),
      connection: textIn(participant, 'sid'),
      occurredAt,
    };
    return told.eventId && Number.isFinite(occurredAt) && Math.abs(request.now - occurredAt) < 1e15 ? [told] : [];
  }

  private isSigned({ body, headers, now }: ProviderRequest): boolean {
    const claims = this.claimsIn(String(headers['authorization'] ?? '').replace(/^Bearer /, ''));
    if (!claims || textIn(claims, 'iss') !== this.apiKey || !isOfNow(claims, now)) return false;
    return isSameText(textIn(claims, 'sha256'), createHash('sha256').update(body).digest('base64'));
  }

  /** What a token claims; null for one that was not signed with the secret of the house. */
  private claimsIn(token: string): Record<string, unknown> | null {
    const [head = '', payload = '', signature = '', ...more] = token.split('.');
    const wanted = createHmac('sha256', this.apiSecret).update(`${head}.${payload}`).digest('base64url');
    if (more.length > 0 || !isSameText(signature, wanted)) return null;
    const algorithm = recordIn(decoded(head));
    return algorithm && textIn(algorithm, 'alg') === 'HS256' ? recordIn(decoded(payload)) : null;
  }
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}

/** Is the token of now? One that is good for hours could be sent again for hours. */
function isOfNow(claims: Record<string, unknown>, now: number): boolean {
  const [notBefore, until] = [Number(claims['nbf'] ?? 0) * 1000, Number(claims['exp']) * 1000];
  return notBefore <= now + FRESH_MS && now <= until && until <= now + 2 * FRESH_MS;
}

function kindOf(event: string, reason: string): NormalEvent['kind'] {
  const kind = KINDS[event] ?? null;
  return kind === 'left' && LOST.includes(reason) ? 'dropped' : kind;
}
