/** Detectors of detect-secrets 1.5, all of which its baselines turn on, with the settings that they begin with. */
const PLUGINS = [
  'ArtifactoryDetector',
  'AWSKeyDetector',
  'AzureStorageKeyDetector',
  'Base64HighEntropyString',
  'BasicAuthDetector',
  'CloudantDetector',
  'DiscordBotTokenDetector',
  'GitHubTokenDetector',
  'GitLabTokenDetector',
  'HexHighEntropyString',
  'IbmCloudIamDetector',
  'IbmCosHmacDetector',
  'IPPublicDetector',
  'JwtTokenDetector',
  'KeywordDetector',
  'MailchimpDetector',
  'NpmDetector',
  'OpenAIDetector',
  'PrivateKeyDetector',
  'PypiTokenDetector',
  'SendGridDetector',
  'SlackDetector',
  'SoftlayerDetector',
  'SquareOAuthDetector',
  'StripeDetector',
  'TelegramBotTokenDetector',
  'TwilioKeyDetector',
]

const SETTINGS: Readonly<Record<string, string>> = {
  Base64HighEntropyString: '"limit": 4.5',
  HexHighEntropyString: '"limit": 3.0',
  KeywordDetector: '"keyword_exclude": ""',
}

/** Its filters, without the one that asks vendors whether a secret is valid. */
const FILTERS = [
  'allowlist.is_line_allowlisted',
  'heuristic.is_indirect_reference',
  'heuristic.is_likely_id_string',
  'heuristic.is_lock_file',
  'heuristic.is_not_alphanumeric_string',
  'heuristic.is_potential_uuid',
  'heuristic.is_prefixed_with_dollar_sign',
  'heuristic.is_sequential_string',
  'heuristic.is_swagger_file',
  'heuristic.is_templated_secret',
]

const plugins = PLUGINS.map(name => `{"name": "${name}"${SETTINGS[name] ? `, ${SETTINGS[name]}` : ''}}`)
const filters = FILTERS.map(name => `{"path": "detect_secrets.filters.${name}"}`)

/** A baseline without entries, as JSON. */
export const NEW_BASELINE = `{"version": "1.5.0", "plugins_used": [${plugins}], "filters_used": [${filters}], "results": {}, "generated_at": ""}`
