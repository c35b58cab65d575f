/** Settings from the environment. */

const DEFAULTS = { HOST: '127.0.0.1', PORT: '8080', MAX_BODY_BYTES: '65536' };

/**
 * Read the settings; a value that makes no sense is an error at start-up.
 * `BREAK` names parts to break on purpose, such as `health`.
 */
export function readConfig(env = process.env) {
  return {
    host: env.HOST || DEFAULTS.HOST,
    port: integer('PORT', env, 0, 65535),
    maxBodyBytes: integer('MAX_BODY_BYTES', env, 1, 10_000_000),
    broken: new Set((env.BREAK ?? '').split(',').map((part) => part.trim()).filter(Boolean)),
  };
}

function integer(name, env, least, most) {
  const text = env[name] || DEFAULTS[name];
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not '${text}'`);
  }
  return value;
}
