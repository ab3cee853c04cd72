import * as v from 'valibot';
import { Failure } from '../command/failure.ts';
import { type ApiResponse, type CloudflareApi, messagesOf, refusal } from './cloudflare.ts';

/** The permission that the token for the analytics of a zone needs. */
export const zonePermission = 'Zone > Analytics > Read';

// Cloudflare allows 300 in five minutes.
const maxQueries = 250;

/** Sends GraphQL queries about one zone. */
export class ZoneClient {
  readonly #api: CloudflareApi;
  readonly #zone: string;
  #queries = 0;

  constructor(api: CloudflareApi, zone: string) {
    this.#api = api;
    this.#zone = zone;
  }

  /**
   * Sends a query in which `$zone` is the zone.
   *
   * @param zone the schema of what the response has about the zone
   * @throws {Failure} if the response has no such data
   */
  async query<Schema extends v.GenericSchema>(
    query: string,
    variables: Readonly<Record<string, string>>,
    zone: Schema,
  ): Promise<v.InferOutput<Schema>> {
    this.#queries += 1;
    if (this.#queries > maxQueries) {
      throw new Failure(
        `more than ${maxQueries} queries would be needed: ask for fewer days with --days`,
      );
    }
    const body = JSON.stringify({ query, variables: { ...variables, zone: this.#zone } });
    const response = await this.#api.post('/graphql', body, 'application/json');
    const data = v.object({ data: v.object({ viewer: v.object({ zones: v.array(zone) }) }) });
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), data), response.text);
    if (response.status !== 200 || !parsed.success) throw failureOf(response);
    const [first] = parsed.output.data.viewer.zones;
    if (first === undefined) {
      throw new Failure(
        `the token can see no zone ${this.#zone}: is the id right, and does the token have ${zonePermission} for it?`,
      );
    }
    return first;
  }
}

// An error may come with status 200, as in GraphQL (https://developers.cloudflare.com/analytics/graphql-api/errors/).
function failureOf(response: ApiResponse): Failure {
  const messages = messagesOf(response.text);
  if (/older than|time range is too large/.test(messages)) {
    return new Failure(
      `the plan of this zone does not keep as many days: ${messages}. Ask for fewer with --days`,
    );
  }
  return refusal(response, zonePermission);
}
