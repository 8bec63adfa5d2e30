import type { ConferenceSpec } from "../control";
import type { Room, Seconds, Stage } from "./stage";

/** A kind of call that is always going on: one begins, lives for a while, ends, and the next one begins. */
export interface Line {
  readonly name: string;
  next(): {
    readonly spec: ConferenceSpec;
    /** The label of the one who leaves when the call is over; the others follow. */
    readonly hangsUp: string;
  };
  readonly lasts: Seconds;
  readonly pause: Seconds;
  /** What else is to happen in it. */
  begins?(room: Room): void;
}

const LOOK: Seconds = [5, 5];

/** Keeps the line busy. A call that somebody at a dashboard has touched goes on until they end it. */
export function playLine(stage: Stage, line: Line): void {
  const begin = () => {
    const { spec, hangsUp } = line.next();
    const room = stage.open(spec);
    let isOver = false;

    const look = () => {
      if (room.hasEnded()) {
        stage.later(line.name, line.pause, begin);
        return;
      }
      const leaving = room.find(hangsUp) ?? room.free()[0];
      if (isOver && leaving && room.isOurs()) room.leave(leaving);
      stage.later(line.name, LOOK, look);
    };

    stage.later(`${line.name} ends`, line.lasts, () => {
      isOver = true;
    });
    stage.later(line.name, LOOK, look);
    line.begins?.(room);
  };

  begin();
}
