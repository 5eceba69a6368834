import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small OpenID provider at this machine: everybody is who the test says. */
export interface TestProvider {
  readonly issuer: URL;
  /** What the next identity token claims. */
  claims: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  forge: boolean;
  close(): Promise<void>;
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
}

export async function openProvider(clientId: string): Promise<TestProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const send = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      const issuer = provider.issuer.href;
      return send({
        issuer,
        authorization_endpoint: `${issuer}authorize`,
        token_endpoint: `${issuer}token`,
        jwks_uri: `${issuer}keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/keys') {
      return send({
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      });
    }
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      const asked = url.searchParams;
      codes.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
      return response.writeHead(303, { location: back.href }).end();
    }
    const form = await bodyOf(request);
    const begun = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!begun || begun.challenge !== challenge) return send({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: provider.issuer.href,
      aud: clientId,
      iat: now,
      exp: now + 60,
      nonce: begun.nonce,
      ...provider.claims,
    };
    const signed = `${base64({ alg: 'RS256', kid: 'k' })}.${base64(payload)}`;
    const key = provider.forge ? others.privateKey : keys.privateKey;
    const signature = createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
    return send({ access_token: 'a', token_type: 'bearer', id_token: `${signed}.${signature}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const provider: TestProvider = {
    issuer: new URL(`http://127.0.0.1:${port}/`),
    claims: {},
    forge: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}
