import { IntertieError, isIntertieError } from '../../base/index.js';
import type { OpenIdPerson } from '../../store/index.js';
import { isLoopback } from './security.js';

export interface OpenIdSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The provider that the environment names (INTERTIE_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET), or null when it names none.
 * @throws IntertieError `server.openid` when it names one by halves, or one that others could listen to
 */
export function openIdSettings(env: Readonly<Record<string, string | undefined>>): OpenIdSettings | null {
  const names = ['INTERTIE_OIDC_ISSUER', 'INTERTIE_OIDC_CLIENT_ID', 'INTERTIE_OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw unfit(missing.join(', '), 'set all three, or none');
  const [address = '', clientId = '', clientSecret = ''] = names.map((name) => env[name]);
  const issuer = URL.canParse(address) ? new URL(address) : null;
  if (issuer?.protocol === 'https:' || (issuer?.protocol === 'http:' && isLoopback(issuer.hostname))) {
    return { issuer, clientId, clientSecret };
  }
  throw unfit(address.slice(0, 200), 'give the https address of the issuer, as its documentation has it');
}

/** What the browser keeps while its person is at the provider: without it an answer is nobody's. */
export interface OpenIdCheck {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

type Client = typeof import('openid-client');

/** An OpenID provider: authorization code with PKCE, state and nonce, the identity token checked by its signature. */
export class OpenIdProvider {
  /** As shown on the sign-in page. */
  readonly host: string;
  private discovered: Promise<{ client: Client; config: import('openid-client').Configuration }> | null =
    null;

  constructor(private readonly settings: OpenIdSettings) {
    this.host = settings.issuer.host;
  }

  /** Where to send the browser, and what it must bring back. @throws IntertieError `sign_in.provider` */
  async begin(callback: string): Promise<{ readonly url: URL; readonly check: OpenIdCheck }> {
    const { client, config } = await this.discover();
    const check = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid profile',
      state: check.state,
      nonce: check.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(check.verifier),
      code_challenge_method: 'S256',
    });
    return { url, check };
  }

  /** Who it is, by the provider's word. @throws IntertieError `sign_in.provider`, `sign_in.not_vouched` */
  async finish(answer: URL, check: OpenIdCheck): Promise<OpenIdPerson> {
    const { client, config } = await this.discover();
    try {
      const tokens = await client.authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: check.verifier,
        expectedState: check.state,
        expectedNonce: check.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no identity token');
      const name = [claims.name, claims.preferred_username, claims.email].find(
        (one) => typeof one === 'string',
      );
      return { issuer: claims.iss, subject: claims.sub, name: typeof name === 'string' ? name : '' };
    } catch (cause) {
      throw new IntertieError(
        'sign_in.not_vouched',
        'the provider did not vouch for you',
        `${this.host}: ${reasonOf(cause)}`.slice(0, 200),
        'begin again on the sign-in page',
        { cause },
      );
    }
  }

  private async discover() {
    this.discovered ??= this.load();
    try {
      return await this.discovered;
    } catch (cause) {
      // Asked again the next time: it may only have been away.
      this.discovered = null;
      if (isIntertieError(cause)) throw cause;
      throw new IntertieError(
        'sign_in.provider',
        'the provider cannot be asked',
        `${this.host}: ${reasonOf(cause)}`.slice(0, 200),
        'try again later, or sign in with name and password',
        { cause },
      );
    }
  }

  private async load() {
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.settings;
    // By itself it would believe any token that came from the provider's address: here the signature counts too.
    const execute = [client.enableNonRepudiationChecks];
    // Only this machine may be asked without encryption (`openIdSettings`).
    if (issuer.protocol === 'http:') execute.push(client.allowInsecureRequests);
    const config = await client.discovery(issuer, clientId, clientSecret, undefined, {
      execute,
      timeout: 10,
    });
    return { client, config };
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function unfit(value: string, remedy: string): IntertieError {
  return new IntertieError('server.openid', 'the OpenID provider cannot be used', value, remedy);
}
