import { signedToken } from './jwt.mjs'
import { alnum, context, encoded, form, hex, structure, uuid, weakForm } from './kind.mjs'
import { BASE64URL, LOWER, LOWER_DIGITS } from './random.mjs'

/** The vendors of payments and of shops. */

// form generally known: new keys carry the account after 51; older ones are 24 letters and digits
const stripe = random => (random.int(3) === 0 ? alnum(random, 24) : `51${alnum(random, 97)}`)

// form generally known: AQE, base64 and random symbols between dashes; the lengths are a guess
const adyen = random =>
  [
    'AQE',
    random.text(LOWER, 2),
    encoded(random.bytes(54), 'base64'),
    '-',
    encoded(random.bytes(32), 'base64'),
    '-',
    random.text(`${LOWER_DIGITS}^;<&{}[].,`, 16),
  ].join('')

export const kinds = [
  // gitleaks: 10 to 99 letters and digits
  form(
    'stripe-live-key',
    'Stripe',
    'live secret key',
    ['STRIPE_SECRET_KEY', 'STRIPE_API_KEY'],
    r => `sk_live_${stripe(r)}`,
  ),
  form(
    'stripe-test-key',
    'Stripe',
    'test secret key',
    ['STRIPE_TEST_KEY', 'STRIPE_SECRET_KEY'],
    r => `sk_test_${stripe(r)}`,
  ),
  form(
    'stripe-restricted-key',
    'Stripe',
    'restricted key',
    ['STRIPE_RESTRICTED_KEY', 'STRIPE_KEY'],
    r => `rk_${r.pick(['live', 'test'])}_${stripe(r)}`,
  ),
  // form generally known: 32 letters and digits; the command line's are 64 hexadecimal digits
  form(
    'stripe-webhook-secret',
    'Stripe',
    'webhook signing secret',
    ['STRIPE_WEBHOOK_SECRET', 'STRIPE_ENDPOINT_SECRET'],
    r => `whsec_${r.int(3) === 0 ? hex(r, 64) : alnum(r, 32)}`,
  ),
  // gitleaks: 22 to 60 characters after either prefix
  form('square-access-token', 'Square', 'access token', ['SQUARE_ACCESS_TOKEN'], r => `EAAA${r.text(BASE64URL, 60)}`),
  form(
    'square-legacy-token',
    'Square',
    'personal access token',
    ['SQUARE_ACCESS_TOKEN'],
    r => `sq0atp-${r.text(BASE64URL, 22)}`,
  ),
  // detect-secrets: 43 characters
  form(
    'square-oauth-secret',
    'Square',
    'OAuth secret',
    ['SQUARE_APPLICATION_SECRET'],
    r => `sq0csp-${r.text(BASE64URL, 43)}`,
  ),
  // form generally known: the merchant's 16 letters and digits, then 32 hexadecimal digits
  form(
    'braintree-access-token',
    'PayPal',
    'Braintree access token',
    ['BRAINTREE_ACCESS_TOKEN', 'PAYPAL_ACCESS_TOKEN'],
    r => ['access_token', r.pick(['production', 'sandbox']), r.text(LOWER_DIGITS, 16), hex(r, 32)].join('$'),
  ),
  context('braintree-private-key', 'PayPal', 'Braintree private key', ['BRAINTREE_PRIVATE_KEY'], r => hex(r, 32)),
  // form generally known: 80 characters that begin with E
  context(
    'paypal-client-secret',
    'PayPal',
    'client secret',
    ['PAYPAL_CLIENT_SECRET', 'PAYPAL_SECRET'],
    r => `E${r.text(BASE64URL, 79)}`,
  ),
  form('adyen-key', 'Adyen', 'API key', ['ADYEN_API_KEY'], adyen),
  // form generally known: 14 letters and digits; the secret beside it has no form
  form(
    'razorpay-key',
    'Razorpay',
    'key id',
    ['RAZORPAY_KEY_ID', 'RAZORPAY_KEY'],
    r => `rzp_${r.pick(['live', 'test'])}_${alnum(r, 14)}`,
  ),
  context('razorpay-secret', 'Razorpay', 'key secret', ['RAZORPAY_KEY_SECRET', 'RAZORPAY_SECRET'], r => alnum(r, 24)),
  // form generally known: 40 hexadecimal digits, which is Stripe's form too
  form(
    'paystack-key',
    'Paystack',
    'secret key',
    ['PAYSTACK_SECRET_KEY'],
    r => `sk_${r.pick(['live', 'test'])}_${hex(r, 40)}`,
  ),
  // gitleaks: 32 characters up to h, and -X; live keys lack the word TEST
  form(
    'flutterwave-key',
    'Flutterwave',
    'secret key',
    ['FLUTTERWAVE_SECRET_KEY', 'FLW_SECRET_KEY'],
    r => `FLWSECK${r.pick(['_TEST', ''])}-${hex(r, 32)}-X`,
  ),
  form(
    'flutterwave-encryption-key',
    'Flutterwave',
    'encryption key',
    ['FLUTTERWAVE_ENCRYPTION_KEY', 'FLW_ENCRYPTION_KEY'],
    r => `FLWSECK_TEST-${hex(r, 12)}`,
  ),
  // gitleaks: the environment and a UUID; 30 characters for the secret
  form(
    'plaid-token',
    'Plaid',
    'access token',
    ['PLAID_ACCESS_TOKEN'],
    r => `access-${r.pick(['production', 'sandbox', 'development'])}-${uuid(r)}`,
  ),
  context('plaid-secret', 'Plaid', 'secret', ['PLAID_SECRET', 'PLAID_SECRET_KEY'], r => hex(r, 30)),
  // gitleaks: 64 characters
  context('coinbase-token', 'Coinbase', 'access token', ['COINBASE_ACCESS_TOKEN', 'COINBASE_API_SECRET'], r =>
    hex(r, 64),
  ),
  // gitleaks: 40 characters
  weakForm(
    'gocardless-token',
    'GoCardless',
    'access token',
    ['GOCARDLESS_ACCESS_TOKEN', 'GOCARDLESS_TOKEN'],
    r => `live_${r.text(BASE64URL, 40)}`,
  ),
  // form generally known, from its clients: 27 characters of base32, the last also one of four symbols; older keys are UUIDs
  weakForm(
    'checkout-key',
    'Checkout.com',
    'secret key',
    ['CHECKOUT_SECRET_KEY', 'CKO_SECRET_KEY'],
    r => `sk_${r.pick(['sbox_', ''])}${r.text(`${LOWER}234567`, 26)}${r.pick(`${LOWER}234567*#$=`)}`,
  ),
  form(
    'checkout-legacy-key',
    'Checkout.com',
    'secret key',
    ['CHECKOUT_SECRET_KEY'],
    r => `sk_${r.pick(['test_', ''])}${uuid(r)}`,
  ),
  // form generally known: live_ or test_ and letters and digits, 30 in its examples
  weakForm('mollie-key', 'Mollie', 'API key', ['MOLLIE_API_KEY'], r => `${r.pick(['live', 'test'])}_${alnum(r, 30)}`),
  // form generally known: the key is a JWT
  structure('lemonsqueezy-key', 'Lemon Squeezy', 'API key', ['LEMONSQUEEZY_API_KEY', 'LEMON_SQUEEZY_API_KEY'], r =>
    signedToken(r, 'RS256', { aud: uuid(r).slice(0, 23), jti: hex(r, 64), scopes: [] }),
  ),
  // gitleaks: 32 hexadecimal digits after one of four prefixes
  form(
    'shopify-token',
    'Shopify',
    'access token',
    ['SHOPIFY_ACCESS_TOKEN', 'SHOPIFY_ADMIN_TOKEN'],
    r => `shpat_${hex(r, 32)}`,
  ),
  form(
    'shopify-secret',
    'Shopify',
    'shared secret',
    ['SHOPIFY_API_SECRET', 'SHOPIFY_SHARED_SECRET'],
    r => `shpss_${hex(r, 32)}`,
  ),
  form('shopify-custom-app-token', 'Shopify', 'custom app token', ['SHOPIFY_ACCESS_TOKEN'], r => `shpca_${hex(r, 32)}`),
  form(
    'shopify-private-app-password',
    'Shopify',
    'private app password',
    ['SHOPIFY_PASSWORD', 'SHOPIFY_API_PASSWORD'],
    r => `shppa_${hex(r, 32)}`,
  ),
  // form generally known: a UUID
  context('wise-token', 'Wise', 'API token', ['WISE_API_TOKEN', 'TRANSFERWISE_TOKEN'], uuid),
  // form generally known: the word, the environment, and base64 of some 80 bytes
  form(
    'klarna-key',
    'Klarna',
    'API key',
    ['KLARNA_API_KEY', 'KLARNA_API_PASSWORD'],
    r => `klarna_${r.pick(['live', 'test'])}_api_${encoded(r.bytes(80), 'base64')}`,
  ),
  // form generally known: 128 hexadecimal digits
  context('afterpay-key', 'Afterpay', 'secret key', ['AFTERPAY_SECRET_KEY'], r => hex(r, 128)),
]
