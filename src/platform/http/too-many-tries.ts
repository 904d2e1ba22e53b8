import { HttpException } from '@nestjs/common';

/** Who asked so often that they have to wait: the domain says no to nothing, so it is none of its five kinds. */
export abstract class TooManyTries extends HttpException {
  abstract readonly code: string;

  constructor(
    says: string,
    readonly waitSeconds: number,
  ) {
    super(says, 429);
  }
}
