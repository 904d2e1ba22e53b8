import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Documents, type JsonObject } from '../../platform/documents/document-printer.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MinutesUnknown } from '../assessment.errors.js';
import { JuryFacts } from './jury-facts.queries.js';
import type { JuryMode } from './jury.types.js';
import { LegalWords } from './legal-words.js';
import type { MinutesCandidate } from './minutes.types.js';
import { type SealedMinutes, SealedMinutesQueries } from './sealed-minutes.queries.js';

const MODALITIES: Record<JuryMode, string> = { 'on-site': 'in-person', remote: 'remote', mixed: 'mixed' };

/** Prints sealed minutes: always the same bytes for the same signatures. */
@Injectable()
export class MinutesDocument {
  constructor(
    private readonly juries: JuryFacts,
    private readonly minutes: SealedMinutesQueries,
    private readonly words: LegalWords,
    private readonly documents: Documents,
  ) {}

  /** The minutes as PDF. Throws `JuryUnknown` and, before they are sealed, `MinutesUnknown`. */
  async print(juryId: string, actor: Actor): Promise<{ number: string; pdf: Uint8Array }> {
    await this.juries.jury(juryId, actor);
    const minutes = await this.minutes.of(juryId);
    if (!minutes) throw new MinutesUnknown(juryId);
    const signed = minutes.signatures.map(({ signedAt }) => Date.parse(signedAt));
    const createdAt = new Date(Math.max(minutes.sealedAt.getTime(), ...signed));
    const pdf = await this.documents.print('minutes', await this.dataOf(minutes), { language: 'fr', createdAt });
    return { number: minutes.number, pdf };
  }

  private async dataOf({ content, sha256, sealedAt, signatures }: SealedMinutes): Promise<JsonObject> {
    const { certification, session, quorum } = content;
    const { mode, zone, ...when } = session;
    const signedAt = (memberId: string) => signatures.find((one) => one.memberId === memberId)?.signedAt;
    return {
      number: content.number,
      certifier: { name: content.certifier },
      certification: {
        kindLabel: await this.words.kind(certification.kind),
        title: certification.title,
        code: certification.code,
      },
      session: { ...when, zone, modality: MODALITIES[mode] },
      members: content.members.map(({ id, ...member }) => {
        const at = signedAt(id);
        return { ...member, ...(at && { signedAt: localMoment(at, zone) }) };
      }),
      quorum,
      conflicts: await Promise.all(
        content.conflicts.map(async (tie) => ({
          member: tie.member,
          candidate: tie.candidate,
          reason: await this.words.tie(tie),
          steppedAside: true,
        })),
      ),
      candidates: content.candidates.map(candidateData),
      incidents: content.incidents,
      seal: { sealedAt: localMoment(sealedAt.toISOString(), zone), sha256 },
    };
  }
}

function candidateData({
  name,
  enrolmentId,
  enrolmentNumber,
  born,
  outcome,
  reasons,
  withoutMembers,
  blocks,
}: MinutesCandidate): JsonObject {
  return {
    name,
    reference: enrolmentNumber ?? enrolmentId,
    ...(born && { bornOn: born }),
    outcome,
    ...(reasons && { reasons }),
    withoutMembers,
    blocks: blocks.map(({ code, title, decision, reasons: why }) => ({
      code,
      title,
      decision,
      ...(why && { reasons: why }),
    })),
  };
}

/** `YYYY-MM-DDTHH:MM` in the zone of the jury. */
function localMoment(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
