import { inputPipe } from '../../platform/http/input.pipe.js';
import type { BlockStanding } from '../../tracks/index.js';
import { RevokeAwardBody } from '../awards/awards.dto.js';
import { FileAppealBody, RuleOnAppealBody } from '../appeals/appeals.dto.js';
import { DeliberateBody } from './cases.dto.js';
import { ConveneJuryBody, DeclareConflictBody, RecordPresencesBody, SealMinutesBody } from './juries.dto.js';
import { LetPresentAgainBody } from './presentations.dto.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();

/** The jury that a form convenes; who presides sits. */
export function convocationOf(form: Form): Promise<ConveneJuryBody> {
  const { titleVersionId, zone, place, mode, presidentId } = form;
  const memberIds = [...new Set([...listIn(form, 'presidentId'), ...listIn(form, 'memberIds')])];
  const heldAt = `${textIn(form, 'day') ?? ''}T${textIn(form, 'time') ?? ''}`;
  const enrolmentIds = listIn(form, 'enrolmentIds');
  return bodyOf(ConveneJuryBody, { titleVersionId, heldAt, zone, place, mode, presidentId, memberIds, enrolmentIds });
}

/** What the form of a convocation shows as filled in; to begin with, those whose identity is verified are presented. */
export function filledIn(
  form: Form,
  { zone, candidates }: { zone: string; candidates: readonly { enrolmentId: string; identityVerified: boolean }[] },
) {
  const wasSent = 'day' in form;
  const verified = candidates.filter(({ identityVerified }) => identityVerified).map(({ enrolmentId }) => enrolmentId);
  return {
    day: textIn(form, 'day') ?? '',
    time: textIn(form, 'time') ?? '',
    zone: textIn(form, 'zone') ?? zone,
    place: textIn(form, 'place') ?? '',
    mode: textIn(form, 'mode') ?? '',
    presidentId: textIn(form, 'presidentId') ?? '',
    memberIds: listIn(form, 'memberIds'),
    enrolmentIds: wasSent ? listIn(form, 'enrolmentIds') : verified,
  };
}

/** Who is present by a form of check boxes. */
export function presencesOf(form: Form): Promise<RecordPresencesBody> {
  return bodyOf(RecordPresencesBody, { memberIds: listIn(form, 'memberIds') });
}

/** What a member says of their tie to a candidate. */
export function tieOf(form: Form): Promise<DeclareConflictBody> {
  const { caseId, kind } = form;
  return bodyOf(DeclareConflictBody, { caseId, kind, reason: textIn(form, 'reason') });
}

/** Why an adjourned block comes before a jury again. */
export function leaveOf(form: Form): Promise<LetPresentAgainBody> {
  return bodyOf(LetPresentAgainBody, { reason: textIn(form, 'reason') });
}

/** What a candidate contests. */
export function appealOf(form: Form): Promise<FileAppealBody> {
  return bodyOf(FileAppealBody, { reason: textIn(form, 'reason') });
}

/** What an officer finds of an appeal. */
export function rulingOf(form: Form): Promise<RuleOnAppealBody> {
  const answer = form['admissible'];
  const admissible = answer === 'yes' ? true : answer === 'no' ? false : undefined;
  return bodyOf(RuleOnAppealBody, { admissible, reason: textIn(form, 'reason') });
}

/** Why a title is taken back. */
export function revocationOf(form: Form): Promise<RevokeAwardBody> {
  return bodyOf(RevokeAwardBody, { reason: textIn(form, 'reason') });
}

/** What the minutes add in the jury's words. */
export function sealOf(form: Form): Promise<SealMinutesBody> {
  const incidents = textIn(form, 'incidents');
  return bodyOf(SealMinutesBody, { ...(incidents && { incidents: [incidents] }) });
}

/** What a form decides of a case: for each block `decision-<id>` and, where it is adjourned, `why-<id>`. */
export function deliberationOf(form: Form, blocks: readonly BlockStanding[]): Promise<DeliberateBody> {
  const decided = blocks.flatMap(({ blockId }) => {
    const decision = textIn(form, `decision-${blockId}`);
    return decision ? [{ blockId, decision, reason: textIn(form, `why-${blockId}`) }] : [];
  });
  return bodyOf(DeliberateBody, {
    attendance: form['attendance'],
    reason: textIn(form, 'reason'),
    blocks: decided,
  });
}

/** The form as the body of the same request of a program, with the same faults. */
export function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}

/** Every value of a field that may come more than once. */
export function listIn(form: Form, name: string): unknown[] {
  return [form[name] ?? []].flat();
}

/** The words of a field; nothing for one left blank. */
export function textIn(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
