// Opens a GGUF file with llama.cpp, for LlamaCppTests:
//   node llama-cpp.mjs FOLDER-WITH-NODE_MODULES FILE QUESTIONS
// QUESTIONS is JSON: {"texts":[…],"prompts":[[id,…],…],"tokens":n}. Prints {"ids":[[…],…],"greedy":[[…],…],"template","begin","end"}.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file, questions] = process.argv.slice(2).map(p => path.resolve(p));
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(path.join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js')));
const { texts, prompts, tokens } = JSON.parse(fs.readFileSync(questions, 'utf8'));
const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: file });
const context = await model.createContext({ contextSize: 256, threads: 1, flashAttention: false, experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' });
const sequence = context.getSequence();
const greedy = [];
for (const prompt of prompts) {
  const found = [];
  await sequence.clearHistory();
  for await (const token of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
    found.push(token);
    if (found.length === tokens) break;
  }

  greedy.push(found);
}

console.log(JSON.stringify({
  ids: texts.map(t => model.tokenize(t, false)), greedy, begin: model.tokens.bos, end: model.tokens.eos, prepend: model.tokens.shouldPrependBosToken,
  template: model.fileInfo.metadata.tokenizer.chat_template, type: model.fileInfo.metadata.general.architecture,
}));
process.exit(0);
