import { describe, expect, it } from '@jest/globals'
import { type Kind, kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { paymentRules } from '../../../../src/secrets/rules/payment.js'
import { paymentNearDetectors } from '../../../../src/secrets/rules/payment-near.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { secretKeyRules } from '../../../../src/secrets/rules/secret-keys.js'
import { matchesIn } from '../../../support/secrets.js'
import { expectWherever, minted, SEEDS, textsFrom } from '../../../support/token-forms.js'

const detectors = [...[...paymentRules, ...secretKeyRules].map(tokenDetector), ...paymentNearDetectors]

/** Known by a form that nothing else has. */
const FORMS = [
  'stripe-live-key',
  'stripe-test-key',
  'stripe-restricted-key',
  'stripe-webhook-secret',
  'paystack-key',
  'clerk-secret-key',
  'checkout-legacy-key',
  'square-access-token',
  'square-legacy-token',
  'square-oauth-secret',
  'braintree-access-token',
  'adyen-key',
  'razorpay-key',
  'flutterwave-key',
  'flutterwave-encryption-key',
  'plaid-token',
  'shopify-token',
  'shopify-secret',
  'shopify-custom-app-token',
  'shopify-private-app-password',
  'klarna-key',
]
/** Known by the vendor's name near it. */
const NAMED = [
  'checkout-key',
  'gocardless-token',
  'mollie-key',
  'braintree-private-key',
  'paypal-client-secret',
  'razorpay-secret',
  'plaid-secret',
  'coinbase-token',
  'wise-token',
  'afterpay-key',
]

const { alnum, hex, random } = textsFrom('payment tests')

function rulesIn(content: string): string[] {
  return matchesIn(detectors, content).map(({ rule }) => rule)
}

describe('a token with a form of its own', () => {
  it.each(FORMS)('is found wherever it stands: %s', id => {
    expectWherever(detectors, id)
  })

  it.each(FORMS)('is not the beginning or the end of something longer: %s', id => {
    const token = minted(id, 1)
    expect(rulesIn(`a${token}`)).not.toContain(id)
    if (!['stripe-live-key', 'stripe-test-key', 'stripe-webhook-secret', 'adyen-key', 'klarna-key'].includes(id)) {
      expect(rulesIn(`${token}${'a'.repeat(200)}`)).not.toContain(id)
    }
  })

  it.each([
    'paystack-key',
    'square-oauth-secret',
    'braintree-access-token',
    'razorpay-key',
    'flutterwave-key',
    'plaid-token',
    'shopify-token',
    'checkout-legacy-key',
    'square-access-token',
  ])('has neither a character more nor one less: %s', id => {
    const token = minted(id, 1)
    expect(rulesIn(`"${token.slice(0, -1)}"`)).not.toContain(id)
    expect(rulesIn(`"${token}7"`)).not.toContain(id)
  })
})

describe('a token without one', () => {
  it.each(NAMED)('is found in a line that names its vendor: %s', id => {
    const kind: Kind = kindOf(id)
    for (const seed of SEEDS) {
      const token = minted(id, seed)
      const line = kind.context?.(randomFrom(seed), token) ?? ''
      expect(matchesIn(detectors, line)).toEqual([
        expect.objectContaining({ rule: id, secret: token, confidence: 'medium' }),
      ])
    }
  })

  it.each(NAMED.filter(id => id !== 'checkout-key'))('is nothing without that name: %s', id => {
    expect(rulesIn(`value = "${minted(id, 1)}"`)).toEqual([])
  })
})

describe('what a key is for', () => {
  it.each([
    ['stripe-live-key', `sk_live_${alnum(24)}`, 'high'],
    ['stripe-live-key', `sk_live_51${alnum(97)}`, 'high'],
    ['stripe-live-key', `sk_live_${alnum(64)}`, 'high'],
    ['stripe-live-key', `sk_org_live_${alnum(60)}`, 'high'],
    ['stripe-test-key', `sk_test_51${alnum(97)}`, 'medium'],
    ['stripe-restricted-key', `rk_test_${alnum(24)}`, 'medium'],
    ['paystack-key', `sk_live_${hex(40)}`, 'high'],
    ['paystack-key', `sk_test_${hex(40)}`, 'medium'],
    ['clerk-secret-key', `sk_live_${alnum(42)}`, 'high'],
    ['clerk-secret-key', `sk_test_${alnum(43)}`, 'medium'],
    ['checkout-key', `sk_sbox_${random.text('abcdefghijklmnopqrstuvwxyz234567', 26)}*`, 'medium'],
    ['square-oauth-secret', `sandbox-sq0csb-${alnum(43)}`, 'medium'],
    ['flutterwave-key', `FLWSECK-${hex(32)}-19c237bb6f9vt-X`, 'high'],
    ['braintree-access-token', ['access_token', 'production', alnum(16).toLowerCase(), hex(32)].join('\\$'), 'high'],
  ])('is told by the prefix, the length and the alphabet: %s', (rule, token, confidence) => {
    expect(matchesIn(detectors, `KEY="${token}"`)).toEqual([expect.objectContaining({ rule, confidence })])
  })

  it('is said where it is only for tests', () => {
    expect(matchesIn(detectors, `sk_test_${alnum(24)}`)[0]?.reason).toContain('of test mode')
    expect(
      matchesIn(detectors, minted('plaid-token', 3).replace(/production|development/, 'sandbox'))[0]?.reason,
    ).toContain('sandbox')
  })

  it('counts as unlikely where the vendor has published it', () => {
    const shown = ['sk_', 'test_', '4eC39Hq', 'LyjWDarjtT1zdp7dc'].join('')
    expect(matchesIn(detectors, `curl -u ${shown}:`)).toEqual([
      expect.objectContaining({ rule: 'stripe-test-key', confidence: 'low' }),
    ])
  })
})

describe('what is no secret', () => {
  it.each([
    `pk_live_51${alnum(97)}`,
    `pk_test_${alnum(24)}`,
    `FLWPUBK-${hex(32)}-X`,
    `PAYPAL_CLIENT_ID=A${alnum(79)}`,
    `sk_live_${'x'.repeat(24)}`,
    'sk_test_your_secret_key_here',
    `sk_live_${'1234567890'.repeat(3).slice(0, 24)}`,
    `whsec_${'x'.repeat(32)}`,
    `task_live_${alnum(24)}`,
    `"coinbase": "${hex(64)}"`,
    `coinbase_tx_key = "${hex(64)}"`,
    `the same key in every likewise_named field: ${minted('wise-token', 1)}`,
    `wise_profile_id: ${minted('wise-token', 2)}`,
    `EAAA${alnum(59)}`,
    `EAAA${alnum(61)}`,
    `access-sandbox-${[8, 4, 4, 4, 12].map(length => '0'.repeat(length)).join('-')}`,
    `image: plaid/key@sha256:${hex(64)}`,
    'AQEmlONGwORD+NOTHING',
  ])('is not found: %s', content => {
    expect(matchesIn(detectors, content)).toEqual([])
  })
})
