// What the official client (npm `openai`) sees of a server: every scenario's result as one JSON document on standard output.
// node official-client.mjs FOLDER BASE_URL SUITE: FOLDER holds node_modules/openai, BASE_URL ends in /v1.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { surface } from './surface.mjs';
import { specialist } from './specialist.mjs';
import { calling } from './calling.mjs';
import { objects } from './objects.mjs';

const [folder, baseURL, suite] = process.argv.slice(2);
const OpenAI = createRequire(join(resolve(folder), 'package.json'))('openai');
const results = {};
for (const [name, scenario] of Object.entries({ surface, specialist, calling, objects }[suite])) {
  const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, baseURL, maxRetries: 2, timeout: 20_000, defaultHeaders: { 'x-scenario': name } });
  try {
    results[name] = { ok: await scenario(client, OpenAI) };
  } catch (e) {
    results[name] = { error: describe(e, OpenAI) };
  }
}
process.stdout.write(JSON.stringify(results));

function describe(e, OpenAI) {
  if (!(e instanceof OpenAI.APIError)) {
    return { kind: e.constructor.name, message: String(e.message) };
  }

  const header = name => e.headers?.get?.(name) ?? null;
  return {
    kind: e.constructor.name, isAPIError: true, status: e.status ?? null, message: e.message, type: e.type ?? null, param: e.param ?? null, code: e.code ?? null,
    requestID: e.requestID ?? null, retryAfter: header('retry-after'), retryAfterMs: header('retry-after-ms'), shouldRetry: header('x-should-retry'), remaining: header('x-ratelimit-remaining-requests'),
  };
}
