import { signInDoor } from "@/lib/server/people/door";

export { signInDoor as GET, signInDoor as POST };
