import { type CivilIdentity, RegisterLearner, VerifyIdentity } from '../../src/learners/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import type { Person, World } from '../world.js';

/** A complete civil identity, as the State's file needs it. */
export const CAMILLE: CivilIdentity = {
  birthName: 'Lefèvre',
  usageName: null,
  firstName: 'Camille',
  secondName: 'Inès',
  thirdName: null,
  sex: 'F',
  birthYear: 1994,
  birthMonth: 5,
  birthDay: 17,
  birthInseeCode: '69383',
  birthPostalCode: '69003',
  birthPlace: 'Lyon 3e Arrondissement',
  birthCountryCode: '100',
  birthCountry: 'France',
};

export interface LearnerChange {
  email?: string;
  language?: 'fr' | 'en' | 'es';
  zone?: string;
  identity?: Partial<CivilIdentity>;
  /** True when an officer has compared the identity with a document. */
  verified?: boolean;
}

/** A registered learner with a complete civil identity, signed in. */
export async function aLearner(world: World, change: LearnerChange = {}): Promise<Person> {
  const { identity, verified = false, email = `${newId()}@example.test`, ...account } = change;
  const { learnerId } = await world.app
    .get(RegisterLearner)
    .run({ ...account, email, identity: { ...CAMILLE, ...identity } }, SYSTEM);
  if (verified) {
    const checkedOn = (await world.clock.now()).toISODate();
    await world.app.get(VerifyIdentity).run({ learnerId, document: 'identity-card', checkedOn }, SYSTEM);
  }
  return world.signIn(learnerId);
}
