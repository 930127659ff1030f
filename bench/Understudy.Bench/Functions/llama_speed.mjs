// Times greedy decoding of a GGUF file in llama.cpp on one thread:
//   node llama_speed.mjs FOLDER-WITH-NODE_MODULES FILE PROMPT-TOKENS LONG-PROMPT TOKENS ROUNDS VOCABULARY
// Prints {"decode": tokens a second, "prefill": tokens a second}, each of the best round. The token that ends a text ends nothing here.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file, ...numbers] = process.argv.slice(2);
const [promptTokens, longPrompt, tokens, rounds, vocabulary] = numbers.map(Number);
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(path.join(path.resolve(folder), 'node_modules', 'node-llama-cpp', 'dist', 'index.js')));
const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, logLevel: LlamaLogLevel.error, maxThreads: 1 });
const model = await llama.loadModel({ modelPath: path.resolve(file) });
const context = await model.createContext({ contextSize: 512, batchSize: 512, threads: 1 });
const sequence = context.getSequence();
const prompt = Array.from({ length: longPrompt }, (_, i) => (i * 7919 + 300) % vocabulary);
let decode = 0, prefill = 0;
for (let round = 0; round <= rounds; round++) {
  await sequence.clearHistory();
  let began = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(prompt);
  prefill = Math.max(prefill, longPrompt / (performance.now() - began) * 1000);
  await sequence.clearHistory();
  let next = prompt.slice(0, promptTokens), found = 0;
  while (found <= tokens) {
    for await (const token of sequence.evaluate(next, { temperature: 0, yieldEogToken: true })) {
      if (found === 0) began = performance.now(); // the prompt is behind the first token
      next = [token];
      if (++found > tokens) break;
    }
  }

  decode = Math.max(decode, tokens / (performance.now() - began) * 1000);
}

console.log(JSON.stringify({ decode, prefill }));
process.exit(0);
