// Makes three small tokenizers of the Llama 3, Qwen2 and SmolLM forms, whose merges join whatever the cuts leave together, and writes
// the ids of texts.json and the texts below, as @huggingface/transformers 4.3.1 gives them, into decoder-ids.json:
//   npm install @huggingface/transformers@4.3.1 && node golden-decoders.mjs FOLDER-WITH-NODE_MODULES
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(path.resolve(process.argv[2]), 'index.js'));
const { PreTrainedTokenizer } = await import(pathToFileURL(require.resolve('@huggingface/transformers')));
const place = name => new URL(name, import.meta.url);

// GPT-2's alphabet, by byte.
const alphabet = [];
for (let b = 0, next = 256; b < 256; b++) alphabet.push(String.fromCharCode((b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174 ? b : next++));
const spell = text => [...Buffer.from(text)].map(b => alphabet[b]).join('');

const single = [' ', '\n', '\r', '\t', '1', '2', '3', 'a', 's', 'S', 't', 'T', 'l', 'r', 'e', "'", '!', '.', '-'].map(spell);
const pairs = single.flatMap(l => single.map(r => [l, r]));
const more = [' 12', '123', "'re", "'ll", ' !!', '\n\n\n', '   ', ' as', '!\n', '1.2'].map(spell).map(t => [t.slice(0, -1), t.slice(-1)]);
const marks = [['Ã', '©'], ['Ì', 'ģ'], ['e', 'Ìģ'], ['Ġ', 'Ã©']];
const merges = [...pairs, ...more.filter(([l]) => l.length === 2), ...marks];

const expression = digits => `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;
const byteLevel = use_regex => ({ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex });
const split = digits => ({ type: 'Sequence', pretokenizers: [{ type: 'Split', pattern: { Regex: expression(digits) }, behavior: 'Isolated', invert: false }, byteLevel(false)] });
const special = id => ({ SpecialToken: { id, type_id: 0 } }), text = (id, type_id) => ({ Sequence: { id, type_id } });
const begin = '<|begin_of_text|>';
const forms = {
  llama3: {
    specials: [begin, '<|end_of_text|>'], pre_tokenizer: split('{1,3}'), ignore_merges: true,
    post_processor: { type: 'Sequence', processors: [byteLevel(true), { type: 'TemplateProcessing', single: [special(begin), text('A', 0)], pair: [special(begin), text('A', 0), special(begin), text('B', 1)], special_tokens: { [begin]: { id: begin, ids: [0], tokens: [begin] } } }] },
  },
  qwen2: { specials: ['<|endoftext|>', '<|im_start|>', '<|im_end|>'], marks: ['<tool_call>'], normalizer: { type: 'NFC' }, pre_tokenizer: split(''), post_processor: byteLevel(false) },
  smollm: { specials: ['<|endoftext|>', '<|im_start|>'], pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel(true)] }, post_processor: null },
};

const texts = [...JSON.parse(fs.readFileSync(place('texts.json'))),
  "It's IT'S 'TIS we'RE They'll 'll 'LL 'sa 'Sa''s", 'tab\tword \tword  word   word\n word\n\n word \n \n word\r\n\r\nend  ', '   ', ' \n ', '\n\n\n', 'a!\n\nb .\r\n-\n c', '1234567 12 a1b22c333 1.2.3 -12 !12', '  12  3', 'x  1\n2 \t3', '.a!a -a  .a\t.a', '!!!  !!!\n!!!', 'e\u0301 \u00e9 E\u0301a \u212b A\u030a a\u0316\u0301 \u0958 \u1112\u1175\u11c2 \u1100\u1161 q\u0307\u0323', 's1 s 1 \u00bd \u216b12'];
const ids = {}, made = JSON.stringify(texts).replace(/[\u007f-\uffff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
for (const [name, form] of Object.entries(forms)) {
  const added = [...form.specials, ...(form.marks ?? [])], tokens = [...added, ...[...alphabet].sort(), ...merges.map(([l, r]) => l + r)];
  const json = {
    version: '1.0', truncation: null, padding: null,
    added_tokens: added.map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: form.specials.includes(content) })),
    normalizer: form.normalizer ?? null, pre_tokenizer: form.pre_tokenizer, post_processor: form.post_processor, decoder: byteLevel(true),
    model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: form.ignore_merges ?? false, vocab: Object.fromEntries(tokens.map((t, id) => [t, id])), merges: merges.map(m => m.join(' ')) },
  };
  if (new Set(tokens).size !== tokens.length) throw new Error(`${name} has a token twice`);
  fs.writeFileSync(place(`${name}.json`), JSON.stringify(json) + '\n');
  const tokenizer = new PreTrainedTokenizer(json, {});
  // Hugging Face's own library, which made SmolLM's, takes every numeric character for a digit, transformers.js those of ASCII.
  ids[name] = texts.map(t => name === 'smollm' && /(?![0-9])\p{N}/u.test(t) ? null : tokenizer.encode(t));
}

fs.writeFileSync(place('decoder-texts.json'), made + '\n');
fs.writeFileSync(place('decoder-ids.json'), `{${Object.entries(ids).map(([n, rows]) => `"${n}":[\n${rows.map(r => JSON.stringify(r)).join(',\n')}]`).join(',\n')}}\n`);
