import type { CreateParticipantRows } from "./rows";

const onlyEmergency = {
  // Inferred: the SDK says what these options hold, not for which calls they count.
  kind: "ignored-unless",
  anyOf: [{ option: "to", endpoint: ["emergency"] }],
  because: "This is used only on a call to an emergency number.",
} as const;

const LATITUDE = "-?(?:90(?:\\.0+)?|[1-8]?\\d(?:\\.\\d+)?)";
const LONGITUDE = "-?(?:180(?:\\.0+)?|(?:1[0-7]\\d|[1-9]?\\d)(?:\\.\\d+)?)";

/** Twilio's SDK describes these; none of them is in the published API description yet. */
export const emergency = {
  emergencyCallerPosition: {
    group: "emergency",
    label: "Caller's position",
    kind: "text",
    cutAt: 150,
    pattern: `${LATITUDE} ${LONGITUDE}`,
    shape:
      "latitude and longitude in decimal degrees with a space between them, for example 37.789 -122.396",
    help: "Where the caller is, as latitude and longitude in decimal degrees. Six decimals are accurate to a metre.",
    relations: [onlyEmergency],
  },
  emergencyCallerLocation: {
    group: "emergency",
    label: "Caller's location in the building",
    kind: "text",
    cutAt: 20,
    help: "Where in the building to find the caller, for example Floor 3 Room 12.",
    relations: [onlyEmergency],
  },
  emergencyName: {
    group: "emergency",
    label: "Organisation",
    kind: "text",
    cutAt: 20,
    help: "The caller's organisation.",
    relations: [onlyEmergency],
  },
  emergencyAddress: {
    group: "emergency",
    label: "Street address",
    kind: "text",
    cutAt: 60,
    help: "House number and street.",
    relations: [onlyEmergency],
  },
  emergencyZipCode: {
    group: "emergency",
    label: "Postal code",
    kind: "text",
    cutAt: 20,
    help: "The ZIP or postal code.",
    relations: [onlyEmergency],
  },
  emergencyCity: {
    group: "emergency",
    label: "City",
    kind: "text",
    cutAt: 20,
    help: "The official name of the city. With state and country it decides which emergency centre answers.",
    relations: [onlyEmergency],
  },
  emergencyState: {
    group: "emergency",
    label: "State or province",
    kind: "text",
    cutAt: 20,
    help: "The state or province.",
    relations: [onlyEmergency],
  },
  emergencyCountry: {
    group: "emergency",
    label: "Country",
    kind: "enum",
    values: ["US", "CA"],
    help: "The country; Twilio supports the United States and Canada.",
    relations: [onlyEmergency],
  },
} satisfies Partial<CreateParticipantRows>;
