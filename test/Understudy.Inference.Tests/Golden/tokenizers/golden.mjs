// Writes the ids of texts.json under the two tokenizers here, as @huggingface/transformers 4.3.1 gives them, into ids.json:
//   npm install @huggingface/transformers@4.3.1 && node golden.mjs FOLDER-WITH-NODE_MODULES
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(path.resolve(process.argv[2]), 'index.js'));
const { PreTrainedTokenizer } = await import(pathToFileURL(require.resolve('@huggingface/transformers')));
const read = name => JSON.parse(fs.readFileSync(new URL(name, import.meta.url)));
const texts = read('texts.json');
const lines = ['wordpiece', 'bytepair'].map(name => {
  const tokenizer = new PreTrainedTokenizer(read(`${name}.json`), {});
  return `"${name}":[\n${texts.map(t => JSON.stringify(tokenizer.encode(t))).join(',\n')}]`;
});
fs.writeFileSync(new URL('ids.json', import.meta.url), `{${lines.join(',\n')}}\n`);
