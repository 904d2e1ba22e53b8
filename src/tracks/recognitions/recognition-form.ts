import { inputPipe } from '../../platform/http/input.pipe.js';
import type { DecideRecognitionInput } from './decide-recognition.use-case.js';
import { RecognitionBody, WithdrawalBody } from './recognitions.dto.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();

/** The recognition that a body asks for on a track. */
export function askedBy(enrolmentId: string, body: RecognitionBody): DecideRecognitionInput {
  const { kind, blockId, competenceIds, sourceCode, basis, reason, fileIds, projectIds } = body;
  const source = kind === 'equivalence' ? (sourceCode ?? null) : null;
  const named = { enrolmentId, kind, competenceIds: idsOf(competenceIds), fileIds: idsOf(fileIds) };
  const whole = blockId ? { blockId: blockId.toLowerCase(), competenceIds: [] } : {};
  return { ...named, ...whole, projectIds: idsOf(projectIds), sourceCode: source, basis, reason };
}

function idsOf(ids: readonly string[]): string[] {
  return ids.map((id) => id.toLowerCase());
}

/** What the form of the page asks for; `scope` is `competences`, or the block that is recognised whole. */
export async function recognitionIn(enrolmentId: string, form: Form): Promise<DecideRecognitionInput> {
  const scope = textIn(form, 'scope');
  const isWhole = scope !== undefined && scope !== 'competences';
  const body = {
    kind: textIn(form, 'kind'),
    ...(isWhole ? { blockId: scope } : { competenceIds: listIn(form, 'competenceIds') }),
    ...(textIn(form, 'sourceCode') && { sourceCode: textIn(form, 'sourceCode')?.toUpperCase() }),
    basis: textIn(form, 'basis'),
    reason: textIn(form, 'reason'),
    fileIds: listIn(form, 'fileIds'),
    projectIds: listIn(form, 'projectIds'),
  };
  return askedBy(enrolmentId, await bodyOf(RecognitionBody, body));
}

/** Why a recognition is withdrawn. */
export function withdrawalIn(form: Form): Promise<WithdrawalBody> {
  return bodyOf(WithdrawalBody, { reason: textIn(form, 'reason') });
}

/** The form as it is shown again, filled in as it was sent. */
export function filledIn(form: Form) {
  return {
    kind: textIn(form, 'kind') ?? '',
    scope: textIn(form, 'scope') ?? 'competences',
    competenceIds: listIn(form, 'competenceIds'),
    sourceCode: textIn(form, 'sourceCode') ?? '',
    basis: textIn(form, 'basis') ?? '',
    reason: textIn(form, 'reason') ?? '',
    fileIds: listIn(form, 'fileIds'),
    projectIds: listIn(form, 'projectIds'),
  };
}

function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}

function listIn(form: Form, name: string): unknown[] {
  return [form[name] ?? []].flat();
}

function textIn(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
