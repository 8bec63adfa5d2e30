"use client";

import { createContext, type ReactNode, useContext } from "react";

const CalledBack = createContext(false);

interface CalledBackProps {
  isCalledBack: boolean;
  children: ReactNode;
}

/** Says whether Twilio calls the board back about what is dialled from it. */
export function CalledBackProvider({ isCalledBack, children }: CalledBackProps) {
  return <CalledBack value={isCalledBack}>{children}</CalledBack>;
}

/** Whether Twilio calls the board back about what is dialled from it. */
export const useIsCalledBack = (): boolean => useContext(CalledBack);
