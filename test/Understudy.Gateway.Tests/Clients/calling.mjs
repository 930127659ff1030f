// Function calls of a specialist as the official client takes them.
const refund = (parameters = { type: 'object', properties: { amount: { type: 'number' }, note: { type: 'string' } }, required: ['amount'], additionalProperties: false }) => ({ type: 'function', function: { name: 'refund', parameters } });
const reset = { type: 'function', function: { name: 'reset', parameters: { type: 'object', properties: {} } } };
const named = { headers: { 'x-understudy-workload': 'helpdesk' } };
const ask = (text, tools, more) => ({ model: 'large', messages: [{ role: 'system', content: 'Help.' }, { role: 'user', content: text }], tools, ...more });
const collect = async stream => {
  const all = [];
  for await (const chunk of stream) {
    all.push(chunk);
  }

  return all;
};
const chat = (c, text, tools = [refund(), reset], more = {}) => c.chat.completions.create(ask(text, tools, more), named);
const flat = [refund(), reset].map(t => ({ type: 'function', strict: false, ...t.function }));

export const calling = {
  'whole': c => chat(c, 'billing billing'),
  'no-arguments': c => chat(c, 'login login'),
  'required': c => chat(c, 'login login', [reset], { tool_choice: 'required' }),
  'chosen': c => chat(c, 'login login', [refund(), reset], { tool_choice: { type: 'function', function: { name: 'reset' } } }),
  'unsure': c => chat(c, 'neither'),
  'not-offered': c => chat(c, 'billing billing', [reset]),
  'not-by-schema': c => chat(c, 'billing billing', [refund({ type: 'object', properties: { amount: { type: 'integer' } } })]),
  'unknown-keyword': c => chat(c, 'billing billing', [refund({ type: 'object', propertyNames: { pattern: 'a' } })]),
  'none-wanted': c => chat(c, 'login login', [reset], { tool_choice: 'none' }),
  'another-chosen': c => chat(c, 'login login', [refund(), reset], { tool_choice: { type: 'function', function: { name: 'refund' } } }),
  'no-tools': c => c.chat.completions.create({ model: 'large', messages: [{ role: 'user', content: 'login login' }] }, named),
  'stream': async c => collect(await c.chat.completions.create(ask('billing billing', [refund(), reset], { stream: true }), named)),
  'stream-helper': async c => (await c.chat.completions.stream(ask('billing billing', [refund(), reset]), named).finalChatCompletion()).choices[0],
  'responses': c => c.responses.create({ model: 'large', instructions: 'Help.', input: 'billing billing', tools: flat }, named),
  'responses-stream': async c => collect(await c.responses.create({ model: 'large', instructions: 'Help.', input: 'billing billing', tools: flat, stream: true }, named)),
  'responses-stream-helper': async c => (await c.responses.stream({ model: 'large', instructions: 'Help.', input: 'billing billing', tools: flat }, named).finalResponse()).output[0],
};
