"use server";

import type { Fault } from "@/lib/model/fault";
import type { StageOrder } from "@/lib/model/stage";
import { faultOf } from "@/lib/server/fault-of";
import { direct } from "@/lib/server/presenter";
import { authorise } from "@/lib/server/session";

/** Does what the presenter orders, in demo mode; why not, where it cannot be done. */
export async function directStage(order: StageOrder): Promise<Fault | null> {
  try {
    await authorise(["direct-stage"]);
    direct(order);
    return null;
  } catch (error) {
    return faultOf(error);
  }
}
