/** Orders, kept in memory. */
export class OrderStore {
  #orders = new Map();
  #next = 1;
  #capacity;

  constructor({ capacity = 10_000 } = {}) {
    this.#capacity = capacity;
  }

  get full() {
    return this.#orders.size >= this.#capacity;
  }

  add({ customer, items }, now = new Date()) {
    if (this.full) throw new Error('the order store is full');
    const order = {
      id: String(this.#next++),
      customer,
      items,
      total: items.reduce((sum, item) => sum + item.quantity * item.priceCents, 0),
      createdAt: now.toISOString(),
    };
    this.#orders.set(order.id, order);
    return order;
  }

  get(id) {
    return this.#orders.get(id);
  }

  /** List orders, newest first, optionally those of one customer. */
  list({ customer, limit = 50 } = {}) {
    let orders = [...this.#orders.values()].reverse();
    if (customer) {
      orders = orders.filter((order) => order.customer === customer);
    }
    return orders.slice(0, limit);
  }
}
