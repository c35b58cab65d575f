// Frameworks, content systems, editors and FTP clients that keep passwords in files of the project.
import { djangoKey } from '../values.mjs'
import { hex, uuid } from '../words.mjs'
import { file, inBase64, inJson, inXml } from './writer.mjs'

const WORDPRESS = 'AUTH_KEY SECURE_AUTH_KEY LOGGED_IN_KEY NONCE_KEY AUTH_SALT SECURE_AUTH_SALT'.split(' ')
const SALT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#%^&*()-_[]{}<>~`+=,.;:/?|'
const hexKey = (w, length) => w.secret('file-key', hex(w.random, length))
const sftp = (w, n, field) =>
  `{\n  "name": "${n.service}",\n  "type": "sftp",\n  "protocol": "sftp",\n  "host": "${n.host}",\n  "username": "${n.person}",\n  "user": "${n.person}",\n  "${field}": "${w.password(inJson)}",\n  "port": 22,\n  "remotePath": "/var/www/${n.service}",\n  "remote_path": "/var/www/${n.service}"\n}`

export const applications = [
  file(
    'wp-config',
    'wp-config.php',
    (w, n) =>
      `<?php\ndefine('DB_NAME', '${n.noun}_wp');\ndefine('DB_USER', '${n.person}');\ndefine('DB_PASSWORD', '${w.password()}');\ndefine('DB_HOST', '${n.host}');\n\n${WORDPRESS.slice(
        0,
        2 + w.random.int(3),
      )
        .map(name => `define('${name}', '${w.secret('file-key', w.random.text(SALT, 64))}');`)
        .join('\n')}\n\n$table_prefix = 'wp_';\ndefine('WP_DEBUG', false);`,
  ),
  file(
    'wp-config-sample',
    n => `${n.service}/wp-config-sample.php`,
    w =>
      `<?php\n${w.negative('placeholder', "define('DB_PASSWORD', 'password_here');")}\n${WORDPRESS.map(name => w.negative('placeholder', `define('${name}', 'put your unique phrase here');`)).join('\n')}`,
  ),
  file(
    'django-settings',
    n => `${n.service}/settings.py`,
    (w, n) =>
      `from pathlib import Path\n\nBASE_DIR = Path(__file__).resolve().parent.parent\n\n# SECURITY WARNING: keep the secret key used in production secret!\nSECRET_KEY = '${w.secret('django-secret-key', `django-insecure-${djangoKey(w.random)}`)}'\nDEBUG = False\nALLOWED_HOSTS = ['${n.site}']\n\nDATABASES = {\n    'default': {\n        'ENGINE': 'django.db.backends.postgresql',\n        'NAME': '${n.noun}s',\n        'USER': '${n.person}',\n        'PASSWORD': '${w.password()}',\n        'HOST': '${n.host}',\n    }\n}\n${w.negative('long-identifier', "AUTH_PASSWORD_VALIDATORS = [{'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator'}]")}\n${w.negative('environment-reference', "EMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']")}`,
  ),
  file(
    'rails-database',
    n => `${n.service}/config/database.yml`,
    (w, n) =>
      `default: &default\n  adapter: postgresql\n  encoding: unicode\n\nproduction:\n  <<: *default\n  database: ${n.noun}_production\n  username: ${n.person}\n  password: ${w.simple()}\n\ntest:\n  <<: *default\n  ${w.negative('template', 'password: <%= ENV["DATABASE_PASSWORD"] %>')}`,
  ),
  file(
    'rails-secrets',
    n => `${n.service}/config/secrets.yml`,
    w =>
      `development:\n  secret_key_base: ${hexKey(w, 128)}\n\nproduction:\n  ${w.negative('template', 'secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>')}`,
  ),
  file(
    'rails-master-key',
    n => `${n.service}/config/master.key`,
    w => w.token('rails-master-key'),
  ),
  file(
    'rails-token',
    n => `${n.service}/config/initializers/secret_token.rb`,
    (w, n) =>
      `# Be sure to restart your server when you modify this file.\n${n.Noun}::Application.config.secret_token = '${hexKey(w, 128)}'`,
  ),
  file(
    'laravel-env',
    n => `${n.service}-laravel/.env`,
    (w, n) =>
      `APP_NAME=${n.Noun}\nAPP_ENV=production\nAPP_KEY=${w.token('laravel-app-key')}\nAPP_DEBUG=false\n\nDB_CONNECTION=mysql\nDB_HOST=${n.host}\nDB_DATABASE=${n.noun}\nDB_USERNAME=${n.person}\nDB_PASSWORD=${w.simple()}\n\nMAIL_HOST=${n.host}\nMAIL_USERNAME=${n.person}\nMAIL_PASSWORD=${w.password()}\n${w.negative('config-reference', 'REDIS_PASSWORD=null')}`,
  ),
  file(
    'joomla',
    n => `${n.service}/configuration.php`,
    (w, n) =>
      `<?php\nclass JConfig {\n\tpublic $host = '${n.host}';\n\tpublic $user = '${n.person}';\n\tpublic $password = '${w.password()}';\n\tpublic $db = '${n.noun}';\n\tpublic $secret = '${w.secret('file-key', w.random.text('ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789', 16))}';\n\tpublic $smtppass = '${w.password()}';\n}`,
  ),
  file(
    'drupal',
    n => `${n.service}/sites/default/settings.php`,
    (w, n) =>
      `<?php\n$databases['default']['default'] = array (\n  'database' => '${n.noun}',\n  'username' => '${n.person}',\n  'password' => '${w.password()}',\n  'host' => '${n.host}',\n  'driver' => 'mysql',\n);\n$settings['hash_salt'] = '${w.secret('file-key', w.random.bytes(55).toString('base64url'))}';`,
  ),
  file(
    'magento',
    n => `${n.service}/app/etc/env.php`,
    (w, n) =>
      `<?php\nreturn [\n    'crypt' => [\n        'key' => '${hexKey(w, 32)}'\n    ],\n    'db' => [\n        'connection' => [\n            'default' => [\n                'host' => '${n.host}',\n                'username' => '${n.person}',\n                'password' => '${w.password()}'\n            ]\n        ]\n    ]\n];`,
  ),
  file(
    'filezilla-sites',
    'FileZilla/sitemanager.xml',
    (w, n) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<FileZilla3 version="3.60.2" platform="windows">\n  <Servers>\n    <Server>\n      <Host>${n.host}</Host>\n      <Port>21</Port>\n      <User>${n.person}</User>\n      <Pass encoding="base64">${w.password(inBase64)}</Pass>\n      <Logontype>1</Logontype>\n      <Name>${n.service}</Name>\n    </Server>\n  </Servers>\n</FileZilla3>`,
  ),
  file(
    'filezilla-recent',
    'FileZilla/recentservers.xml',
    (w, n) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<FileZilla3>\n  <RecentServers>\n    <Server>\n      <Host>${n.host}</Host>\n      <User>${n.person}</User>\n      <Pass>${w.password(inXml)}</Pass>\n    </Server>\n  </RecentServers>\n</FileZilla3>`,
  ),
  file(
    'winscp',
    'WinSCP.ini',
    (w, n) =>
      `[Sessions\\${n.service}]\nHostName=${n.host}\nUserName=${n.person}\nPassword=${w.secret('file-key', hex(w.random, 70).toUpperCase())}\nFSProtocol=0`,
    { crlf: true },
  ),
  file('sublime-sftp', 'sftp-config.json', (w, n) => sftp(w, n, 'password')),
  file('atom-ftp', '.ftpconfig', (w, n) => sftp(w, n, w.random.pick(['pass', 'passphrase']))),
  file('vscode-sftp', '.vscode/sftp.json', (w, n) => sftp(w, n, w.random.pick(['password', 'passphrase']))),
  file('ftp-deploy', '.ftp-deploy.json', (w, n) => sftp(w, n, 'password')),
  file(
    'jetbrains-webservers',
    '.idea/WebServers.xml',
    (w, n) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<project version="4">\n  <component name="WebServers">\n    <option name="servers">\n      <webServer id="${uuid(w.random)}" name="${n.service}" url="https://${n.site}">\n        <fileTransfer host="${n.host}" port="22" username="${n.person}" password="${w.secret('file-key', hex(w.random, 40))}" />\n      </webServer>\n    </option>\n  </component>\n</project>`,
  ),
  file(
    'jetbrains-data-sources',
    '.idea/dataSources.xml',
    (w, n) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<project version="4">\n  <component name="DataSourceManagerImpl" format="xml">\n    <data-source source="LOCAL" name="${n.noun}s" uuid="${uuid(w.random)}">\n      <driver-ref>postgresql</driver-ref>\n      <jdbc-url>jdbc:postgresql://${n.host}:5432/${n.noun}?user=${n.person}&amp;password=${w.simple()}</jdbc-url>\n    </data-source>\n  </component>\n</project>`,
  ),
  file(
    'dbeaver',
    '.dbeaver/data-sources.json',
    (w, n) =>
      `{\n  "connections": {\n    "postgres-${hex(w.random, 8)}": {\n      "name": "${n.noun}s",\n      "configuration": {\n        "host": "${n.host}",\n        "user": "${n.person}",\n        "password": "${w.password(inJson)}",\n        "url": "jdbc:postgresql://${n.host}/${n.noun}"\n      }\n    }\n  }\n}`,
  ),
  file(
    'robomongo',
    n => `${n.service}/robo3t.json`,
    (w, n) =>
      `{\n  "connections": [\n    {\n      "serverHost": "${n.host}",\n      "credentials": [\n        { "databaseName": "admin", "userName": "${n.person}", "userPassword": "${w.password(inJson)}" }\n      ]\n    }\n  ]\n}`,
  ),
  file(
    'airflow-connections',
    n => `${n.service}/connections.json`,
    (w, n) =>
      `{\n  "${n.noun}_db": {\n    "conn_type": "postgres",\n    "host": "${n.host}",\n    "login": "${n.person}",\n    "password": "${w.password(inJson)}",\n    "port": 5432\n  }\n}`,
  ),
  file(
    'airflow-connections',
    n => `${n.service}/connections.yaml`,
    (w, n) =>
      `${n.noun}_http:\n  conn_type: http\n  host: https://${n.site}\n  login: ${n.person}\n  password: ${w.simple()}\n${n.noun}_db: postgres://${n.person}:${w.simple()}@${n.host}:5432/${n.noun}`,
  ),
  file(
    'grafana-ini',
    n => `${n.service}/grafana.ini`,
    (w, n) =>
      `[security]\nadmin_user = admin\nadmin_password = ${w.simple()}\nsecret_key = ${w.secret('file-key', w.random.text('ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789', 20))}\n\n[smtp]\nhost = ${n.host}:587\nuser = ${n.person}\npassword = """${w.password()}"""`,
  ),
  file(
    'sonar-scanner',
    n => `${n.service}/sonar-scanner.properties`,
    (w, n) => `sonar.host.url=https://${n.host}\nsonar.login=${w.token('sonarqube-token')}\nsonar.sources=src`,
  ),
  file(
    'streamlit-secrets',
    '.streamlit/secrets.toml',
    (w, n) =>
      `[connections.${n.noun}]\nhost = "${n.host}"\nusername = "${n.person}"\npassword = "${w.password(inJson)}"\n\n[openai]\napi_key = "${w.token('openai-project-key')}"`,
  ),
  file(
    'firebase-cloud-config',
    '.runtimeconfig.json',
    w =>
      `{\n  "stripe": {\n    "secret": "${w.token('stripe-live-key')}"\n  },\n  "mail": {\n    "password": "${w.password(inJson)}"\n  }\n}`,
  ),
  file(
    'pkcs-password',
    n => `${n.service}/keystore.properties`,
    (w, n) => `storeFile=${n.service}.jks\nstorePassword=${w.password()}\nkeyAlias=upload\nkeyPassword=${w.password()}`,
  ),
  file(
    'fastlane',
    n => `${n.service}/fastlane/.env.default`,
    (w, n) =>
      `FASTLANE_USER=${n.person}@${n.site}\nFASTLANE_PASSWORD=${w.password()}\nMATCH_PASSWORD="${w.password()}"`,
  ),
]
