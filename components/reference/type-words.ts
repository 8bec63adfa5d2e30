import type { Option } from "@/lib/catalogue/option";

const units = { s: "seconds", ms: "milliseconds", participants: "participants" };

/** What an option takes, in words, with its range. */
export function typeWords(option: Option): string {
  switch (option.kind) {
    case "endpoint":
      return `One of: ${option.accepts.map((type) => endpoints[type]).join(", ")}`;
    case "url":
      return option.emptyMeans ? `URL, or empty for ${option.emptyMeans}` : "URL";
    case "enum":
      return `One of: ${option.values.join(", ")}`;
    case "many":
      return `Any of: ${option.values.join(", ")}`;
    case "boolean":
      return "true or false (Twilio reads anything else as false, 1 and yes too)";
    case "integer":
      return `Whole number of ${units[option.unit]}${range(option.min, option.max)}`;
    case "date":
      return "Day, as YYYY-MM-DD";
    case "text":
      return `Text${range(option.minLength, option.maxLength, " characters")}${option.shape ? `: ${option.shape}` : ""}`;
    case "sid":
      return `SID: ${option.prefix} and 32 hexadecimal digits`;
  }
}

const endpoints: Record<Extract<Option, { kind: "endpoint" }>["accepts"][number], string> = {
  phone: "phone number (+…)",
  client: "client:name",
  sip: "sip:name@host",
  app: "app:AP…",
  emergency: "emergency number",
  "sip-user": "name part of a SIP address",
  withheld: "what stands for a withheld number",
};

function range(min: number | undefined, max: number | undefined, unit = ""): string {
  if (min !== undefined && max !== undefined) return `, ${min} to ${max}${unit}`;
  if (min !== undefined) return `, at least ${min}${unit}`;
  return max === undefined ? "" : `, at most ${max}${unit}`;
}
