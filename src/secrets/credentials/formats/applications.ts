import type { Format } from '../format.js'
import { inFields } from '../grammars/dialects.js'
import { php } from '../grammars/php.js'

/** Settings that applications keep in their own language: PHP's, mostly. */
export const applications: readonly Format[] = [
  // https://developer.wordpress.org/advanced-administration/wordpress/wp-config/
  {
    what: 'a wp-config.php',
    names:
      'wp-config.php wp-config-local.php wp-config.local.php local-config.php *wp-config.php wp-config*.php wp-config',
    read: php,
    keys: 'db_password ftp_pass auth_key secure_auth_key logged_in_key nonce_key auth_salt secure_auth_salt logged_in_salt nonce_salt wp_cache_key_salt jwt_auth_secret_key smtp_pass *_password *_secret *_secret_key',
    as: salt,
  },
  {
    what: "Joomla's configuration",
    names: 'configuration.php',
    read: php,
    keys: 'password secret smtppass ftp_pass proxy_pass redis_server_auth',
  },
  {
    what: "Drupal's settings",
    names: 'settings.php settings.local.php settings.*.php',
    read: php,
    keys: 'password hash_salt drupal_hash_salt',
  },
  {
    what: "phpMyAdmin's configuration",
    names: 'config.inc.php phpmyadmin.inc.php',
    read: php,
    keys: 'password controlpass blowfish_secret db_password smtp_pass des_key',
  },
  {
    what: "MediaWiki's settings",
    names: 'localsettings.php',
    read: php,
    keys: 'wgdbpassword wgsecretkey wgupgradekey wgdbadminpassword wgsmtp password *password *secretkey',
  },
  { what: "Magento's configuration", names: 'etc/env.php env.php', read: php, keys: 'password key passphrase' },
  {
    what: "TYPO3's configuration",
    names: 'localconfiguration.php',
    read: php,
    keys: 'password encryptionkey installtoolpassword',
  },
  {
    what: "PrestaShop's configuration",
    names: 'parameters.php settings.inc.php',
    read: php,
    keys: 'database_password mailer_password secret _db_passwd_ _cookie_key_ _rijndael_key_ cookie_key new_cookie_key api_secret',
  },
  {
    what: "a PHP application's configuration",
    names:
      'config.php database.php db.php conn.php connect.php connection.php dbconfig.php db_config.php db-config.php config.local.php config.inc local.php config-db.php constants.php secrets.php credentials.php app_local.php params-local.php main-local.php common.php',
    read: php,
    keys: '?',
  },
  { what: "Nextcloud's configuration", names: 'config/config.php config.php', read: php, keys: 'passwordsalt' },
  { what: "GitLab's configuration", names: 'gitlab.rb gitlab-secrets.rb', read: php, keys: '?' },
  {
    what: 'a Rails initializer',
    names: 'secret_token.rb session_store.rb',
    read: php,
    keys: 'secret_token secret_key_base secret',
  },
  // CodeIgniter's and others' lists of users beside them.
  { what: 'a list of users', names: '.users .passwd', read: inFields, keys: '*' },
]

/** WordPress' own sample has `put your unique phrase here` in each. */
function salt(value: string) {
  return /^put your unique phrase/i.test(value) ? null : { secret: value }
}
