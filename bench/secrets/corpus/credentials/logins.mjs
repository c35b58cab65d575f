// Files in which command-line programs keep their users' logins.
import { hex } from '../words.mjs'
import { file } from './writer.mjs'

export const logins = [
  file(
    'netrc',
    '.netrc',
    (w, n) =>
      `machine ${n.host}\n  login ${n.user}\n  password ${w.password()}\n\nmachine api.heroku.com\n  login ${n.person}@${n.site}\n  password ${w.token('heroku-legacy-key')}`,
  ),
  file(
    'netrc',
    '_netrc',
    (w, n) =>
      `machine ${n.host} login ${n.user} password ${w.password()}\ndefault login anonymous password ${w.negative('placeholder', 'user@site')}`,
  ),
  file(
    'pgpass',
    '.pgpass',
    (w, n) =>
      `# host:port:database:user:password\n${n.host}:5432:${n.noun}s:${n.user}:${w.simple()}\nlocalhost:*:*:${n.person}:${w.simple()}`,
  ),
  file(
    'my.cnf',
    '.my.cnf',
    (w, n) =>
      `[client]\nhost = ${n.host}\nuser = ${n.person}\npassword = ${w.simple()}\n\n[mysqldump]\nquick\nuser = backup\npassword = "${w.password()}"`,
  ),
  file(
    'git-credentials',
    '.git-credentials',
    (w, n) => `https://${n.person}:${w.token('github-token')}@github.com\nhttps://${n.person}:${w.simple()}@${n.host}`,
  ),
  file(
    'gitconfig',
    '.gitconfig',
    (w, n) =>
      `[user]\n\tname = ${n.person}\n\temail = ${n.person}@${n.site}\n[github]\n\tuser = ${n.person}\n\ttoken = ${w.token('github-token')}\n[url "https://${n.person}:${w.simple()}@${n.host}/"]\n\tinsteadOf = https://${n.host}/`,
  ),
  file(
    'hub',
    '.config/hub',
    (w, n) => `github.com:\n- user: ${n.person}\n  oauth_token: ${w.token('github-oauth-token')}\n  protocol: https`,
  ),
  file(
    'gh-hosts',
    '.config/gh/hosts.yml',
    (w, n) =>
      `github.com:\n    user: ${n.person}\n    oauth_token: ${w.token('github-oauth-token')}\n    git_protocol: ssh`,
  ),
  file(
    's3cfg',
    '.s3cfg',
    w =>
      `[default]\naccess_key = ${w.token('aws-access-key-id')}\nbucket_location = eu-central-1\nencrypt = False\ngpg_passphrase = ${w.password()}\nhost_base = s3.amazonaws.com\nsecret_key = ${w.token('aws-secret-access-key')}\nuse_https = True`,
  ),
  file(
    'boto',
    '.boto',
    w =>
      `[Credentials]\ngs_access_key_id = GOOG${w.random.text('ABCDEFGHJKLMNPQRSTUVWXYZ234567', 20)}\ngs_secret_access_key = ${w.token('gcp-hmac-secret')}\n\n[Boto]\nhttps_validate_certificates = True`,
  ),
  file(
    'aws-credentials',
    '.aws/credentials',
    w =>
      `[default]\naws_access_key_id = ${w.token('aws-access-key-id')}\naws_secret_access_key = ${w.token('aws-secret-access-key')}\n\n[ci]\nrole_arn = arn:aws:iam::${w.random.text('123456789', 12)}:role/deploy\nsource_profile = default`,
  ),
  file(
    'aws-key-csv',
    n => `${n.person}_accessKeys.csv`,
    w => `Access key ID,Secret access key\n${w.token('aws-access-key-id')},${w.token('aws-secret-access-key')}`,
  ),
  file(
    'gcloud-adc',
    '.config/gcloud/application_default_credentials.json',
    w =>
      `{\n  "client_id": "${w.random.text('123456789', 12)}-${w.random.text('abcdefghijklmnop0123456789', 32)}.apps.googleusercontent.com",\n  "client_secret": "${w.token('google-oauth-secret')}",\n  "refresh_token": "${w.token('google-refresh-token')}",\n  "type": "authorized_user"\n}`,
  ),
  file(
    'gcp-key-file',
    n => `${n.service}-key.json`,
    w => w.token('gcp-service-account'),
  ),
  file(
    'azure-profile',
    '.azure/accessTokens.json',
    (w, n) =>
      `[\n  {\n    "tokenType": "Bearer",\n    "userId": "${n.person}@${n.site}",\n    "accessToken": "${w.token('jwt')}",\n    "refreshToken": "${w.secret('file-key', `0.AXoA${w.random.text('ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789-_', 180)}`)}"\n  }\n]`,
  ),
  file(
    'azure-auth',
    n => `${n.service}.azureauth.json`,
    w =>
      `{\n  "clientId": "${hex(w.random, 8)}-aaaa-4bbb-8ccc-${hex(w.random, 12)}",\n  "clientSecret": "${w.token('azure-client-secret')}",\n  "tenantId": "${hex(w.random, 8)}-aaaa-4bbb-8ccc-${hex(w.random, 12)}",\n  "managementEndpointUrl": "https://management.core.windows.net/"\n}`,
  ),
  file(
    'terraformrc',
    '.terraformrc',
    w =>
      `plugin_cache_dir = "$HOME/.terraform.d/plugin-cache"\n\ncredentials "app.terraform.io" {\n  token = "${w.token('terraform-cloud-token')}"\n}`,
  ),
  file(
    'terraform-credentials',
    '.terraform.d/credentials.tfrc.json',
    w =>
      `{\n  "credentials": {\n    "app.terraform.io": {\n      "token": "${w.token('terraform-cloud-token')}"\n    }\n  }\n}`,
  ),
  file(
    'kubeconfig',
    '.kube/config',
    (w, n) =>
      `apiVersion: v1\nkind: Config\nclusters:\n- name: ${n.stage}\n  cluster:\n    server: https://${n.host}:6443\n    certificate-authority-data: ${w.negative('certificate', Buffer.from(`-----BEGIN ${'CERTIFICATE'}-----\n${w.random.bytes(300).toString('base64')}\n-----END ${'CERTIFICATE'}-----\n`).toString('base64'))}\nusers:\n- name: ${n.person}\n  user:\n    client-key-data: ${w.token('ec-private-key', text => Buffer.from(text).toString('base64'))}\n- name: ci\n  user:\n    token: ${w.token('kubernetes-service-account-token')}\ncurrent-context: ${n.stage}`,
  ),
  file(
    'kubeconfig',
    n => `kubeconfig-${n.stage}.yaml`,
    (w, n) =>
      `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://${n.host}\n  name: ${n.service}\nusers:\n- name: admin\n  user:\n    username: admin\n    password: ${w.simple()}`,
  ),
  file('vault-token', '.vault-token', w => w.token('vault-service-token')),
  file(
    'rclone',
    '.config/rclone/rclone.conf',
    (w, n) =>
      `[${n.service}]\ntype = sftp\nhost = ${n.host}\nuser = ${n.person}\npass = ${w.secret('file-key', w.random.bytes(30).toString('base64url'))}\n\n[s3]\ntype = s3\naccess_key_id = ${w.token('aws-access-key-id')}\nsecret_access_key = ${w.token('aws-secret-access-key')}\nregion = eu-west-1`,
  ),
  file(
    'databrickscfg',
    '.databrickscfg',
    (w, n) => `[DEFAULT]\nhost = https://${n.service}.cloud.databricks.com\ntoken = ${w.token('databricks-token')}`,
  ),
  file(
    'snowsql',
    '.snowsql/config',
    (w, n) =>
      `[connections.${n.stage}]\naccountname = ab12345.eu-central-1\nusername = ${n.person}\npassword = ${w.password()}\nwarehousename = ${n.noun}_wh`,
  ),
  file(
    'dbt-profiles',
    '.dbt/profiles.yml',
    (w, n) =>
      `${n.service}:\n  target: ${n.stage}\n  outputs:\n    ${n.stage}:\n      type: postgres\n      host: ${n.host}\n      user: ${n.person}\n      password: ${w.simple()}\n      port: 5432\n      schema: ${n.noun}s`,
  ),
  file(
    'kaggle',
    '.kaggle/kaggle.json',
    (w, n) => `{"username":"${n.person}","key":"${w.secret('file-key', hex(w.random, 32))}"}`,
  ),
  file('huggingface', '.cache/huggingface/token', w => w.token('huggingface-token')),
  file('ngrok', '.ngrok2/ngrok.yml', w => `version: "2"\nregion: eu\nauthtoken: ${w.token('ngrok-token')}`),
  file(
    'curlrc',
    '.curlrc',
    (w, n) =>
      `user-agent = "${n.service}/1.0"\nuser = "${n.person}:${w.simple()}"\nproxy-user = ${n.person}:${w.simple()}`,
  ),
  file('wgetrc', '.wgetrc', (w, n) => `http_user = ${n.person}\nhttp_password = ${w.password()}\ntries = 5`),
]
