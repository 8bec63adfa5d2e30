import twilio from "twilio";
import type { Simulator } from "../simulator";

/**
 * Twilio's own client, with nothing changed but the wire: what it would send over the network goes to
 * `handle`, and its serialisation, error and paging code all run. For tests only.
 */
class SimulatedWire extends twilio.RequestClient {
  constructor(simulator: Simulator) {
    super();
    const { axios } = this;
    axios.defaults.adapter = async (config) => {
      const data: unknown = config.data;
      const request = new Request(axios.getUri(config), {
        method: (config.method ?? "get").toUpperCase(),
        headers: new Headers(
          Object.entries(config.headers.toJSON()).map(([k, v]) => [k, String(v)]),
        ),
        ...(typeof data === "string" ? { body: data } : {}),
      });
      const response = await simulator.handle(request);
      return {
        data: await response.text(),
        status: response.status,
        statusText: response.statusText,
        headers: Object.fromEntries(response.headers),
        config,
      };
    };
  }
}

/** A client of the official SDK that talks to this simulator, to its first account with the token unless told otherwise. */
export function sdkFor(
  simulator: Simulator,
  {
    accountSid = simulator.accountSid,
    username = accountSid,
    password = simulator.authToken,
  }: { accountSid?: string; username?: string; password?: string } = {},
): twilio.Twilio {
  return twilio(username, password, { accountSid, httpClient: new SimulatedWire(simulator) });
}
