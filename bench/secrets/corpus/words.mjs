// The words that files are made of: what a repository's names, hosts and people are called.
export const nouns =
  'order invoice customer session report shipment metric account product ticket payment catalog message user event device location document schedule campaign subscription inventory profile review article vendor contract pipeline cluster tenant booking channel address coupon warehouse employee timesheet refund audit notification category'.split(
    ' ',
  )
export const verbs =
  'load fetch create update sync export import validate build render resolve process publish archive'.split(' ')
export const adjectives =
  'pending active daily remote primary local shared recent stale monthly external internal'.split(' ')
export const companies =
  'northwind bluepeak harborlight ironleaf quantica redwoodlabs silverline tidewater umbracorp vantage weststar zephyr lumenpay kestrel oakridge'.split(
    ' ',
  )
export const people =
  'maria jonas deepa chen olga pierre fatima lukas sofia kwame hannah diego yuki amara tomas ingrid rashid elena'.split(
    ' ',
  )
export const stages = ['prod', 'staging', 'live', 'qa', 'dev', 'uat']
export const services =
  'billing gateway search mailer scheduler reporting checkout identity ingest warehouse portal analytics crm exporter'.split(
    ' ',
  )
const tlds = ['io', 'net', 'cloud', 'dev', 'internal', 'de', 'co', 'systems']

export const company = random => random.pick(companies)
export const noun = random => random.pick(nouns)
export const person = random => random.pick(people)
export const host = random =>
  `${random.pick(['db', 'api', 'mq', 'cache', 'ldap', 'git', 'ftp', 'mail', 'app', 'es'])}${random.pick(['', '-01', '2', '.prod', '-eu', '.staging'])}.${company(random)}.${random.pick(tlds)}`
export const site = random =>
  `${random.pick(['api', 'www', 'hooks', 'app', 'data'])}.${company(random)}.${random.pick(tlds)}`
export const login = random =>
  random.pick([
    () => person(random),
    () => `svc_${random.pick(services)}`,
    () => `${person(random)}.${noun(random)}`,
    () => 'deploy',
  ])()
export const version = random => `${random.int(12)}.${random.int(30)}.${random.int(20)}`
export const date = random => `20${15 + random.int(10)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`
export const time = random => `${two(random.int(24))}:${two(random.int(60))}:${two(random.int(60))}`
export const title = word => word[0].toUpperCase() + word.slice(1)
export const hex = (random, length) => random.text('0123456789abcdef', length)
export const uuid = random =>
  [8, 4, 4, 4, 12]
    .map((length, at) =>
      at === 2
        ? `4${hex(random, 3)}`
        : at === 3
          ? `${random.pick(['8', '9', 'a', 'b'])}${hex(random, 3)}`
          : hex(random, length),
    )
    .join('-')
export const base64 = (random, bytes) => random.bytes(bytes).toString('base64')

/** The array in another order. */
export function shuffled(random, array) {
  const copy = [...array]
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = random.int(at + 1)
    ;[copy[at], copy[other]] = [copy[other], copy[at]]
  }
  return copy
}

/** So many of the array, all different as long as there are enough. */
export function some(random, array, count) {
  const picked = []
  while (picked.length < count) picked.push(...shuffled(random, array).slice(0, count - picked.length))
  return picked
}

function two(number) {
  return String(number).padStart(2, '0')
}
