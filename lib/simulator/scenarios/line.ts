import type { ConferenceSpec } from "../control";
import type { Room, Seconds, Stage } from "./stage";

/** A kind of call that is always going on: one begins, lives for a while, ends, and the next one begins. */
export interface Line {
  readonly name: string;
  /** @param calls how many there were before */
  next(calls: number): {
    readonly spec: ConferenceSpec;
    /** The label of the one who leaves when the call is over; the others follow. */
    readonly hangsUp: string;
  };
  readonly lasts: Seconds;
  readonly pause: Seconds;
  /** What else is to happen in it. */
  plan?(room: Room, hangsUp: string): void;
}

interface Call {
  /** Of its conference; null between two calls. */
  sid: string | null;
  hangsUp: string;
  isOver: boolean;
  /** How many there have been on this line. */
  calls: number;
}

const LOOK: Seconds = [5, 5];
/** How long somebody talks before the other one does. */
const TURN: Seconds = [4, 9];

/** Keeps the line busy. A call that somebody at a dashboard has touched goes on until they end it. */
export function playLine(stage: Stage, line: Line): void {
  const call = stage.kept<Call>(`line ${line.name}`, () => ({
    sid: null,
    hangsUp: "",
    isOver: false,
    calls: 0,
  }));

  const begin = () => {
    const { spec, hangsUp } = line.next(call.calls);
    call.calls += 1;
    Object.assign(call, { sid: stage.open(spec), hangsUp, isOver: false });
    plan();
  };

  const plan = () => {
    if (call.sid === null) {
      stage.later(line.name, line.pause, begin);
      return;
    }
    const room = stage.room(call.sid);
    const look = () => {
      if (room.hasEnded()) {
        call.sid = null;
        plan();
        return;
      }
      const leaving = room.find(call.hangsUp) ?? room.free()[0];
      if (call.isOver && leaving && room.isOurs()) room.leave(leaving);
      stage.later(line.name, LOOK, look);
    };
    stage.later(`${line.name} ends`, line.lasts, () => {
      call.isOver = true;
    });
    stage.later(line.name, LOOK, look);
    stage.again(`${line.name} talk`, TURN, () => room.takeTurns());
    line.plan?.(room, call.hangsUp);
  };

  if (stage.isResuming) plan();
  else begin();
}
