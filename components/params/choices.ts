/** What somebody will most likely want to fill in, with a name to know it by. */
export interface Choice {
  value: string;
  label: string;
}

export type Choices = readonly Choice[];
