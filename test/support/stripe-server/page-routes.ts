import type { ServerResponse } from 'node:http';
import { Refusal } from './answers.js';
import type { Intents } from './intents.js';
import { bankPage, cardFrame, standInScript } from './pages.js';

/** What a browser comes for: the script of the form, its frame, and the page of the bank. */
export class Pages {
  constructor(
    private readonly intents: Intents,
    private readonly baseUrl: () => string,
  ) {}

  handle(line: string, text: string, response: ServerResponse): void {
    const intentId = /^(GET|POST) \/bank\/(\w+)$/.exec(line)?.[2];
    if (line === 'GET /v3/') send(response, 'text/javascript', standInScript(this.baseUrl()));
    else if (line === 'GET /card-frame') send(response, 'text/html', cardFrame());
    else if (intentId !== undefined) this.bank(line.startsWith('POST'), intentId, text, response);
    else response.writeHead(404).end();
  }

  private bank(isDecision: boolean, intentId: string, text: string, response: ServerResponse): void {
    try {
      const intent = this.intents.get(intentId);
      if (!isDecision && intent.status === 'requires_action') {
        send(response, 'text/html', bankPage(intent));
        return;
      }
      const isApproved = new URLSearchParams(text).get('outcome') === 'approve';
      const { status, returnUrl, clientSecret } = isDecision
        ? this.intents.authenticate(intentId, isApproved)
        : intent;
      const back = new URL(returnUrl ?? this.baseUrl());
      back.searchParams.set('payment_intent', intentId);
      back.searchParams.set('payment_intent_client_secret', clientSecret);
      back.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
      response.writeHead(303, { location: back.href }).end();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.writeHead(error.status).end(error.message);
    }
  }
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
