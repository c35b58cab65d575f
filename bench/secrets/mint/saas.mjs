import { signedToken } from './jwt.mjs'
import { alnum, context, encoded, form, hex, number, structure, uuid, weakForm } from './kind.mjs'
import { BASE32, BASE64URL, LOWER_DIGITS, UPPER_DIGITS } from './random.mjs'

/** The vendors of services that teams use beside their code. */

/** The payload of a Mapbox token is JSON with the account and the token's name (docs.mapbox.com, token format). */
const mapbox = random =>
  [
    'sk',
    encoded({ u: random.pick(['kestrel', 'northgate', 'bluefin']), a: `cm${random.text(LOWER_DIGITS, 23)}` }),
    random.text(BASE64URL, 22),
  ].join('.')

const ULID = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const kinds = [
  // gitleaks: 11 digits, then 35 letters and digits; older tokens have 43 after another prefix
  form(
    'notion-token',
    'Notion',
    'integration token',
    ['NOTION_TOKEN', 'NOTION_API_KEY'],
    r => `ntn_${number(r, 11)}${alnum(r, 35)}`,
  ),
  weakForm(
    'notion-legacy-token',
    'Notion',
    'integration token',
    ['NOTION_TOKEN', 'NOTION_API_KEY'],
    r => `secret_${alnum(r, 43)}`,
  ),
  // gitleaks: 40 letters and digits; OAuth tokens are 64 hexadecimal digits
  form('linear-key', 'Linear', 'API key', ['LINEAR_API_KEY'], r => `lin_api_${alnum(r, 40)}`),
  form('linear-oauth-token', 'Linear', 'OAuth token', ['LINEAR_ACCESS_TOKEN'], r => `lin_oauth_${hex(r, 64)}`),
  // gitleaks: 14 letters and digits, a dot, 64 hexadecimal digits; retired keys begin with key
  form(
    'airtable-token',
    'Airtable',
    'personal access token',
    ['AIRTABLE_TOKEN', 'AIRTABLE_API_KEY'],
    r => `pat${alnum(r, 14)}.${hex(r, 64)}`,
  ),
  context('airtable-legacy-key', 'Airtable', 'API key', ['AIRTABLE_API_KEY'], r => `key${alnum(r, 14)}`),
  // betterleaks: 38 to 42 characters
  form(
    'figma-token',
    'Figma',
    'personal access token',
    ['FIGMA_TOKEN', 'FIGMA_ACCESS_TOKEN'],
    r => `figd_${r.text(BASE64URL, 40)}`,
  ),
  // form generally known: a version, the user's and the token's number, 32 hexadecimal digits
  form('asana-token', 'Asana', 'personal access token', ['ASANA_ACCESS_TOKEN', 'ASANA_TOKEN'], r =>
    r.pick([() => `1/${number(r, 16)}:${hex(r, 32)}`, () => `2/${number(r, 16)}/${number(r, 16)}:${hex(r, 32)}`])(),
  ),
  context('asana-client-secret', 'Asana', 'client secret', ['ASANA_CLIENT_SECRET'], r => hex(r, 32)),
  // form generally known: ATTA and 72 hexadecimal digits; the key beside it is 32
  form(
    'trello-token',
    'Trello',
    'token',
    ['TRELLO_TOKEN', 'TRELLO_API_TOKEN'],
    r => `ATTA${hex(r, 64)}${hex(r, 8).toUpperCase()}`,
  ),
  context('trello-key', 'Trello', 'API key', ['TRELLO_API_KEY', 'TRELLO_KEY'], r => hex(r, 32)),
  // form generally known: a JWT with the token's and the account's number
  structure('monday-token', 'Monday', 'API token', ['MONDAY_API_TOKEN', 'MONDAY_API_KEY'], r =>
    signedToken(
      r,
      'HS256',
      { tid: Number(number(r, 9)), aai: 11, uid: Number(number(r, 8)), actid: Number(number(r, 7)), rgn: 'euc1' },
      { kid: false },
    ),
  ),
  // form generally known: the user's number and 32 capital letters and digits
  form(
    'clickup-token',
    'ClickUp',
    'personal token',
    ['CLICKUP_API_TOKEN', 'CLICKUP_TOKEN'],
    r => `pk_${number(r, 8)}_${r.text(UPPER_DIGITS, 32)}`,
  ),
  // gitleaks: 24 and 34 hexadecimal digits
  form('postman-key', 'Postman', 'API key', ['POSTMAN_API_KEY'], r => `PMAK-${hex(r, 24)}-${hex(r, 34)}`),
  // gitleaks: 59 characters
  form(
    'typeform-token',
    'Typeform',
    'personal token',
    ['TYPEFORM_TOKEN', 'TYPEFORM_API_TOKEN'],
    r => `tfp_${alnum(r, 44)}_${alnum(r, 14)}`,
  ),
  // form generally known: 43 base64url characters (32 bytes), with the prefix for management and without for delivery
  form(
    'contentful-token',
    'Contentful',
    'management token',
    ['CONTENTFUL_MANAGEMENT_TOKEN', 'CONTENTFUL_PAT'],
    r => `CFPAT-${r.text(BASE64URL, 43)}`,
  ),
  context(
    'contentful-delivery-token',
    'Contentful',
    'delivery token',
    ['CONTENTFUL_ACCESS_TOKEN', 'CONTENTFUL_DELIVERY_TOKEN'],
    r => r.text(BASE64URL, 43),
  ),
  // gitleaks: 32 lower-case letters and digits; in practice hexadecimal
  context('algolia-key', 'Algolia', 'admin API key', ['ALGOLIA_ADMIN_KEY', 'ALGOLIA_API_KEY'], r => hex(r, 32)),
  structure('mapbox-secret-token', 'Mapbox', 'secret token', ['MAPBOX_SECRET_TOKEN', 'MAPBOX_ACCESS_TOKEN'], mapbox),
  // gitleaks: 135 characters; 11, ten of the letter A and 43 for the older ones; 15 for the secret of the app
  weakForm(
    'dropbox-token',
    'Dropbox',
    'access token',
    ['DROPBOX_ACCESS_TOKEN', 'DROPBOX_TOKEN'],
    r => `sl.B${r.text(BASE64URL, 134)}`,
  ),
  weakForm('dropbox-long-lived-token', 'Dropbox', 'long-lived token', ['DROPBOX_ACCESS_TOKEN', 'DROPBOX_TOKEN'], r =>
    [alnum(r, 11), 'A'.repeat(10), r.text(BASE64URL, 43)].join(''),
  ),
  context('dropbox-app-secret', 'Dropbox', 'app secret', ['DROPBOX_APP_SECRET'], r => r.text(LOWER_DIGITS, 15)),
  // form generally known: 32 letters and digits
  context('box-client-secret', 'Box', 'client secret', ['BOX_CLIENT_SECRET', 'BOX_DEVELOPER_TOKEN'], r => alnum(r, 32)),
  // gitleaks: 00 and 40 characters
  context('okta-token', 'Okta', 'API token', ['OKTA_API_TOKEN', 'OKTA_TOKEN'], r => `00${r.text(BASE64URL, 40)}`),
  // form generally known: 64 base64url characters
  context('auth0-client-secret', 'Auth0', 'client secret', ['AUTH0_CLIENT_SECRET'], r => r.text(BASE64URL, 64)),
  // form generally known: sk_live_ and sk_test_, as Stripe's; 42 letters and digits
  form(
    'clerk-secret-key',
    'Clerk',
    'secret key',
    ['CLERK_SECRET_KEY'],
    r => `sk_${r.pick(['live', 'test'])}_${alnum(r, 42)}`,
  ),
  // token-formats.md: 40 hexadecimal digits; betterleaks: 31 characters for a project's secret key
  form('supabase-token', 'Supabase', 'access token', ['SUPABASE_ACCESS_TOKEN'], r => `sbp_${hex(r, 40)}`),
  form(
    'supabase-secret-key',
    'Supabase',
    'secret key',
    ['SUPABASE_SECRET_KEY'],
    r => `sb_secret_${r.text(BASE64URL, 22)}_${r.text(BASE64URL, 8)}`,
  ),
  // form generally known: a JWT whose role is service_role
  structure(
    'supabase-service-key',
    'Supabase',
    'service role key',
    ['SUPABASE_SERVICE_ROLE_KEY', 'SUPABASE_SERVICE_KEY'],
    r =>
      signedToken(
        r,
        'HS256',
        { iss: 'supabase', ref: r.text('abcdefghijklmnopqrstuvwxyz', 20), role: 'service_role' },
        { kid: false },
      ),
  ),
  // gitleaks: 32 to 64 characters
  form(
    'planetscale-token',
    'PlanetScale',
    'service token',
    ['PLANETSCALE_TOKEN', 'PLANETSCALE_SERVICE_TOKEN'],
    r => `pscale_tkn_${r.text(BASE64URL, 43)}`,
  ),
  form(
    'planetscale-password',
    'PlanetScale',
    'password',
    ['DATABASE_PASSWORD', 'PLANETSCALE_PASSWORD'],
    r => `pscale_pw_${r.text(BASE64URL, 43)}`,
  ),
  form(
    'planetscale-oauth-token',
    'PlanetScale',
    'OAuth token',
    ['PLANETSCALE_ACCESS_TOKEN'],
    r => `pscale_oauth_${r.text(BASE64URL, 43)}`,
  ),
  // form generally known: 64 lower-case letters and digits
  form('neon-key', 'Neon', 'API key', ['NEON_API_KEY'], r => `napi_${r.text(LOWER_DIGITS, 64)}`),
  // form generally known: base64 with the database's number in front
  context(
    'upstash-token',
    'Upstash',
    'REST token',
    ['UPSTASH_REDIS_REST_TOKEN'],
    r => `A${alnum(r, 5)}${encoded(r.bytes(38), 'base64')}`,
  ),
  // form generally known: 42 to 51 lower-case letters and digits
  context(
    'redis-cloud-key',
    'Redis Cloud',
    'secret key',
    ['REDISCLOUD_SECRET_KEY', 'REDIS_CLOUD_API_SECRET'],
    r => `S${r.text(LOWER_DIGITS, 50)}`,
  ),
  // betterleaks: 40 characters; the older private keys are UUIDs
  form(
    'mongodb-atlas-secret',
    'MongoDB Atlas',
    'service account secret',
    ['MONGODB_ATLAS_CLIENT_SECRET'],
    r => `mdb_sa_sk_${r.text(BASE64URL, 40)}`,
  ),
  context('mongodb-atlas-key', 'MongoDB Atlas', 'private key', ['MONGODB_ATLAS_PRIVATE_KEY'], uuid),
  // gitleaks: 36 letters and digits; pnb_ is a service account's
  form('prefect-key', 'Prefect', 'API key', ['PREFECT_API_KEY'], r => `${r.pick(['pnu', 'pnb'])}_${alnum(r, 36)}`),
  // form generally known: 64 letters and digits (Sourcegraph has the prefix with 40 hexadecimal digits)
  form(
    'segment-token',
    'Segment',
    'public API token',
    ['SEGMENT_API_TOKEN', 'SEGMENT_TOKEN'],
    r => `sgp_${alnum(r, 64)}`,
  ),
  context('segment-write-key', 'Segment', 'write key', ['SEGMENT_WRITE_KEY'], r => alnum(r, 32)),
  // betterleaks: 32 hexadecimal digits
  context('amplitude-secret-key', 'Amplitude', 'secret key', ['AMPLITUDE_SECRET_KEY'], r => hex(r, 32)),
  // form generally known: 32 hexadecimal digits
  context('mixpanel-secret', 'Mixpanel', 'API secret', ['MIXPANEL_API_SECRET', 'MIXPANEL_SECRET'], r => hex(r, 32)),
  // betterleaks: 47 characters; the project's phc_ key is public by design
  form(
    'posthog-key',
    'PostHog',
    'personal API key',
    ['POSTHOG_PERSONAL_API_KEY', 'POSTHOG_API_KEY'],
    r => `phx_${alnum(r, 47)}`,
  ),
  // gitleaks: 70 lower-case letters and digits
  form('readme-key', 'ReadMe', 'API key', ['README_API_KEY', 'RDME_API_KEY'], r => `rdme_xn8s9h${hex(r, 64)}`),
  // gitleaks: 40 hexadecimal digits
  form(
    'shippo-token',
    'Shippo',
    'API token',
    ['SHIPPO_API_TOKEN', 'SHIPPO_TOKEN'],
    r => `shippo_${r.pick(['live', 'test'])}_${hex(r, 40)}`,
  ),
  // gitleaks: 54 letters and digits
  form('easypost-key', 'EasyPost', 'API key', ['EASYPOST_API_KEY'], r => `${r.pick(['EZAK', 'EZTK'])}${alnum(r, 54)}`),
  // gitleaks: 43 characters
  form(
    'duffel-token',
    'Duffel',
    'access token',
    ['DUFFEL_ACCESS_TOKEN', 'DUFFEL_TOKEN'],
    r => `duffel_${r.pick(['live', 'test'])}_${r.text(BASE64URL, 43)}`,
  ),
  // gitleaks: 44 characters
  weakForm('beamer-key', 'Beamer', 'API key', ['BEAMER_API_KEY'], r => `b_${encoded(r.bytes(32), 'base64url')}=`),
  // gitleaks: 64 characters
  form(
    'frameio-token',
    'Frame.io',
    'developer token',
    ['FRAMEIO_TOKEN', 'FRAME_IO_TOKEN'],
    r => `fio-u-${r.text(BASE64URL, 64)}`,
  ),
  // gitleaks: 26 and 52 characters, in a line that names dnkey
  form(
    'defined-networking-key',
    'Defined Networking',
    'API key',
    ['DNKEY', 'DEFINED_NETWORKING_API_KEY'],
    r => `dnkey-${r.text(BASE32, 26)}-${r.text(BASE32, 52)}`,
  ),
  // gitleaks: 32 hexadecimal digits; 20 letters and digits for the secret
  context('finicity-key', 'Finicity', 'app key', ['FINICITY_APP_KEY', 'FINICITY_API_TOKEN'], r => hex(r, 32)),
  context('finicity-secret', 'Finicity', 'partner secret', ['FINICITY_PARTNER_SECRET', 'FINICITY_CLIENT_SECRET'], r =>
    alnum(r, 20),
  ),
  // gitleaks: 35 hexadecimal digits
  weakForm('lob-key', 'Lob', 'API key', ['LOB_API_KEY'], r => `${r.pick(['live', 'test'])}_${hex(r, 35)}`),
  // form generally known: sk and 178 letters and digits
  weakForm(
    'sanity-token',
    'Sanity',
    'API token',
    ['SANITY_API_TOKEN', 'SANITY_TOKEN', 'SANITY_WRITE_TOKEN'],
    r => `sk${alnum(r, 178)}`,
  ),
  // form generally known: 22 letters and digits and tt; a personal token has two numbers after it
  weakForm(
    'storyblok-token',
    'Storyblok',
    'management token',
    ['STORYBLOK_TOKEN', 'STORYBLOK_OAUTH_TOKEN'],
    r => `${alnum(r, 22)}tt-${number(r, 5)}-${r.text(BASE64URL, 20)}`,
  ),
  // form generally known: 64 hexadecimal digits
  context('webflow-token', 'Webflow', 'API token', ['WEBFLOW_API_TOKEN', 'WEBFLOW_TOKEN'], r => hex(r, 64)),
  // form generally known: the account's number and 7 lower-case letters and digits
  form('zapier-webhook', 'Zapier', 'webhook', ['ZAPIER_WEBHOOK_URL', 'ZAPIER_WEBHOOK'], r =>
    ['https://hooks.zapier.com', 'hooks/catch', number(r, 8), r.text(LOWER_DIGITS, 7), ''].join('/'),
  ),
  // form generally known: the key ends the address
  form('ifttt-webhook', 'IFTTT', 'webhook', ['IFTTT_WEBHOOK_URL', 'IFTTT_URL'], r =>
    [
      'https://maker.ifttt.com/trigger',
      r.pick(['deployed', 'alert']),
      'with/key',
      r.text(BASE64URL, r.pick([22, 43])),
    ].join('/'),
  ),
  context('ifttt-key', 'IFTTT', 'webhook key', ['IFTTT_KEY', 'IFTTT_WEBHOOK_KEY'], r => r.text(BASE64URL, 22)),
  // form generally known: a zone and 32 lower-case letters and digits
  form('make-webhook', 'Make', 'webhook', ['MAKE_WEBHOOK_URL', 'INTEGROMAT_WEBHOOK'], r =>
    [`https://hook.${r.pick(['eu1', 'eu2', 'us1', 'us2'])}.make.com`, r.text(LOWER_DIGITS, 32)].join('/'),
  ),
  // form generally known: a JWT for its public API
  structure('n8n-key', 'n8n', 'API key', ['N8N_API_KEY'], r =>
    signedToken(r, 'HS256', { sub: uuid(r), iss: 'n8n', aud: 'public-api' }, { kid: false }),
  ),
  // form generally known: a ULID in lower case
  form(
    'retool-token',
    'Retool',
    'API token',
    ['RETOOL_API_TOKEN', 'RETOOL_TOKEN'],
    r => `retool_01${r.text(ULID.toLowerCase(), 24)}`,
  ),
  // gitleaks: 32 letters and digits
  form(
    'adobe-client-secret',
    'Adobe',
    'client secret',
    ['ADOBE_CLIENT_SECRET', 'ADOBE_IO_SECRET'],
    r => `p8e-${r.text(BASE64URL.slice(0, 62), 32)}`,
  ),
  // kingfisher: 51 characters
  form('canva-client-secret', 'Canva', 'client secret', ['CANVA_CLIENT_SECRET'], r => `cnvca${r.text(BASE64URL, 51)}`),
  // form generally known: 32 letters and digits
  context('shodan-key', 'Shodan', 'API key', ['SHODAN_API_KEY', 'SHODAN_KEY'], r => alnum(r, 32)),
  // form generally known: 64 hexadecimal digits
  context('virustotal-key', 'VirusTotal', 'API key', ['VIRUSTOTAL_API_KEY', 'VT_API_KEY'], r => hex(r, 64)),
  // form generally known: 32 letters and digits
  context('censys-secret', 'Censys', 'API secret', ['CENSYS_API_SECRET', 'CENSYS_SECRET'], r => alnum(r, 32)),
  // form generally known: 80 hexadecimal digits
  context('abuseipdb-key', 'AbuseIPDB', 'API key', ['ABUSEIPDB_API_KEY', 'ABUSEIPDB_KEY'], r => hex(r, 80)),
  // form generally known: 14 hexadecimal digits
  context('ipinfo-token', 'IPinfo', 'access token', ['IPINFO_TOKEN'], r => hex(r, 14)),
  // gitleaks: 6 letters and digits, 29 more, and the name of the kind
  form('maxmind-license-key', 'MaxMind', 'license key', ['MAXMIND_LICENSE_KEY'], r =>
    [alnum(r, 6), alnum(r, 29), 'mmk'].join('_'),
  ),
  // gitleaks: 50 characters
  context(
    'rapidapi-key',
    'RapidAPI',
    'key',
    ['RAPIDAPI_KEY', 'X_RAPIDAPI_KEY'],
    r => `${hex(r, 10)}msh${hex(r, 15)}p1${hex(r, 6)}jsn${hex(r, 11)}`,
  ),
]
