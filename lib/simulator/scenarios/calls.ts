import type { Line } from "./line";
import type { Stage } from "./stage";

const SUPPORT = "+14155550100";
const SALES = "+12125550101";

/** Agent and customer, a supervisor who listens muted; the agent puts the customer on hold now and then. */
export function supportLine(stage: Stage): Line {
  return {
    name: "support",
    lasts: [420, 600],
    pause: [15, 30],
    next(calls) {
      const { name, phoneNumber } = stage.person();
      return {
        hangsUp: name,
        spec: {
          friendlyName: `Support: order ${4711 + calls}`,
          startedAgoSeconds: calls === 0 ? 254 : 0,
          participants: [
            { label: name, direction: "inbound", from: phoneNumber, to: SUPPORT },
            { label: "Ana Ruiz (agent)", to: "client:ana_ruiz", endConferenceOnExit: true },
            {
              label: "Sam Okafor (supervisor)",
              to: "client:sam_okafor",
              muted: true,
              startConferenceOnEnter: false,
            },
          ],
        },
      };
    },
    plan(room, customer) {
      const hold = (isHeld: boolean) => {
        const held = room.find(customer);
        if (held) room.change(held, { hold: isHeld });
      };
      const resume = () => stage.later("support resume", [8, 15], () => hold(false));
      stage.again("support hold", [25, 45], () => {
        hold(true);
        resume();
      });
      if (stage.isResuming) resume();
    },
  };
}

/** An agent with a customer, and a supervisor who already whispers to the agent. */
export function coachedLine(stage: Stage): Line {
  const topics = ["Harbor Café renewal", "Lakeside Dental upgrade", "Northwind quote"];
  return {
    name: "coached",
    lasts: [480, 720],
    pause: [20, 40],
    next(calls) {
      const { name, phoneNumber } = stage.person();
      const topic = topics[calls % topics.length];
      return {
        hangsUp: name,
        spec: {
          friendlyName: `Sales: ${topic}`,
          startedAgoSeconds: calls === 0 ? 612 : 0,
          participants: [
            { label: name, from: SALES, to: phoneNumber },
            { label: "Leo Costa (agent)", to: "client:leo_costa", endConferenceOnExit: true },
            {
              label: "Priya Quinn (supervisor)",
              to: "client:priya_quinn",
              coaching: "Leo Costa (agent)",
              startConferenceOnEnter: false,
            },
          ],
        },
      };
    },
  };
}

/** The agent waits, the customer's phone rings and rings; in the end they answer, talk and hang up. */
export function callbackLine(stage: Stage): Line {
  return {
    name: "callback",
    lasts: [110, 150],
    pause: [8, 15],
    next(calls) {
      const { name, phoneNumber } = stage.person();
      return {
        hangsUp: name,
        spec: {
          friendlyName: `Callback: ticket ${208 + calls}`,
          status: "init",
          participants: [
            { label: "Nora Evans (agent)", to: "client:nora_evans", endConferenceOnExit: true },
            { label: name, from: SUPPORT, to: phoneNumber, status: "ringing" },
          ],
        },
      };
    },
    plan(room, customer) {
      stage.later("callback answers", [30, 45], () => {
        const ringing = room.find(customer);
        if (ringing) room.answer(ringing);
      });
    },
  };
}

/** Two ordinary calls, so that the list looks alive. */
export function ordinaryLines(stage: Stage): Line[] {
  return [
    ordinaryLine(stage, "Interpreter line", ["Elif Kaya (interpreter)", "Ben Young (agent)"], 95),
    ordinaryLine(stage, "Billing: invoice question", ["Rosa Diaz (agent)"], 31),
  ];
}

function ordinaryLine(stage: Stage, title: string, staff: string[], startedAgo: number): Line {
  return {
    name: title,
    lasts: [180, 360],
    pause: [15, 45],
    next(calls) {
      const { name, phoneNumber } = stage.person();
      const spec = {
        friendlyName: title,
        startedAgoSeconds: calls === 0 ? startedAgo : 0,
        participants: [
          { label: name, direction: "inbound", from: phoneNumber, to: SUPPORT } as const,
          ...staff.map((label) => ({
            label,
            to: `client:${label.toLowerCase().replace(/ \(.*/, "").replace(" ", "_")}`,
          })),
        ],
      };
      return { hangsUp: name, spec };
    },
  };
}
