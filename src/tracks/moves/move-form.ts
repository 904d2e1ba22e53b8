import { inputPipe } from '../../platform/http/input.pipe.js';
import { ClausesBody, PrepareMoveBody, TakeMoveBackBody } from './moves.dto.js';
import { CLAUSES } from './moves.types.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

/** What the form of a move is filled in with. */
export interface MoveFormFields {
  /** `rulebook:<id>`, `design:<id>`, `title:<id>` or `enrolment:<id>`. */
  from: string;
  toRulebookId: string;
  toDesignId: string;
  reason: string;
}

const FROM: Record<string, keyof PrepareMoveBody> = {
  rulebook: 'fromRulebookId',
  design: 'fromDesignId',
  title: 'fromTitleVersionId',
  enrolment: 'enrolmentId',
};

const pipe = inputPipe();

export function fieldsIn(form: Form): MoveFormFields {
  const [from, toRulebookId, toDesignId, reason] = ['from', 'toRulebookId', 'toDesignId', 'reason'].map((name) =>
    textIn(form, name),
  );
  return { from: from ?? '', toRulebookId: toRulebookId ?? '', toDesignId: toDesignId ?? '', reason: reason ?? '' };
}

/** The move that a form asks for, with the same faults as the request of a program. */
export function moveAsked({ from, toRulebookId, toDesignId, reason }: MoveFormFields): Promise<PrepareMoveBody> {
  const [kind = '', id = ''] = from.split(':');
  const group = FROM[kind];
  return bodyOf(PrepareMoveBody, {
    ...(group && { [group]: id }),
    ...(toRulebookId && { toRulebookId }),
    ...(toDesignId && { toDesignId }),
    reason,
  });
}

/** Whom a form of check boxes leaves out. */
export function clausesAsked(form: Form): Promise<ClausesBody> {
  const enteredBeforeOn = textIn(form, 'enteredBeforeOn');
  const chosen = [form['leaveOut'] ?? []].flat();
  const leaveOut = CLAUSES.filter((clause) => chosen.includes(clause));
  return bodyOf(ClausesBody, { leaveOut, ...(enteredBeforeOn && { enteredBeforeOn }) });
}

/** Why a move is taken back, and for whom. */
export function wayBackAsked(form: Form): Promise<TakeMoveBackBody> {
  const enrolmentId = textIn(form, 'enrolmentId');
  return bodyOf(TakeMoveBackBody, { reason: textIn(form, 'reason') ?? '', ...(enrolmentId && { enrolmentId }) });
}

function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}

function textIn(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
