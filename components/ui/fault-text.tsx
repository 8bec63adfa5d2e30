import { Words } from "./words";

/** What an error has to say: the sentence, and behind it Twilio's code with its page. */
export interface ShownFault {
  message: string;
  code?: number;
  moreInfo?: string;
  requestId?: string;
}

interface FaultTextProps {
  fault: ShownFault;
  /** Which action it is about ("Mute failed."), where the place does not say so. */
  about?: string;
}

/** A fault in words. The request's id is for Twilio's support, and stands in the title. */
export function FaultText({ fault, about }: FaultTextProps) {
  return (
    <span title={fault.requestId && `Twilio's request ${fault.requestId}`}>
      {about && <strong className="font-semibold">{about} </strong>}
      <Words>{fault.message}</Words>
      {fault.code !== undefined && (
        <>
          {" "}
          <a
            href={fault.moreInfo}
            target="_blank"
            rel="noreferrer"
            className="whitespace-nowrap underline underline-offset-2"
          >
            Twilio error {fault.code}
          </a>
        </>
      )}
    </span>
  );
}
