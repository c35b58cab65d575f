const MAX_ITEMS = 100;

/** Return what is wrong with an order as sent by a client, field by field. */
export function orderProblems(order) {
  if (order === null || typeof order !== 'object' || Array.isArray(order)) {
    return [{ field: '', problem: 'must be an object' }];
  }
  const problems = [];
  if (typeof order.customer !== 'string' || !order.customer.trim()) {
    problems.push({ field: 'customer', problem: 'must be a non-empty string' });
  }
  if (!Array.isArray(order.items) || order.items.length === 0) {
    problems.push({ field: 'items', problem: 'must be a non-empty list' });
  } else if (order.items.length > MAX_ITEMS) {
    problems.push({ field: 'items', problem: `must have at most ${MAX_ITEMS} entries` });
  } else {
    order.items.forEach((item, index) => problems.push(...itemProblems(item, `items[${index}]`)));
  }
  return problems;
}

function itemProblems(item, field) {
  const problems = [];
  if (typeof item?.sku !== 'string' || !/^[A-Z0-9-]{2,32}$/.test(item.sku)) {
    problems.push({ field: `${field}.sku`, problem: 'must be an article number' });
  }
  if (!Number.isInteger(item?.quantity) || item.quantity < 1) {
    problems.push({ field: `${field}.quantity`, problem: 'must be a positive whole number' });
  }
  if (!Number.isInteger(item?.priceCents) || item.priceCents < 0) {
    problems.push({ field: `${field}.priceCents`, problem: 'must be a whole number of cents' });
  }
  return problems;
}
