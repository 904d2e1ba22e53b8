import type { MoveCounts } from '../../src/tracks/moves/moves.queries.js';
import type { MovedLearner } from '../../src/tracks/moves/moved-learners.queries.js';
import type { Person, ProblemBody, World } from '../world.js';

/** The answer of GET /api/moves/:moveId, as far as tests look at it. */
export interface MoveBody {
  state: string;
  learners: number;
  counts: MoveCounts;
}

/** What an officer does with moves of learners, through HTTP. */
export class MovesByHand {
  constructor(
    private readonly world: World,
    private readonly officer: Person,
  ) {}

  /** The id of a prepared move, whose preview is made. */
  async prepared(asked: object): Promise<string> {
    const { status, body } = await this.prepare(asked);
    if (status !== 201) throw new Error(JSON.stringify(body));
    await this.world.deliver();
    return body.moveId;
  }

  prepare(asked: object) {
    const body = { reason: 'Nouveau règlement', ...asked };
    return this.world.call<ProblemBody & { moveId: string }>(this.officer, 'POST', '/api/moves', body);
  }

  async move(moveId: string): Promise<MoveBody> {
    return (await this.world.call<MoveBody>(this.officer, 'GET', `/api/moves/${moveId}`)).body;
  }

  async learners(moveId: string, query = ''): Promise<MovedLearner[]> {
    const url = `/api/moves/${moveId}/learners${query}`;
    return (await this.world.call<{ rows: MovedLearner[] }>(this.officer, 'GET', url)).body.rows;
  }

  async confirm(moveId: string, who = this.officer) {
    const answer = await this.world.call<ProblemBody>(who, 'POST', `/api/moves/${moveId}/confirmation`);
    await this.world.deliver();
    return answer;
  }

  async tryAgain(moveId: string) {
    const answer = await this.world.call<ProblemBody>(this.officer, 'POST', `/api/moves/${moveId}/another-try`);
    await this.world.deliver();
    return answer;
  }

  async takeBack(moveId: string, enrolmentId?: string) {
    const body = { reason: 'Erreur de groupe', ...(enrolmentId && { enrolmentId }) };
    const answer = await this.world.call<ProblemBody>(this.officer, 'POST', `/api/moves/${moveId}/taking-back`, body);
    await this.world.deliver();
    return answer;
  }
}
