import { UUID } from './near.js'
import type { TokenRule } from './rule.js'

/* Vendors of payments and of shops whose tokens have a form of their own. */

const TEST = { confidence: 'medium', reason: 'it has the form of one, of test mode' } as const
const SANDBOX = { confidence: 'medium', reason: 'it has the form of one, of a sandbox' } as const

/** Square, PayPal, Adyen, Razorpay, Flutterwave, Plaid, GoCardless, Mollie, Shopify, Klarna, and signing secrets. */
export const paymentRules: readonly TokenRule[] = [
  // docs.stripe.com, webhooks; standardwebhooks.com: base64 of 24 to 64 bytes
  {
    id: 'stripe-webhook-secret',
    what: 'a signing secret of webhooks (of Stripe, Svix, Clerk and others)',
    keywords: ['whsec_'],
    form: /whsec_[A-Za-z0-9+/]{30,100}={0,2}(?![+/=])/,
  },
  // form generally known: 64 characters; base64 of other things begins so too
  {
    id: 'square-access-token',
    what: 'an access token of Square',
    keywords: ['eaaa'],
    form: /EAAA[A-Za-z0-9_-]{60}(?![+/=])/,
    around: /[\w+/-]/,
    confidence: 'medium',
  },
  {
    id: 'square-access-token',
    what: 'an access token of Square',
    keywords: ['eaaa'],
    form: /EAAA(?![\w-]{60}(?![\w-]))[A-Za-z0-9_-]{22,80}(?![+/=])/,
    around: /[\w+/-]/,
    near: /square/i,
  },
  {
    id: 'square-legacy-token',
    what: 'a personal access token of Square',
    keywords: ['sq0atp-'],
    form: /sq0atp-[\w-]{22,60}/,
  },
  {
    id: 'square-legacy-token',
    what: 'a sandbox access token of Square',
    keywords: ['sandbox-sq0atb-'],
    form: /sandbox-sq0atb-[\w-]{22,60}/,
    ...SANDBOX,
  },
  // developer.squareup.com, OAuth API: 43 characters
  {
    id: 'square-oauth-secret',
    what: 'an OAuth application secret of Square',
    keywords: ['sq0csp-'],
    form: /sq0csp-[\w-]{43}/,
  },
  {
    id: 'square-oauth-secret',
    what: 'a sandbox application secret of Square',
    keywords: ['sandbox-sq0csb-'],
    form: /sandbox-sq0csb-[\w-]{43}/,
    ...SANDBOX,
  },
  // form generally known; shells and dotenv need a backslash before each dollar
  {
    id: 'braintree-access-token',
    what: "an access token of PayPal's Braintree",
    keywords: ['access_token$production$', 'access_token\\$production\\$'],
    form: /access_token\\?\$production\\?\$[a-z0-9]{16}\\?\$[0-9a-f]{32}/,
  },
  {
    id: 'braintree-access-token',
    what: "a sandbox access token of PayPal's Braintree",
    keywords: ['access_token$sandbox$', 'access_token\\$sandbox\\$'],
    form: /access_token\\?\$sandbox\\?\$[a-z0-9]{16}\\?\$[0-9a-f]{32}/,
    ...SANDBOX,
  },
  // form generally known: base64, base64 of 32 bytes, and symbols; a slash after < belongs to XML around it
  {
    id: 'adyen-key',
    what: 'an API key of Adyen',
    keywords: ['aqe'],
    form: /AQE[a-z][A-Za-z0-9+/]{20,300}={0,2}-[A-Za-z0-9+/]{40,48}={0,2}-(?:[!#-&(-;=?-[\]-_a-~]|<(?!\/)|>|\\\$){8,40}/,
    around: /[A-Za-z0-9]/,
  },
  // razorpay.com/docs, API keys: the secret beside it has no form
  {
    id: 'razorpay-key',
    what: 'a key id of Razorpay',
    keywords: ['rzp_live_'],
    form: /rzp_live_[A-Za-z0-9]{14}/,
    confidence: 'medium',
    reason: 'it has the form of one (it needs its secret to open anything)',
  },
  {
    id: 'razorpay-key',
    what: 'a test key id of Razorpay',
    keywords: ['rzp_test_'],
    form: /rzp_test_[A-Za-z0-9]{14}/,
    ...TEST,
  },
  // developer.flutterwave.com, authentication; a newer one has a number and vt before its end
  {
    id: 'flutterwave-key',
    what: 'a secret key of Flutterwave',
    keywords: ['flwseck-'],
    form: /FLWSECK-[0-9a-h]{32}(?:-[0-9a-z]{8,16})?-X/,
  },
  {
    id: 'flutterwave-key',
    what: 'a test secret key of Flutterwave',
    keywords: ['flwseck_test-'],
    form: /FLWSECK_TEST-[0-9a-h]{32}(?:-[0-9a-z]{8,16})?-X/,
    ...TEST,
  },
  {
    id: 'flutterwave-encryption-key',
    what: 'a test encryption key of Flutterwave',
    keywords: ['flwseck_test'],
    form: /FLWSECK_TEST-?[0-9a-h]{12}/,
    ...TEST,
  },
  // plaid.com/docs, tokens
  {
    id: 'plaid-token',
    what: 'an access token of Plaid',
    keywords: ['access-production-'],
    form: new RegExp(`access-production-${UUID.source}`),
  },
  {
    id: 'plaid-token',
    what: 'a test access token of Plaid',
    keywords: ['access-sandbox-', 'access-development-'],
    form: new RegExp(`access-(?:sandbox|development)-${UUID.source}`),
    ...SANDBOX,
  },
  // developer.gocardless.com: 40 characters
  {
    id: 'gocardless-token',
    what: 'an access token of GoCardless',
    keywords: ['live_', 'sandbox_'],
    form: /(?:live|sandbox)_[\w-]{40}/,
    near: /go_?cardless/i,
  },
  // docs.mollie.com, authentication
  {
    id: 'mollie-key',
    what: 'an API key of Mollie',
    keywords: ['live_', 'test_', 'access_'],
    form: /(?:live|test|access)_[A-Za-z0-9]{30,60}/,
    near: /mollie/i,
  },
  ...(['shpat', 'shpss', 'shpca', 'shppa'] as const).map(shopify),
  // form generally known: base64 of a password, the merchant's UUID, a number and a key
  {
    id: 'klarna-key',
    what: 'an API key of Klarna',
    keywords: ['klarna_live_api_'],
    form: /klarna_live_api_[A-Za-z0-9+/_-]{40,250}={0,2}/,
  },
  {
    id: 'klarna-key',
    what: 'a test API key of Klarna',
    keywords: ['klarna_test_api_'],
    form: /klarna_test_api_[A-Za-z0-9+/_-]{40,250}={0,2}/,
    ...TEST,
  },
]

/** Source: shopify.dev, access tokens. */
function shopify(prefix: 'shpat' | 'shpss' | 'shpca' | 'shppa'): TokenRule {
  const [id, what] = {
    shpat: ['shopify-token', 'an access token of Shopify'],
    shpss: ['shopify-secret', 'a shared secret of Shopify'],
    shpca: ['shopify-custom-app-token', 'a custom app token of Shopify'],
    shppa: ['shopify-private-app-password', 'a private app password of Shopify'],
  }[prefix] as [string, string]
  return { id, what, keywords: [`${prefix}_`], form: new RegExp(`${prefix}_[0-9a-fA-F]{32}`) }
}
