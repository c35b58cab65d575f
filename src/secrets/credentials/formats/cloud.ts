import type { Format } from '../format.js'
import { csv } from '../grammars/csv.js'
import { inFields, inProperties, inSections } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { yaml } from '../grammars/yaml.js'
import { obscured } from '../readings.js'

/** Credentials of cloud providers, and of the tools that talk to their stores. */
export const cloud: readonly Format[] = [
  {
    what: "AWS' credentials",
    names:
      '.aws/credentials .aws/config credentials .credentials aws_credentials aws-credentials .aws-credentials .awscredentials awscredentials.properties',
    read: inSections,
    keys: 'aws_secret_access_key aws_session_token aws_security_token secretkey aws_secret_key secret_access_key',
  },
  {
    what: 'a list of AWS access keys',
    names: '*accesskeys.csv *access_keys.csv *credentials.csv',
    read: csv,
    keys: 'secret_access_key password',
  },
  { what: 'an AWS root key', names: 'rootkey.csv', read: inSections, keys: 'awssecretkey' },
  {
    what: 'a cache of the AWS command line',
    names: 'cache/*',
    holds: ['SecretAccessKey', 'accessToken'],
    read: json,
    keys: 'secretaccesskey sessiontoken accesstoken clientsecret refreshtoken',
  },
  {
    what: "s3cmd's configuration",
    names: '.s3cfg s3cfg *.s3cfg',
    read: inSections,
    keys: 'secret_key access_token gpg_passphrase',
  },
  {
    what: "Boto's configuration",
    names: '.boto boto.cfg boto.conf *.boto',
    read: inSections,
    keys: 'aws_secret_access_key gs_secret_access_key gs_oauth2_refresh_token gs_oauth2_client_secret client_secret proxy_pass',
  },
  { what: "s3fs' password", names: '.passwd-s3fs passwd-s3fs .passwd_s3fs', read: inFields, keys: '*', as: s3fs },
  // https://rclone.org/commands/rclone_obscure/: anybody can reveal what it obscures.
  {
    what: "rclone's configuration",
    names: 'rclone.conf .rclone.conf',
    read: inSections,
    keys: 'pass password password2 key_file_pass',
    as: obscured,
  },
  {
    what: "rclone's configuration",
    names: 'rclone.conf .rclone.conf',
    read: inSections,
    keys: 'secret_access_key client_secret key api_key access_token bearer_token service_account_credentials sas_url application_credential_secret',
  },
  {
    what: "rclone's configuration",
    names: 'rclone.conf .rclone.conf',
    read: inSections,
    keys: 'token',
    as: rcloneToken,
  },
  {
    what: "Google's application credentials",
    names:
      'application_default_credentials.json adc.json client_secret*.json client_secrets.json credentials.json .clasprc.json token.json oauth2.json firebase-tools.json',
    read: json,
    keys: 'refresh_token client_secret access_token refreshtoken accesstoken clientsecret private_key_password',
  },
  { what: "Azure's access tokens", names: 'accesstokens.json', read: json, keys: 'accesstoken refreshtoken' },
  { what: "Azure's token cache", names: 'msal_token_cache.json', read: json, keys: 'secret' },
  {
    what: "an Azure service principal's file",
    names:
      'service_principal_entries.json serviceprincipal.json *serviceprincipal*.json *service-principal*.json azureauth.json *.azureauth azure-credentials.json azure_credentials.json sp.json',
    read: json,
    keys: 'clientsecret client_secret password secret',
  },
  { what: "an Azure service principal's file", names: '*.azureauth', read: inProperties, keys: 'key' },
  { what: "Terraform's credentials", names: 'credentials.tfrc.json', read: json, keys: 'token' },
  { what: "Terraform's configuration", names: '.terraformrc terraform.rc', read: inSections, keys: 'token' },
  {
    what: "Akamai's credentials",
    names: '.edgerc edgerc',
    read: inSections,
    keys: 'client_secret client_token access_token',
  },
  { what: "Oracle Cloud's configuration", names: '.oci/config', read: inSections, keys: 'pass_phrase' },
  {
    what: "a Cloudflare tunnel's credentials",
    names: '*.json',
    holds: ['"TunnelSecret"'],
    read: json,
    keys: 'tunnelsecret',
  },
  {
    what: "OpenStack's clouds",
    names: 'clouds.yaml clouds.yml secure.yaml secure.yml clouds-public.yaml',
    read: yaml,
    keys: 'password application_credential_secret',
  },
  { what: "IBM Cloud's key", names: 'apikey.json ibmcloud_api_key.json', read: json, keys: 'apikey' },
  {
    what: "Alibaba Cloud's configuration",
    names: '.aliyun/config.json',
    read: json,
    keys: 'access_key_secret sts_token ram_role_token',
  },
  {
    what: "Tencent Cloud's credentials",
    names: '.tccli/default.credential default.credential',
    read: json,
    keys: 'secretkey token',
  },
  {
    what: "a MinIO client's configuration",
    names: '.mc/config.json .mcli/config.json',
    read: json,
    keys: 'secretkey sessiontoken',
  },
]

function s3fs(value: string) {
  return value.length >= 16 ? { secret: value } : null
}

/** The token of OAuth, which it keeps as JSON. */
function rcloneToken(value: string) {
  const [, token] = /"(?:refresh|access)_token":\s?"([^"]{8,2048})"/.exec(value) ?? []
  return token === undefined ? null : { secret: token }
}
