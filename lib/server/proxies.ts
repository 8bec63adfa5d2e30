import "server-only";
import { BlockList, isIP } from "node:net";

/** Who stands in front of the board, where nobody says otherwise: a proxy on the same machine. */
const LOOPBACK = "127.0.0.0/8,::1";

/**
 * The proxies whose word counts about where a request comes from.
 * @param text addresses and CIDR ranges with commas between them
 * @returns null where one of them is neither
 */
export function proxiesOf(text: string = LOOPBACK): BlockList | null {
  const proxies = new BlockList();
  for (const one of text.split(",")) {
    const [given = "", bits, ...more] = one.trim().split("/");
    const address = addressIn(given);
    if (address === null || more.length > 0) return null;
    const most = isIP(address) === 4 ? 32 : 128;
    const prefix = bits === undefined ? most : Number(bits);
    if (!/^\d{1,3}$/.test(bits ?? "0") || prefix > most) return null;
    proxies.addSubnet(address, prefix, familyOf(address));
  }
  return proxies;
}

/**
 * Where a request comes from: a proxy appends whom it hears, so that only what trusted ones have
 * appended is true, and what stands left of it may be forged.
 * @param remote the other end of the connection
 * @param forwarded what X-Forwarded-For says, nearest last
 */
export function clientAddress(
  remote: string | undefined,
  forwarded: string,
  proxies: BlockList,
): string | null {
  let nearest = addressIn(remote ?? "");
  for (const entry of forwarded.split(",").toReversed()) {
    if (nearest === null || !proxies.check(nearest, familyOf(nearest))) return nearest;
    const further = addressIn(entry);
    if (further === null) return nearest;
    nearest = further;
  }
  return nearest;
}

const familyOf = (address: string) => (isIP(address) === 4 ? "ipv4" : "ipv6");

/** One address without its port or zone; IPv4 within IPv6 (::ffff:192.0.2.1) is IPv4. */
function addressIn(text: string): string | null {
  const [, inBrackets, withPort] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text.trim()) ?? [];
  const whole = (inBrackets ?? withPort ?? text.trim()).replace(/%.*$/, "");
  const address = whole.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) ? address : null;
}
