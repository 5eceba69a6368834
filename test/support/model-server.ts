import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One question as the server got it. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
    readonly temperature?: number;
  };
  /** The paragraph in it. */
  readonly paragraph: string;
}

export interface ModelServer {
  /** For INTERTIE_MODEL_URL. */
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** Answers one question; `count` is how many there were before it. */
export type Answering = (asked: Asked, response: ServerResponse, count: number) => void;

/** Ends a response as a chat completion with these words. */
export function sayWords(response: ServerResponse, content: string): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
}

export const sayStatements = (response: ServerResponse, statements: readonly object[]): void =>
  sayWords(response, JSON.stringify({ statements }));

export function sayStatus(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message: `status ${status}` } }));
}

/** A server that speaks the OpenAI protocol on a free port of this machine; what it says is the test's. */
export async function startModelServer(answering: Answering): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked['body'];
    const { paragraph } = JSON.parse(body.messages[1]?.content ?? '{}') as { paragraph: string };
    const one = { url: request.url ?? '', headers: request.headers, body, paragraph };
    asked.push(one);
    answering(one, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
