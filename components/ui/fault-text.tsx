/** What an error has to say: the sentence, and behind it Twilio's code with its page. */
export interface ShownFault {
  message: string;
  code?: number;
  moreInfo?: string;
  requestId?: string;
}

/** A fault in words. The request's id is for Twilio's support, and stands in the title. */
export function FaultText({ fault }: { fault: ShownFault }) {
  return (
    <span title={fault.requestId && `Twilio's request ${fault.requestId}`}>
      {fault.message}
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
