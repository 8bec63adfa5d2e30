import { DOMParser, type Element, onWarningStopParsing } from "@xmldom/xmldom";
import type { TwimlElement } from "../entities/program";
import { TwimlError } from "./twiml-error";

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** The verbs of a TwiML document. Throws TwimlError 12100 for what is not well-formed, or has another root. */
export function parseTwiml(text: string): readonly TwimlElement[] {
  const root = rootOf(text.trim());
  if (root.tagName !== "Response") {
    throw new TwimlError(12100, `The root element is <${root.tagName}>, not <Response>.`);
  }
  return read(root).children;
}

function rootOf(text: string): Element {
  try {
    const parser = new DOMParser({ onError: onWarningStopParsing });
    const root = parser.parseFromString(text, "text/xml").documentElement;
    if (root) return root;
  } catch (error) {
    throw new TwimlError(12100, error instanceof Error ? error.message : String(error));
  }
  throw new TwimlError(12100, "The document is empty.");
}

function read(element: Element): TwimlElement {
  const nodes = [...element.childNodes];
  const own = nodes.filter(({ nodeType }) => nodeType === TEXT || nodeType === CDATA);
  return {
    name: element.tagName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    text: own
      .map(({ nodeValue }) => nodeValue ?? "")
      .join("")
      .trim(),
    children: nodes.filter((node): node is Element => node.nodeType === ELEMENT).map(read),
  };
}
