import { inputPipe } from '../../platform/http/input.pipe.js';
import { DecideCorrespondenceBody, PairCriteriaBody } from './correspondences.dto.js';
import type { BlockPair } from './correspondence.types.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();

/** What the form of two blocks decides; a reason that is left empty is none. */
export function decisionOf({ kind, reason, number }: Form, pair: BlockPair): Promise<DecideCorrespondenceBody> {
  const said = typeof reason === 'string' && reason.trim() !== '' ? reason : null;
  return bodyOf(DecideCorrespondenceBody, { ...pair, kind, reason: said, number: Number(number) });
}

/** What the form of two criteria says. */
export function pairingOf({ fromCriterionId, toCriterionId, isSame, reason }: Form): Promise<PairCriteriaBody> {
  return bodyOf(PairCriteriaBody, { fromCriterionId, toCriterionId, isSame: isSame === 'true', reason });
}

function bodyOf<Body>(metatype: new () => Body, plain: object): Promise<Body> {
  return pipe.transform(plain, { type: 'body', metatype }) as Promise<Body>;
}
