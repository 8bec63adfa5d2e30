import { signInDoor } from "@/lib/server/auth-door";

export { signInDoor as GET, signInDoor as POST };
