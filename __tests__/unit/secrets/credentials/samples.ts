import { randomOf } from '../../../support/mutations.js'

/** A credential file: its path, its content around what is written for a password, and how that is written. */
export interface Sample {
  path: string
  content: (written: string) => string
  /** How the file writes a password; as it is if not said. */
  write?: (password: string) => string
  /** What the scanner takes for the secret; the password if not said. */
  secret?: (password: string) => string
  /** Passwords of a form of its own, where not any text will do. */
  password?: string
}

const random = randomOf(20)

export function text(length: number, alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
}

const HEX = '0123456789abcdef'
const base64 = (value: string): string => Buffer.from(value).toString('base64')
const utf16 = (value: string): string => Buffer.from(`${value}Password`, 'utf16le').toString('base64')

const bcrypt = `$2y$10$${text(53)}`
const sha512 = `$6$${text(8)}$${text(86)}`

const of = (path: string, content: (written: string) => string, more: Partial<Sample> = {}): Sample => ({
  path,
  content,
  ...more,
})

export const samples: readonly Sample[] = [
  of('.npmrc', p => `registry=https://registry.example/\n//registry.example/:_authToken=${p}\nalways-auth=true\n`),
  of('app/.npmrc', p => `//registry.example/:_password="${p}"\n//registry.example/:username=jo\n`, { write: base64 }),
  of('.npmrc', p => `_auth=${base64(`jo:${p}`)}\n`),
  of('.yarnrc', p => `"//registry.example/:_authToken" "${p}"\n`),
  of(
    '.yarnrc.yml',
    p => `npmScopes:\n  acme:\n    npmRegistryServer: "https://npm.acme.io"\n    npmAuthToken: "${p}"\n`,
  ),
  of('.pypirc', p => `[distutils]\nindex-servers =\n  pypi\n\n[pypi]\nusername = jo\npassword = ${p}\n`),
  of('pip.conf', p => `[global]\nindex-url = https://jo:${p}@pypi.acme.io/simple\n`),
  of('home/.gem/credentials', p => `---\n:acme_api_key: ${p}\n`),
  of('.bundle/config', p => `---\nBUNDLE_PATH: "vendor/bundle"\nBUNDLE_GEMS__ACME__COM: "jo:${p}"\n`),
  of('.cargo/credentials.toml', p => `[registries.acme]\ntoken = "${p}"\n`),
  of('auth.json', p => `{"http-basic": {"repo.acme.io": {"username": "jo", "password": "${p}"}}}`),
  of('auth.json', p => `{"gitlab-token": {"git.acme.io": "${p}"}}`),
  of(
    '.m2/settings.xml',
    p => `<settings><servers><server><id>a</id><username>jo</username>
    <password>${p}</password></server></servers></settings>`,
  ),
  of('gradle.properties', p => `org.gradle.jvmargs=-Xmx2g\nsigning.keyId=24875D73\nsigning.password=${p}\n`),
  of(
    'NuGet.Config',
    p => `<configuration><packageSourceCredentials><acme><add key="Username" value="jo" />
    <add key="ClearTextPassword" value="${p}" /></acme></packageSourceCredentials></configuration>`,
  ),
  of(
    '.netrc',
    p => `# work\nmachine git.acme.io\n  login jo\n  password ${p}\nmachine b.acme.io login x password ''\n`,
  ),
  of('_netrc', p => `machine api.acme.io login jo password "${p}"`),
  of('.authinfo', p => `machine imap.acme.io login jo port 993 password ${p}\n`),
  of('.git-credentials', p => `https://jo:${p}@git.acme.io\n`),
  of('.hgrc', p => `[auth]\nacme.prefix = hg.acme.io\nacme.username = jo\nacme.password = ${p}\n`),
  of('.subversion/auth/svn.simple/0a1b', p => `K 8\npassword\nV 14\n${p}\nK 8\nusername\nV 2\njo\nEND\n`),
  of('conf/passwd', p => `[users]\nharry = ${p}\n`),
  of('.htpasswd', p => `jo:${p}\n`, { password: bcrypt }),
  of('.htpasswd', p => `jo:${p}\n`, { password: `{SHA}${base64(text(20))}` }),
  of('.htpasswd', p => `jo:${p}\n`, { password: text(13) }),
  of('.htdigest', p => `jo:private:${p}\n`, { password: text(32, HEX) }),
  of('etc/shadow', p => `root:*:17:0:99999:7:::\nbin:!!:17::::::\njo:${p}:18000:0:99999:7:::\n`, { password: sha512 }),
  of('passwd', p => `root:x:0:0::/root:/bin/sh\njo:${p}:1000:1000::/home/jo:/bin/sh\n`, { password: sha512 }),
  of('userlist.txt', p => `"jo" "${p}"\n`, { password: `md5${text(32, HEX)}` }),
  of('mgmt-users.properties', p => `# users\njo=${p}\n`, { password: text(32, HEX) }),
  of('wp-config.php', p => `<?php\n// define('DB_PASSWORD', 'old');\ndefine( 'DB_PASSWORD', '${p}' );\n`),
  of('nextcloud/config/config.php', p => `<?php\n$CONFIG = array (\n  'passwordsalt' => '${p}',\n);\n`),
  of('.m2/settings-security.xml', p => `<settingsSecurity>\n  <master>{${p}}</master>\n</settingsSecurity>\n`, {
    password: text(32),
    write: base64,
    secret: value => `{${base64(value)}}`,
  }),
  of('wp-config.php.bak', p => `<?php define("AUTH_KEY", "${p}");`),
  of('configuration.php', p => `<?php class JConfig { public $user = 'jo'; public $password = '${p}'; }`),
  of(
    'sites/default/settings.php',
    p => `<?php
    $databases['default']['default'] = array('driver' => 'mysql', 'username' => 'jo', 'password' => '${p}');`,
  ),
  of('config.inc.php', p => `<?php $cfg['Servers'][$i]['password'] = '${p}';`),
  of('LocalSettings.php', p => `<?php\n$wgDBpassword = "${p}";\n`),
  of('app/etc/env.php', p => `<?php return ['crypt' => ['key' => '${p}']];`),
  of('.aws/credentials', p => `[default]\naws_access_key_id = AK\naws_secret_access_key = ${p}\n`),
  of('jo_accessKeys.csv', p => `Access key ID,Secret access key\nAK,${p}\n`),
  of('rootkey.csv', p => `AWSAccessKeyId=AK\nAWSSecretKey=${p}\n`),
  of('.s3cfg', p => `[default]\naccess_key = AK\nsecret_key = ${p}\n`),
  of('.boto', p => `[Credentials]\ngs_secret_access_key = ${p}\n`),
  of('rclone.conf', p => `[box]\ntype = sftp\nuser = jo\npass = ${p}\n`, { password: text(30) }),
  of('.passwd-s3fs', p => `AKIA:${p}\n`, { password: text(40) }),
  of(
    'application_default_credentials.json',
    p => `{"client_id": "a", "refresh_token": "${p}", "type": "authorized_user"}`,
  ),
  of('.azure/accessTokens.json', p => `[{"tokenType": "Bearer", "refreshToken": "${p}"}]`),
  of('credentials.tfrc.json', p => `{"credentials": {"app.terraform.io": {"token": "${p}"}}}`),
  of('.edgerc', p => `[default]\nclient_secret = ${p}\nhost = a.luna.akamaiapis.net\n`),
  of('.cloudflared/6ff4.json', p => `{"AccountTag":"a","TunnelSecret":"${p}","TunnelID":"b"}`),
  of('clouds.yaml', p => `clouds:\n  a:\n    auth:\n      username: jo\n      password: ${p}\n`),
  of('.pgpass', p => `# host\ndb.acme.io:5432:*:jo:${p}\n`),
  of('.my.cnf', p => `[client]\nuser=jo\npassword="${p}"\n`),
  of('odbc.ini', p => `[a]\nDriver = x\nUID = jo\nPWD = ${p}\n`),
  of('profiles.yml', p => `a:\n  outputs:\n    dev:\n      type: postgres\n      user: jo\n      pass: '${p}'\n`),
  of('robomongo.json', p => `{"connections": [{"credentials": [{"userName": "jo", "userPassword": "${p}"}]}]}`),
  of('dbeaver-data-sources.xml', p => `<data-sources><connection host="a" user="jo" password="${p}"/></data-sources>`),
  of('redis.conf', p => `port 6379\nrequirepass ${p}\n`),
  of('users.acl', p => `user jo on ~* +@all >${p}\n`),
  of('config/database.yml', p => `default: &default\n  adapter: pg\nproduction:\n  <<: *default\n  password: ${p}\n`),
  of('definitions.json', p => `{"users":[{"name":"jo","password_hash":"${p}"}]}`, { password: base64(text(36)) }),
  of('postgresql.auto.conf', p => `primary_conninfo = 'user=jo password=${p} host=a'\n`),
  of('portable_settings.txt', p => `Servers\\a\\Password<|||>1<|||>${p}\n`, { password: text(28, HEX) }),
  of(
    'tomcat-users.xml',
    p => `<tomcat-users><!-- <user password="old"/> --><user username="jo" password="${p}"/></tomcat-users>`,
  ),
  of('conf/server.xml', p => `<Server><Connector port="8443" keystorePass="${p}"/></Server>`),
  of(
    'hibernate.cfg.xml',
    p => `<session-factory><property name="connection.password">${p}</property></session-factory>`,
  ),
  of(
    'core-site.xml',
    p => `<configuration><property><name>fs.s3a.secret.key</name><value>${p}</value></property></configuration>`,
  ),
  of('credentials.xml', p => `<c><username>jo</username><password>${p}</password></c>`),
  of('client.properties', p => `sasl.jaas.config=org.a.PlainLoginModule required username="jo" password="${p}";\n`),
  of('keystore.properties', p => `storePassword=${p}\nstoreFile=a.jks\n`),
  of('sonar-project.properties', p => `sonar.projectKey=a\nsonar.password=${p}\n`),
  of('spark-defaults.conf', p =>
    `spark.master local\nspark.ssl.keyStore.password ${p}\n`.replace('keyStore.password', 'keystore.password'),
  ),
  of('.docker/config.json', p => `{"auths": {"https://r.acme.io/v1/": {"auth": "${base64(`jo:${p}`)}"}}}`),
  of('.dockercfg', p => `{"https://r.acme.io/v1/": {"auth": "${base64(`jo:${p}`)}", "email": "a@b.c"}}`),
  of('.kube/config', p => `apiVersion: v1\nkind: Config\nusers:\n- name: jo\n  user:\n    token: ${p}\n`),
  of(
    'k8s/secret.yaml',
    p => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  username: am8=\n  password: ${p}\n`,
    { write: base64 },
  ),
  of('k8s/all.yml', p => `kind: Service\n---\nkind: Secret\nstringData:\n  db-password: ${p}\n`),
  of('.msmtprc', p => `account a\nhost smtp.acme.io\nuser jo\npassword ${p}\n`),
  of('.esmtprc', p => `hostname = smtp.acme.io:587\nusername = "jo"\npassword = "${p}"\n`),
  of('.muttrc', p => `set imap_user = "jo"\nset imap_pass = "${p}"\n`),
  of('.fetchmailrc', p => `poll mail.acme.io proto imap user "jo" password "${p}" ssl\n`),
  of('.offlineimaprc', p => `[Repository a]\nremoteuser = jo\nremotepass = ${p}\n`),
  of('.mbsyncrc', p => `IMAPAccount a\nUser jo\nPass "${p}"\n`),
  of('sasl_passwd', p => `[smtp.acme.io]:587 jo:${p}\n`),
  of('.irssi/config', p => `servers = ( { address = "a"; port = "6697"; password = "${p}"; } );\n`),
  of('irc.conf', p => `[server]\na.sasl_username = "jo"\na.sasl_password = "${p}"\n`),
  of('.purple/accounts.xml', p => `<account><account><name>jo@a</name><password>${p}</password></account></account>`),
  of(
    'Web.config',
    p => `<configuration><appSettings><add key="SmtpPassword" value="${p}" /></appSettings></configuration>`,
  ),
  of('Web.config', p => `<system.web><machineKey validationKey="${p}" decryption="AES" /></system.web>`, {
    password: text(64, HEX),
  }),
  of('Groups.xml', p => `<Groups><User name="jo"><Properties cpassword="${p}" userName="jo"/></User></Groups>`, {
    password: base64(text(32)),
  }),
  of(
    'autounattend.xml',
    p =>
      `<unattend><AutoLogon><Password><Value>${p}</Value><PlainText>true</PlainText></Password></AutoLogon></unattend>`,
  ),
  of(
    'unattend.xml',
    p =>
      `<unattend><AutoLogon><Password><Value>${p}</Value><PlainText>false</PlainText></Password></AutoLogon></unattend>`,
    { write: utf16 },
  ),
  of('a.publishsettings', p => `<publishData><publishProfile userName="$a" userPWD="${p}"/></publishData>`),
  of('wg0.conf', p => `[Interface]\nPrivateKey = ${p}\nAddress = 10.0.0.1/24\n`, { password: `${text(42)}E=` }),
  of('auth.txt', p => `jo\n${p}\n`),
  of('wpa_supplicant.conf', p => `network={\n  ssid="a"\n  psk="${p}"\n}\n`),
  of('home.nmconnection', p => `[wifi-security]\nkey-mgmt=wpa-psk\npsk=${p}\n`),
  of('etc/ppp/chap-secrets', p => `# client server secret\njo * "${p}" *\n`),
  of('ipsec.secrets', p => `a b : PSK "${p}"\n`),
  of('snmpd.conf', p => `createUser jo SHA "${p}" AES\n`),
  of('nslcd.conf', p => `binddn cn=a\nbindpw ${p}\n`),
  of('slapd.conf', p => `rootdn "cn=a"\nrootpw ${p}\n`, { password: `{SSHA}${base64(text(24))}` }),
  of('.smbcredentials', p => `username=jo\npassword=${p}\n`),
  of('etc/fstab', p => `//nas/a /mnt cifs username=jo,password=${p},uid=1000 0 0\n`),
  of('proxychains.conf', p => `[ProxyList]\nsocks5 10.0.0.1 1080 jo ${p}\n`),
  of('sip.conf', p => `[100]\ntype=friend\nsecret=${p} ; phone\n`),
  of('running-config', p => `service password-encryption\nusername jo privilege 15 secret 5 ${p}\n`, {
    password: `$1$${text(4)}$${text(22)}`,
  }),
  of('ventrilo_srv.ini', p => `[Server]\nName=a\nAdminPassword=${p}\n`),
  of('sitemanager.xml', p => `<Server><Host>a</Host><User>jo</User><Pass encoding="base64">${p}</Pass></Server>`, {
    write: base64,
  }),
  of('recentservers.xml', p => `<Server><Host>a</Host><User>jo</User><Pass>${p.replace('&', '&amp;')}</Pass></Server>`),
  of('WinSCP.ini', p => `[Sessions\\a]\nHostName=a\nUserName=jo\nPassword=${p}\n`, { password: text(28, HEX) }),
  of('ws_ftp.ini', p => `[a]\nHOST=a\nUID=jo\nPWD=V${p}\n`, {
    password: text(40, HEX.toUpperCase()),
    secret: p => `V${p}`,
  }),
  of('confCons.xml', p => `<Connections><Node Name="a" Username="jo" Password="${p}" /></Connections>`, {
    password: base64(text(40)),
  }),
  of('crt/a.ini', p => `S:"Username"=jo\nS:"Password V2"=02:${p}\n`, { password: text(64, HEX) }),
  of('a.remmina', p => `[remmina]\nusername=jo\npassword=${p}\n`, { password: base64(text(16)) }),
  of('a.vnc', p => `[Connection]\nHost=a\nPassword=${p}\n`, { password: text(16, HEX) }),
  of('.idea/webServers.xml', p => `<component><fileTransfer host="a" password="${p}" username="jo"/></component>`, {
    password: `dfd${text(33, HEX)}`,
  }),
  of(
    'sftp-config.json',
    p => `{\n  // a comment\n  "type": "sftp",\n  "user": "jo",\n  //"password": "old",\n  "password": "${p}",\n}`,
  ),
  of('.vscode/sftp.json', p => `{"host": "a", "username": "jo", "password": "${p}"}`),
  of('.ftpconfig', p => `{"protocol": "ftp", "user": "jo", "pass": "${p}"}`),
  of('.remote-sync.json', p => `{"hostname": "a", "username": "jo", "password": "${p}"}`),
  of('deployment-config.json', p => `[{"type": "ftp", "user": "jo", "password": "${p}"}]`),
  of('airflow.cfg', p => `[core]\nfernet_key = ${p}\n`, { password: base64(text(32)) }),
  of('airflow.cfg', p => `[database]\nsql_alchemy_conn = postgresql://jo:${p}@db/airflow\n`),
  of('grafana.ini', p => `[security]\nadmin_user = jo\nadmin_password = ${p}\n`),
  of('datasources.yaml', p => `datasources:\n  - name: a\n    secureJsonData:\n      password: ${p}\n`),
  of(
    'prometheus.yml',
    p => `scrape_configs:\n  - job_name: a\n    basic_auth:\n      username: jo\n      password: ${p}\n`,
  ),
  of('alertmanager.yml', p => `global:\n  smtp_auth_username: jo\n  smtp_auth_password: '${p}'\n`),
  of('elasticsearch.yml', p => `xpack.security.transport.ssl.keystore.password: ${p}\n`),
  of('user-data', p => `#cloud-config\nchpasswd:\n  list: |\n    root:${p}\n`),
  of('ks.cfg', p => `lang en_US\nrootpw --iscrypted ${p}\n`, { password: sha512 }),
  of('ks.cfg', p => `rootpw ${p}\n`),
  of('preseed.cfg', p => `d-i passwd/root-password password ${p}\n`),
  of('hosts.ini', p => `[web]\na.acme.io ansible_user=jo ansible_become_pass=${p}\n`),
  of('group_vars/all.yml', p => `db_user: jo\ndb_password: "${p}"\n`),
  of('a.service', p => `[Service]\nEnvironment=USER=jo "DB_PASSWORD=${p}"\n`),
  of('terraform.tfstate', p => `{"version":4,"resources":[{"instances":[{"attributes":{"password":"${p}"}}]}]}`),
  of('terraform.tfstate', p => `{"outputs":{"db_password":{"value":"${p}","type":"string","sensitive":true}}}`),
  of('prod.tfvars', p => `db_password = "${p}"\n`),
  of('haproxy.cfg', p => `userlist a\n  user jo insecure-password ${p}\n`),
  of('app.ini', p => `[database]\nUSER = jo\nPASSWD = \`${p}\`\n`.replaceAll('`', '')),
  of('.env', p => `# settings\nDB_USER=jo\nDB_PASSWORD=${p} # local\n`),
  of('.env.production', p => `export DB_PASSWORD='${p}'\n`),
  of('.env', p => `APP_KEY=${p}\n`, { password: `base64:${Buffer.from(text(32)).toString('base64')}` }),
  of('config/secrets.yml', p => `production:\n  secret_key_base: ${p}\n`, { password: text(128, HEX) }),
  of('config/master.key', p => p, { password: text(32, HEX) }),
  of('.vault-token', p => `${p}\n`, { password: text(26) }),
  of('.vault_pass', p => `${p}\n`),
  of('mongo-keyfile', p => `${p.slice(0, 64)}\n${p.slice(64)}\n`, { password: text(128) }),
  of('.config/gh/hosts.yml', p => `github.com:\n    user: jo\n    oauth_token: ${p}\n`),
  of('.config/hub', p => `github.com:\n- user: jo\n  oauth_token: ${p}\n  protocol: https\n`),
  of('.tugboat', p => `authentication:\n  access_token: ${p}\n`),
  of('kaggle.json', p => `{"username":"jo","key":"${p}"}`, { password: text(32, HEX) }),
  of('.sentryclirc', p => `[auth]\ntoken=${p}\n`),
  of('passwords.csv', p => `name,url,username,password\nAcme,https://a.io,jo,"${p}"\n`),
  of('logins.json', p => `{"logins":[{"hostname":"https://a.io","encryptedPassword":"${p}"}]}`, {
    password: `M${text(63)}`,
  }),
  of(
    'a.postman_environment.json',
    p => `{"values":[{"key":"apiKey","value":"${p}","type":"secret"}],"_postman_variable_scope":"environment"}`,
  ),
  of('UTC--2020-a', p => `{"crypto":{"cipher":"aes-128-ctr","ciphertext":"${p}","kdf":"scrypt"},"version":3}`, {
    password: text(64, HEX),
  }),
]
