// Everything that an application asks of a large model through the official client. Run against the model itself and through the
// gateway, the results must be the same.
const system = { role: 'system', content: 'Sort.' };
const user = text => ({ role: 'user', content: text });
const ask = (text, more) => ({ model: 'large', messages: [system, user(text)], ...more });
const weather = {
  type: 'function',
  function: { name: 'get_weather', description: 'The weather.', strict: true, parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false } },
};
const category = {
  type: 'json_schema',
  json_schema: { name: 'category', strict: true, schema: { type: 'object', properties: { category: { type: 'string', enum: ['billing', 'login'] } }, required: ['category'], additionalProperties: false } },
};
const collect = async stream => {
  const all = [];
  for await (const chunk of stream) {
    all.push(chunk);
  }

  return all;
};
const pass = answer => ({ ...answer, requestID: answer._request_id ?? null });

export const surface = {
  'chat': async c => pass(await c.chat.completions.create(ask('Grüße, ☃ and 𝄞'))),
  'chat-raw-headers': async c => {
    const { data, response, request_id } = await c.chat.completions.create(ask('headers')).withResponse();
    return { text: data.choices[0].message.content, type: response.headers.get('content-type'), remaining: response.headers.get('x-ratelimit-remaining-requests'), version: response.headers.get('openai-version'), request_id };
  },
  'chat-many-systems': async c => pass(await c.chat.completions.create({ model: 'large', messages: [system, { role: 'system', content: 'Be brief.' }, { role: 'developer', content: 'In German.' }, user('one'), { role: 'assistant', content: 'two' }, user('three')] })),
  'chat-parts': async c => pass(await c.chat.completions.create({ model: 'large', messages: [{ role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] }] })),
  'chat-n': async c => (await c.chat.completions.create(ask('many', { n: 3 }))).choices,
  'chat-unknown-fields': async c => pass(await c.chat.completions.create(ask('unknown', { seed: 7, top_p: 0.5, parallel_tool_calls: false, thinking: { type: 'enabled', budget: 1 }, store: true }))),
  'chat-tools': async c => pass(await c.chat.completions.create(ask('Bern', { tools: [weather], tool_choice: 'required' }))),
  'chat-parse': async c => (await c.chat.completions.parse(ask('login', { response_format: category }))).choices[0].message,
  'chat-parse-with-tools': async c => (await c.chat.completions.parse(ask('login', { response_format: category, tools: [weather], tool_choice: 'none' }))).choices[0].message,
  'stream': async c => collect(await c.chat.completions.create(ask('one two three', { stream: true }))),
  'stream-usage': async c => collect(await c.chat.completions.create(ask('one two three', { stream: true, stream_options: { include_usage: true } }))),
  'stream-usage-off': async c => collect(await c.chat.completions.create(ask('one two three', { stream: true, stream_options: { include_usage: false } }))),
  'stream-n': async c => collect(await c.chat.completions.create(ask('one two', { stream: true, n: 2 }))),
  'stream-tools': async c => collect(await c.chat.completions.create(ask('Bern and Basel', { stream: true, tools: [weather] }))),
  'stream-helper': async c => c.chat.completions.stream(ask('one two three')).finalChatCompletion(),
  'stream-helper-tools': async c => (await c.chat.completions.stream(ask('Bern and Basel', { tools: [weather] })).finalChatCompletion()).choices[0],
  'stream-helper-schema': async c => (await c.chat.completions.stream(ask('billing', { response_format: category })).finalChatCompletion()).choices[0].message.parsed,
  'run-tools': async c => {
    const cities = [];
    const tool = { ...weather, function: { ...weather.function, parse: JSON.parse, function: ({ city }) => (cities.push(city), `sunny in ${city}`) } };
    const answer = await c.chat.completions.runTools(ask('Bern', { tools: [tool] }), { maxChatCompletions: 2 }).finalContent();
    return { cities, answer };
  },
  'embeddings': async c => (await c.embeddings.create({ model: 'e', input: 'one text' })).data.map(d => ({ length: d.embedding.length, first: d.embedding.slice(0, 3) })),
  'embeddings-many': async c => (await c.embeddings.create({ model: 'e', input: ['a', 'bc', 'def'], dimensions: 16 })).data.map(d => [d.index, d.embedding.length, d.embedding[0]]),
  'embeddings-float': async c => (await c.embeddings.create({ model: 'e', input: 'one text', encoding_format: 'float' })).data[0].embedding,
  'models': async c => collect(await c.models.list()),
  'model': async c => pass(await c.models.retrieve('scripted-large')),
  'responses': async c => {
    const answer = await c.responses.create({ model: 'large', instructions: 'Sort.', input: 'one two' });
    return { ...pass(answer), output_text: answer.output_text };
  },
  'responses-parse': async c => (await c.responses.parse({ model: 'large', input: 'login', text: { format: { type: 'json_schema', ...category.json_schema } } })).output_parsed,
  'responses-stream': async c => collect(await c.responses.create({ model: 'large', input: 'one two three', stream: true })),
  'responses-stream-helper': async c => (await c.responses.stream({ model: 'large', input: 'one two three' }).finalResponse()).output_text,
  'rerank': async c => c.post('/rerank', { body: { model: 'r', query: 'red shoe', documents: ['blue hat', { text: 'red shoe' }, 'red hat'], top_n: 2, return_documents: true } }),
  'error-400': c => c.chat.completions.create({ model: 'large' }),
  'error-401': c => c.chat.completions.create(ask('x')),
  'error-404': c => c.chat.completions.create(ask('x')),
  'error-404-path': c => c.get('/no/such/thing'),
  'error-429': c => c.chat.completions.create(ask('x'), { maxRetries: 0 }),
  'error-500': c => c.chat.completions.create(ask('x'), { maxRetries: 0 }),
  'error-429-stream': c => c.chat.completions.create(ask('x', { stream: true }), { maxRetries: 0 }),
  'retry-429': async c => {
    const started = performance.now();
    const answer = await c.chat.completions.create(ask('retry-429'));
    return { text: answer.choices[0].message.content, waited: performance.now() - started >= 300 };
  },
  'retry-500-twice': async c => (await c.chat.completions.create(ask('retry-500-twice'))).choices[0].message.content,
  'no-retry': c => c.chat.completions.create(ask('x')),
  'stream-error-frame': async c => collect(await c.chat.completions.create(ask('x', { stream: true }))),
  'stream-crlf': async c => collect(await c.chat.completions.create(ask('Grüße, ☃', { stream: true }))),
  'stream-reset': async c => {
    const seen = [];
    try {
      for await (const chunk of await c.chat.completions.create(ask('x', { stream: true }), { maxRetries: 0 })) {
        seen.push(chunk);
      }

      return { chunks: seen.length, clean: true };
    } catch (e) {
      return { chunks: seen.length, finish: seen.at(-1)?.choices[0]?.finish_reason ?? null, isAPIError: 'status' in e, code: e.code ?? null, type: e.type ?? null };
    }
  },
  'abort-stream': async c => {
    let chunks = 0;
    const stream = await c.chat.completions.create(ask('x', { stream: true }));
    for await (const _ of stream) {
      chunks++;
      stream.controller.abort();
    }

    return chunks > 0;
  },
  'abort-whole': async c => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 1000); // long enough for the request to arrive on a busy machine
    await c.chat.completions.create(ask('x'), { signal: abort.signal });
  },
};
