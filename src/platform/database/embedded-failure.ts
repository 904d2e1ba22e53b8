/** Why the embedded PostgreSQL cannot serve, and what the reader may do about it. */
export class EmbeddedServerFailed extends Error {
  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(
      `The embedded PostgreSQL cannot be used. ${problem}\n${remedy} ` +
        `Or set DATABASE_URL to a PostgreSQL server (15 or later) to do without it.`,
      options,
    );
    this.name = 'EmbeddedServerFailed';
  }

  /** The same failure for whatever was thrown: a refusal of the file system becomes a readable one. */
  static from(error: unknown): EmbeddedServerFailed {
    if (error instanceof EmbeddedServerFailed) return error;
    const problem = error instanceof Error ? error.message : String(error);
    return new EmbeddedServerFailed(problem, 'Put that right.', { cause: error });
  }
}
