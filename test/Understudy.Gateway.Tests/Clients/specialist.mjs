// A specialist's answers as the official client takes them.
const system = { role: 'system', content: 'Sort.' };
const ask = (text, more) => ({ model: 'large', messages: [system, { role: 'user', content: text }], ...more });
const schema = values => ({
  type: 'json_schema',
  json_schema: { name: 'category', strict: true, schema: { type: 'object', properties: { category: { type: 'string', enum: values } }, required: ['category'], additionalProperties: false } },
});
const collect = async stream => {
  const all = [];
  for await (const chunk of stream) {
    all.push(chunk);
  }

  return all;
};
const facts = async promise => {
  const { data, response } = await promise.withResponse();
  return { data, headers: Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('x-understudy-') || name === 'x-request-id' || name === 'content-type')) };
};

export const specialist = {
  'whole': c => facts(c.chat.completions.create(ask('billing billing billing'))),
  'unsure': c => facts(c.chat.completions.create(ask('neither this nor that'))),
  'other-prompt': c => facts(c.chat.completions.create({ model: 'large', messages: [{ role: 'system', content: 'Translate.' }, { role: 'user', content: 'billing billing billing' }] })),
  'stream': async c => collect(await c.chat.completions.create(ask('login login login', { stream: true }))),
  'stream-usage': async c => collect(await c.chat.completions.create(ask('login login login', { stream: true, stream_options: { include_usage: true } }))),
  'stream-helper': async c => (await c.chat.completions.stream(ask('login login login')).finalChatCompletion()).choices[0],
  'alias': c => facts(c.chat.completions.create(ask('billing billing billing', { model: 'helpdesk-mini', temperature: 0 }))),
  'alias-unsure': c => facts(c.chat.completions.create(ask('neither this nor that', { model: 'helpdesk-mini' }))),
  'named': c => facts(c.chat.completions.create({ model: 'large', messages: [{ role: 'user', content: 'billing billing billing' }] }, { headers: { 'x-understudy-workload': 'helpdesk' } })),
  'schema-met': c => facts(c.chat.completions.parse(ask('billing billing billing', { response_format: schema(['billing', 'login']) }), { headers: { 'x-understudy-workload': 'helpdesk' } })),
  'schema-not-met': c => facts(c.chat.completions.parse(ask('billing billing billing', { response_format: schema(['money', 'login']) }), { headers: { 'x-understudy-workload': 'helpdesk' } })),
  'many-choices': c => facts(c.chat.completions.create(ask('billing billing billing', { n: 2 }))),
  'log-probabilities': c => facts(c.chat.completions.create(ask('billing billing billing', { logprobs: true }))),
  'tools': c => facts(c.chat.completions.create(ask('billing billing billing', { tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } }], tool_choice: 'none' }), { headers: { 'x-understudy-workload': 'helpdesk' } })),
  'too-short': c => facts(c.chat.completions.create(ask('billing billing billing', { max_tokens: 1 }))),
  'responses': async c => {
    const answer = await facts(c.responses.create({ model: 'large', instructions: 'Sort.', input: 'login login login' }));
    return { ...answer, text: answer.data.output_text };
  },
  'responses-stream': async c => collect(await c.responses.create({ model: 'large', instructions: 'Sort.', input: 'login login login', stream: true })),
  'responses-stream-helper': async c => (await c.responses.stream({ model: 'large', instructions: 'Sort.', input: 'login login login' }).finalResponse()).output_text,
  'responses-schema-not-met': async c => (await c.responses.create({ model: 'large', instructions: 'Sort.', input: 'login login login', text: { format: { type: 'json_schema', ...schema(['a']).json_schema } } }, { headers: { 'x-understudy-workload': 'helpdesk' } })).model,
  'models': async c => (await collect(await c.models.list())).map(m => m.id),
  'model': c => c.models.retrieve('helpdesk-mini'),
};
