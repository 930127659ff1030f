// What Node users would take: redact-pii, alone and behind secretlint's recommended rules.
// node redaction_peers.mjs FOLDER TEXTS.json → {"pii": [redacted…], "both": [redacted…], "microseconds": per text}
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
const require = createRequire(folder + '/package.json');
const { SyncRedactor } = require('redact-pii');
const { lintSource } = await import(pathToFileURL(require.resolve('@secretlint/core')).href);
const { creator } = await import(pathToFileURL(require.resolve('@secretlint/secretlint-rule-preset-recommend')).href);
const texts = JSON.parse(readFileSync(file, 'utf8'));
const redactor = new SyncRedactor();
const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }];

const pii = texts.map((t) => redactor.redact(t));
const began = process.hrtime.bigint();
texts.forEach((t) => redactor.redact(t));
const microseconds = Number(process.hrtime.bigint() - began) / 1000 / texts.length;
const both = [];
for (const content of texts) {
  const found = await lintSource({ source: { content, filePath: '/text.txt', ext: '.txt', contentType: 'text' }, options: { config: { rules }, noPhysicFilePath: true } });
  let rest = content;
  for (const [start, end] of found.messages.map((m) => m.range).sort((a, b) => b[0] - a[0])) rest = rest.slice(0, start) + '[SECRET]' + rest.slice(end);
  both.push(redactor.redact(rest));
}
console.log(JSON.stringify({ pii, both, microseconds }));
