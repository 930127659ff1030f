// JSON objects of several fields, a specialist's answers, as the official client takes them.
const named = { headers: { 'x-understudy-workload': 'helpdesk' } };
const fields = { topic: { type: 'string' }, urgent: { type: 'boolean' }, mail: { type: 'string' }, amount: { type: ['number', 'null'] } };
const schema = (properties = fields) => ({ name: 'ticket', strict: true, schema: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } });
const ask = (text, format, more) => ({ model: 'large', messages: [{ role: 'system', content: 'Sort.' }, { role: 'user', content: text }], ...(format && { response_format: { type: 'json_schema', json_schema: format } }), ...more });
const responses = text => ({ model: 'large', instructions: 'Sort.', input: text, text: { format: { type: 'json_schema', ...schema() } } });

export const objects = {
  'plain': async c => JSON.parse((await c.chat.completions.create(ask('login login login'))).choices[0].message.content),
  'schema': async c => (await c.chat.completions.parse(ask('login login login', schema()), named)).choices[0].message.parsed,
  'json-object': async c => JSON.parse((await c.chat.completions.create(ask('login login login', null, { response_format: { type: 'json_object' } }), named)).choices[0].message.content),
  'stream-helper': async c => (await c.chat.completions.stream(ask('login login login', schema()), named).finalChatCompletion()).choices[0].message.parsed,
  'responses': async c => (await c.responses.parse(responses('login login login'), named)).output_parsed,
  'responses-stream-helper': async c => JSON.parse((await c.responses.stream(responses('login login login'), named).finalResponse()).output_text),
  'other-schema': async c => (await c.chat.completions.create(ask('login login login', schema({ topic: { type: 'string' } })), named)).model,
  'unsure': async c => (await c.chat.completions.create(ask('neither this nor that', schema()), named)).model,
};
