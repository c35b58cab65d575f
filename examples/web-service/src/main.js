import { readConfig } from './config.js';
import { createServer } from './server.js';

const GRACE_MS = 5000;

const config = readConfig();
const server = createServer({ config });

server.on('error', (error) => {
  console.error(`cannot listen: ${error.message}`);
  process.exitCode = 1;
});

server.listen(config.port, config.host, () => {
  console.log(`listening on http://${config.host}:${server.address().port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    console.log(`${signal}: stopping`);
    server.close();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
