import { isPublished } from '../proof/published.js'
import { UUID } from './near.js'
import type { Proof, TokenRule } from './rule.js'

/*
 * Keys that begin with sk_, which several vendors of payments and Clerk use: length and alphabet tell whose one is.
 * Publishable keys (pk_) stand in pages that everybody reads, and are none.
 */

const TEST = { confidence: 'medium', reason: 'it has the form of one, of test mode' } as const

/** 24 letters and digits; newer keys have 51 and the account in front. Source: form generally known. */
const STRIPE = '(?:51[A-Za-z0-9]{60,160}|[A-Za-z0-9]{24})'
/** Source: form generally known. */
const PAYSTACK = '[0-9a-f]{40}'
/** 32 bytes in base 62. Source: form generally known. */
const CLERK = '(?!51)[A-Za-z0-9]{42,44}'
/** The same prefix, and a body that is none of those: newer lengths, and vendors that took the prefix over. */
const OTHER = `(?!(?:${STRIPE}|${PAYSTACK}|${CLERK})(?![\\w-]))[A-Za-z0-9]{16,200}`
const PREFIX_OF_MANY = 'it has the prefix and the alphabet of one (other vendors have taken the prefix over)'

// github.com/checkout, its clients' own tests of a key: base32 in lower case, the last one also a symbol; older ones are
// UUIDs
const CHECKOUT = '[a-z2-7]{26}[a-z2-7*#$=](?![*#$=])'

/** Stripe's, Paystack's, Clerk's and Checkout.com's secret keys. */
export const secretKeyRules: readonly TokenRule[] = [
  {
    id: 'stripe-live-key',
    what: 'a live secret key of Stripe',
    keywords: ['sk_live_', 'sk_prod_'],
    form: new RegExp(`sk_(?:live|prod)_${STRIPE}`),
  },
  {
    id: 'stripe-live-key',
    what: 'a live secret key as those of Stripe',
    keywords: ['sk_live_', 'sk_prod_'],
    form: new RegExp(`sk_(?:live|prod)_${OTHER}`),
    reason: PREFIX_OF_MANY,
  },
  // docs.stripe.com, organization API keys
  {
    id: 'stripe-live-key',
    what: 'a live organization key of Stripe',
    keywords: ['sk_org_live_'],
    form: /sk_org_live_[A-Za-z0-9]{24,200}/,
  },
  {
    id: 'stripe-test-key',
    what: 'a test secret key of Stripe',
    keywords: ['sk_test_'],
    form: new RegExp(`sk_test_${STRIPE}`),
    ...TEST,
    prove: provePublished,
  },
  {
    id: 'stripe-test-key',
    what: 'a test secret key as those of Stripe',
    keywords: ['sk_test_'],
    form: new RegExp(`sk_test_${OTHER}`),
    confidence: 'medium',
    reason: `${PREFIX_OF_MANY}, of test mode`,
    prove: provePublished,
  },
  {
    id: 'stripe-restricted-key',
    what: 'a live restricted key of Stripe',
    keywords: ['rk_live_', 'rk_prod_'],
    form: /rk_(?:live|prod)_[A-Za-z0-9]{20,200}/,
  },
  {
    id: 'stripe-restricted-key',
    what: 'a test restricted key of Stripe',
    keywords: ['rk_test_'],
    form: /rk_test_[A-Za-z0-9]{20,200}/,
    ...TEST,
  },
  {
    id: 'paystack-key',
    what: 'a live secret key of Paystack',
    keywords: ['sk_live_'],
    form: new RegExp(`sk_live_${PAYSTACK}`),
  },
  {
    id: 'paystack-key',
    what: 'a test secret key of Paystack',
    keywords: ['sk_test_'],
    form: new RegExp(`sk_test_${PAYSTACK}`),
    ...TEST,
  },
  {
    id: 'clerk-secret-key',
    what: 'a live secret key of Clerk',
    keywords: ['sk_live_'],
    form: new RegExp(`sk_live_${CLERK}`),
  },
  {
    id: 'clerk-secret-key',
    what: "a secret key of Clerk's development instance",
    keywords: ['sk_test_'],
    form: new RegExp(`sk_test_${CLERK}`),
    ...TEST,
  },
  {
    id: 'checkout-key',
    what: 'a sandbox secret key of Checkout.com',
    keywords: ['sk_sbox_'],
    form: new RegExp(`sk_sbox_${CHECKOUT}`),
    ...TEST,
  },
  {
    id: 'checkout-key',
    what: 'a secret key of Checkout.com',
    keywords: ['sk_'],
    form: new RegExp(`sk_${CHECKOUT}`),
    near: /checkout|cko/i,
  },
  {
    id: 'checkout-legacy-key',
    what: 'a secret key of Checkout.com',
    keywords: ['sk_'],
    form: new RegExp(`sk_${UUID.source}`),
  },
  {
    id: 'checkout-legacy-key',
    what: 'a test secret key of Checkout.com',
    keywords: ['sk_test_'],
    form: new RegExp(`sk_test_${UUID.source}`),
    ...TEST,
  },
]

function provePublished(token: string): Proof | null {
  return isPublished(token) ? { holds: false, reason: 'its vendor shows it to everybody as an example' } : null
}
