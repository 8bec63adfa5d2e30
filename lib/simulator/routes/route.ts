import type { Answer } from "../http/answer";
import type { Parameters } from "../http/parameters";
import type { World } from "../world";

/** What a route is given: the world, and the request taken apart. */
export interface Ask {
  readonly world: World;
  /** As sent, for messages and page URIs. */
  readonly path: string;
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Parameters;
  readonly form: Parameters;
}

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the account, without .json: "Conferences/:ConferenceSid". */
  readonly path: string;
  /** The parameters that are true or false. */
  readonly booleans?: readonly string[];
  readonly run: (ask: Ask) => Answer;
}
