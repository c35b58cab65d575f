import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readConfig } from '../src/config.js';
import { OrderStore } from '../src/orders.js';
import { Router } from '../src/router.js';

it('has settings without any environment', () => {
  const config = readConfig({});
  assert.deepEqual([config.host, config.port], ['127.0.0.1', 8080]);
  assert.equal(config.broken.size, 0);
});

it('refuses a port that is none', () => {
  assert.throws(() => readConfig({ PORT: '80a' }), /PORT must be .* not '80a'/);
});

it('routes parameters, decoded', () => {
  const router = new Router().add('GET', '/orders/:id', 'show').add('POST', '/orders', 'create');
  assert.deepEqual(router.find('GET', '/orders/a%20b').params, { id: 'a b' });
  assert.deepEqual(router.find('PUT', '/orders').allowed, ['POST']);
  assert.equal(router.find('GET', '/customers/1').route, null);
});

it('lists the newest orders first', () => {
  const store = new OrderStore();
  for (const customer of ['ada', 'bob', 'cid']) store.add({ customer, items: [] });
  const customers = store.list({ limit: 2 }).map((order) => order.customer);
  assert.deepEqual(customers, ['cid', 'bob']);
});
