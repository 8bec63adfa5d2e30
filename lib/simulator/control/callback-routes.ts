import type { ControlRoutes } from "./control-route";
import { callbackFaultRule, callbackOrder, readOrder } from "./orders";

/** Callbacks over HTTP. */
export const callbackRoutes: ControlRoutes = {
  "GET callbacks": (control, { incoming: { query } }) => {
    const [event, url, resourceSid] = ["event", "url", "resourceSid"].map((name) =>
      query.get(name),
    );
    return control.callbacks.list({
      ...(event === undefined ? {} : { event }),
      ...(url === undefined ? {} : { url }),
      ...(resourceSid === undefined ? {} : { resourceSid }),
    });
  },
  "POST callbacks": (control, { json }) => {
    const { does } = readOrder(callbackOrder, json);
    const { callbacks } = control;
    return does === "settle" ? callbacks.settled() : callbacks[does]();
  },
  "POST callback-faults": (control, { json }) =>
    control.callbacks.fault(readOrder(callbackFaultRule, json)),
  "DELETE callback-faults": (control, { rest }) => control.callbacks.clearFaults(rest || undefined),
};
