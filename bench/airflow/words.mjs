import { Random } from '../benchmark-gate/random.mjs'

const TEAMS = [
  'finance',
  'logistics',
  'marketing',
  'payments',
  'platform',
  'pricing',
  'retail',
  'risk',
  'support',
  'web',
]
const THINGS = [
  ['orders', 'order_lines', 'returns', 'vouchers', 'baskets'],
  ['shipments', 'parcels', 'carriers', 'pallets', 'routes'],
  ['campaigns', 'clicks', 'impressions', 'audiences', 'spend'],
  ['invoices', 'payouts', 'refunds', 'chargebacks', 'fees'],
  ['sessions', 'page_views', 'searches', 'events', 'errors'],
  ['tickets', 'calls', 'agents', 'surveys', 'queues'],
  ['products', 'prices', 'stock', 'suppliers', 'categories'],
]
const SCHEDULES = [
  '"@daily"',
  '"@hourly"',
  '"@weekly"',
  '"15 4 * * *"',
  '"*/30 6-20 * * 1-5"',
  'timedelta(hours=6)',
  'None',
]

/** What a file is about, the same for the same number: names, and choices among what is usual. */
export class Subject {
  constructor(number) {
    this.number = number
    this.random = new Random(number)
    this.team = this.oneOf(TEAMS)
    this.tables = this.some(this.oneOf(THINGS), 3)
    this.id = `${this.team}_${this.tables[0]}_${String(number).padStart(4, '0')}`
    this.schedule = this.oneOf(SCHEDULES)
    this.retries = this.between(0, 4)
  }

  between(least, most) {
    return least + Math.floor(this.random.uniform() * (most - least + 1))
  }

  oneOf(all) {
    return all[this.between(0, all.length - 1)]
  }

  /** At least so many of them, in their order. */
  some(all, least) {
    const count = this.between(least, all.length)
    const drawn = new Set()
    while (drawn.size < count) drawn.add(this.oneOf(all))
    return all.filter(each => drawn.has(each))
  }
}
