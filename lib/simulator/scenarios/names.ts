/** What can be played, with a line for whoever chooses. */
export const scenarioDescriptions = {
  demo: "A call centre on a working day and a town hall of 250, for ever",
  "support-call": "Agent and customer, a hold, and a supervisor who listens in",
  escalation: "A supervisor coaches an agent through a hard call, then takes over",
  "outbound-round": "One agent dials down a list: busy, no answer, a machine, somebody at last",
  "town-hall": "An all-hands of 250 people who come, go and ask to speak",
  storm: "Two calls while Twilio falters: refusals, slow answers, lost callbacks, a ghost",
} as const;

export type ScenarioName = keyof typeof scenarioDescriptions;

export const scenarioNames = Object.keys(scenarioDescriptions) as [ScenarioName, ...ScenarioName[]];
