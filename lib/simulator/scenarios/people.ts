import type { Random } from "../random";

const firstNames = [
  "Aisha",
  "Ana",
  "Ben",
  "Carlos",
  "Chloe",
  "Daniel",
  "Elif",
  "Emma",
  "Farid",
  "Grace",
  "Hana",
  "Ivan",
  "Jamal",
  "Julia",
  "Kenji",
  "Lena",
  "Lucas",
  "Maya",
  "Nadia",
  "Noah",
  "Olivia",
  "Pedro",
  "Priya",
  "Rosa",
  "Sofia",
  "Tomas",
  "Uma",
  "Viktor",
  "Wei",
  "Zoe",
];

const lastNames = [
  "Almeida",
  "Bauer",
  "Chen",
  "Costa",
  "Diaz",
  "Evans",
  "Fischer",
  "Garcia",
  "Haddad",
  "Ito",
  "Jensen",
  "Kaya",
  "Larsen",
  "Mensah",
  "Nguyen",
  "Novak",
  "Okafor",
  "Park",
  "Quinn",
  "Rossi",
  "Sato",
  "Silva",
  "Tanaka",
  "Usman",
  "Varga",
  "Weber",
  "Young",
  "Zhang",
];

const areaCodes = ["206", "213", "303", "305", "312", "404", "503", "512", "602", "617"];

export interface Person {
  readonly name: string;
  /** In the range that is kept for fiction: nobody real has such a number. */
  readonly phoneNumber: string;
}

/** Who comes next. Plain data, so that it can be saved. */
export interface Casting {
  next: number;
}

export const createCasting = (random: Random): Casting => ({ next: random.integer(0, 999) });

/** Somebody new each time; numbers begin to repeat after a thousand people, names a little earlier. */
export function castFrom(casting: Casting): () => Person {
  return () => {
    const index = casting.next++;
    const firstName = firstNames[index % firstNames.length];
    // Shifting by one after each round of first names uses every pair of names before any repeats.
    const lastName = lastNames[(index + Math.floor(index / firstNames.length)) % lastNames.length];
    const area = areaCodes[index % areaCodes.length];
    const line = 100 + (Math.floor(index / areaCodes.length) % 100);
    return { name: `${firstName} ${lastName}`, phoneNumber: `+1${area}555${pad(line)}` };
  };
}

const pad = (line: number) => String(line).padStart(4, "0");
