// oxlint-disable-next-line typescript/no-restricted-imports -- the SDK is the judge in tests
import twilio from "twilio";

/**
 * The official SDK on a network that answers everything with nothing, and notes the parameters it
 * was sent.
 */
export function listeningSdk() {
  const sent: [name: string, value: string][][] = [];
  const httpClient = new twilio.RequestClient();
  httpClient.axios.defaults.adapter = async (config) => {
    const { searchParams } = new URL(httpClient.axios.getUri(config));
    const body = new URLSearchParams(typeof config.data === "string" ? config.data : "");
    sent.push([...searchParams, ...body]);
    const data = { participants: [], conferences: [] };
    return { data, status: 200, statusText: "OK", headers: {}, config };
  };
  return { sdk: twilio(`AC${"0".repeat(32)}`, "token", { httpClient }), sent };
}
