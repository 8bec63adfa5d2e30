import type { Send } from "./callbacks/attempt";
import type { Clock } from "./clock";
import type { Control } from "./control";
import type { Account, AccountSpec } from "./entities/account";
import { accountSidIn, isAuthentic } from "./http/authenticate";
import type { Incoming } from "./http/incoming";
import { createRandom } from "./random";
import { createTenant, type Tenant } from "./tenant";

/** All accounts of a simulator, and whose business a request is. */
export interface Tenants {
  /** Throws an Error with a sentence if the SID is taken or is none. */
  add(spec: AccountSpec): Tenant;
  controlOf(accountSid: string): Control;
  accounts(): Account[];
  /** Has the account of the path answer; the first one where the path is nobody's. */
  asked(incoming: Incoming): Promise<Response>;
  /** The account whose credentials these are; the first one where they are nobody's. */
  asking(incoming: Incoming): Tenant;
  close(): void;
}

export function createTenants({
  clock,
  seed,
  send,
}: {
  clock: Clock;
  seed: number;
  send: Send;
}): Tenants {
  const tenants = new Map<string, Tenant>();
  const made = createRandom(seed, "accounts");

  const first = (): Tenant => {
    const [tenant] = tenants.values();
    if (!tenant) throw new Error("A simulator has at least one account.");
    return tenant;
  };

  const add = (spec: AccountSpec): Tenant => {
    const account = accountOf(spec, () => made.sid(""));
    // One that was made up in an earlier life of this simulator may be here already.
    if (spec.accountSid === undefined && tenants.has(account.sid)) return add(spec);
    if (tenants.has(account.sid)) throw new Error(`There is an account ${account.sid} already.`);
    const tenant = createTenant(account, {
      clock,
      seed,
      send,
      // The first account's chance does not depend on its SID, so that a seed says all.
      chance: tenants.size === 0 ? "" : ` ${account.sid}`,
      accounts: {
        accounts: () =>
          [...tenants.values()].map(({ account: { sid, region } }) => ({
            accountSid: sid,
            region,
          })),
        addAccount(more = {}) {
          const { sid, authToken } = add(more).account;
          return { accountSid: sid, authToken };
        },
      },
    });
    tenants.set(account.sid, tenant);
    return tenant;
  };

  return {
    add,
    controlOf(accountSid) {
      const tenant = tenants.get(accountSid);
      if (!tenant) throw new Error(`There is no account ${accountSid}.`);
      return tenant.control;
    },
    accounts: () => [...tenants.values()].map(({ account }) => account),
    asked: (incoming) =>
      (tenants.get(accountSidIn(incoming.path) ?? "") ?? first()).answer(incoming),
    asking: (incoming) =>
      [...tenants.values()].find(({ account }) => isAuthentic(account, incoming)) ?? first(),
    close() {
      for (const tenant of tenants.values()) tenant.close();
    },
  };
}

function accountOf(spec: AccountSpec, hex: () => string): Account {
  const account = {
    sid: spec.accountSid ?? `AC${hex()}`,
    authToken: spec.authToken ?? hex(),
    apiKeys: spec.apiKeys ?? [],
    region: spec.region ?? "us1",
    applications: spec.applications ?? [],
    numbers: spec.numbers ?? [],
    limits: {
      concurrentRequests: spec.concurrentRequests ?? 100,
      callsPerSecond: spec.callsPerSecond ?? null,
    },
    conferencesWithoutStatus: spec.conferencesWithoutStatus ?? "in-progress",
  };
  if (!/^AC[0-9a-fA-F]{32}$/.test(account.sid)) {
    throw new Error(`An account's SID is AC and 32 hexadecimal digits, not "${account.sid}".`);
  }
  return account;
}
