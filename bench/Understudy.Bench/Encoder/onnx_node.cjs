// Times an exported encoder in onnxruntime-node. Arguments: folder with node_modules, model, tokens, batch, threads, rounds, vocabulary.
// Prints {"rate": sequences a second in the best round, "median": milliseconds of single requests in the best round}.
const { createRequire } = require('node:module');
const path = require('node:path');

const [folder, model, ...numbers] = process.argv.slice(2);
const [tokens, batch, threads, rounds, vocabulary] = numbers.map(Number);
const ort = createRequire(path.join(folder, 'package.json'))('onnxruntime-node');

function feeds(session, rows) {
  const size = rows * tokens;
  const make = fill => new ort.Tensor('int64', BigInt64Array.from({ length: size }, fill), [rows, tokens]);
  const all = {
    input_ids: () => make((_, i) => BigInt((i * 7919 + 13) % vocabulary)),
    attention_mask: () => make(() => 1n),
    token_type_ids: () => make(() => 0n),
  };
  return Object.fromEntries(session.inputNames.map(name => [name, all[name]()]));
}

(async () => {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: threads, graphOptimizationLevel: 'all' });
  const many = feeds(session, batch), one = feeds(session, 1);
  await session.run(many);
  await session.run(one);
  let rate = 0, median = Infinity;
  for (let round = 0; round < rounds; round++) {
    let done = 0;
    const began = performance.now();
    for (; performance.now() - began < 2000; done += batch) await session.run(many);
    rate = Math.max(rate, done / ((performance.now() - began) / 1000));
    const times = [];
    for (let i = 0; i < 200; i++) {
      const start = performance.now();
      await session.run(one);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    median = Math.min(median, times[100]);
  }
  console.log(JSON.stringify({ rate, median }));
})();
