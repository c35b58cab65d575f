import type { Detector } from '../model.js'
import { nearRule, UUID } from './near.js'

/** Vendors of payments whose tokens are nothing but digits and letters: their name has to stand near. */
export const paymentNearDetectors: readonly Detector[] = [
  // developer.paypal.com/braintree: form generally known
  nearRule({
    id: 'braintree-private-key',
    what: "a private key of PayPal's Braintree",
    words: ['braintree'],
    form: /[0-9a-f]{32}/,
  }),
  // form generally known: 80 characters; the client id beside it begins with A
  nearRule({
    id: 'paypal-client-secret',
    what: 'a client secret of PayPal',
    words: ['paypal'],
    form: /E[A-Za-z0-9_-]{79}/,
    named: /^/,
  }),
  // form generally known
  nearRule({
    id: 'razorpay-secret',
    what: 'a key secret of Razorpay',
    words: ['razorpay', 'rzp'],
    form: /[A-Za-z0-9]{24}/,
  }),
  // plaid.com/docs, API keys: form generally known
  nearRule({
    id: 'plaid-secret',
    what: 'a secret of Plaid',
    words: ['plaid'],
    form: /[0-9a-f]{30}/,
  }),
  // form generally known: 64 characters; a coinbase is also the first transaction of a block, and those have hashes
  nearRule({
    id: 'coinbase-token',
    what: 'an access token of Coinbase',
    words: ['coinbase'],
    form: /[A-Za-z0-9_-]{64}/,
    named: /^(?!.*(?:hash|tx|block)).*(?:key|token|secret|auth)/is,
  }),
  // docs.wise.com, API tokens
  nearRule({
    id: 'wise-token',
    what: 'an API token of Wise',
    words: ['wise', 'transferwise'],
    form: UUID,
  }),
  // form generally known
  nearRule({
    id: 'afterpay-key',
    what: 'a secret key of Afterpay',
    words: ['afterpay', 'clearpay'],
    form: /[0-9a-f]{128}/,
  }),
]
