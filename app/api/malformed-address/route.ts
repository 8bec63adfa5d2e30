import { answerMalformed } from "@/lib/server/malformed-addresses";

export const dynamic = "force-dynamic";

export {
  answerMalformed as DELETE,
  answerMalformed as GET,
  answerMalformed as OPTIONS,
  answerMalformed as PATCH,
  answerMalformed as POST,
  answerMalformed as PUT,
};
