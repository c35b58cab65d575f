import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { readConfig } from '../src/config.js';
import { OrderStore } from '../src/orders.js';
import { createServer } from '../src/server.js';

const ORDER = { customer: 'ada', items: [{ sku: 'MUG-01', quantity: 2, priceCents: 850 }] };

/** Serve on a free port for the tests of the surrounding suite. */
function serve({ env = {}, ...options } = {}) {
  const context = {};
  before(async () => {
    context.server = createServer({ config: readConfig(env), ...options });
    await new Promise((resolve) => context.server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${context.server.address().port}`;
    context.get = (path) => fetch(base + path);
    context.post = (path, body, type = 'application/json') =>
      fetch(base + path, { method: 'POST', body, headers: { 'Content-Type': type } });
  });
  after(() => {
    context.server.close();
    context.server.closeAllConnections();
  });
  return context;
}

describe('probes', () => {
  const service = serve();

  it('says it is healthy', async () => {
    const response = await service.get('/health');
    assert.equal(response.status, 200);
    assert.equal((await response.json()).status, 'ok');
  });

  it('says it is ready', async () => {
    const response = await service.get('/ready');
    assert.deepEqual(await response.json(), { status: 'ready' });
  });
});

describe('a broken service', () => {
  const service = serve({ env: { BREAK: 'health' } });

  it('fails its health check and stays ready', async () => {
    assert.equal((await service.get('/health')).status, 503);
    assert.equal((await service.get('/ready')).status, 200);
  });
});

describe('orders', () => {
  const service = serve();

  it('creates, lists and shows an order', async () => {
    const created = await service.post('/api/orders', JSON.stringify(ORDER));
    assert.equal(created.status, 201);
    assert.equal(created.headers.get('location'), '/api/orders/1');
    const order = await created.json();
    assert.equal(order.total, 1700);

    const list = await service.get('/api/orders?customer=ada');
    assert.deepEqual((await list.json()).orders, [order]);
    const shown = await service.get('/api/orders/1');
    assert.deepEqual(await shown.json(), order);
  });

  it('names the fields of an invalid order', async () => {
    const response = await service.post('/api/orders', '{"customer": "", "items": [{}]}');
    assert.equal(response.status, 422);
    const fields = (await response.json()).problems.map(({ field }) => field);
    assert.deepEqual(fields, [
      'customer',
      'items[0].sku',
      'items[0].quantity',
      'items[0].priceCents',
    ]);
  });

  it('refuses what is not JSON', async () => {
    assert.equal((await service.post('/api/orders', '{')).status, 400);
    assert.equal((await service.post('/api/orders', 'x', 'text/plain')).status, 415);
  });

  it('has no other paths', async () => {
    assert.equal((await service.get('/api/customers')).status, 404);
  });

  it('knows which methods a path allows', async () => {
    const response = await service.post('/health', '');
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET');
  });
});

describe('a full store', () => {
  const errors = [];
  const service = serve({
    store: new OrderStore({ capacity: 0 }),
    log: { error: (error) => errors.push(error.message) },
  });

  it('answers 500 without giving away why', async () => {
    const response = await service.post('/api/orders', JSON.stringify(ORDER));
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { error: 'internal error' });
    assert.deepEqual(errors, ['the order store is full']);
  });
});
