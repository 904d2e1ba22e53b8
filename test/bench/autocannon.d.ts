declare module 'autocannon' {
  /** What we ask of it, and what we read of its answer. */
  interface Options {
    url: string;
    connections: number;
    duration: number;
    requests: { headers: Record<string, string> }[];
  }
  interface Result {
    requests: { average: number };
    latency: { p99: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
