import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { Metrics } from './metrics.js';
import { OrderStore } from './orders.js';
import { Router } from './router.js';
import { orderProblems } from './validation.js';

const MAX_DELAY_MS = 30_000;

/** An error that is the client's to know about. */
class HttpError extends Error {
  constructor(status, message, details = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** Build the server; it does not listen yet. */
export function createServer({
  config,
  store = new OrderStore(),
  metrics = new Metrics(),
  log = console,
}) {
  const startedAt = Date.now();
  const router = new Router()
    .add('GET', '/health', () => {
      if (config.broken.has('health')) return json(503, { status: 'broken' });
      return json(200, { status: 'ok', uptime: Math.round((Date.now() - startedAt) / 1000) });
    })
    .add('GET', '/ready', () => {
      if (config.broken.has('ready')) return json(503, { status: 'broken' });
      if (store.full) return json(503, { status: 'full' });
      return json(200, { status: 'ready' });
    })
    .add('GET', '/metrics', () => text(200, metrics.render()))
    .add('GET', '/slow', async ({ query }) => {
      const ms = Number(query.get('ms') ?? 1000);
      if (!(ms >= 0 && ms <= MAX_DELAY_MS)) {
        throw new HttpError(400, `ms must lie between 0 and ${MAX_DELAY_MS}`);
      }
      await delay(ms);
      return json(200, { waited: ms });
    })
    .add('GET', '/api/orders', ({ query }) => {
      const limit = Number(query.get('limit') ?? 50);
      if (!Number.isInteger(limit) || limit < 1) {
        throw new HttpError(400, 'limit must be a positive whole number');
      }
      return json(200, { orders: store.list({ customer: query.get('customer'), limit }) });
    })
    .add('GET', '/api/orders/:id', ({ params }) => {
      const order = store.get(params.id);
      if (!order) throw new HttpError(404, `no order ${params.id}`);
      return json(200, order);
    })
    .add('POST', '/api/orders', async ({ request }) => {
      const body = await readJson(request, config.maxBodyBytes);
      const problems = orderProblems(body);
      if (problems.length > 0) throw new HttpError(422, 'invalid order', { problems });
      const order = store.add(body);
      return json(201, order, { Location: `/api/orders/${order.id}` });
    });

  return http.createServer(async (request, response) => {
    const started = performance.now();
    const [pathname, search] = request.url.split('?', 2);
    const { route, params, allowed } = router.find(request.method, pathname);
    let answer;
    try {
      if (!route && allowed.length > 0) {
        answer = json(405, { error: 'method not allowed' }, { Allow: allowed.join(', ') });
      } else if (!route) {
        throw new HttpError(404, 'not found');
      } else {
        answer = await route.handler({ request, params, query: new URLSearchParams(search) });
      }
    } catch (error) {
      answer = failure(error, log);
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
    const seconds = (performance.now() - started) / 1000;
    metrics.observe(request.method, route?.path ?? 'none', answer.status, seconds);
  });
}

function failure(error, log) {
  if (error instanceof HttpError) {
    return json(error.status, { error: error.message, ...error.details });
  }
  log.error(error);
  return json(500, { error: 'internal error' });
}

async function readJson(request, limit) {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) {
    throw new HttpError(415, 'send application/json');
  }
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new HttpError(413, `at most ${limit} bytes`);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpError(400, 'malformed JSON');
  }
}

function json(status, value, headers = {}) {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

function text(status, body) {
  return { status, headers: { 'Content-Type': 'text/plain; version=0.0.4' }, body };
}
