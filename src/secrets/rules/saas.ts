import type { TokenRule } from './rule.js'

/* Services for planning, writing, drawing and talking to customers, whose tokens have a form of their own. */

const TEST = { confidence: 'medium', reason: 'it has the form of one, of test mode' } as const

export const saasRules: readonly TokenRule[] = [
  // developers.notion.com, authorization: 46 letters and digits, of which eleven digits come first
  {
    id: 'notion-token',
    what: 'an integration token of Notion',
    keywords: ['ntn_'],
    form: /ntn_[0-9]{11}[A-Za-z0-9]{35}/,
  },
  // linear.app/developers: form generally known
  { id: 'linear-key', what: 'an API key of Linear', keywords: ['lin_api_'], form: /lin_api_[A-Za-z0-9]{40}/ },
  {
    id: 'linear-oauth-token',
    what: 'an OAuth token of Linear',
    keywords: ['lin_oauth_'],
    form: /lin_oauth_[0-9a-f]{64}/,
  },
  {
    id: 'linear-webhook-secret',
    what: "a signing secret of Linear's webhooks",
    keywords: ['lin_wh_'],
    form: /lin_wh_[A-Za-z0-9]{32,64}/,
  },
  // developers.figma.com, personal access tokens: 38 to 42 characters
  {
    id: 'figma-token',
    what: 'a personal access token of Figma',
    keywords: ['figd_'],
    form: /figd_[\w-]{38,48}/,
  },
  // developers.asana.com, personal access tokens: a version, the user's and the token's number
  {
    id: 'asana-token',
    what: 'a personal access token of Asana',
    keywords: ['1/', '2/'],
    form: /(?:1\/[0-9]{13,17}|2\/[0-9]{13,17}\/[0-9]{13,17}):[0-9a-f]{32}/,
    around: /[\w/-]/,
  },
  // developer.atlassian.com/cloud/trello, authorization: 64 and 8 hexadecimal digits
  {
    id: 'trello-token',
    what: 'a token of Trello',
    keywords: ['atta'],
    form: /ATTA[0-9a-f]{64}[0-9A-Fa-f]{8}/,
  },
  // developer.clickup.com, authentication: the user's number, capital letters and digits
  {
    id: 'clickup-token',
    what: 'a personal token of ClickUp',
    keywords: ['pk_'],
    form: /pk_[0-9]{4,12}_[A-Z0-9]{32}/,
  },
  // learning.postman.com, Postman API
  {
    id: 'postman-key',
    what: 'an API key of Postman',
    keywords: ['pmak-'],
    form: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/,
  },
  // typeform.com/developers, personal access tokens: 59 characters in all
  {
    id: 'typeform-token',
    what: 'a personal token of Typeform',
    keywords: ['tfp_'],
    form: /tfp_[\w.=-]{58}[\w=-]/,
  },
  // contentful.com/developers, authentication: 32 bytes in base64url
  {
    id: 'contentful-token',
    what: 'a management token of Contentful',
    keywords: ['cfpat-'],
    form: /CFPAT-[\w-]{43}/,
  },
  // form generally known: tokens of some hours, of 135 characters and more
  {
    id: 'dropbox-token',
    what: 'an access token of Dropbox',
    keywords: ['sl.b', 'sl.u.'],
    form: /(?<!\.)sl\.(?:B|u\.)[\w-]{120,1500}/,
  },
  // gitleaks: 70 lower-case letters and digits
  { id: 'readme-key', what: 'an API key of ReadMe', keywords: ['rdme_'], form: /rdme_[a-z0-9]{70}/ },
  // docs.goshippo.com, authentication: 40 hexadecimal digits
  {
    id: 'shippo-token',
    what: 'a live API token of Shippo',
    keywords: ['shippo_live_'],
    form: /shippo_live_[0-9a-f]{40}/,
  },
  {
    id: 'shippo-token',
    what: 'a test API token of Shippo',
    keywords: ['shippo_test_'],
    form: /shippo_test_[0-9a-f]{40}/,
    ...TEST,
  },
  // docs.easypost.com, authentication: letters and digits
  { id: 'easypost-key', what: 'an API key of EasyPost', keywords: ['ezak'], form: /EZAK[A-Za-z0-9]{54}/ },
  {
    id: 'easypost-key',
    what: 'a test API key of EasyPost',
    keywords: ['eztk'],
    form: /EZTK[A-Za-z0-9]{54}/,
    ...TEST,
  },
  // duffel.com/docs: 32 bytes in base64url
  {
    id: 'duffel-token',
    what: 'a live access token of Duffel',
    keywords: ['duffel_live_'],
    form: /duffel_live_[\w-]{43}/,
  },
  {
    id: 'duffel-token',
    what: 'a test access token of Duffel',
    keywords: ['duffel_test_'],
    form: /duffel_test_[\w-]{43}/,
    ...TEST,
  },
  // gitleaks: 64 characters
  { id: 'frameio-token', what: 'a developer token of Frame.io', keywords: ['fio-u-'], form: /fio-u-[\w=-]{64}/ },
  // docs.lob.com, API keys: 35 hexadecimal digits, a length that nothing else has; live_pub_ is publishable
  {
    id: 'lob-key',
    what: 'an API key of Lob',
    keywords: ['live_'],
    form: /live_[0-9a-f]{35}/,
    confidence: 'medium',
  },
  { id: 'lob-key', what: 'a test API key of Lob', keywords: ['test_'], form: /test_[0-9a-f]{35}/, ...TEST },
  // developer.adobe.com, server-to-server credentials
  {
    id: 'adobe-client-secret',
    what: 'a client secret of Adobe',
    keywords: ['p8e-'],
    form: /p8e-[\w-]{32}/,
  },
  // kingfisher: 51 characters
  {
    id: 'canva-client-secret',
    what: 'a client secret of Canva',
    keywords: ['cnvca'],
    form: /cnvca[\w-]{51}/,
  },
]
