import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Whom the provider signs in next. */
export interface Identity {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
}

interface Grant {
  identity: Identity;
  nonce: string | null;
  challenge: string | null;
  redirectUri: string;
}

const client = { clientId: "bridgeboard", clientSecret: "the-secret-of-the-client" };

/**
 * A small OpenID provider on a port of this machine: whoever comes is signed in at once, as whom the
 * test says. It holds its client to PKCE, to the secret and to the address that people go back to.
 */
export async function openIdProvider(port = 0) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const state: { identity: Identity; refusal?: string } = { identity: { sub: "nobody" } };
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const tokenOf = (claims: object) => {
    const content = `${part({ alg: "RS256", kid: "key", typ: "JWT" })}.${part(claims)}`;
    return `${content}.${sign("RSA-SHA256", Buffer.from(content), privateKey).toString("base64url")}`;
  };

  /** Where the browser goes on from the provider. */
  function authorise(query: URLSearchParams): string {
    const redirectUri = query.get("redirect_uri") ?? "";
    const back = new URL(redirectUri);
    back.searchParams.set("state", query.get("state") ?? "");
    if (state.refusal) back.searchParams.set("error", state.refusal);
    else {
      const code = randomUUID();
      const [nonce, challenge] = [query.get("nonce"), query.get("code_challenge")];
      grants.set(code, { identity: state.identity, nonce, challenge, redirectUri });
      back.searchParams.set("code", code);
    }
    return back.href;
  }

  function exchange(form: URLSearchParams): object | null {
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const known =
      grant &&
      form.get("client_secret") === client.clientSecret &&
      form.get("redirect_uri") === grant.redirectUri &&
      createHash("sha256").update(verifier).digest("base64url") === grant.challenge;
    if (!known) return null;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: base(), aud: client.clientId, iat: now, exp: now + 300 };
    const idToken = tokenOf({ ...claims, nonce: grant.nonce, ...grant.identity });
    return { token_type: "Bearer", access_token: randomUUID(), id_token: idToken };
  }

  const documents: Record<string, () => object> = {
    "/.well-known/openid-configuration": () => ({
      issuer: base(),
      authorization_endpoint: `${base()}/authorize`,
      token_endpoint: `${base()}/token`,
      jwks_uri: `${base()}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": () => ({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid: "key", alg: "RS256", use: "sig" }],
    }),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", base());
    if (url.pathname === "/authorize") {
      response.writeHead(302, { Location: authorise(url.searchParams) }).end();
      return;
    }
    const answer =
      url.pathname === "/token"
        ? exchange(new URLSearchParams(await textOf(request)))
        : documents[url.pathname]?.();
    response
      .writeHead(answer ? 200 : 400, { "Content-Type": "application/json" })
      .end(JSON.stringify(answer ?? { error: "invalid_grant" }));
  }

  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });

  return {
    ...client,
    issuer: base(),
    /** Signs in this one next, or refuses them with one of OpenID's errors. */
    next: (identity: Identity, refusal?: string) => {
      state.identity = identity;
      if (refusal === undefined) delete state.refusal;
      else state.refusal = refusal;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
