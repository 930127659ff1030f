// Encodes texts with Hugging Face's transformers.js:
//   node reference-ids.mjs FOLDER-WITH-NODE_MODULES MODEL-DIRECTORY TEXTS IDS
// TEXTS has a JSON array [text] or [text, second text] a line. IDS gets, for each, as 32-bit integers: the number of ids, the
// position of the first token of type 1 (-1 where there is none), the ids.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, model, texts, ids] = process.argv.slice(2).map(p => path.resolve(p));
const require = createRequire(path.join(folder, 'index.js'));
const { AutoTokenizer, env } = await import(pathToFileURL(require.resolve('@huggingface/transformers')));
env.allowRemoteModels = false;
env.localModelPath = path.dirname(model);
const tokenizer = await AutoTokenizer.from_pretrained(path.basename(model));
const output = fs.createWriteStream(ids);
for (const line of fs.readFileSync(texts, 'utf8').split('\n')) {
  if (line === '') continue;
  const [text, second] = JSON.parse(line);
  const { input_ids, token_type_ids } = tokenizer(text, { text_pair: second ?? null, return_tensor: false });
  output.write(Buffer.from(Int32Array.from([input_ids.length, token_type_ids?.indexOf(1) ?? -1, ...input_ids]).buffer));
}

output.end();
